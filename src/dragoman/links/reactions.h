// Verbs that react: who condemns, praises, demands or rejects something takes for granted that it is so, and is no origin of it.
//
// Read off the frames of lexicon/predicates.tsv: a verb reacts if all it can mean is a reaction (CAMEO 02, 05, 10, 11, 12, 13). To accuse
// (112) is to tell.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace dragoman {

class Reactions {
 public:
  /// Throws BrokenInstallation.
  static Reactions load(const std::string& predicates);
  /// True for any form of such a verb: "criticised".
  bool contains(std::string_view word) const;
  /// True for the codes of reactions.
  static bool code(std::string_view cameo);

 private:
  std::unordered_set<std::string> stems_;
};

}  // namespace dragoman
