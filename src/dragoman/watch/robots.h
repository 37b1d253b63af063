// robots.txt as RFC 9309 has it: which paths of a host this program may fetch.
//
//   const Robots robots = Robots::parse("User-agent: *\nDisallow: /private/\nAllow: /private/press$\n", "dragoman");
//   robots.allows("/private/a")     -> false
//   robots.allows("/private/press") -> true: the longest pattern decides, and of two as long the one that allows
//
// Groups that name our token hold; without one those for "*". `*` in a pattern is any run of characters, a final `$` the end. Crawl-delay
// is no part of the standard and is kept because it is what a host asks for. Any bytes may come: nothing here fails, lines that say nothing
// are passed over, and what lies behind the first 500 KiB is not read, as the standard allows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

class Robots {
 public:
  /// Everything is allowed.
  Robots() = default;
  /// `token`: our name as it may stand behind "User-agent:", compared without regard to case.
  static Robots parse(std::string_view text, std::string_view token);
  /// What holds while a host's robots.txt cannot be had (a server error): nothing is allowed.
  static Robots nothing();

  /// `target`: path and query as sent, beginning with '/'. /robots.txt itself is always allowed.
  bool allows(std::string_view target) const;
  /// Seconds between requests, if asked for; at most a day.
  std::optional<double> crawl_delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<double> delay_;
};

}  // namespace dragoman
