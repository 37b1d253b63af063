// How much memory DuckDB needs while a record is written: no more than that keeps a reading small, less makes it fail.
//
// DuckDB works on vectors of 2,048 rows, and a checkpoint rewrites the last, partly filled vector of every column: all 2,048 values at once are in
// memory. articles.record holds an article's whole JSON, 42 KB for 450 words, so that its vector takes 86 MB and everything else a few: with a fixed
// limit of 64 MB a checkpoint failed after 1,300 such articles, with 256 MB on long ones, and 512 MB is what a reading of short ones never needed.
// So the limit follows the articles: what the last 2,048 take, and a constant for the rest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dragoman {

class WriteBudget {
 public:
  static constexpr std::size_t kVector = 2048;                     ///< rows of DuckDB's vectors
  static constexpr std::uint64_t kRest = std::uint64_t{32} << 20;  ///< other tables, the log, the indices of a checkpoint
  static constexpr std::uint64_t kStep = std::uint64_t{16} << 20;  ///< limits are set in steps, so that they change seldom

  /// What an article adds to its row, in bytes.
  void add(std::uint64_t bytes) {
    sum_ += bytes - sizes_[next_];
    sizes_[next_] = bytes;
    next_ = (next_ + 1) % kVector;
  }

  /// The limit to set, in bytes.
  std::uint64_t limit() const { return (kRest + sum_) / kStep * kStep + kStep; }

 private:
  std::array<std::uint64_t, kVector> sizes_{};
  std::uint64_t sum_ = 0;
  std::size_t next_ = 0;
};

}  // namespace dragoman
