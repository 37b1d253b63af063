#include "dragoman/serve/connection.h"

#include <sys/socket.h>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>

#include "dragoman/serve/access.h"
#include "dragoman/serve/compress.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t kMostAsking = 512, kMostDownloads = 16;

beast::string_view bsv(std::string_view s) { return {s.data(), s.size()}; }
std::string_view sv(beast::string_view s) { return {s.data(), s.size()}; }

bool is_download(const Request& request) {
  const auto format = request.query.find("format");
  return format != request.query.end() && format->second != "json";
}

}  // namespace

Connection::Connection(tcp::socket socket, HttpServer::Shared& shared) : shared_(shared), stream_(std::move(socket)) { ++shared_.open; }

Connection::~Connection() {
  if (subscription_) --shared_.listening, shared_.live->unsubscribe(subscription_);
  --shared_.open;
}

void Connection::start() {
  net::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read(); });
}

void Connection::read() {
  parser_.emplace();
  parser_->header_limit(16384);
  parser_->body_limit(0);
  stream_.expires_after(shared_.options.request_time);  // for the whole header, however slowly it trickles
  http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) { self->on_read(error); });
}

void Connection::on_read(beast::error_code error) {
  if (error == http::error::end_of_stream || error == beast::error::timeout) return close();
  keep_ = false;
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return refuse(431, "the request's header is longer than 16 KB");
  if (error == http::error::body_limit) return refuse(413, "a request has no body here");
  if (error && error.category() == make_error_code(http::error::bad_method).category()) return refuse(400, "not understood as HTTP");
  if (error) return close();
  handle();
}

void Connection::handle() {
  const auto& request = parser_->get();
  head_ = request.method() == http::verb::head;
  gzip_ = !shared_.loopback && accepts_gzip(sv(request[http::field::accept_encoding]));  // on the loopback bytes are cheaper than packing
  if (!parser_->is_done()) return refuse(413, "a request has no body here");
  if (request.version() != 11) return refuse(505, "HTTP/1.1 is spoken here");
  keep_ = request.keep_alive();
  if (!head_ && request.method() != http::verb::get) return keep_ = false, refuse(405, "the record is read only: GET and HEAD");
  if (shared_.loopback && !loopback_host(sv(request[http::field::host]))) return refuse(421, "this server answers to localhost only");
  const std::string_view target = sv(request.target());
  if (target.size() > 8192) return refuse(414, "the address is longer than 8 KB");
  auto parsed = parse_target(target);
  if (!parsed) return refuse(parsed.error().status, parsed.error().message);
  if (!shared_.options.token.empty()) {
    if (const auto given = parsed->query.find("token"); given != parsed->query.end()) {
      if (!same_secret(given->second, shared_.options.token)) return refuse(401, "this is not the server's token");
      return send_token_cookie(target, *parsed);
    }
    if (!same_secret(token_of(sv(request[http::field::authorization]), sv(request[http::field::cookie])), shared_.options.token)) {
      return refuse(401, "this server needs its token: open the link that `dragoman serve` printed");
    }
  }
  if (parsed->path == "/api/live") return listen();
  if (parsed->path == "/api" || parsed->path.starts_with("/api/")) return ask(std::move(*parsed));
  send_page(*parsed);
}

