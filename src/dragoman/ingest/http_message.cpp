// An HTTP/1 response as a crawler stored it: header, then a body that may be chunked and compressed (RFC 9112, RFC 9110).
//
// Crawlers often store the body already decoded but leave the headers that say otherwise; so what the headers claim is tried and
// the body is taken as it is where it plainly is not so (no chunk size at its start, no gzip magic).
#include <algorithm>

#include "dragoman/ingest/formats.h"

namespace dragoman {
namespace {

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '"' || s.front() == '\'')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r' || s.back() == '"' || s.back() == '\'')) s.remove_suffix(1);
  return s;
}

tl::unexpected<ReadError> bad(ReadErrorCode code, std::string reason) { return tl::unexpected(ReadError{code, "", "", std::move(reason)}); }

// Joins the chunks; false if the framing breaks off (what came before is kept in `out`).
bool unchunk(std::string_view body, std::string& out) {
  std::size_t at = 0;
  while (at < body.size()) {
    std::size_t size = 0, digits = 0;
    for (; at < body.size() && digits < 8; ++at, ++digits) {
      const char c = static_cast<char>(body[at] | 32);
      if (c >= '0' && c <= '9') size = size * 16 + static_cast<std::size_t>(c - '0');
      else if (c >= 'a' && c <= 'f') size = size * 16 + static_cast<std::size_t>(c - 'a' + 10);
      else break;
    }
    if (digits == 0) return false;
    const std::size_t line = body.find('\n', at);
    if (line == body.npos) return size == 0;
    at = line + 1;
    if (size == 0) return true;
    if (size > body.size() - at) {
      out.append(body.substr(at));
      return false;
    }
    out.append(body.substr(at, size));
    at += size;
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  return false;
}

bool starts_with_chunk_size(std::string_view body) {
  const std::size_t line = body.find('\n');
  if (line == body.npos || line == 0 || line > 16) return false;
  std::string_view size = body.substr(0, line);
  if (size.ends_with('\r')) size.remove_suffix(1);
  size = trim(size.substr(0, size.find(';')));
  return !size.empty() && std::all_of(size.begin(), size.end(), [](char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f'); });
}

}  // namespace

tl::expected<HttpBody, ReadError> read_http(std::string_view message, std::size_t limit) {
  HttpBody out;
  if (!message.starts_with("HTTP/")) return bad(ReadErrorCode::bad_http, "the response does not start with an HTTP status line");
  std::size_t at = message.find('\n');
  if (at == message.npos) return bad(ReadErrorCode::bad_http, "the HTTP header breaks off");
  const std::size_t space = message.substr(0, at).find(' ');
  if (space != message.npos) {
    for (std::size_t i = space + 1; i < at && message[i] >= '0' && message[i] <= '9' && i < space + 4; ++i) out.status = out.status * 10 + (message[i] - '0');
  }
  ++at;
  bool chunked = false, ended = false;
  std::string coding;
  while (at < message.size()) {
    std::size_t line_end = message.find('\n', at);
    if (line_end == message.npos) break;
    std::string_view line = message.substr(at, line_end - at);
    at = line_end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      ended = true;
      break;
    }
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const std::string name = lower_ascii(trim(line.substr(0, colon)));
    const std::string value = lower_ascii(trim(line.substr(colon + 1)));
    if (name == "content-type") {
      out.content_type = std::string(trim(std::string_view(value).substr(0, value.find(';'))));
      if (const std::size_t c = value.find("charset="); c != value.npos) {
        std::string_view charset = trim(std::string_view(value).substr(c + 8));
        out.charset = std::string(trim(charset.substr(0, charset.find_first_of("; "))));
      }
    } else if (name == "transfer-encoding") {
      chunked = chunked || value.find("chunked") != value.npos;
    } else if (name == "content-encoding") {
      coding = value;
    }
  }
  if (!ended) return bad(ReadErrorCode::bad_http, "the HTTP header breaks off");
  std::string_view body = message.substr(at);
  std::string joined;
  if (chunked && starts_with_chunk_size(body)) {
    if (!unchunk(body, joined)) return bad(ReadErrorCode::bad_http, "the body's chunks break off");
    body = joined;
  }
  if (body.starts_with("\x1f\x8b") || coding.find("deflate") != coding.npos) {
    bool over = false;
    std::optional<std::string> plain = inflate_all(body, limit, over);
    if (over) return bad(ReadErrorCode::too_large, "the page is larger than " + std::to_string(limit) + " bytes when decompressed");
    if (plain) {
      out.body = std::move(*plain);
      return out;
    }
    if (body.starts_with("\x1f\x8b")) return bad(ReadErrorCode::bad_http, "the body's gzip data is damaged or breaks off");
  } else if (coding == "br") {
    // Brotli has no mark at its start: a body that holds markup is one the crawler decoded already.
    if (body.substr(0, 1024).find('<') == body.npos) return bad(ReadErrorCode::bad_http, "the body is compressed with Brotli, which is not read");
  }
  if (body.size() > limit) return bad(ReadErrorCode::too_large, "the page is larger than " + std::to_string(limit) + " bytes");
  out.body = body;
  return out;
}

}  // namespace dragoman
