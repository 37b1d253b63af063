#include "dragoman/language/kernels.h"

#ifdef DRAGOMAN_OPENMP
#include <omp.h>
#endif
#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

// GCC compiles each loop for AVX-512, AVX2 and plain x86-64 and picks at load time; clang (fuzzing only) builds the plain one.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
#define DRAGOMAN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DRAGOMAN_CLONES
#endif

namespace dragoman::kernels {
namespace {

/// exp(x) to about 2e-7 relative: 2^(x log2 e) split into integer and fraction, the fraction by a degree-6 polynomial.
inline float fast_exp(float x) {
  x = x < -87.f ? -87.f : x > 87.f ? 87.f : x;
  const float t = x * 1.44269504f;
  const float whole = std::floor(t);
  const float f = t - whole;
  float p = 1.535336188319500e-4f;
  p = p * f + 1.339887440266574e-3f;
  p = p * f + 9.618437357674640e-3f;
  p = p * f + 5.550332471162809e-2f;
  p = p * f + 2.402264791363012e-1f;
  p = p * f + 6.931472028550421e-1f;
  p = p * f + 1.f;
  const int bits = (static_cast<int>(whole) + 127) << 23;
  float scale;
  std::memcpy(&scale, &bits, 4);
  return p * scale;
}
inline float sigmoid(float x) { return 1.f / (1.f + fast_exp(-x)); }
inline float fast_tanh(float x) { return 2.f * sigmoid(2.f * x) - 1.f; }

}  // namespace

void stay_on_this_thread() {
#ifdef DRAGOMAN_OPENMP
  omp_set_num_threads(1);
#endif
}

void matmul(const float* a, std::size_t lda, const float* b, const float* bias, float* c, std::size_t m, std::size_t n, std::size_t k) {
  if (m == 0) return;
  for (std::size_t i = 0; i < m; ++i) std::memcpy(c + i * n, bias, n * sizeof(float));
  [[maybe_unused]] const dnnl_status_t status = dnnl_sgemm('N', 'N', static_cast<dnnl_dim_t>(m), static_cast<dnnl_dim_t>(n), static_cast<dnnl_dim_t>(k), 1.f, a,
                                                           static_cast<dnnl_dim_t>(lda), b, static_cast<dnnl_dim_t>(n), 1.f, c, static_cast<dnnl_dim_t>(n));
  assert(status == dnnl_success);
}

void matmul_u8s8(const std::uint8_t* a, const signed char* b, std::int32_t* c, std::size_t m, std::size_t n, std::size_t k) {
  const std::int32_t zero = 0;
  [[maybe_unused]] const dnnl_status_t status =
      dnnl_gemm_u8s8s32('N', 'N', 'F', static_cast<dnnl_dim_t>(m), static_cast<dnnl_dim_t>(n), static_cast<dnnl_dim_t>(k), 1.f, a, static_cast<dnnl_dim_t>(k),
                        0, reinterpret_cast<const std::int8_t*>(b), static_cast<dnnl_dim_t>(n), 0, 0.f, c, static_cast<dnnl_dim_t>(n), &zero);
  assert(status == dnnl_success);
}

DRAGOMAN_CLONES void quantize_rows(const float* x, std::size_t stride, std::size_t m, std::size_t k, std::uint8_t* q, float* scale) {
  for (std::size_t r = 0; r < m; ++r, x += stride, q += k) {
    float largest = 1e-20f;
    for (std::size_t i = 0; i < k; ++i) largest = std::max(largest, std::fabs(x[i]));
    scale[r] = largest / 63.f;
    const float inverse = 63.f / largest;
    for (std::size_t i = 0; i < k; ++i) q[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(x[i] * inverse + 64.5f));
  }
}

DRAGOMAN_CLONES void dequantize(const std::int32_t* sums, const std::int32_t* offset, const float* row_scale, const float* column_scale, const float* bias,
                                float* y, std::size_t m, std::size_t n, bool add) {
  for (std::size_t r = 0; r < m; ++r, sums += n, y += n) {
    const float scale = row_scale[r];
    if (add) {
      for (std::size_t j = 0; j < n; ++j) y[j] += scale * column_scale[j] * static_cast<float>(sums[j] - offset[j]) + bias[j];
    } else {
      for (std::size_t j = 0; j < n; ++j) y[j] = scale * column_scale[j] * static_cast<float>(sums[j] - offset[j]) + bias[j];
    }
  }
}

DRAGOMAN_CLONES void layer_norm(const float* x, const float* gamma, const float* beta, float* y, std::size_t m, std::size_t n) {
  for (std::size_t r = 0; r < m; ++r, x += n, y += n) {
    float sum = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) sum += x[i];
    const float mean = sum / static_cast<float>(n);
    for (std::size_t i = 0; i < n; ++i) squares += (x[i] - mean) * (x[i] - mean);
    const float scale = 1.f / std::sqrt(squares / static_cast<float>(n) + 1e-5f);
    for (std::size_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * scale * gamma[i] + beta[i];
  }
}

DRAGOMAN_CLONES void leaky_relu(float* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = x[i] > 0 ? x[i] : .1f * x[i];
}

DRAGOMAN_CLONES void add_gated(float* x, const float* gate, std::size_t m, std::size_t n) {
  for (std::size_t r = 0; r < m; ++r, x += n, gate += 2 * n) {
    for (std::size_t i = 0; i < n; ++i) x[i] += gate[i] * sigmoid(gate[n + i]);
  }
}

DRAGOMAN_CLONES void sru(const float* u, const float* y, float* x, std::size_t tokens, std::size_t width) {
  constexpr std::size_t kMaxHalf = 512;
  float state[kMaxHalf];
  const std::size_t half = width / 2;
  for (int direction = 0; direction < 2; ++direction) {
    const std::size_t lo = direction ? half : 0;
    for (std::size_t d = 0; d < half; ++d) state[d] = 0;
    for (std::size_t s = 0; s < tokens; ++s) {
      const std::size_t t = direction ? tokens - 1 - s : s;
      const float* z = u + t * 3 * width + lo;
      const float* in = y + t * width + lo;
      float* out = x + t * width + lo;
      for (std::size_t d = 0; d < half; ++d) {
        const float f = sigmoid(z[width + d]), r = sigmoid(z[2 * width + d]);
        const float v = f * state[d] + (1.f - f) * z[d];
        state[d] = v;
        out[d] += r * fast_tanh(v) + (1.f - r) * in[d];
      }
    }
  }
}

DRAGOMAN_CLONES void relate(const float* a, const float* b, float* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const float sum = a[i] + b[i];
    out[i] = sum > 0 ? sum : .1f * sum;
    out[n + i] = a[i] * b[i];
  }
}

DRAGOMAN_CLONES float dot(const float* a, const float* b, std::size_t n) {
  float sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

DRAGOMAN_CLONES void add_scaled(float* out, const signed char* row, float scale, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += scale * static_cast<float>(row[i]);
}

}  // namespace dragoman::kernels
