#include "dragoman/watch/robots.h"

#include <algorithm>
#include <cstdlib>

namespace dragoman {
namespace {

constexpr std::size_t kMostBytes = 500 << 10, kMostRules = 20000;

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

/// One spelling for each path: letters, digits and "-._~" bare, other escapes in capitals, bytes beyond ASCII escaped.
std::string normal(std::string_view s) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(s[i]);
    if (c == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
      const int value = hex(s[i + 1]) * 16 + hex(s[i + 2]);
      const bool bare = (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || value == '-' || value == '.' ||
                        value == '_' || value == '~';
      if (bare) out += static_cast<char>(value);
      else out += '%', out += kHex[value >> 4], out += kHex[value & 15];
      i += 2;
    } else if (c >= 0x80) {
      out += '%', out += kHex[c >> 4], out += kHex[c & 15];
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

/// Each literal part at its first place: with `*` as the only wildcard the first place is as good as any.
bool matches(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  bool first = true;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    const bool last = star == pattern.npos;
    if (first) {
      if (!target.starts_with(part)) return false;
      target.remove_prefix(part.size());
      if (last) return !to_end || target.empty();
    } else if (last && to_end) {
      return target.ends_with(part);
    } else {
      const std::size_t at = target.find(part);
      if (at == target.npos) return false;
      target.remove_prefix(at + part.size());
      if (last) return true;
    }
    first = false;
    pattern.remove_prefix(star + 1);
  }
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view token) {
  Robots ours, everyone;
  bool found_ours = false, in_ours = false, in_everyone = false, in_rules = true;
  text = text.substr(0, kMostBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const std::string_view key = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    if (same_word(key, "user-agent")) {
      if (in_rules) in_ours = in_everyone = false;  // a new group; several agents may share one
      in_rules = false;
      if (value == "*") in_everyone = true;
      else if (same_word(value.substr(0, value.find_first_of("/ \t")), token)) in_ours = found_ours = true;
      continue;
    }
    const bool allow = same_word(key, "allow"), disallow = same_word(key, "disallow"), delay = same_word(key, "crawl-delay");
    if (!allow && !disallow && !delay) continue;
    in_rules = true;
    for (Robots* group : {in_ours ? &ours : nullptr, in_everyone ? &everyone : nullptr}) {
      if (!group || value.empty()) continue;
      if (delay) {
        const double seconds = std::atof(std::string(value).c_str());
        if (seconds > 0) group->delay_ = std::min(seconds, 86400.0);
      } else if (group->rules_.size() < kMostRules && (value[0] == '/' || value[0] == '*')) {
        group->rules_.push_back({normal(value), allow});
      }
    }
  }
  return found_ours ? ours : everyone;
}

Robots Robots::nothing() {
  Robots none;
  none.rules_.push_back({"/", false});
  return none;
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string path = normal(target);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || (rule.pattern.size() == longest && !rule.allow)) continue;
    if (!matches(rule.pattern, path)) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace dragoman
