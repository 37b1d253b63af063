// HTTP/1.1 around the API and the page, on Boost.Beast: reading, limits, time-outs, safety headers, server-sent events.
//
// What a client may do is bounded: 16 KB of header and no body, ten seconds to send a request, twenty for each piece of an answer to be
// taken, so many connections at once, and a budget of time for each question, which ends early if the client goes away. Only GET and HEAD
// are understood. On the loopback the Host must be the loopback's; elsewhere every request needs the token.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "dragoman/serve/api.h"
#include "dragoman/serve/assets.h"
#include "dragoman/serve/live.h"

namespace dragoman::serve {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                          ///< 0: any that is free
  std::string token;                               ///< needed of every request if not empty
  std::size_t connections = 256;                   ///< beyond them new ones are closed
  std::chrono::milliseconds request_time{10000};   ///< for a whole header to arrive, and for an idle connection to ask again
  std::chrono::milliseconds piece_time{20000};     ///< for a client to take a piece of an answer
  std::chrono::milliseconds question_time{10000};  ///< for a question to be answered
  std::chrono::milliseconds download_time{600000};
  std::span<const Asset> assets = page_assets();
};

class HttpServer {
 public:
  /// Binds at once: throws std::runtime_error naming the address if it cannot. `live` may be null.
  HttpServer(Api& api, Live* live, ServerOptions options);
  ~HttpServer();
  std::uint16_t port() const;
  /// From now on an interruption of the program (SIGINT, SIGTERM) ends run(), or makes it end at once where it has not begun: call it before
  /// anybody is told that the server is there.
  void stop_on_signals();
  /// Serves until stop().
  void run();
  void stop();

  struct Shared;  ///< what connections share

 private:
  std::unique_ptr<Shared> shared_;
};

}  // namespace dragoman::serve
