// One client: a request at a time, each answered within its limits (http_server.h).
#pragma once

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <thread>

#include "dragoman/serve/http_server.h"

namespace dragoman::serve {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;

/// What a server's connections share. Questions and downloads have threads of their own: a download of a million rows delays no page.
struct HttpServer::Shared {
  Shared(Api& a, Live* l, ServerOptions o) : api(a), live(l), options(std::move(o)), loopback(false) {}
  Api& api;
  Live* live;
  const ServerOptions options;
  bool loopback;
  std::atomic<std::size_t> open{0}, asking{0}, downloading{0}, listening{0};  // before `io`, whose end is the last connections'
  net::io_context io{2};
  tcp::acceptor acceptor{io};
  net::signal_set signals{io};
  net::thread_pool questions{std::max(4U, std::thread::hardware_concurrency())}, downloads{2};
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, HttpServer::Shared& shared);
  ~Connection();
  void start();

 private:
  using Header = http::response<http::empty_body>;

  void read();
  void on_read(beast::error_code error);
  void handle();
  void ask(Request request);
  void send_page(const Request& request);
  void send(Reply reply);
  void send_file(const Asset& asset, bool lasting);
  void send_pieces(Reply reply);
  void next_piece();
  void send_token_cookie(std::string_view target, const Request& request);
  void listen();
  void listen_until_it_leaves();
  void push(std::string event);
  void write_event();
  void beat();

  Header header(int status, std::string_view type) const;
  /// Writes header and body, then reads the next request or closes.
  void write(Header head, std::string body);
  void done(beast::error_code error, bool keep);
  void refuse(int status, std::string_view why);
  /// Sets the flag when the client closes while its question is worked on.
  void watch_for_leaving(const std::shared_ptr<std::atomic<bool>>& gone);
  void close();

  HttpServer::Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{32768};
  std::optional<http::request_parser<http::empty_body>> parser_;
  bool head_ = false, keep_ = false, gzip_ = false;
  // a long answer
  Pieces pieces_;
  std::string piece_;
  std::optional<Header> head_out_;
  std::optional<http::response_serializer<http::empty_body>> serializer_;
  // server-sent events
  std::deque<std::string> events_;
  bool writing_event_ = false;
  std::optional<net::steady_timer> timer_;
  std::size_t subscription_ = 0;
};

}  // namespace dragoman::serve
