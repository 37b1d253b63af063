// What a user sees of a reading: a bar while it runs (on a terminal only), messages above it, one closing line.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace dragoman::cli {

struct Counts {
  std::uint64_t articles = 0, sentences = 0, events = 0, words = 0;
  std::map<std::string, std::uint64_t> skipped;  ///< by reason
};

/// Safe to call from all threads.
class Progress {
 public:
  explicit Progress(bool bar) : bar_(bar) {}
  /// How far the input is read; `known` 0 = nobody knows (a pipe).
  void input(std::uint64_t bytes_read, std::uint64_t bytes_known);
  /// Draws the bar anew, at most ten times a second.
  void draw(const Counts& counts);
  /// A line on the standard error.
  void message(const std::string& text);
  /// Takes the bar away.
  void clear();
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  const Clock::time_point started_ = Clock::now();
  std::mutex mutex_;
  bool bar_, drawn_ = false;
  std::uint64_t read_ = 0, known_ = 0;
  Clock::time_point last_{};
};

/// "29 articles, 2 skipped (2 already in the record), 123 sentences, 74 events, 135 articles/s, 6969 words/s".
std::string closing_line(const Counts& counts, double seconds);

}  // namespace dragoman::cli
