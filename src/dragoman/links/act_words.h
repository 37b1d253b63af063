// Which act a word names, and which number: read off the lexicon, for what linking finds in words without an event coded.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/links/word_counts.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

class ActWords {
 public:
  /// Throws BrokenInstallation. `predicates`: heads with their codes; `times`: rows of the kind "number". `classes`: @COUNT_ABOUT,
  /// @COUNT_LEAST, @COUNT_MOST, the words before a number; @DENIED_AS_A_WHOLE, @DENIED_IN_PART and @REFUSED, what is denied. `irregular`: forms of verbs with
  /// their lemmas.
  static ActWords load(const std::string& predicates, const std::string& times, const std::string& classes, const std::string& irregular);

  /// The stem of the word's lemma: "hold" of "held".
  std::string base(std::string_view word) const;

  /// The CAMEO code of a verb or noun of acting ("fired" -> "190"), empty if it names none. Statements (01) are none.
  std::string_view code(std::string_view word) const;

  /// The families (act_family()) of all acts that the word's frames name: "fired" shots, a minister. Sorted.
  const std::vector<int>& families(std::string_view word) const;

  /// How many a description counts: "39 pupils", "about 3,000 people", "at least twelve men" (high 0: open), "no more than ten" (low 0).
  struct Count {
    double low = 0, high = 0;
    bool found = false;
  };
  Count count(std::string_view description) const;

  /// "30", "thirty", "30-day": begins with a number.
  bool begins_with_number(std::string_view words) const { return number(to_lower(words.substr(0, words.find_first_of(" -")))) > 0; }

  bool negates(std::string_view word) const { return negations_.contains(word_stem(to_lower(word))); }  ///< "not", "nobody"
  bool only_may(std::string_view word) const { return modals_.contains(word_stem(to_lower(word))); }    ///< "would", "should": not (yet) done

  bool as_a_whole(std::string_view word) const { return whole_.contains(word_stem(to_lower(word))); }  ///< "denied the charge"
  /// "disputed the account of the raid", "rejected the offer": no word that something was not done.
  bool no_act(std::string_view word) const { return parts_.contains(word_stem(to_lower(word))); }
  /// "killed", "injured": what an act led to, which whoever denies it need not deny the act with.
  bool outcome(std::string_view word) const {
    const std::string stem = word_stem(to_lower(word));
    return dead_.contains(stem) || hurt_.contains(stem);
  }

  /// How many a sentence says were killed and injured: "took 27 lives", "the number of dead at 31", "three people were hurt". By words near the
  /// number (classes @COUNT_DEAD, @COUNT_HURT), for sentences of which the events have no figures. Days, years, stretches of time and ages
  /// ("killed on 12 March", "aged 34") count nobody: `times` are the sentence's time expressions, bytes from and to.
  using Stretches = std::vector<std::pair<std::size_t, std::size_t>>;
  Count dead(std::string_view sentence, const Stretches& times = {}) const { return near_number(sentence, dead_, times); }
  Count hurt(std::string_view sentence, const Stretches& times = {}) const { return near_number(sentence, hurt_, times); }

  /// How many did what the word at byte `verb` says, by the number before it in its clause: "a crowd of 20,000 marched"; of "tens of thousands of
  /// people marched" at least 10,000.
  Count crowd(std::string_view sentence, std::size_t verb, const Stretches& times = {}) const;

 private:
  struct SentenceWord;
  static std::vector<SentenceWord> words_and_clauses(std::string_view sentence);
  static bool qualified(const std::vector<SentenceWord>& words, std::size_t i, const std::vector<std::string>& list);
  std::vector<double> counts_of(const std::vector<SentenceWord>& words, const Stretches& times) const;
  Count near_number(std::string_view sentence, const std::unordered_set<std::string>& stems, const Stretches& times) const;
  double number(const std::string& word) const;
  std::unordered_map<std::string, std::string> codes_;      // stem -> code
  std::unordered_map<std::string, std::string> irregular_;  // form -> stem of its lemma
  std::unordered_map<std::string, std::vector<int>> families_;
  std::unordered_map<std::string, double> numbers_;
  std::vector<std::string> about_, least_, most_, ages_;
  std::unordered_set<std::string> dead_, hurt_, negations_, modals_, units_, whole_, parts_;
};

}  // namespace dragoman
