// Raw documents on their way from the reader to the workers: bounded in number and in bytes, so that memory does not grow with the corpus.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

#include "dragoman/ingest/read_input.h"

namespace dragoman::cli {

/// A document and its place in the input, from 0.
struct Job {
  std::uint64_t number = 0;
  RawDocument raw;
};

/// A Job has its document as `raw`.
template <class Job>
class BasicQueue {
 public:
  /// Waits for room. False once closed.
  bool push(Job job) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || jobs_.empty() || (jobs_.size() < kMostJobs && bytes_ < kMostBytes); });
    if (closed_) return false;
    bytes_ += job.raw.content.size();
    jobs_.push_back(std::move(job));
    work_.notify_one();
    return true;
  }

  /// Waits for a document. nullopt once closed and empty.
  std::optional<Job> pop() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return !jobs_.empty() || closed_; });
    if (jobs_.empty()) return std::nullopt;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    bytes_ -= job.raw.content.size();
    room_.notify_one();
    return job;
  }

  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
  }

  /// No more will come: the workers finish what is queued.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    room_.notify_all();
  }

 private:
  static constexpr std::size_t kMostJobs = 64, kMostBytes = std::size_t{32} << 20;
  mutable std::mutex mutex_;
  std::condition_variable work_, room_;
  std::deque<Job> jobs_;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

using BoundedQueue = BasicQueue<Job>;

}  // namespace dragoman::cli
