#include "dragoman/text/utf8.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr std::size_t kBlock = 64;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return ++at, lead;
  const int extra = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
  if (extra == 0 || at + extra >= text.size()) return ++at, U'\uFFFD';
  char32_t c = lead & (0x3F >> extra);
  for (int i = 1; i <= extra; ++i) {
    if (!is_continuation(text[at + i])) return ++at, U'\uFFFD';
    c = (c << 6) | (byte(at + i) & 0x3F);
  }
  static constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  if (c < kLeast[extra] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return ++at, U'\uFFFD';
  at += extra + 1;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t repair_utf8(std::string& text) {
  std::size_t bad = 0;
  std::string out;
  std::size_t clean_from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'\uFFFD' && at == begin + 1) {
      ++bad;
      out.append(text, clean_from, begin - clean_from);
      append_utf8(out, c);
      clean_from = at;
    }
  }
  if (bad == 0) return 0;
  out.append(text, clean_from);
  text = std::move(out);
  return bad;
}

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_code_point(text, at) == U'\uFFFD' && at == begin + 1) return false;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      out += static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead + 32 : lead);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    char32_t lower = c;
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) lower = c + 32;
    else if (c >= 0x400 && c <= 0x40F) lower = c + 80;
    else if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1E00 && c <= 0x1EFF)) lower = c | 1;
    else if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) lower = c + (c & 1);
    if (lower == c) out.append(text, begin, at - begin);
    else append_utf8(out, lower);
  }
  return out;
}

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return;
  code_point_of_block_.reserve(text.size() / kBlock + 2);
  std::uint32_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) code_point_of_block_.push_back(seen);
    seen += !is_continuation(text[i]);
  }
  code_point_of_block_.push_back(seen);
}

std::uint32_t OffsetMap::code_point(std::uint32_t byte) const {
  if (code_point_of_block_.empty()) return byte;
  byte = std::min<std::uint32_t>(byte, static_cast<std::uint32_t>(text_.size()));
  const std::size_t block = byte / kBlock;
  std::uint32_t n = code_point_of_block_[block];
  for (std::size_t i = block * kBlock; i < byte; ++i) n += !is_continuation(text_[i]);
  return n;
}

std::uint32_t OffsetMap::byte(std::uint32_t code_point) const {
  if (code_point_of_block_.empty()) return code_point;
  // The last block that begins before (or at) the code point's first byte.
  const auto after = std::lower_bound(code_point_of_block_.begin(), code_point_of_block_.end(), code_point);
  const std::size_t block = after == code_point_of_block_.begin() ? 0 : static_cast<std::size_t>(after - code_point_of_block_.begin()) - 1;
  std::uint32_t before = code_point_of_block_[block];
  for (std::size_t i = block * kBlock; i < text_.size(); ++i) {
    if (is_continuation(text_[i])) continue;
    if (before == code_point) return static_cast<std::uint32_t>(i);
    ++before;
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace dragoman
