// The network's arithmetic: matrix products by oneDNN (which dispatches to AVX-512, AVX2 or portable code at run time) and the
// element-wise loops, compiled for three instruction sets and chosen at load.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dragoman::kernels {

/// Keeps the products of the calling thread on it: articles are read in parallel, not their sums. Call once a thread (it is cheap to repeat).
void stay_on_this_thread();

/// C (m x n) = A (m x k, row stride lda) * B (k x n) + bias (n); row-major.
void matmul(const float* a, std::size_t lda, const float* b, const float* bias, float* c, std::size_t m, std::size_t n, std::size_t k);

/// What zero becomes in quantised activations.
inline constexpr int kQuantizedZero = 64;

/// q[i][j] = 64 + round(x[i][j] / scale[i]) with scale[i] = max |x[i]| / 63; x has m rows of k values, `stride` apart, q is dense.
void quantize_rows(const float* x, std::size_t stride, std::size_t m, std::size_t k, std::uint8_t* q, float* scale);

/// C (m x n) = A (m x k, 0..127) * B (k x n), exact.
void matmul_u8s8(const std::uint8_t* a, const signed char* b, std::int32_t* c, std::size_t m, std::size_t n, std::size_t k);

/// y (m x n) = row_scale[i] * column_scale[j] * (sums - offset[j]) + bias[j], added to y or in place of it.
void dequantize(const std::int32_t* sums, const std::int32_t* offset, const float* row_scale, const float* column_scale, const float* bias, float* y,
                std::size_t m, std::size_t n, bool add);

/// y = gamma * (x - mean) / sqrt(var + 1e-5) + beta for each of m rows of width n.
void layer_norm(const float* x, const float* gamma, const float* beta, float* y, std::size_t m, std::size_t n);

/// x > 0 ? x : 0.1 x, in place.
void leaky_relu(float* x, std::size_t n);

/// x[i] += a[i] * sigmoid(b[i]) for m rows; gate holds a and b side by side (2n wide).
void add_gated(float* x, const float* gate, std::size_t m, std::size_t n);

/// One sentence through a bidirectional simple recurrent unit: u (tokens x 3 x width: candidate, forget, reset), y (tokens x width) its
/// normalised input; adds the output to x. The first half of the channels runs forward, the second backward.
void sru(const float* u, const float* y, float* x, std::size_t tokens, std::size_t width);

/// out = leaky_relu(a + b) then a * b, each n wide: what a relation is scored by.
void relate(const float* a, const float* b, float* out, std::size_t n);

/// Dot product of a and b.
float dot(const float* a, const float* b, std::size_t n);

/// out[i] += scale * row[i].
void add_scaled(float* out, const signed char* row, float scale, std::size_t n);

}  // namespace dragoman::kernels
