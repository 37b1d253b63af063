#include "progress.h"

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace dragoman::cli {
namespace {

constexpr std::size_t kWidth = 24;

/// 7.3, 135: a rate below ten needs its decimal.
std::string rate(double per_second) {
  char text[32];
  std::snprintf(text, sizeof text, per_second < 9.95 ? "%.1f" : "%.0f", per_second);
  return text;
}

std::string minutes(double seconds) {
  char text[32];
  const auto s = static_cast<unsigned long>(std::min(seconds, 3.6e6));
  if (s >= 3600) std::snprintf(text, sizeof text, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
  else std::snprintf(text, sizeof text, "%lu:%02lu", s / 60, s % 60);
  return text;
}

}  // namespace

double Progress::seconds() const { return std::max(std::chrono::duration<double>(Clock::now() - started_).count(), 1e-3); }

void Progress::input(std::uint64_t bytes_read, std::uint64_t bytes_known) {
  if (!bar_) return;
  const std::lock_guard lock(mutex_);
  read_ = bytes_read;
  known_ = bytes_known;
}

void Progress::draw(const Counts& counts) {
  if (!bar_) return;
  const std::lock_guard lock(mutex_);
  if (drawn_ && Clock::now() - last_ < std::chrono::milliseconds(100)) return;
  last_ = Clock::now();
  const double passed = seconds();
  std::string line = "\r\x1b[K";
  const double share = known_ ? std::min(1.0, static_cast<double>(read_) / static_cast<double>(known_)) : 0;
  if (known_) {
    const auto full = static_cast<std::size_t>(share * kWidth);
    line += "[" + std::string(full, '=') + std::string(kWidth - full, ' ') + "] " + std::to_string(static_cast<int>(share * 100)) + " %  ";
  }
  line += std::to_string(counts.articles) + " articles  " + std::to_string(counts.events) + " events  " + rate(static_cast<double>(counts.articles) / passed) +
          " articles/s";
  if (share > 0.01 && share < 1) line += "  " + minutes(passed * (1 - share) / share) + " left";
  std::cerr << line << std::flush;
  drawn_ = true;
}

void Progress::message(const std::string& text) {
  const std::lock_guard lock(mutex_);
  std::cerr << (drawn_ ? "\r\x1b[K" : "") << "dragoman: " << text << '\n';
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  if (drawn_) std::cerr << "\r\x1b[K";
  drawn_ = false;
}

std::string closing_line(const Counts& c, double seconds) {
  std::uint64_t skipped = 0;
  for (const auto& [reason, n] : c.skipped) skipped += n;
  std::string line = std::to_string(c.articles) + " articles, " + std::to_string(skipped) + " skipped";
  const char* separator = " (";
  for (const auto& [reason, n] : c.skipped) {
    line += separator + std::to_string(n) + " " + reason;
    separator = ", ";
  }
  if (skipped) line += ")";
  return line + ", " + std::to_string(c.sentences) + " sentences, " + std::to_string(c.events) + " events, " + rate(static_cast<double>(c.articles) / seconds) +
         " articles/s, " + rate(static_cast<double>(c.words) / seconds) + " words/s";
}

}  // namespace dragoman::cli
