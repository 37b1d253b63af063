// The tables behind PageLexicon, in the shape that the stage's own files look things up in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/extract/page_lexicon.h"

namespace dragoman {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
template <class V>
using StringMap = std::unordered_map<std::string, V, StringHash, std::equal_to<>>;

/// What a word in a class or id says of its element.
enum class BlockHint : std::uint8_t {
  none,
  body,       ///< the article's text is inside
  aside,      ///< beside the text (captions, boxes), unless it holds much of the text: names mislead
  furniture,  ///< links, asking, navigation: no part of the text, unless most of the page's text is inside (a wrapper named after a part)
  outside,    ///< never part of the text, however long (comments)
};

/// One phrase that tells what a paragraph is.
struct BoilerplatePhrase {
  enum class Where : std::uint8_t {
    whole,  ///< the paragraph is nothing but the phrase
    start,  ///< the paragraph starts with it
    any,    ///< anywhere
  };
  std::vector<std::string> words;  ///< lower case; "*" stands for one to three words
  PassageKind kind = PassageKind::other;
  Where where = Where::any;
  bool speaks_to_reader = false;  ///< kind "reader": no kind of its own, but needed by appeals in mid-sentence
  bool reports = false;           ///< kind "report": no kind of its own, but with it an appeal does not go on
  int weight = 0;                 ///< 2 is enough alone, 1 needs another
  int line = 0;
  std::string comment;  ///< what it shows, in words: "asks for money"
};

struct PageLexicon::Tables {
  StringMap<BlockHint> block_words;  ///< "sidebar", "article body"
  std::vector<BoilerplatePhrase> phrases;
  StringMap<std::vector<std::uint32_t>> phrases_by_first;  ///< first word -> indexes into phrases
  std::vector<std::string> languages;                      ///< ISO 639-1
  StringMap<std::uint32_t> function_words;                 ///< word -> bit set of languages
};

}  // namespace dragoman
