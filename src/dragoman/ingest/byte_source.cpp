// One buffer of raw bytes, one of plain bytes; the decoder between them is chosen at the start.
#include "dragoman/ingest/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace dragoman {
namespace {

constexpr std::size_t kChunk = 256 << 10;
constexpr std::size_t kMaxPeek = 1 << 20;
// zstd frames may ask for gigabytes of window; 128 MB is what the zstd program itself allows without --long
constexpr int kZstdWindowLog = 27;

}  // namespace

struct ByteSource::State {
  int fd = -1;
  bool close_fd = false;
  std::string_view memory;  // instead of a file
  std::string raw;          // compressed bytes not yet decoded
  std::size_t raw_at = 0;
  bool raw_end = false;
  std::string plain;  // decoded bytes not yet consumed
  std::size_t plain_at = 0;
  enum class Coding { unknown, none, gzip, zstd } coding = Coding::unknown;
  z_stream gz{};
  bool gz_open = false, in_member = false;
  ZSTD_DStream* zstd = nullptr;
  std::size_t zstd_left = 0;
  bool ended = false;
  Trouble trouble = Trouble::none;
  std::string reason;
  std::uint64_t consumed = 0, raw_bytes = 0;

  ~State() {
    if (gz_open) inflateEnd(&gz);
    if (zstd) ZSTD_freeDStream(zstd);
    if (close_fd && fd >= 0) ::close(fd);
  }

  void fail(Trouble t, std::string why) {
    trouble = t;
    reason = std::move(why);
    ended = true;
  }

  // Brings more raw bytes; false at their end.
  bool fill_raw() {
    if (raw_end) return false;
    if (raw_at > 0) {
      raw.erase(0, raw_at);
      raw_at = 0;
    }
    if (fd < 0) {
      const std::size_t n = std::min(kChunk, memory.size());
      raw.append(memory.substr(0, n));
      memory.remove_prefix(n);
      raw_bytes += n;
      if (n == 0) raw_end = true;
      return n > 0;
    }
    const std::size_t old = raw.size();
    raw.resize(old + kChunk);
    ssize_t n;
    do n = ::read(fd, raw.data() + old, kChunk);
    while (n < 0 && errno == EINTR);
    raw.resize(old + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n < 0) {
      raw_end = true;
      if (trouble == Trouble::none) {
        trouble = Trouble::cannot_read;
        reason = std::strerror(errno);
      }
      return false;
    }
    raw_bytes += static_cast<std::uint64_t>(n);
    if (n == 0) raw_end = true;
    return n > 0;
  }

  void choose_coding() {
    while (raw.size() - raw_at < 4 && fill_raw()) {
    }
    const std::string_view head = std::string_view(raw).substr(raw_at);
    if (head.starts_with("\x1f\x8b")) {
      coding = Coding::gzip;
      gz_open = inflateInit2(&gz, 15 + 16) == Z_OK;
    } else if (head.starts_with("\x28\xb5\x2f\xfd")) {
      coding = Coding::zstd;
      zstd = ZSTD_createDStream();
      ZSTD_DCtx_setParameter(zstd, ZSTD_d_windowLogMax, kZstdWindowLog);
    } else {
      coding = Coding::none;
    }
  }

  // Decodes one more stretch into `plain`; false when nothing more will come.
  bool decode_some() {
    if (ended) return false;
    if (coding == Coding::unknown) choose_coding();
    if (raw_at == raw.size() && !fill_raw()) {
      ended = true;
      if ((coding == Coding::gzip && in_member) || (coding == Coding::zstd && zstd_left > 0)) {
        if (trouble == Trouble::none) fail(Trouble::corrupt, "the compressed data breaks off");
      }
      return false;
    }
    if (coding == Coding::none) {
      plain.append(raw, raw_at);
      raw_at = raw.size();
      return true;
    }
    const std::size_t old = plain.size();
    plain.resize(old + kChunk);
    std::size_t made = 0;
    if (coding == Coding::gzip) {
      gz.next_in = reinterpret_cast<Bytef*>(raw.data() + raw_at);
      gz.avail_in = static_cast<uInt>(raw.size() - raw_at);
      gz.next_out = reinterpret_cast<Bytef*>(plain.data() + old);
      gz.avail_out = kChunk;
      in_member = true;
      const int result = inflate(&gz, Z_NO_FLUSH);
      raw_at = raw.size() - gz.avail_in;
      made = kChunk - gz.avail_out;
      if (result == Z_STREAM_END) {
        in_member = false;
        inflateReset(&gz);
        while (raw.size() - raw_at < 2 && fill_raw()) {
        }
        // what follows the last member may be padding; anything else that is no member ends the data
        if (raw.size() - raw_at >= 2 && std::string_view(raw).substr(raw_at, 2) != "\x1f\x8b") {
          const bool padding = raw.find_first_not_of('\0', raw_at) == raw.npos;
          ended = true;
          if (!padding) fail(Trouble::corrupt, "bytes that are no gzip data follow a gzip member");
        }
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        fail(Trouble::corrupt, std::string("gzip data is damaged") + (gz.msg ? std::string(": ") + gz.msg : ""));
      }
    } else {
      ZSTD_inBuffer in{raw.data() + raw_at, raw.size() - raw_at, 0};
      ZSTD_outBuffer out{plain.data() + old, kChunk, 0};
      zstd_left = ZSTD_decompressStream(zstd, &out, &in);
      raw_at += in.pos;
      made = out.pos;
      if (ZSTD_isError(zstd_left)) {
        fail(Trouble::corrupt, std::string("zstd data is damaged: ") + ZSTD_getErrorName(zstd_left));
        zstd_left = 0;
      }
    }
    plain.resize(old + made);
    return !ended || made > 0;
  }
};

