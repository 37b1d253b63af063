// A mirror that looks now and then whether something came, for as long as a server runs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "dragoman/links/link.h"
#include "dragoman/postgres/mirror.h"

namespace dragoman::postgres {

class LiveMirror {
 public:
  /// Pulls the shared record and looks again every `pause`, or less often where that takes more than a tenth of it. Throws RecordError.
  LiveMirror(const std::string& address, const std::string& resources, std::chrono::milliseconds pause);
  ~LiveMirror();
  LiveMirror(const LiveMirror&) = delete;
  LiveMirror& operator=(const LiveMirror&) = delete;

  const std::string& path() const { return mirror_.path(); }

 private:
  void look();
  const LinkModels models_;
  Mirror mirror_;
  const std::chrono::milliseconds pause_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace dragoman::postgres
