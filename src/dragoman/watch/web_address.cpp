#include "dragoman/watch/web_address.h"

#include <curl/curl.h>

#include <memory>

namespace dragoman {
namespace {

struct Handle {
  CURLU* url = curl_url();
  ~Handle() { curl_url_cleanup(url); }
  std::string part(CURLUPart what) const {
    char* text = nullptr;
    std::string out;
    if (curl_url_get(url, what, &text, 0) == CURLUE_OK && text) out = text;
    curl_free(text);
    return out;
  }
};

}  // namespace

std::optional<WebAddress> parse_web_address(const std::string& url, const std::string& base) {
  constexpr std::size_t kLongest = 8192;
  if (url.empty() || url.size() > kLongest || url.find('\0') != url.npos) return std::nullopt;
  const Handle h;
  if (!h.url) return std::nullopt;
  if (!base.empty() && curl_url_set(h.url, CURLUPART_URL, base.c_str(), 0) != CURLUE_OK) return std::nullopt;
  if (curl_url_set(h.url, CURLUPART_URL, url.c_str(), CURLU_URLENCODE) != CURLUE_OK) return std::nullopt;
  curl_url_set(h.url, CURLUPART_FRAGMENT, nullptr, 0);
  WebAddress a;
  a.scheme = h.part(CURLUPART_SCHEME);
  if ((a.scheme != "http" && a.scheme != "https") || !h.part(CURLUPART_USER).empty() || !h.part(CURLUPART_PASSWORD).empty()) return std::nullopt;
  a.host = h.part(CURLUPART_HOST);
  for (char& c : a.host) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  if (a.host.empty()) return std::nullopt;
  curl_url_set(h.url, CURLUPART_HOST, a.host.c_str(), 0);
  const std::string port = h.part(CURLUPART_PORT), path = h.part(CURLUPART_PATH), query = h.part(CURLUPART_QUERY);
  a.origin = a.scheme + "://" + a.host;
  if (!port.empty()) a.origin.append(1, ':').append(port);
  a.target = path.empty() ? "/" : path;
  if (!query.empty()) a.target.append(1, '?').append(query);
  a.url = a.origin + a.target;
  return a;
}

}  // namespace dragoman
