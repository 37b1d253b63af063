// One HTTP GET by libcurl, careful with what may come back: sizes, times and addresses are limited, redirects are reported, not followed
// (each goes through robots.txt and the host's turn as a request of its own).
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

namespace dragoman {

struct FetchRequest {
  std::string url;
  std::string etag, last_modified;  ///< of an earlier answer: asks for 304 where nothing is new
  std::string accept = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5";
  std::size_t max_bytes = std::size_t{16} << 20;  ///< decompressed
  bool private_addresses = false;                 ///< may go to loopback and private networks
};

struct FetchResult {
  int status = 0;     ///< HTTP status; 0 if there was no answer
  std::string error;  ///< in words, where there is no usable answer
  std::string body;
  std::string content_type, charset;  ///< lower case
  std::string etag, last_modified;
  std::string location;     ///< absolute, for 3xx
  double retry_after = -1;  ///< seconds, -1 = not said
  double max_age = -1;      ///< seconds of Cache-Control
  bool too_large = false, refused_address = false;
};

/// Keeps connections open between calls. One a thread.
class Fetcher {
 public:
  struct Options {
    std::string user_agent;
    long connect_seconds = 15, total_seconds = 60;
  };
  /// `stop` ends a running fetch when it becomes true.
  Fetcher(Options options, const std::atomic<bool>& stop);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;
  FetchResult get(const FetchRequest& request);

 private:
  struct Transfer;
  Options options_;
  const std::atomic<bool>& stop_;
  void* curl_;
};

/// Loopback, private, link-local and other addresses that are not of the public network. `address`: a sockaddr. Apart for the tests.
bool private_address(const void* address);

}  // namespace dragoman
