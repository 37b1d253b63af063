// Known lemmas (lexicon/lemmas.tsv, from WordNet), to mend what edit scripts get wrong on words not seen in training ("condemned" -> "condemne").
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace dragoman {

class LemmaList {
 public:
  /// Throws BrokenInstallation.
  static LemmaList load(const std::string& lemmas_tsv);
  /// `predicted` if it is known; else the known lemma that regular inflection of `form` comes from; else `predicted`. pos: 'V' or 'N'.
  std::string mend(std::string_view form, const std::string& predicted, char pos) const;

 private:
  bool known(const std::string& lemma, char pos) const { return (pos == 'V' ? verbs_ : nouns_).contains(lemma); }
  std::unordered_set<std::string> verbs_, nouns_;
};

}  // namespace dragoman
