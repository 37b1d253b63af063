// What came into the record since the page was opened: looks at the file now and then, reads it anew, tells whoever listens.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "dragoman/serve/api.h"

namespace dragoman::serve {

class Live {
 public:
  /// Looks every `pause`, or less often where reading the record anew takes more than a tenth of it.
  Live(Api& api, std::chrono::milliseconds pause);
  ~Live();
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  /// Called with each server-sent event, ready to be written, from the thread that looks. Returns a number for unsubscribe.
  std::size_t subscribe(std::function<void(const std::string&)> listener);
  /// A call under way may still end after it: listeners hold on to nothing but weakly.
  void unsubscribe(std::size_t number);

  /// The event that tells of the articles from `first` on.
  static std::string added_event(const EventIndex& index, std::size_t first);

 private:
  void look();
  Api& api_;
  const std::chrono::milliseconds pause_;
  std::mutex mutex_, listeners_mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::size_t next_ = 1;
  std::map<std::size_t, std::function<void(const std::string&)>> listeners_;
  std::thread thread_;
};

}  // namespace dragoman::serve
