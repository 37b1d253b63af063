// The simple lists: what not to code (discards), what a text is about (issues), and prepositions.
//
// Discards: a phrase a line; a sentence that has it is not coded, and with '+' before it the whole article. Issues:
//
//   <ISSUE CATEGORY="HEALTH">
//   n:vaccine [VACCINATION]     # n: singular and plural, v: the regular verb forms, '+' blank or hyphen
//   ~trade vaccine              # this phrase in a sentence cancels the category's issues there; with ~~ in the whole article
//   </ISSUE>
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/dictionaries/dictionary_text.h"

namespace dragoman {

struct DiscardEntry {
  std::vector<std::string> words;  ///< lower case
  std::string text, comment;
  bool whole_article = false;
  std::size_t line = 0;
};

struct DiscardList {
  std::string file;
  std::vector<DiscardEntry> entries;
};

struct IssueEntry {
  std::vector<std::vector<std::string>> phrases;  ///< every form
  std::string text, comment;
  std::string code;  ///< empty if it cancels
  std::string category;
  enum class Effect : std::uint8_t { counts, cancels_in_sentence, cancels_in_article } effect = Effect::counts;
  std::size_t line = 0;
};

struct IssueList {
  std::string file;
  std::vector<IssueEntry> entries;
};

struct PrepositionList {
  std::string file;
  std::vector<std::string> words;  ///< lower case, several words joined by a blank
};

DiscardList read_discard_list(std::string_view bytes, const std::string& file, DictionaryProblems& problems);
IssueList read_issue_list(std::string_view bytes, const std::string& file, DictionaryProblems& problems);
PrepositionList read_preposition_list(std::string_view bytes, const std::string& file, DictionaryProblems& problems);

}  // namespace dragoman
