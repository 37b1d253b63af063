// Declarations are read by hand; the tables and the guess are ICU's.
#include "dragoman/ingest/charset.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// HTML's encoding standard: what is labelled Latin-1 or ASCII is read as Windows-1252.
std::string web_name(std::string_view label) {
  std::string name = lower_ascii(label);
  if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "us-ascii" || name == "ascii" || name == "iso8859-1") return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  if (name == "utf8") return "utf-8";
  return name;
}

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
};

std::optional<Decoded> convert(std::string_view bytes, const std::string& name) {
  Decoded out;
  out.charset = name;
  if (name == "utf-8") {
    out.text = bytes;
    out.replaced = repair_utf8(out.text);
    return out;
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(name.c_str(), &error));
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &error));
  if (U_FAILURE(error)) return std::nullopt;
  // UTF-7, HZ and the like hide markup from filters; no page worth reading is written so.
  if (const UConverterType type = ucnv_getType(from.get());
      type == UCNV_UTF7 || type == UCNV_HZ || type == UCNV_SCSU || type == UCNV_BOCU1 || type == UCNV_IMAP_MAILBOX)
    return std::nullopt;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar pivot[4096];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  char buffer[8192];
  bool first = true;
  while (true) {
    char* target = buffer;
    error = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer + sizeof buffer, &source, end, pivot, &pivot_source, &pivot_target, pivot + 4096, first, true, &error);
    first = false;
    out.text.append(buffer, target);
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(error)) return std::nullopt;
    break;
  }
  for (std::size_t at = 0; (at = out.text.find("\xEF\xBF\xBD", at)) != std::string::npos; at += 3) ++out.replaced;
  return out;
}

std::string guess(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  if (U_FAILURE(error)) return {};
  const std::string_view sample = bytes.substr(0, 16384);  // more changes no guess and costs time
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return {};
  const char* name = ucsdet_getName(match, &error);
  const int confidence = ucsdet_getConfidence(match, &error);
  if (U_FAILURE(error) || confidence < 25) return {};
  return web_name(name);
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, 4096));
  for (const std::string_view key : {std::string_view("charset"), std::string_view("encoding")}) {
    for (std::size_t at = head.find(key); at != head.npos; at = head.find(key, at + 1)) {
      const std::size_t tag = head.rfind('<', at);
      if (tag == head.npos) continue;
      const std::string_view opened = std::string_view(head).substr(tag, 6);
      if (!opened.starts_with("<meta") && !opened.starts_with("<?xml")) continue;
      std::size_t i = at + key.size();
      while (i < head.size() && (head[i] == ' ' || head[i] == '=' || head[i] == '"' || head[i] == '\'')) ++i;
      const std::size_t from = i;
      while (i < head.size() && i - from < 40 && (std::isalnum(static_cast<unsigned char>(head[i])) || head[i] == '-' || head[i] == '_' || head[i] == ':')) ++i;
      if (i > from) return head.substr(from, i - from);
    }
  }
  return {};
}

bool looks_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  for (const std::string_view magic :
       {std::string_view("%PDF-"), std::string_view("PK\x03\x04", 4), std::string_view("\x89PNG"), std::string_view("\xFF\xD8\xFF"), std::string_view("GIF8"),
        std::string_view("\x7F"
                         "ELF"),
        std::string_view("BZh"),
        std::string_view("\xFD"
                         "7zXZ"),
        std::string_view("Rar!")}) {
    if (head.starts_with(magic)) return true;
  }
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return false;
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  if (nuls == 0) return false;
  // UTF-16 without a mark: every second byte of English text is zero.
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++(i % 2 ? odd : even);
  return !(nuls * 5 > head.size() * 2 && (even == 0 || odd == 0));
}

Decoded decode(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return *convert(bytes.substr(3), "utf-8");
  if (bytes.starts_with("\xFF\xFE") && !bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) {
    if (auto out = convert(bytes.substr(2), "utf-16le")) return *out;
  }
  if (bytes.starts_with("\xFE\xFF")) {
    if (auto out = convert(bytes.substr(2), "utf-16be")) return *out;
  }
  if (bytes.size() >= 4 && std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(bytes.size(), 512)), '\0') * 5 >
                               static_cast<std::ptrdiff_t>(std::min<std::size_t>(bytes.size(), 512)) * 2) {
    if (auto out = convert(bytes, bytes[0] == '\0' ? "utf-16be" : "utf-16le"); out && out->replaced == 0) return *out;
  }
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return {std::string(bytes), "utf-8", 0};
  // A declared set is believed unless it does not fit; a page declared UTF-8 with a few broken bytes is UTF-8 with broken bytes.
  std::optional<Decoded> best;
  for (const std::string& label : {std::string(declared), declared_charset(bytes)}) {
    if (label.empty()) continue;
    auto out = convert(bytes, web_name(label));
    if (!out) continue;
    if (out->replaced * 200 <= out->text.size()) return *out;
    if (!best || out->replaced < best->replaced) best = std::move(out);
  }
  if (const std::string name = guess(bytes); !name.empty()) {
    if (auto out = convert(bytes, name); out && (!best || out->replaced < best->replaced)) best = std::move(out);
  }
  if (!best) best = convert(bytes, "windows-1252");
  return best ? *best : *convert(bytes, "utf-8");
}

}  // namespace dragoman
