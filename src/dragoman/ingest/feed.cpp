// RSS and Atom by a tolerant scan over the XML: real feeds are too often not well-formed for a strict parser to be of use.
//
// An item's fields are taken by their names with prefix ("content:encoded"), each from its start tag to the next end tag of that
// name, CDATA sections stepped over. Nothing recurses; a field without an end ends the reading.
#include <algorithm>

#include "dragoman/ingest/charset.h"
#include "dragoman/ingest/dates.h"
#include "dragoman/ingest/formats.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

struct XmlTag {
  std::string_view name, attributes;
  bool closing = false, self_closing = false;
  std::size_t after = 0;  ///< where reading goes on
};

// Reads markup at xml[at] == '<'. Comments, CDATA, declarations give an empty name. nullopt if it never ends.
std::optional<XmlTag> read_tag(std::string_view xml, std::size_t at) {
  XmlTag tag;
  const auto until = [&](std::string_view end, std::size_t from) {
    const std::size_t found = xml.find(end, from);
    if (found == xml.npos) return false;
    tag.after = found + end.size();
    return true;
  };
  const std::string_view here = xml.substr(at, 9);
  if (here.starts_with("<!--")) return until("-->", at + 4) ? std::optional(tag) : std::nullopt;
  if (here.starts_with("<![CDATA[")) return until("]]>", at + 9) ? std::optional(tag) : std::nullopt;
  if (here.starts_with("<?") || here.starts_with("<!")) return until(">", at + 2) ? std::optional(tag) : std::nullopt;
  const std::size_t gt = xml.find('>', at);
  if (gt == xml.npos) return std::nullopt;
  tag.after = gt + 1;
  std::string_view inside = xml.substr(at + 1, gt - at - 1);
  if (inside.starts_with('/')) {
    tag.closing = true;
    inside.remove_prefix(1);
  }
  if (inside.ends_with('/')) {
    tag.self_closing = true;
    inside.remove_suffix(1);
  }
  std::size_t n = 0;
  while (n < inside.size() && !space(inside[n])) ++n;
  tag.name = inside.substr(0, n);
  tag.attributes = inside.substr(n);
  return tag;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = attributes.find(name); at != attributes.npos; at = attributes.find(name, at + 1)) {
    std::size_t i = at + name.size();
    if (at > 0 && !space(attributes[at - 1])) continue;
    while (i < attributes.size() && space(attributes[i])) ++i;
    if (i >= attributes.size() || attributes[i] != '=') continue;
    ++i;
    while (i < attributes.size() && space(attributes[i])) ++i;
    if (i >= attributes.size() || (attributes[i] != '"' && attributes[i] != '\'')) continue;
    const std::size_t close = attributes.find(attributes[i], i + 1);
    return close == attributes.npos ? std::string_view{} : attributes.substr(i + 1, close - i - 1);
  }
  return {};
}

// XML's five entities and numbers; CDATA sections as they are.
std::string xml_text(std::string_view s) {
  std::string out;
  std::size_t i = 0;
  while (i < s.size()) {
    if (s.compare(i, 9, "<![CDATA[") == 0) {
      const std::size_t close = s.find("]]>", i + 9);
      const std::size_t stop = close == s.npos ? s.size() : close;
      out.append(s.substr(i + 9, stop - i - 9));
      i = close == s.npos ? s.size() : close + 3;
    } else if (s[i] == '&') {
      const std::size_t semicolon = s.substr(0, std::min(s.size(), i + 12)).find(';', i);
      if (semicolon == s.npos) {
        out += s[i++];
        continue;
      }
      const std::string_view entity = s.substr(i + 1, semicolon - i - 1);
      if (entity == "amp") out += '&';
      else if (entity == "lt") out += '<';
      else if (entity == "gt") out += '>';
      else if (entity == "quot") out += '"';
      else if (entity == "apos") out += '\'';
      else if (entity.size() > 1 && entity[0] == '#') {
        const bool hex = (entity[1] | 32) == 'x';
        char32_t code = 0;
        for (const char c : entity.substr(hex ? 2 : 1)) {
          const int d = c >= '0' && c <= '9' ? c - '0' : hex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
          if (d < 0 || code > 0x10FFFF) {
            code = 0xFFFD;
            break;
          }
          code = code * (hex ? 16 : 10) + static_cast<char32_t>(d);
        }
        append_utf8(out, code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? U'\uFFFD' : code);
      } else {
        out.append(s.substr(i, semicolon - i + 1));  // an HTML entity: left for the page reader
      }
      i = semicolon + 1;
    } else {
      out += s[i++];
    }
  }
  const std::size_t from = out.find_first_not_of(" \t\r\n");
  if (from == out.npos) return {};
  return out.substr(from, out.find_last_not_of(" \t\r\n") - from + 1);
}

