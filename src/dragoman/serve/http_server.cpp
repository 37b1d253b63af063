#include "dragoman/serve/http_server.h"

#include <boost/asio/strand.hpp>
#include <csignal>

#include "dragoman/serve/access.h"
#include "dragoman/serve/connection.h"

namespace dragoman::serve {
namespace {

void accept(HttpServer::Shared& shared) {
  shared.acceptor.async_accept(net::make_strand(shared.io), [&shared](beast::error_code error, tcp::socket socket) {
    if (error == net::error::operation_aborted) return;
    if (!error) {
      beast::error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      if (shared.open < shared.options.connections) std::make_shared<Connection>(std::move(socket), shared)->start();
      // else the socket closes here
    }
    accept(shared);
  });
}

}  // namespace

HttpServer::HttpServer(Api& api, Live* live, ServerOptions options) : shared_(std::make_unique<Shared>(api, live, std::move(options))) {
  Shared& s = *shared_;
  s.loopback = loopback_address(s.options.address);
  const std::string where = s.options.address + ":" + std::to_string(s.options.port);
  try {
    const tcp::endpoint endpoint(net::ip::make_address(s.options.address == "localhost" ? "127.0.0.1" : s.options.address), s.options.port);
    s.acceptor.open(endpoint.protocol());
    s.acceptor.set_option(net::socket_base::reuse_address(true));
    s.acceptor.bind(endpoint);
    s.acceptor.listen(128);
  } catch (const boost::system::system_error& e) {
    throw std::runtime_error(where + ": cannot listen there: " + e.code().message());
  }
}

HttpServer::~HttpServer() {
  stop();
  shared_->questions.join();
  shared_->downloads.join();
}

std::uint16_t HttpServer::port() const { return shared_->acceptor.local_endpoint().port(); }

void HttpServer::stop_on_signals() {
  shared_->signals.add(SIGINT);
  shared_->signals.add(SIGTERM);
  shared_->signals.async_wait([this](beast::error_code error, int) {
    if (!error) stop();
  });
}

void HttpServer::run() {
  Shared& s = *shared_;
  std::signal(SIGPIPE, SIG_IGN);
  accept(s);
  std::thread second([&s] { s.io.run(); });
  s.io.run();
  second.join();
}

void HttpServer::stop() { shared_->io.stop(); }

}  // namespace dragoman::serve
