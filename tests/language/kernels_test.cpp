// The fast loops against plain ones, on generated input of odd sizes.
#include "dragoman/language/kernels.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace dragoman::kernels {
namespace {

std::vector<float> random_floats(std::size_t n, unsigned seed) {
  std::mt19937 rng(seed);
  std::uniform_real_distribution<float> value(-2.f, 2.f);
  std::vector<float> out(n);
  for (float& x : out) x = value(rng);
  return out;
}

TEST(Kernels, IntegerProductsAreExact) {
  std::mt19937 rng(1);
  for (const auto& [m, n, k] : {std::array<std::size_t, 3>{1, 1, 1}, {3, 17, 65}, {33, 48, 384}}) {
    std::vector<std::uint8_t> a(m * k);
    std::vector<signed char> b(k * n);
    for (auto& x : a) x = static_cast<std::uint8_t>(rng() % 128);
    for (auto& x : b) x = static_cast<signed char>(static_cast<int>(rng() % 255) - 127);
    std::vector<std::int32_t> c(m * n);
    matmul_u8s8(a.data(), b.data(), c.data(), m, n, k);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        std::int32_t sum = 0;
        for (std::size_t l = 0; l < k; ++l) sum += a[i * k + l] * b[l * n + j];
        ASSERT_EQ(c[i * n + j], sum) << m << 'x' << n << 'x' << k;
      }
    }
  }
}

TEST(Kernels, QuantisedRowsAreWithinHalfAStep) {
  const std::size_t m = 5, k = 77;
  const std::vector<float> x = random_floats(m * k, 2);
  std::vector<std::uint8_t> q(m * k);
  std::vector<float> scale(m);
  quantize_rows(x.data(), k, m, k, q.data(), scale.data());
  for (std::size_t i = 0; i < m * k; ++i) EXPECT_NEAR(scale[i / k] * (q[i] - kQuantizedZero), x[i], scale[i / k] * .501f);
}

TEST(Kernels, LayerNormAndReluAndDotAreThePlainLoops) {
  const std::size_t n = 51;
  const std::vector<float> x = random_floats(n, 3), gamma = random_floats(n, 4), beta = random_floats(n, 5);
  double mean = 0, var = 0, product = 0;
  for (std::size_t i = 0; i < n; ++i) mean += x[i] / n, product += x[i] * gamma[i];
  for (std::size_t i = 0; i < n; ++i) var += (x[i] - mean) * (x[i] - mean) / n;
  std::vector<float> y(n);
  layer_norm(x.data(), gamma.data(), beta.data(), y.data(), 1, n);
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(y[i], gamma[i] * (x[i] - mean) / std::sqrt(var + 1e-5) + beta[i], 1e-4);
  EXPECT_NEAR(dot(x.data(), gamma.data(), n), product, 1e-3);
  std::vector<float> r = x;
  leaky_relu(r.data(), n);
  for (std::size_t i = 0; i < n; ++i) EXPECT_FLOAT_EQ(r[i], x[i] > 0 ? x[i] : .1f * x[i]);
}

TEST(Kernels, RecurrenceIsThePlainLoop) {
  const std::size_t tokens = 7, width = 32;
  const std::vector<float> u = random_floats(tokens * 3 * width, 6), y = random_floats(tokens * width, 7);
  std::vector<float> x(tokens * width, 0.f);
  sru(u.data(), y.data(), x.data(), tokens, width);
  const auto sigmoid = [](float v) { return 1 / (1 + std::exp(-v)); };
  for (std::size_t j = 0; j < width; ++j) {
    float c = 0;
    for (std::size_t step = 0; step < tokens; ++step) {
      const std::size_t t = j < width / 2 ? step : tokens - 1 - step;  // the second half of the channels runs backward
      const float* row = u.data() + t * 3 * width;
      const float f = sigmoid(row[width + j]), r = sigmoid(row[2 * width + j]);
      c = f * c + (1 - f) * row[j];
      EXPECT_NEAR(x[t * width + j], r * std::tanh(c) + (1 - r) * y[t * width + j], 2e-3) << t << ' ' << j;
    }
  }
}

}  // namespace
}  // namespace dragoman::kernels