// Where the element's content ends: at the next end tag of its name outside CDATA.
std::size_t content_end(std::string_view xml, std::size_t from, std::string_view name) {
  const std::string close = "</" + std::string(name);
  std::size_t at = from;
  while (true) {
    const std::size_t found = xml.find(close, at);
    if (found == xml.npos) return xml.npos;
    const std::size_t cdata = xml.substr(0, found).find("<![CDATA[", at);
    if (cdata != xml.npos) {
      const std::size_t end = xml.find("]]>", cdata);
      if (end == xml.npos) return xml.npos;
      at = end + 3;
      continue;
    }
    const std::size_t next = found + close.size();
    if (next < xml.size() && (xml[next] == '>' || space(xml[next]))) return found;
    at = next;
  }
}

struct Item {
  RawDocument document;
  std::string summary, full;
};

bool is_item(std::string_view name) { return name == "item" || name == "entry" || name == "atom:entry"; }

void finish(Item& item, Feed& feed) {
  RawDocument& d = item.document;
  const std::string& content = item.full.size() >= item.summary.size() ? item.full : item.summary;
  d.content = content.empty() ? d.title : content;
  // Feeds escape HTML once more; what holds neither tag nor entity is plain text and kept as such.
  const bool markup = d.content.find('<') != d.content.npos || d.content.find('&') != d.content.npos;
  d.kind = markup ? DocumentKind::html : DocumentKind::text;
  if (!d.content.empty()) feed.items.push_back(std::move(d));
  item = {};
}

}  // namespace

