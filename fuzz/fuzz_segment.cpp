// Any bytes as a text: every byte that is not white space lies in exactly one token, tokens in exactly one sentence.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dragoman/language/segmentation.h"
#include "dragoman/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dragoman::SegmentationRules rules = dragoman::SegmentationRules::load(DRAGOMAN_SOURCE_DIR "/lexicon/abbreviations.tsv");
  static const dragoman::BoundaryModel learned = dragoman::BoundaryModel::load(DRAGOMAN_SOURCE_DIR "/models/segment.bin");
  dragoman::Article article;
  article.text.assign(reinterpret_cast<const char*>(data), size);
  dragoman::repair_utf8(article.text);
  const dragoman::Analysis analysis = dragoman::segment(article, rules, &learned);
  std::uint32_t last = 0;
  for (const dragoman::Token& t : analysis.tokens) {
    if (t.span.begin < last || t.span.empty() || t.span.end > article.text.size()) std::abort();
    last = t.span.end;
  }
  dragoman::Index next = 0;
  for (const dragoman::Sentence& s : analysis.sentences) {
    if (s.first_token != next || s.last_token <= s.first_token) std::abort();
    next = s.last_token;
  }
  if (next != analysis.tokens.size()) std::abort();
  return 0;
}
