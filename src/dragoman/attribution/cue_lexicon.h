// Cues of attribution and their frames: lexicon/cues.tsv.
//
// A cue has a part of speech (V, N, ADJ, ADV, PREP), a kind (speech, belief, intent), a veracity class and frames that say where its content may
// stand: q (direct quotation), that (clause), to (infinitive), tell (like that, with an addressee as object), obj (noun phrase), obj_to ("urged X to
// leave"), obj_of ("accused X of"), obj_for, obj_as, obj_pred ("called X a liar"), P:prep, whether, seem ("X seems to"), clause (the whole
// clause of an adverb), source (a preposition whose object is the source: "according to").
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

class CueLexicon {
 public:
  /// Throws BrokenInstallation with file and line.
  static CueLexicon load(const std::string& cues_tsv);
  /// The cue of a lemma as V, N, ADJ or ADV; nullptr if none.
  const Cue* find(std::string_view lemma, std::string_view pos) const;

 private:
  std::unordered_map<std::string, Cue> cues_;
};

}  // namespace dragoman
