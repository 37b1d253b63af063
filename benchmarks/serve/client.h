// An HTTP client of a few lines for measuring: one connection kept open, whole answers read, nothing else in the way.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace dragoman::bench {

class Client {
 public:
  explicit Client(int port) : port_(port) { dial(); }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// The status of the answer, 0 if there is none; the body if wanted.
  int get(const std::string& target, std::string* body = nullptr) {
    const int status = ask(target, body);
    if (status == 0) close(socket_), dial();
    return status;
  }

 private:
  void dial() {
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in to{};
    to.sin_family = AF_INET, to.sin_port = htons(static_cast<std::uint16_t>(port_)), to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) std::abort();
  }
  int ask(const std::string& target, std::string* body) {
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    if (send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) return 0;
    std::string got;
    std::size_t need = std::string::npos, head = 0;
    char piece[65536];
    while (got.size() < need) {
      const ssize_t n = recv(socket_, piece, sizeof piece, 0);
      if (n <= 0) return 0;
      got.append(piece, static_cast<std::size_t>(n));
      if (need != std::string::npos) continue;
      const std::size_t end = got.find("\r\n\r\n"), length = got.find("Content-Length: ");
      if (end == std::string::npos) continue;
      if (length > end) return 0;
      head = end + 4, need = head + static_cast<std::size_t>(std::atoll(got.c_str() + length + 16));
    }
    if (body) *body = got.substr(head);
    return std::atoi(got.c_str() + 9);
  }
  int port_, socket_ = -1;
};

}  // namespace dragoman::bench
