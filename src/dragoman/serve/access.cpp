#include "dragoman/serve/access.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dragoman::serve {

bool loopback_host(std::string_view host) {
  std::string_view name = host;
  if (name.starts_with('[')) name = name.substr(0, std::min(name.find(']') + 1, name.size()));
  else name = name.substr(0, name.find(':'));
  const auto same = [&](std::string_view other) {
    return name.size() == other.size() &&
           std::equal(name.begin(), name.end(), other.begin(), [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
  };
  return same("localhost") || same("127.0.0.1") || same("[::1]");
}

bool loopback_address(std::string_view address) { return address == "localhost" || address == "::1" || address.starts_with("127."); }

bool same_secret(std::string_view a, std::string_view b) {
  unsigned char difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size(); ++i) difference = static_cast<unsigned char>(difference | (a[i] ^ (b.empty() ? 0 : b[i % b.size()])));
  return difference == 0;
}

std::string fresh_token() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the system gives no random numbers for a token");
  std::string out;
  for (const unsigned char b : bytes) out += "0123456789abcdef"[b >> 4], out += "0123456789abcdef"[b & 15];
  return out;
}

std::string token_of(std::string_view authorization, std::string_view cookie) {
  constexpr std::string_view kBearer = "Bearer ";
  if (authorization.starts_with(kBearer)) return std::string(authorization.substr(kBearer.size()));
  while (!cookie.empty()) {
    const std::size_t end = std::min(cookie.find(';'), cookie.size());
    std::string_view one = cookie.substr(0, end);
    cookie.remove_prefix(std::min(end + 1, cookie.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(kTokenCookie) && one.size() > kTokenCookie.size() && one[kTokenCookie.size()] == '=')
      return std::string(one.substr(kTokenCookie.size() + 1));
  }
  return {};
}

}  // namespace dragoman::serve
