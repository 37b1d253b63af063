// The parts of a web address that watching needs, by libcurl's own parser, so that what is checked is what is fetched.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

struct WebAddress {
  std::string url;     ///< normalised, without fragment
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< lower case, without port
  std::string origin;  ///< scheme://host[:port]: what one robots.txt holds for
  std::string target;  ///< path and query, beginning with '/'
};

/// nullopt for anything but http and https, and for addresses with a user's name in them. `base` resolves a relative one.
std::optional<WebAddress> parse_web_address(const std::string& url, const std::string& base = {});

}  // namespace dragoman
