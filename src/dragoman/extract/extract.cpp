// The stage's main path: page -> tree -> metadata and blocks -> body -> article.
#include "dragoman/extract/extract.h"

#include <simdjson.h>

#include <utility>

#include "dragoman/extract/find_body.h"
#include "dragoman/extract/metadata.h"
#include "dragoman/extract/passage_shapes.h"
#include "dragoman/ingest/charset.h"

namespace dragoman {
namespace {

// FNV-1a over 64 bits: an id that is the same on every machine.
std::string hash_id(std::string_view s) {
  std::uint64_t h = 14695981039346656037ull;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; h >>= 4) out[i] = "0123456789abcdef"[h & 15];
  return out;
}

void fill(Article& article, const PageHints& hints, const PageLexicon& lexicon) {
  if (!hints.title.empty()) article.title = hints.title;
  if (!hints.publisher.name.empty()) article.publisher.name = hints.publisher.name;
  if (!hints.publisher.domain.empty()) article.publisher.domain = hints.publisher.domain;
  if (!hints.published.empty()) article.published = hints.published;
  if (!hints.authors.empty()) article.authors = hints.authors;
  if (article.url.empty()) article.url = hints.url;
  if (article.publisher.domain.empty()) article.publisher.domain = domain_of(article.url);
  article.id = !hints.id.empty() ? hints.id : hash_id(!article.url.empty() ? article.url : article.text);
  article.language = identify_language(article.text, lexicon);
}

}  // namespace

Article extract_html(std::string_view page, const PageHints& hints, const PageLexicon& lexicon) {
  std::string decoded;
  if (!simdjson::validate_utf8(page.data(), page.size())) {  // a byte-wise check took a sixth of the whole time
    decoded = decode(page, hints.charset).text;
    page = decoded;
  } else if (page.starts_with("\xEF\xBB\xBF")) {
    page.remove_prefix(3);
  }
  if (page.size() > 0xFFFFFF00u) page = page.substr(0, 0xFFFFFF00u);  // positions are 32 bits; readers limit pages far below
  const HtmlTree tree(page);
  PageMetadata meta = read_metadata(tree, hints.url);
  const PageBlocks blocks = split_page(tree, lexicon.tables());
  Article article;
  article.title = std::move(meta.title);
  article.url = std::move(meta.url);
  article.publisher = std::move(meta.publisher);
  article.authors = std::move(meta.authors);
  article.published = std::move(meta.published);
  article.text = find_body(tree, blocks, article.title);
  // Pages that are put together by scripts carry their text in JSON-LD only.
  if (count_spaced_words(meta.article_body) > 2 * count_spaced_words(article.text) + 20) article.text = std::move(meta.article_body);
  fill(article, hints, lexicon);
  if (article.language == "und" && !meta.language.empty()) article.language = meta.language;
  return article;
}

Article from_text(std::string text, const PageHints& hints, const PageLexicon& lexicon) {
  Article article;
  article.text = std::move(text);
  fill(article, hints, lexicon);
  return article;
}

Article extract(RawDocument document, const PageLexicon& lexicon) {
  PageHints hints{document.id_given ? std::move(document.id) : std::string(),
                  std::move(document.url),
                  std::move(document.title),
                  std::move(document.publisher),
                  std::move(document.published),
                  std::move(document.authors),
                  {}};
  Article article =
      document.kind == DocumentKind::html ? extract_html(document.content, hints, lexicon) : from_text(std::move(document.content), hints, lexicon);
  mark_passages(article, lexicon);
  return article;
}

}  // namespace dragoman
