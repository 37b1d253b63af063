#include "dragoman/language/features.h"

#include <algorithm>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<char, std::size_t>, kAffixes> kAffixKinds = {{{'s', 1}, {'s', 2}, {'s', 3}, {'s', 4}, {'p', 1}, {'p', 2}, {'p', 3}}};

/// Byte offset of each code point, and the end.
std::vector<std::size_t> code_point_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) starts.push_back(at);
  starts.push_back(text.size());
  return starts;
}

}  // namespace

std::string shape_of(std::string_view form) {
  std::vector<std::string> runs;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(form, at);
    const std::string_view piece = form.substr(begin, at - begin);
    std::string s;
    if (c >= '0' && c <= '9') s.assign(1, 'd');
    else if (to_lower(piece) != piece) s.assign(1, 'X');
    else if ((c >= 'a' && c <= 'z') || c >= 0xC0) s.assign(1, 'x');
    else s = piece;
    const std::size_t n = runs.size();
    if (!(n >= 2 && runs[n - 1] == s && runs[n - 2] == s)) runs.push_back(std::move(s));
  }
  std::string out;
  for (const std::string& s : runs) out += s;
  return out;
}

std::uint64_t feature_hash(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t h = 0xCBF29CE484222325ull ^ (seed * 0x9E3779B97F4A7C15ull);
  for (const char b : bytes) h = (h ^ static_cast<unsigned char>(b)) * 0x100000001B3ull;
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCDull;
  return h ^ (h >> 33);
}

std::string normalize_form(std::string_view form) {
  if (form == "``" || form == "''") return "\"";
  if (std::none_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) == 0xE2; })) return std::string(form);
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    switch (next_code_point(form, at)) {
      case 0x2018:
      case 0x2019: out += '\''; break;
      case 0x201C:
      case 0x201D: out += '"'; break;
      case 0x2013:
      case 0x2011: out += '-'; break;
      case 0x2014: out += "--"; break;
      case 0x2026: out += "..."; break;
      default: out.append(form, begin, at - begin);
    }
  }
  return out;
}

TokenFeatures token_features(std::string_view raw) {
  const std::string form = normalize_form(raw);
  std::string low = to_lower(form);
  std::replace_if(
      low.begin(), low.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  TokenFeatures f;
  f.word = static_cast<std::uint32_t>(feature_hash(low, 1) % kWordRows);
  f.known_key = static_cast<std::uint32_t>(feature_hash(low, 7));
  f.shape = static_cast<std::uint32_t>(feature_hash(shape_of(form), 2) % kShapeRows);
  const std::vector<std::size_t> at = code_point_starts(low);
  const std::size_t n = at.size() - 1;
  for (std::size_t i = 0; i < kAffixes; ++i) {
    const auto [side, length] = kAffixKinds[i];
    std::string part;
    if (n < length) part = low + "_";
    else part = side == 's' ? low.substr(at[n - length]) : low.substr(0, at[length]);
    f.affixes[i] = static_cast<std::uint32_t>(feature_hash(part, 10 + i) % kAffixRows);
  }
  const std::string padded = "<" + low + ">";
  const std::vector<std::size_t> p = code_point_starts(padded);
  for (std::size_t length = 3; length <= 5; ++length) {
    for (std::size_t i = 0; i + length < p.size() && f.grams.size() < kMaxGrams; ++i) {
      f.grams.push_back(static_cast<std::uint32_t>(feature_hash(std::string_view(padded).substr(p[i], p[i + length] - p[i]), 3) % kGramRows));
    }
  }
  if (f.grams.empty()) f.grams.push_back(0);
  return f;
}

}  // namespace dragoman
