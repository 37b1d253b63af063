#include "dragoman/events/certainty_lexicon.h"

#include <algorithm>
#include <array>

#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 43> kCertaintyClasses = {"future",
                                                                "possible_modal",
                                                                "conditional_modal",
                                                                "obligation",
                                                                "obligation_verb",
                                                                "negation",
                                                                "negative_subject",
                                                                "probable",
                                                                "possible",
                                                                "condition",
                                                                "until",
                                                                "question",
                                                                "indefinite",
                                                                "possible_adjective",
                                                                "alleged_adjective",
                                                                "denied_adjective",
                                                                "ready",
                                                                "reluctant",
                                                                "due",
                                                                "likely",
                                                                "unlikely",
                                                                "able",
                                                                "unable",
                                                                "refuse",
                                                                "deny",
                                                                "undo",
                                                                "postpone",
                                                                "go_on",
                                                                "happen",
                                                                "attempt",
                                                                "plan",
                                                                "commit",
                                                                "threat",
                                                                "hope",
                                                                "believe",
                                                                "doubt",
                                                                "demand",
                                                                "demand_clause",
                                                                "allege",
                                                                "ask",
                                                                "instead",
                                                                "account",
                                                                "untrue"};
static_assert(kCertaintyClasses.size() == static_cast<std::size_t>(CertaintyWord::untrue) + 1);

}  // namespace

CertaintyLexicon CertaintyLexicon::load(const std::string& path) {
  CertaintyLexicon lexicon;
  for (const TsvRow& row : read_tsv(path, {"word", "class"})) {
    const auto found = std::find(kCertaintyClasses.begin(), kCertaintyClasses.end(), row["class"]);
    if (found == kCertaintyClasses.end())
      throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": unknown class '" + std::string(row["class"]) + "'");
    if (row["word"].empty()) throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column word is empty");
    lexicon.classes_[std::string(row["word"])] |= std::uint64_t{1} << (found - kCertaintyClasses.begin());
  }
  return lexicon;
}

bool CertaintyLexicon::is(std::string_view word, CertaintyWord word_class) const {
  const auto found = classes_.find(std::string(word));
  return found != classes_.end() && (found->second >> static_cast<unsigned>(word_class) & 1u);
}

}  // namespace dragoman
