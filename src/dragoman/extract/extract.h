// Extract: a raw document becomes an Article: its text, who published it when, and what each stretch of the text is.
//
// For plain text and JSON Lines the text is the input's own, byte for byte. For HTML it is the article's body, paragraphs
// separated by newlines, without navigation, comments and teasers. The body is found as in boilerplate detection by shallow text
// features (Kohlschuetter, Fankhauser and Nejdl 2010: text and link density of blocks) and container scoring (Arc90's
// Readability), over a flat tree in document order built by a tolerant tokenizer of our own; docs/extract.md has the figures.
//
//   const PageLexicon lexicon = PageLexicon::load(find_resources() + "/lexicon");
//   Article a = extract_html("<html><h1>Talks resume</h1><p>GENEVA - Envoys met on Monday ...</p>", {}, lexicon);
//   a.title == "Talks resume"; a.text == "GENEVA - Envoys met on Monday ..."; a.passages[0].kind == PassageKind::dateline
//
// An article whose `language` is not "en" is for the caller to skip and count; "und" means too little text to tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/extract/page_lexicon.h"
#include "dragoman/ingest/read_input.h"

namespace dragoman {

/// What is known of a page from outside it. What is given here wins over what the page says, but for an empty field.
struct PageHints {
  std::string id;
  std::string url;
  std::string title;
  Publisher publisher;
  std::string published;
  std::vector<std::string> authors;
  std::string charset;  ///< as declared by HTTP; only used for bytes that are not UTF-8
};

/// The whole stage: by the document's kind, with passages marked and language set. The article's id is the input's own where it
/// gave one (JSON Lines), else a hash of URL or text; `dragoman extract` takes RawDocument::id, the path, instead. Never fails:
/// a page without an article gives an empty text. Linear in the size of the page (measured in docs/extract.md).
Article extract(RawDocument document, const PageLexicon& lexicon);

/// HTML in UTF-8 or any declared or guessable character set. Sets all fields but passages.
Article extract_html(std::string_view page, const PageHints& hints, const PageLexicon& lexicon);

/// Plain text, kept verbatim (must be valid UTF-8). Sets all fields but passages.
Article from_text(std::string text, const PageHints& hints, const PageLexicon& lexicon);

/// Sets article.passages: sorted, not overlapping, covering the text but for white space and control characters, each with
/// its reason.
void mark_passages(Article& article, const PageLexicon& lexicon);

/// The text of headline, dateline and body passages alone, paragraphs separated by newlines: what `dragoman extract` prints as articleBody.
std::string article_body(const Article& article);

/// ISO 639-1 code of the text's language, "und" if there is too little to tell. By function words (lexicon/languages.tsv) and script.
std::string identify_language(std::string_view text, const PageLexicon& lexicon);

}  // namespace dragoman