std::optional<Feed> parse_feed(std::string_view xml) {
  Feed feed;
  Item item;
  bool in_item = false, is_feed = false;
  std::size_t at = 0;
  while ((at = xml.find('<', at)) != xml.npos) {
    const std::optional<XmlTag> tag = read_tag(xml, at);
    if (!tag) break;
    at = tag->after;
    const std::string_view name = tag->name;
    if (name.empty()) continue;
    if (name == "rss" || name == "feed" || name == "rdf:RDF" || name == "atom:feed") {
      is_feed = true;
      feed.complete = feed.complete || tag->closing;
      continue;
    }
    if (!is_feed) {
      if (at > 65536) return std::nullopt;
      continue;
    }
    if (is_item(name)) {
      if (in_item) finish(item, feed);
      in_item = !tag->closing && !tag->self_closing;
      continue;
    }
    if (tag->closing) continue;
    if (name == "link" && (tag->self_closing || !attribute(tag->attributes, "href").empty())) {
      const std::string_view rel = attribute(tag->attributes, "rel");
      std::string& url = in_item ? item.document.url : feed.link;
      if ((rel.empty() || rel == "alternate") && url.empty()) url = xml_text(attribute(tag->attributes, "href"));
      continue;
    }
    if (tag->self_closing) continue;
    const bool wanted = name == "title" || name == "link" || name == "guid" || name == "id" || name == "pubDate" || name == "dc:date" || name == "published" ||
                        name == "updated" || name == "description" || name == "content:encoded" || name == "summary" || name == "content" ||
                        name == "dc:creator" || name == "author" || name == "source" || name == "image";
    if (!wanted) continue;
    const std::size_t end = content_end(xml, at, name);
    if (end == xml.npos) break;
    const std::string_view raw = xml.substr(at, end - at);
    at = end;
    if (!in_item) {
      if (name == "title" && feed.title.empty()) feed.title = xml_text(raw);
      if (name == "link" && feed.link.empty()) feed.link = xml_text(raw);
      continue;
    }
    RawDocument& d = item.document;
    if (name == "title" && d.title.empty()) d.title = xml_text(raw);
    else if (name == "link" && d.url.empty()) d.url = xml_text(raw);
    else if ((name == "guid" || name == "id") && d.id.empty()) d.id = xml_text(raw);
    else if (name == "pubDate" || name == "dc:date" || name == "published") d.published = iso_date(xml_text(raw));
    else if (name == "updated" && d.published.empty()) d.published = iso_date(xml_text(raw));
    else if (name == "description" || name == "summary") item.summary = xml_text(raw);
    else if (name == "content:encoded") item.full = xml_text(raw);
    else if (name == "content") item.full = attribute(tag->attributes, "type") == "xhtml" ? std::string(raw) : xml_text(raw);
    else if (name == "dc:creator") d.authors.push_back(xml_text(raw));
    else if (name == "author") {
      const std::size_t open = raw.find("<name>"), close = raw.find("</name>");
      std::string author = open != raw.npos && close != raw.npos && close > open ? xml_text(raw.substr(open + 6, close - open - 6)) : xml_text(raw);
      if (!author.empty() && author.find('@') == author.npos) d.authors.push_back(std::move(author));
    }
  }
  if (in_item && !feed.complete) return is_feed ? std::optional(std::move(feed)) : std::nullopt;  // the item that breaks off is left out
  if (in_item) finish(item, feed);
  if (!is_feed) return std::nullopt;
  return feed;
}

namespace {

class FeedReader : public FormatReader {
 public:
  FeedReader(ByteSource& source, FileContext file) : source_(source), file_(std::move(file)) {}

  std::optional<ReadResult> next() override {
    if (!started_) {
      started_ = true;
      const std::size_t limit = file_.options->max_feed_bytes;
      std::string bytes;
      source_.read(bytes, static_cast<std::uint64_t>(limit) + 1);
      if (bytes.size() > limit) return failed(file_, ReadErrorCode::too_large, "", "the feed is larger than " + std::to_string(limit) + " bytes");
      std::optional<ReadResult> trouble = trouble_of(source_, file_, "");
      std::optional<Feed> feed = parse_feed(decode(bytes).text);
      if (feed) feed_ = std::move(*feed);
      if (trouble) return trouble;  // the items that came before the damage follow
      if (!feed) return failed(file_, ReadErrorCode::bad_feed, "", "no <rss>, <feed> or <rdf:RDF> element");
      if (!feed_.complete) return failed(file_, ReadErrorCode::bad_feed, "item " + std::to_string(feed_.items.size() + 1), "the feed breaks off");
    }
    while (at_ < feed_.items.size()) {
      RawDocument document = std::move(feed_.items[at_++]);
      const std::string place = "item " + std::to_string(at_);
      if (document.content.size() > file_.options->max_document_bytes)
        return failed(file_, ReadErrorCode::too_large, place, "the item is larger than " + std::to_string(file_.options->max_document_bytes) + " bytes");
      // A guid is unique within its feed only, so the article's id comes from its URL; but it often is the URL.
      if (document.url.empty() && document.id.find("://") != std::string::npos) document.url = document.id;
      document.id.clear();
      document.origin = file_.path + ":" + std::to_string(at_);
      if (document.publisher.name.empty()) document.publisher.name = feed_.title;
      fill_defaults(document, *file_.options);
      return ReadResult(std::move(document));
    }
    return std::nullopt;
  }

 private:
  ByteSource& source_;
  FileContext file_;
  Feed feed_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_feed(ByteSource& source, FileContext file) { return std::make_unique<FeedReader>(source, std::move(file)); }

}  // namespace dragoman
