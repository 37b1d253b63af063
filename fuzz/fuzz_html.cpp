// Any bytes as a page: tree, metadata, body, passages. The passages must lie in order inside a valid text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dragoman/extract/extract.h"
#include "dragoman/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dragoman::PageLexicon lexicon = dragoman::PageLexicon::load(DRAGOMAN_SOURCE_DIR "/lexicon");
  dragoman::Article article = dragoman::extract_html({reinterpret_cast<const char*>(data), size}, {.url = "https://paper.example/2019/11/20/a"}, lexicon);
  dragoman::mark_passages(article, lexicon);
  if (!dragoman::valid_utf8(article.text)) std::abort();
  std::uint32_t at = 0;
  for (const dragoman::Passage& p : article.passages) {
    if (p.span.begin < at || p.span.end <= p.span.begin || p.span.end > article.text.size()) std::abort();
    at = p.span.end;
  }
  return 0;
}
