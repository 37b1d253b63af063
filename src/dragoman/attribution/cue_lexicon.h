// Cues of attribution and their frames: lexicon/cues.tsv, and the small words that build cues: lexicon/cue_words.tsv.
//
// A cue has a part of speech (V, N, ADJ, ADV, PREP), a kind (speech, belief, intent), a veracity class and frames that say where its
// content may stand: q (direct quotation), that (clause), to (infinitive), tell (like that, with an addressee as object), obj (noun
// phrase), obj_to ("urged X to leave"), obj_of ("accused X of"), obj_for, obj_as, obj_pred ("called X a liar"), P:prep, whether, seem ("X
// seems to"), raise ("is said to"), cites ("citing X": X is the source), clause (the whole clause of an adverb), source (a preposition whose object is the
// source: "according to"). Verbs of several words are written with their particle or noun ("point out", "lash out at", "take issue with").
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/document.h"

namespace dragoman {

struct Cue {
  enum class Kind : std::uint8_t { speech, belief, intent };
  Kind kind = Kind::speech;
  Veracity veracity = Veracity::neutral;
  std::vector<std::string> frames;
  std::string origin;  ///< cues.tsv:line
  bool has(std::string_view frame) const;
};

/// Classes of lexicon/cue_words.tsv; its comment column says what each is for.
enum class CueWord : std::uint8_t {
  label,
  chain,
  chain_adjective,
  medium,
  time,
  adjunct,
  light,
  clause_opener,
  nobody,
  version,
  document,
  credit_lead,
  credit_tail,
  agency
};

/// A cue of several words that begins with the word looked up: the rest of its words, in order.
struct MultiwordCue {
  std::vector<std::string> rest;
  Cue cue;
};

class CueLexicon {
 public:
  /// Throws BrokenInstallation with file and line.
  static CueLexicon load(const std::string& cues_tsv, const std::string& cue_words_tsv);
  /// The cue of a lemma as V, N, ADJ or ADV; nullptr if none.
  const Cue* find(std::string_view lemma, std::string_view pos) const;
  /// Cues of several words beginning with `first` (lower case, a lemma for verbs), longest first; nullptr if none.
  const std::vector<MultiwordCue>* find_multiword(std::string_view first, std::string_view pos) const;
  bool is(std::string_view word, CueWord word_class) const;

 private:
  std::unordered_map<std::string, Cue> cues_;
  std::unordered_map<std::string, std::vector<MultiwordCue>> multiword_;
  std::unordered_map<std::string, std::uint16_t> words_;  ///< lower-cased word -> bits of its classes
};

}  // namespace dragoman