// The token leaves the address bar for a cookie, so that a link copied from the page does not give it away.
void Connection::send_token_cookie(std::string_view target, const Request& request) {
  std::string where(target.substr(0, target.find('?')));
  while (where.starts_with("//")) where.erase(0, 1);  // "//elsewhere" would be another site
  std::string rest(target.substr(std::min(target.find('?') + 1, target.size())));
  std::string kept;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find('&', at), rest.size());
    if (rest.compare(at, 6, "token=") != 0) kept.append(kept.empty() ? "?" : "&").append(rest, at, end - at);
    at = end + 1;
  }
  Header head = header(303, "text/plain");
  head.set(http::field::location, bsv(where + kept));
  head.set(http::field::set_cookie,
           bsv(std::string(kTokenCookie) + "=" + request.query.find("token")->second + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"));
  write(std::move(head), "");
}

void Connection::ask(Request request) {
  const bool download = is_download(request);
  auto& count = download ? shared_.downloading : shared_.asking;
  if (count.fetch_add(1) >= (download ? kMostDownloads : kMostAsking)) {
    --count;
    return refuse(503, download ? "too many downloads at once; try again in a while" : "too many questions at once; try again");
  }
  const Budget budget(download ? shared_.options.download_time : shared_.options.question_time);
  stream_.expires_never();
  watch_for_leaving(budget.gone());
  net::post(download ? shared_.downloads : shared_.questions, [self = shared_from_this(), request = std::move(request), budget, &count]() mutable {
    Reply reply = self->shared_.api.answer(request, budget);
    --count;
    net::post(self->stream_.get_executor(), [self, reply = std::move(reply)]() mutable {
      beast::error_code ignored;
      self->stream_.socket().cancel(ignored);  // ends the watch
      self->send(std::move(reply));
    });
  });
}

void Connection::watch_for_leaving(const std::shared_ptr<std::atomic<bool>>& gone) {
  stream_.socket().async_wait(tcp::socket::wait_read, [self = shared_from_this(), gone](beast::error_code error) {
    char byte = 0;
    if (!error && recv(self->stream_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) gone->store(true);
  });
}

Connection::Header Connection::header(int status, std::string_view type) const {
  Header out(static_cast<http::status>(status), 11);
  out.set(http::field::server, "dragoman");
  out.set(http::field::content_type, bsv(type));
  for (const auto& [name, value] : kSafetyHeaders) out.set(bsv(name), bsv(value));
  out.set(http::field::cache_control, "no-cache");
  out.keep_alive(keep_);
  return out;
}

void Connection::send(Reply reply) {
  if (reply.pieces) return send_pieces(std::move(reply));
  Header head = header(reply.status, reply.type);
  if (reply.status == 503) head.set(http::field::retry_after, "2");
  if (gzip_ && reply.body.size() > 1400)
    reply.body = gzip(reply.body), head.set(http::field::content_encoding, "gzip"), head.set(http::field::vary, "Accept-Encoding");
  write(std::move(head), std::move(reply.body));
}

void Connection::refuse(int status, std::string_view why) {
  Reply reply = error_reply(status, why);
  Header head = header(status, reply.type);
  if (status == 405) head.set(http::field::allow, "GET, HEAD");
  if (status == 401) head.set(http::field::www_authenticate, "Bearer");
  if (status == 503) head.set(http::field::retry_after, "5");
  write(std::move(head), std::move(reply.body));
}

void Connection::write(Header head, std::string body) {
  struct Out {
    http::response<http::string_body> whole;
    Header only;
  };
  auto out = std::make_shared<Out>();
  stream_.expires_after(shared_.options.piece_time + std::chrono::milliseconds(body.size() / 16));  // at least 16 KB a second
  const auto finished = [self = shared_from_this(), out](beast::error_code error, std::size_t) { self->done(error, self->keep_); };
  if (head_) {
    head.content_length(body.size());
    out->only = std::move(head);
    serializer_.emplace(out->only);
    return http::async_write_header(stream_, *serializer_, finished);
  }
  out->whole.base() = std::move(head.base());
  out->whole.body() = std::move(body);
  out->whole.prepare_payload();
  http::async_write(stream_, out->whole, finished);
}

void Connection::done(beast::error_code error, bool keep) {
  serializer_.reset();
  if (error || !keep) return close();
  read();
}

void Connection::close() {
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
  stream_.close();
}

void Connection::send_page(const Request& request) {
  const Asset* index = nullptr;
  for (const Asset& a : shared_.options.assets) {
    if (a.path == request.path) return send_file(a, a.path.starts_with("/assets/"));
    if (a.path == "/index.html") index = &a;
  }
  // every other path is a view of the page, whose own router knows it; a file that is not there is not
  const std::string_view last = std::string_view(request.path).substr(request.path.rfind('/') + 1);
  if (!index || last.find('.') != std::string_view::npos)
    return refuse(404, index ? "no such file" : "this program was built without the page; the API is at /api");
  send_file(*index, false);
}

void Connection::send_file(const Asset& asset, bool lasting) {
  Header head = header(200, asset.type);
  if (lasting) head.set(http::field::cache_control, "public, max-age=31536000, immutable");
  head.set(http::field::vary, "Accept-Encoding");
  if (accepts_gzip(sv(parser_->get()[http::field::accept_encoding]))) {
    head.set(http::field::content_encoding, "gzip");
    return write(std::move(head), std::string(asset.content));
  }
  write(std::move(head), gunzip(asset.content));
}

}  // namespace dragoman::serve
