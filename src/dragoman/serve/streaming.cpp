// The answers that have no end in sight when they begin: downloads in pieces, and server-sent events.
#include <sys/socket.h>

#include <boost/asio/post.hpp>
#include <cerrno>

#include "dragoman/serve/connection.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t kMostListening = 128, kMostEvents = 64;

}  // namespace

void Connection::send_pieces(Reply reply) {
  head_out_.emplace(header(reply.status, reply.type));
  head_out_->set(http::field::content_disposition, "attachment; filename=\"" + reply.filename + "\"");
  head_out_->chunked(true);
  if (!head_) pieces_ = std::move(reply.pieces);
  serializer_.emplace(*head_out_);
  stream_.expires_after(shared_.options.piece_time);
  http::async_write_header(stream_, *serializer_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (error || self->head_) return self->done(error, self->keep_);
    self->next_piece();
  });
}

// A piece is made only when the one before has been taken, so a slow client costs one piece of memory.
void Connection::next_piece() {
  stream_.expires_never();
  net::post(shared_.downloads, [self = shared_from_this()] {
    std::string piece;
    bool failed = false;
    try {
      piece = self->pieces_();
    } catch (const std::exception&) {
      failed = true;  // the status is sent: cutting the connection is what is left to say
    }
    net::post(self->stream_.get_executor(), [self, failed, piece = std::move(piece)]() mutable {
      if (failed) return self->close();
      self->piece_ = std::move(piece);
      self->stream_.expires_after(self->shared_.options.piece_time);
      const auto written = [self, last = self->piece_.empty()](beast::error_code error, std::size_t) {
        if (error) return self->close();
        if (!last) return self->next_piece();
        self->pieces_ = nullptr;
        self->done(error, self->keep_);
      };
      if (self->piece_.empty()) net::async_write(self->stream_, http::make_chunk_last(), written);
      else net::async_write(self->stream_, http::make_chunk(net::buffer(self->piece_)), written);
    });
  });
}

void Connection::listen() {
  if (!shared_.live || head_) return refuse(404, "nothing is watched here");
  if (shared_.listening.fetch_add(1) >= kMostListening) {
    --shared_.listening;
    return refuse(503, "too many listeners");
  }
  subscription_ = shared_.live->subscribe([weak = weak_from_this()](const std::string& event) {
    if (const auto self = weak.lock()) net::post(self->stream_.get_executor(), [self, event] { self->push(event); });
  });
  head_out_.emplace(header(200, "text/event-stream"));
  head_out_->chunked(true);
  serializer_.emplace(*head_out_);
  stream_.expires_after(shared_.options.piece_time);
  writing_event_ = true;
  http::async_write_header(stream_, *serializer_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (error) return self->close();
    self->writing_event_ = false;
    self->push("retry: 3000\nevent: record\ndata: {\"generation\":" + std::to_string(self->shared_.api.index()->generation) + "}\n\n");
    self->timer_.emplace(self->stream_.get_executor());
    self->beat();
    self->listen_until_it_leaves();
  });
}

// Whatever the client sends now, it is the end of listening. Of two threads one may still report what the other has read already: then there
// is nothing to be read, and the wait goes on.
void Connection::listen_until_it_leaves() {
  stream_.socket().async_wait(tcp::socket::wait_read, [self = shared_from_this()](beast::error_code error) {
    if (error) return;
    char byte = 0;
    const ssize_t there = recv(self->stream_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (there < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return self->listen_until_it_leaves();
    self->timer_->cancel(), self->close();
  });
}

void Connection::push(std::string event) {
  if (events_.size() >= kMostEvents) return close();  // it does not read
  events_.push_back(std::move(event));
  if (!writing_event_) write_event();
}

void Connection::write_event() {
  if (events_.empty()) return stream_.expires_never();
  piece_ = std::move(events_.front());
  events_.pop_front();
  writing_event_ = true;
  stream_.expires_after(shared_.options.piece_time);
  net::async_write(stream_, http::make_chunk(net::buffer(piece_)), [self = shared_from_this()](beast::error_code error, std::size_t) {
    self->writing_event_ = false;
    if (error) return self->timer_ ? void(self->timer_->cancel()) : void(), self->close();
    self->write_event();
  });
}

// A line now and then keeps proxies from closing, and finds out who has gone.
void Connection::beat() {
  timer_->expires_after(15s);
  timer_->async_wait([self = shared_from_this()](beast::error_code error) {
    if (error || !self->stream_.socket().is_open()) return;
    self->push(":\n\n");
    self->beat();
  });
}

}  // namespace dragoman::serve
