// What one request may cost: a deadline, and a client that may go away. Long work asks now and then and stops by throwing.
//
//   Budget budget(std::chrono::seconds(10));
//   for (std::size_t i = 0; i < rows; ++i) { if (i % 65536 == 0) budget.check(); ... }
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

namespace dragoman::serve {

/// The request ran past its deadline or its client has gone.
struct Cancelled : std::runtime_error {
  explicit Cancelled(bool gone)
      : std::runtime_error(gone ? "the client went away" : "the query took too long; narrow it by actor, type or date"), client_gone(gone) {}
  bool client_gone;
};

class Budget {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Budget(Clock::duration time) : deadline_(Clock::now() + time), gone_(std::make_shared<std::atomic<bool>>(false)) {}

  bool spent() const { return gone_->load(std::memory_order_relaxed) || Clock::now() > deadline_; }
  /// Throws Cancelled.
  void check() const {
    if (spent()) throw Cancelled(gone_->load());
  }
  /// Set by whoever watches the connection; outlives the request.
  std::shared_ptr<std::atomic<bool>> gone() const { return gone_; }

 private:
  Clock::time_point deadline_;
  std::shared_ptr<std::atomic<bool>> gone_;
};

}  // namespace dragoman::serve
