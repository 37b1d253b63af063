// Any valid UTF-8 as plain text: kept verbatim, passages in order, covering all but white space and control characters. Any bytes through
// the decoder.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dragoman/extract/extract.h"
#include "dragoman/ingest/charset.h"
#include "dragoman/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dragoman::PageLexicon lexicon = dragoman::PageLexicon::load(DRAGOMAN_SOURCE_DIR "/lexicon");
  const std::string text = dragoman::decode({reinterpret_cast<const char*>(data), size}).text;
  if (!dragoman::valid_utf8(text)) std::abort();
  dragoman::Article article = dragoman::from_text(text, {}, lexicon);
  dragoman::mark_passages(article, lexicon);
  if (article.text != text) std::abort();
  std::uint32_t at = 0;
  const auto only_space = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from)
      if (static_cast<unsigned char>(text[from]) > ' ') return false;
    return true;
  };
  for (const dragoman::Passage& p : article.passages) {
    if (p.span.begin < at || p.span.end <= p.span.begin || p.span.end > text.size() || !only_space(at, p.span.begin)) std::abort();
    at = p.span.end;
  }
  if (!only_space(at, text.size())) std::abort();
  return 0;
}
