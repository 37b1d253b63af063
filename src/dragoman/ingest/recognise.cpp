// What a file is, by its first bytes, then by its name.
#include <algorithm>

#include "dragoman/ingest/charset.h"
#include "dragoman/ingest/formats.h"

namespace dragoman {
namespace {

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

std::optional<InputKind> parse_input_kind(std::string_view name) {
  if (name == "auto") return InputKind::automatic;
  if (name == "text") return InputKind::text;
  if (name == "html") return InputKind::html;
  if (name == "jsonl") return InputKind::jsonl;
  if (name == "warc") return InputKind::warc;
  if (name == "feed") return InputKind::feed;
  return std::nullopt;
}

InputKind recognise(std::string_view head, std::string_view path) {
  std::string file = lower_ascii(path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1));
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (file.ends_with(packed)) file.resize(file.size() - packed.size());
  }
  if (head.starts_with("WARC/0.") || head.starts_with("WARC/1.")) return InputKind::warc;  // its bodies may be binary
  if (looks_binary(head)) return InputKind::automatic;
  // the cut may fall into a character; that changes nothing of what is looked for
  const std::string start = lower_ascii(decode(head.substr(0, 4096)).text);
  const std::size_t from = start.find_first_not_of(" \t\r\n");
  const std::string_view text = from == start.npos ? std::string_view{} : std::string_view(start).substr(from);
  const bool named_html = file.ends_with(".html") || file.ends_with(".htm") || file.ends_with(".xhtml");
  if (text.starts_with('<')) {
    const std::size_t html = std::min(text.find("<html"), text.find("<!doctype html"));
    const std::size_t feed = std::min({text.find("<rss"), text.find("<feed"), text.find("<rdf:rdf"), text.find("<atom:feed")});
    if (feed != text.npos && feed < html) return InputKind::feed;
    if (html != text.npos || named_html) return InputKind::html;
    for (const std::string_view tag : {"<head", "<body", "<div", "<p>", "<p ", "<meta", "<title", "<h1", "<article", "<!--"}) {
      if (text.starts_with(tag)) return InputKind::html;
    }
  }
  if (text.starts_with('{') && (text.size() < 2 || text.substr(1).find_first_not_of(" \t\r\n") == text.npos ||
                                text[text.find_first_not_of(" \t\r\n", 1)] == '"' || text[text.find_first_not_of(" \t\r\n", 1)] == '}'))
    return InputKind::jsonl;
  if (file.ends_with(".jsonl") || file.ends_with(".ndjson")) return InputKind::jsonl;
  if (file.ends_with(".warc")) return InputKind::warc;
  if (file.ends_with(".rss") || file.ends_with(".atom")) return InputKind::feed;
  if (named_html) return InputKind::html;
  return InputKind::text;
}

}  // namespace dragoman