ByteSource::ByteSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

ByteSource ByteSource::open_file(const std::string& path) {
  auto state = std::make_unique<State>();
  if (path == "-") {
    state->fd = 0;
  } else {
    state->fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    state->close_fd = true;
    if (state->fd < 0) state->fail(Trouble::cannot_open, std::strerror(errno));
  }
  return ByteSource(std::move(state));
}

ByteSource ByteSource::from_memory(std::string_view bytes) {
  auto state = std::make_unique<State>();
  state->memory = bytes;
  return ByteSource(std::move(state));
}

bool ByteSource::fill() {
  State& s = *state_;
  if (s.plain_at > 0 && (s.plain_at == s.plain.size() || s.plain_at > kChunk)) {
    s.plain.erase(0, s.plain_at);
    s.plain_at = 0;
  }
  const std::size_t before = s.plain.size();
  while (s.plain.size() == before) {
    if (!s.decode_some()) return s.plain.size() > before;
  }
  return true;
}

std::string_view ByteSource::peek(std::size_t wanted) {
  State& s = *state_;
  wanted = std::min(wanted, kMaxPeek);
  while (s.plain.size() - s.plain_at < wanted && fill()) {
  }
  return std::string_view(s.plain).substr(s.plain_at);
}

std::uint64_t ByteSource::skip(std::uint64_t n) {
  State& s = *state_;
  std::uint64_t done = 0;
  while (done < n) {
    const std::string_view ahead = peek(1);
    if (ahead.empty()) break;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(n - done, ahead.size()));
    s.plain_at += step;
    s.consumed += step;
    done += step;
  }
  return done;
}

std::uint64_t ByteSource::read(std::string& out, std::uint64_t n) {
  std::uint64_t done = 0;
  while (done < n) {
    const std::string_view ahead = peek(1);
    if (ahead.empty()) break;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(n - done, ahead.size()));
    out.append(ahead.substr(0, step));
    done += skip(step);
  }
  return done;
}

ByteSource::LineEnd ByteSource::read_line(std::string& out, std::size_t limit) {
  bool over = false;
  const std::size_t start = out.size();
  while (true) {
    const std::string_view ahead = peek(1);
    if (ahead.empty()) return over ? LineEnd::too_long : LineEnd::end_of_input;
    const void* found = std::memchr(ahead.data(), '\n', ahead.size());
    const std::size_t n = found ? static_cast<std::size_t>(static_cast<const char*>(found) - ahead.data()) : ahead.size();
    if (!over && out.size() - start + n > limit) {
      over = true;
      out.resize(start);
      out.shrink_to_fit();
    }
    if (!over) out.append(ahead.substr(0, n));
    skip(n + (found ? 1 : 0));
    if (found) return over ? LineEnd::too_long : LineEnd::newline;
  }
}

void ByteSource::put_back(std::string_view bytes) {
  State& s = *state_;
  s.plain.replace(0, s.plain_at, bytes);
  s.plain_at = 0;
  s.consumed -= std::min<std::uint64_t>(s.consumed, bytes.size());
}

bool ByteSource::resume() {
  State& s = *state_;
  if (s.trouble != Trouble::corrupt || s.coding != State::Coding::gzip) return false;
  if (s.raw_at < s.raw.size()) ++s.raw_at;  // not the same member again
  while (true) {
    const std::size_t found = s.raw.find("\x1f\x8b\x08", s.raw_at);
    if (found != s.raw.npos) {
      s.raw_at = found;
      break;
    }
    s.raw_at = s.raw.size() > 2 ? std::max(s.raw_at, s.raw.size() - 2) : s.raw_at;
    if (!s.fill_raw()) return false;
  }
  inflateReset(&s.gz);
  s.in_member = s.ended = false;
  s.trouble = Trouble::none;
  s.reason.clear();
  return true;
}

std::uint64_t ByteSource::offset() const { return state_->consumed; }
std::uint64_t ByteSource::raw_bytes() const { return state_->raw_bytes; }
ByteSource::Trouble ByteSource::trouble() const { return state_->trouble; }
std::string ByteSource::trouble_reason() const { return state_->reason; }

std::optional<std::string> inflate_all(std::string_view bytes, std::size_t limit, bool& over) {
  over = false;
  // 15+32: gzip or zlib by the header; -15: bare deflate, which some servers send for "deflate"
  for (const int window : {15 + 32, -15}) {
    z_stream z{};
    if (inflateInit2(&z, window) != Z_OK) return std::nullopt;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 0xFFFFFFFFu));
    std::string out;
    int result = Z_OK;
    char buffer[64 << 10];
    while (result == Z_OK && !over) {
      z.next_out = reinterpret_cast<Bytef*>(buffer);
      z.avail_out = sizeof buffer;
      result = inflate(&z, Z_NO_FLUSH);
      out.append(buffer, sizeof buffer - z.avail_out);
      over = out.size() > limit;
      if (result == Z_BUF_ERROR) break;
    }
    inflateEnd(&z);
    if (over) return std::nullopt;
    if (result == Z_STREAM_END) return out;
    if (window > 0 && !out.empty()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace dragoman
