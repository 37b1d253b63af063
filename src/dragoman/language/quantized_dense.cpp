#include "dragoman/language/quantized_dense.h"

#include "dragoman/language/kernels.h"

namespace dragoman {

void QuantizedRows::assign(const float* x, std::size_t stride, std::size_t m, std::size_t k) {
  rows_ = m, width_ = k;
  if (values_.size() < m * k) values_.resize(m * k);
  if (scales_.size() < m) scales_.resize(m);
  kernels::quantize_rows(x, stride, m, k, values_.data(), scales_.data());
}

QuantizedDense::QuantizedDense(std::span<const signed char> weights, std::span<const float> scales, std::span<const float> bias)
    : weights_(weights), scales_(scales), bias_(bias.begin(), bias.end()), offsets_(scales.size()), in_(scales.empty() ? 0 : weights.size() / scales.size()) {
  bias_.resize(scales.size());
  for (std::size_t i = 0; i < weights.size(); ++i) offsets_[i % scales.size()] += kernels::kQuantizedZero * weights[i];
}

void QuantizedDense::product(const QuantizedRows& x, std::size_t first, std::size_t m, float* y, std::vector<std::int32_t>& sums, bool add) const {
  if (m == 0) return;
  if (sums.size() < m * out()) sums.resize(m * out());
  kernels::matmul_u8s8(x.row(first), weights_.data(), sums.data(), m, out(), in_);
  kernels::dequantize(sums.data(), offsets_.data(), x.scales() + first, scales_.data(), bias_.data(), y, m, out(), add);
}

}  // namespace dragoman
