#include "dragoman/postgres/live_mirror.h"

#include <algorithm>
#include <iostream>

namespace dragoman::postgres {

LiveMirror::LiveMirror(const std::string& address, const std::string& resources, std::chrono::milliseconds pause)
    : models_(resources), mirror_(address, &models_), pause_(pause), thread_([this] { look(); }) {}

LiveMirror::~LiveMirror() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void LiveMirror::look() {
  std::chrono::milliseconds pause = pause_;
  std::string last_error;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pause, [this] { return stop_; })) {
    lock.unlock();
    const auto start = std::chrono::steady_clock::now();
    try {
      mirror_.refresh();
      if (!last_error.empty()) std::cerr << "dragoman: the shared record answers again\n";
      last_error.clear();
    } catch (const std::exception& e) {  // what was pulled serves on; told once, not every two seconds
      if (last_error.empty()) std::cerr << "dragoman: " << e.what() << "; serving what was pulled before\n";
      last_error = e.what();
    }
    pause = std::max(pause_, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start) * 10);
    lock.lock();
  }
}

}  // namespace dragoman::postgres
