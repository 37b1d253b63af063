// One pass collects every candidate with a rank; the best rank wins, the first in the page among equals.
#include "dragoman/extract/metadata.h"

#include <algorithm>

#include "dragoman/extract/json_ld.h"
#include "dragoman/ingest/dates.h"

namespace dragoman {
namespace {

struct Candidate {
  std::string value;
  int rank = 0;
  void offer(std::string_view v, int r) {
    if (v.empty() || r <= rank) return;
    value = decode_folded(v);
    if (!value.empty()) rank = r;
  }
};

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// "Talks resume | The Paper" -> "Talks resume", if what stays is the longer part.
std::string without_site(const std::string& title, const std::string& site) {
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " : ", " · ", " » "}) {
    const std::size_t at = title.rfind(separator);
    if (at == title.npos || at < 10) continue;
    const std::string_view tail = std::string_view(title).substr(at + separator.size());
    if ((!site.empty() && tail == site) || (tail.size() * 2 < at && std::count(tail.begin(), tail.end(), ' ') <= 4)) return title.substr(0, at);
  }
  return title;
}

// "By Jane Doe and John Roe" -> two names. Anything with a digit, a URL or too many words is no name.
void add_authors(std::string_view text, std::vector<std::string>& authors) {
  std::string s = decode_folded(text);
  if (s.size() > 200) return;
  for (const std::string_view lead : {"By ", "by ", "BY ", "Written by ", "Posted by "}) {
    if (s.starts_with(lead)) s.erase(0, lead.size());
  }
  for (std::size_t at; (at = s.find(" and ")) != s.npos;) s.replace(at, 5, 1, ',');
  for (std::size_t at; (at = s.find(" & ")) != s.npos;) s.replace(at, 3, 1, ',');
  std::size_t from = 0;
  while (from <= s.size()) {
    std::size_t to = std::min(s.find_first_of(",;|", from), s.size());
    std::string_view name = std::string_view(s).substr(from, to - from);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    const bool plain = name.size() >= 2 && name.size() <= 60 && name.find("://") == name.npos && name.find('@') == name.npos &&
                       std::none_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }) && std::count(name.begin(), name.end(), ' ') <= 5;
    if (plain && std::find(authors.begin(), authors.end(), name) == authors.end()) authors.emplace_back(name);
    from = to + 1;
  }
}

std::string resolve(std::string_view link, std::string_view page_url) {
  if (link.find("://") != link.npos && !link.starts_with("/")) return std::string(link);
  const std::size_t scheme = page_url.find("://");
  if (scheme == page_url.npos) return {};
  if (link.starts_with("//")) return std::string(page_url.substr(0, scheme + 1)) + std::string(link);
  if (!link.starts_with("/")) return {};
  return std::string(page_url.substr(0, page_url.find('/', scheme + 3))) + std::string(link);
}

int rank_of_date(std::string_view key) {
  if (key == "article:published_time" || key == "datepublished") return 9;
  if (key == "og:published_time" || key == "parsely-pub-date" || key == "sailthru.date" || key == "cxenseparse:recs:publishtime") return 8;
  if (key == "dc.date.issued" || key == "dcterms.created" || key == "dc.date.created" || key == "dcterms.date" || key == "dc.date" ||
      key == "citation_publication_date")
    return 7;
  if (key == "pubdate" || key == "publishdate" || key == "publish-date" || key == "publish_date" || key == "published_date" || key == "article_date_original" ||
      key == "originalpublicationdate" || key == "date_published" || key == "publication_date" || key == "rnews:datepublished")
    return 6;
  if (key == "date" || key == "datecreated" || key == "displaydate") return 5;
  return 0;
}

}  // namespace

std::string domain_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return lower_ascii(host);
}

