// Matrix products in 8-bit integers: weights with one scale a column, activations with one scale a row, found as they come.
//
// Activations are taken to 7 bits (0..127 around 64): then the pairwise sums of AVX2's vpmaddubsw cannot saturate, and every processor (AVX-512 VNNI,
// AVX2 or none) gives the very same integers. docs/language.md has what it costs in accuracy and gives in speed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman {

/// Rows of activations, quantised: value = scale * (q - 64).
class QuantizedRows {
 public:
  /// Takes m rows of k values, `stride` apart.
  void assign(const float* x, std::size_t stride, std::size_t m, std::size_t k);
  const std::uint8_t* row(std::size_t i) const { return values_.data() + i * width_; }
  const float* scales() const { return scales_.data(); }
  std::size_t size() const { return rows_; }
  std::size_t width() const { return width_; }

 private:
  std::vector<std::uint8_t> values_;
  std::vector<float> scales_;
  std::size_t rows_ = 0, width_ = 0;
};

/// A layer y = x W + b. Const after construction; the integer sums go into the caller's buffer.
class QuantizedDense {
 public:
  QuantizedDense() = default;
  /// weights: in x out int8; scales: out; bias: out or empty. The spans must outlive this.
  QuantizedDense(std::span<const signed char> weights, std::span<const float> scales, std::span<const float> bias);

  std::size_t in() const { return in_; }
  std::size_t out() const { return scales_.size(); }

  /// y (m x out) = rows [first, first + m) times W, plus the bias.
  void operator()(const QuantizedRows& x, std::size_t first, std::size_t m, float* y, std::vector<std::int32_t>& sums) const {
    product(x, first, m, y, sums, false);
  }
  /// y += rows times W, plus the bias (if any).
  void add(const QuantizedRows& x, std::size_t first, std::size_t m, float* y, std::vector<std::int32_t>& sums) const { product(x, first, m, y, sums, true); }

 private:
  void product(const QuantizedRows& x, std::size_t first, std::size_t m, float* y, std::vector<std::int32_t>& sums, bool add) const;
  std::span<const signed char> weights_;
  std::span<const float> scales_;
  std::vector<float> bias_;
  std::vector<std::int32_t> offsets_;  ///< 64 times each column's sum, what the shift of the activations adds
  std::size_t in_ = 0;
};

}  // namespace dragoman
