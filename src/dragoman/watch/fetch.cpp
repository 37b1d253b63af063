#include "dragoman/watch/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <stdexcept>
#include <string_view>

namespace dragoman {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r' || s.back() == '\n')) s.remove_suffix(1);
  return std::string(s);
}

/// What is kept and sent back must not break a header or the record's UTF-8.
bool printable(const std::string& s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// Seconds, or a date in HTTP's forms from now on.
double seconds_until(const std::string& value) {
  if (value.find_first_not_of("0123456789") == value.npos && !value.empty() && value.size() < 10) return std::atof(value.c_str());
  const time_t when = curl_getdate(value.c_str(), nullptr);
  return when == -1 ? -1 : std::max(0.0, std::difftime(when, std::time(nullptr)));
}

bool private_v4(std::uint32_t a) {
  const auto within = [a](std::uint32_t net, int bits) { return (a >> (32 - bits)) == (net >> (32 - bits)); };
  return within(0x00000000, 8) || within(0x0A000000, 8) || within(0x64400000, 10) || within(0x7F000000, 8) || within(0xA9FE0000, 16) ||
         within(0xAC100000, 12) || within(0xC0000000, 24) || within(0xC0A80000, 16) || within(0xC6120000, 15) || within(0xE0000000, 3);
}

}  // namespace

bool private_address(const void* address) {
  sockaddr_storage storage = {};
  std::memcpy(&storage.ss_family, &static_cast<const sockaddr*>(address)->sa_family, sizeof storage.ss_family);
  if (storage.ss_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof v4);
    return private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (storage.ss_family != AF_INET6) return true;
  sockaddr_in6 v6;
  std::memcpy(&v6, address, sizeof v6);
  const std::uint8_t* b = v6.sin6_addr.s6_addr;
  static constexpr std::uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, kTranslated[12] = {0, 0x64, 0xFF, 0x9B};
  if (std::memcmp(b, kMapped, 12) == 0 || std::memcmp(b, kTranslated, 12) == 0)
    return private_v4(std::uint32_t{b[12]} << 24 | b[13] << 16 | b[14] << 8 | b[15]);
  return (b[0] & 0xE0) != 0x20;  // only 2000::/3 is of the public network
}

struct Fetcher::Transfer {
  const FetchRequest& request;
  const std::atomic<bool>& stop;
  FetchResult result;

  static std::size_t body(char* data, std::size_t one, std::size_t n, void* self) {
    Transfer& t = *static_cast<Transfer*>(self);
    if (t.result.body.size() + one * n > t.request.max_bytes) {
      t.result.too_large = true;
      return 0;
    }
    t.result.body.append(data, one * n);
    return one * n;
  }

  static std::size_t header(char* data, std::size_t one, std::size_t n, void* self) {
    FetchResult& r = static_cast<Transfer*>(self)->result;
    const std::string_view line(data, one * n);
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return one * n;
    const std::string name = lower(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    if (name == "etag" && value.size() < 1024 && printable(value)) r.etag = value;
    if (name == "last-modified" && value.size() < 128 && printable(value)) r.last_modified = value;
    if (name == "retry-after") r.retry_after = seconds_until(value);
    if (name == "cache-control") {
      const std::string all = lower(value);
      if (const std::size_t at = all.find("max-age="); at != all.npos) r.max_age = std::atof(all.c_str() + at + 8);
    }
    if (name == "content-type") {
      const std::string all = lower(value);
      r.content_type = trimmed(std::string_view(all).substr(0, all.find(';')));
      if (const std::size_t at = all.find("charset="); at != all.npos) {
        r.charset = trimmed(std::string_view(all).substr(at + 8, all.find(';', at) == all.npos ? all.npos : all.find(';', at) - at - 8));
        if (r.charset.size() > 1 && (r.charset[0] == '"' || r.charset[0] == '\'')) r.charset = r.charset.substr(1, r.charset.size() - 2);
      }
    }
    return one * n;
  }

  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<Transfer*>(self)->stop ? 1 : 0; }

  // After the name is resolved, so that a public name that points into a private network is caught too.
  static curl_socket_t open(void* self, curlsocktype, curl_sockaddr* address) {
    Transfer& t = *static_cast<Transfer*>(self);
    if (!t.request.private_addresses && private_address(&address->addr)) {
      t.result.refused_address = true;
      return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }
};

Fetcher::Fetcher(Options options, const std::atomic<bool>& stop) : options_(std::move(options)), stop_(stop) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  curl_ = curl_easy_init();
  if (!curl_) throw std::runtime_error("libcurl cannot be used");
}

Fetcher::~Fetcher() { curl_easy_cleanup(static_cast<CURL*>(curl_)); }

FetchResult Fetcher::get(const FetchRequest& request) {
  CURL* c = static_cast<CURL*>(curl_);
  Transfer t{request, stop_, {}};
  curl_easy_reset(c);
  char reason[CURL_ERROR_SIZE] = "";
  curl_slist* headers = curl_slist_append(nullptr, ("Accept: " + request.accept).c_str());
  if (!request.etag.empty()) headers = curl_slist_append(headers, ("If-None-Match: " + request.etag).c_str());
  if (!request.last_modified.empty()) headers = curl_slist_append(headers, ("If-Modified-Since: " + request.last_modified).c_str());
  curl_easy_setopt(c, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(c, CURLOPT_USERAGENT, options_.user_agent.c_str());
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, options_.connect_seconds);
  curl_easy_setopt(c, CURLOPT_TIMEOUT, options_.total_seconds);
  curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 64L);
  curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, 30L);
  curl_easy_setopt(c, CURLOPT_ERRORBUFFER, reason);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, &Transfer::body);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &t);
  curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, &Transfer::header);
  curl_easy_setopt(c, CURLOPT_HEADERDATA, &t);
  curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, &Transfer::progress);
  curl_easy_setopt(c, CURLOPT_XFERINFODATA, &t);
  curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open);
  curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, &t);
  const CURLcode code = curl_easy_perform(c);
  curl_slist_free_all(headers);
  FetchResult& r = t.result;
  long status = 0;
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
  char* location = nullptr;
  curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &location);
  if (location) r.location = location;
  if (code == CURLE_OK) {
    r.status = static_cast<int>(status);
    if (r.status < 200 || r.status >= 400) r.error = "HTTP " + std::to_string(status);
  } else {
    r.body.clear();
    r.error = r.too_large         ? "larger than " + std::to_string(request.max_bytes) + " bytes"
              : r.refused_address ? "its address is of a private network"
              : reason[0]         ? std::string(reason)
                                  : curl_easy_strerror(code);
  }
  return std::move(t.result);
}

}  // namespace dragoman