PageMetadata read_metadata(const HtmlTree& tree, std::string_view page_url) {
  PageMetadata out;
  JsonLdArticle json;
  Candidate title, published, canonical, site, description;
  std::string language(tree.attribute(0, "lang"));
  std::vector<std::string> meta_authors, mark_authors;
  std::string plain_title;
  std::uint32_t h1 = 0;
  int h1_count = 0;
  const auto& nodes = tree.nodes();
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    const HtmlNode& n = nodes[i];
    if (n.tag == Tag::script) {
      const std::string type = lower_ascii(tree.attribute(i, "type"));
      if (type.find("ld+json") != type.npos && i + 1 < n.after) read_json_ld(tree.raw(i + 1), json);
      continue;
    }
    if (n.tag == Tag::meta) {
      std::string key;
      std::string_view content;
      tree.each_attribute(i, [&](std::string_view k, std::string_view v) {
        if (equal_without_case(k, "content")) content = v;
        else if (equal_without_case(k, "name") || equal_without_case(k, "property") || equal_without_case(k, "itemprop")) key = lower_ascii(v);
      });
      if (key.empty() || content.empty()) continue;
      if (key == "og:title") title.offer(content, 8);
      else if (key == "twitter:title" || key == "dc.title" || key == "headline" || key == "parsely-title" || key == "sailthru.title") title.offer(content, 6);
      else if (key == "og:url") canonical.offer(resolve(content, page_url), 5);
      else if (key == "og:site_name") site.offer(content, 8);
      else if (key == "application-name") site.offer(content, 5);
      else if (key == "og:description" || key == "description") description.offer(content, key == "description" ? 4 : 5);
      else if (key == "og:locale" && language.empty()) language = content;
      else if (key == "author" || key == "article:author" || key == "dc.creator" || key == "parsely-author" || key == "sailthru.author" || key == "byl" ||
               key == "article.author" || key == "citation_author" || key == "dcterms.creator")
        add_authors(content, meta_authors);
      else if (const int rank = rank_of_date(key)) published.offer(iso_date(content), rank);
      continue;
    }
    if (n.tag == Tag::link) {
      if (equal_without_case(tree.attribute(i, "rel"), "canonical")) canonical.offer(resolve(decode_folded(tree.attribute(i, "href")), page_url), 8);
      continue;
    }
    if (n.tag == Tag::title && plain_title.empty()) plain_title = tree.text(i);
    if (n.tag == Tag::h1) {
      ++h1_count;
      if (h1 == 0) h1 = i;
    }
    if (n.tag == Tag::text || n.begin == n.end || (n.tag == Tag::img || n.tag == Tag::p || n.tag == Tag::br)) continue;
    const bool time = n.tag == Tag::time;
    std::string_view itemprop, rel, datetime, names;
    tree.each_attribute(i, [&](std::string_view k, std::string_view v) {
      if (k == "itemprop") itemprop = v;
      else if (k == "rel") rel = v;
      else if (k == "datetime" || (k == "content" && datetime.empty())) datetime = v;
      else if (k == "class" || k == "pubdate") names = v;
    });
    if (itemprop == "datePublished" || (time && names.find("published") != names.npos)) {
      published.offer(iso_date(datetime.empty() ? std::string_view(tree.text(i)) : datetime), 8);
    } else if (time) {
      published.offer(iso_date(datetime.empty() ? std::string_view(tree.text(i)) : datetime), names.find("updated") != names.npos ? 2 : 4);
    }
    if (itemprop == "headline" && title.rank < 7) title.offer(tree.text(i), 7);
    if ((itemprop == "author" || rel == "author" || (n.tag == Tag::a && names.find("author") != names.npos)) && mark_authors.size() < 6)
      add_authors(tree.text(i), mark_authors);
  }
  if (json.found) {
    title.offer(json.headline, 9);
    published.offer(iso_date(json.published), 10);
    canonical.offer(resolve(json.url, page_url), 4);
  }
  if (h1 != 0) title.offer(tree.text(h1), h1_count == 1 ? 5 : 3);
  out.title = title.value;
  site.offer(json.publisher, 6);
  if (title.rank < 5 && !plain_title.empty()) title.offer(without_site(plain_title, site.value), 4);
  out.title = without_site(title.value, site.value);
  if (!json.authors.empty()) {
    for (const std::string& name : json.authors) add_authors(name, out.authors);
  }
  if (out.authors.empty()) out.authors = meta_authors;
  if (out.authors.empty()) out.authors = mark_authors;
  out.url = canonical.value.empty() ? std::string(page_url) : canonical.value;
  out.published = published.value;
  if (out.published.empty()) out.published = date_in_url(out.url);
  out.publisher.domain = domain_of(out.url);
  out.publisher.name = site.value.empty() ? out.publisher.domain : site.value;
  out.language = lower_ascii(language.empty() ? json.language : language).substr(0, 2);
  out.description = description.value;
  if (json.body.size() > 200) {
    const bool markup = json.body.find("</") != json.body.npos;
    std::size_t from = 0;
    while (!markup && from < json.body.size()) {
      const std::size_t to = std::min(json.body.find('\n', from), json.body.size());
      const std::string line = decode_folded(std::string_view(json.body).substr(from, to - from));
      if (!line.empty()) out.article_body += (out.article_body.empty() ? "" : "\n") + line;
      from = to + 1;
    }
    if (markup) out.article_body = HtmlTree(json.body).text(0);
  }
  return out;
}

}  // namespace dragoman
