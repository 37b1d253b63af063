// What the event stage knows: the ontology (CAMEO to PLOVER), the frames (lexicon/predicates.tsv) and the word classes they use.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/actors/place_words.h"
#include "dragoman/document.h"
#include "dragoman/events/certainty_lexicon.h"
#include "dragoman/events/confidence.h"
#include "dragoman/events/ranker.h"
#include "dragoman/events/sectors.h"

namespace dragoman {

struct TsvRow;  // text/tsv.h

struct CameoCode {
  std::string label, plover, mode;
  std::vector<std::string> contexts;
  int quad = 0;  ///< CAMEO's verbal/material x cooperation/conflict class
  double goldstein = 0;
};

/// Words a frame asks for: lemmas, a class, an actor (anywhere in the phrase), a party (its very head), a place, nothing, or anything.
struct Filler {
  bool any = true, none = false, actor = false, party = false, place = false;
  std::vector<std::string> words;  ///< lemmas, sorted; several-word entries end in the head word
};

struct FrameCondition {
  std::string where;  ///< a preposition, or xcomp, ccomp, acl, mod, in, gov
  Filler filler;
  bool forbidden = false;
};

struct Frame {
  bool noun = false;
  std::string particle, cameo, origin;  ///< origin: predicates.tsv:line
  Filler object;
  std::vector<FrameCondition> conditions;
  std::vector<std::string> source, target;  ///< role paths, first found wins
  std::string through;                      ///< preposition of the channel
  bool reciprocal = false, weak = false;
  bool given = false;    ///< too open a sense for anything but actors that the user gives (`pairs`)
  bool own = false;      ///< of a user's ontology: goes before ours
  bool lone = false;     ///< an act of one side: no target is asked for
  bool counted = false;  ///< the head must be a crowd with a number
  bool stated = false;   ///< who says the clause does the act: "no country has the right to interfere, he said"
};

/// Classes of classes.tsv that code asks for by their names: this stage (code_events.cpp, discourse_sides.cpp, worth_coding.cpp, relations.cpp, ...) and the
/// links between articles (links/act_words.cpp). tests/record/named_classes_test.cpp holds the list against the sources.
inline constexpr std::string_view kAskedByName[] = {
    "@ACCIDENT",          "@ANNOUNCE",       "@AUDIENCE",      "@AUSPICES",    "@BOMBING",       "@COUNT_ABOUT",   "@COUNT_AGE",
    "@COUNT_DEAD",        "@COUNT_HURT",     "@COUNT_LEAST",   "@COUNT_MOST",  "@CROWD_SIZE",    "@DEED",          "@DELEGATION",
    "@DENIED_AS_A_WHOLE", "@DENIED_IN_PART", "@DURING",        "@FICTION",     "@FICTION_PART",  "@FORCE_WORD",    "@GENERATIONS",
    "@GOAL_LEADER",       "@GOAL_ORDER",     "@GOAL_POLICY",   "@GOAL_RIGHTS", "@GO_BETWEEN",    "@GO_ON",         "@HOSTILE",
    "@KIND_ONLY",         "@LEAVE",          "@MEASURE",       "@NATURAL",     "@ORDINAL",       "@OUTCOME",       "@PAPER",
    "@PAST_WAR",          "@POLITICAL_WORD", "@PRIVATE_CRIME", "@REFUSED",     "@REL_ADVERSARY", "@REL_ALLY",      "@REL_CLOSE",
    "@REL_HOSTILE",       "@REL_LEADER",     "@REL_LEADING",   "@REL_MEMBER",  "@REL_PART",      "@REL_TIES",      "@RETALIATE",
    "@SAID_HOW",          "@SAID_MAY",       "@SAID_NOT",      "@SAID_THING",  "@SAID_WHERE",    "@SPORT",         "@SPORTSMAN",
    "@SPORT_ALONE",       "@SPORT_POINT",    "@TAKE_TIME",     "@TALKS",       "@TELL_STORY",    "@VERBAL_ATTACK", "@VIOLENCE",
    "@V_LIGHT",           "@V_RELEASE",      "@V_STOP",        "@V_WITHDRAW",  "@WORK"};

class EventCoder {
 public:
  /// Reads ontology/cameo.tsv, ontology/sectors.tsv, lexicon/predicates.tsv, lexicon/classes.tsv, lexicon/certainty.tsv, models/ranker.tsv and
  /// models/confidence.tsv. Throws BrokenInstallation with file, line and column.
  static EventCoder load(const std::string& resources);

  /// One line of frames, in the columns of predicates.tsv. `own`: it goes before those of the lexicon. Throws BrokenInstallation.
  void add_frame(const TsvRow& row, const std::string& path, const std::string& origin, bool own);
  void add_class(const std::string& name, std::vector<std::string> lemmas);

  const CameoCode* code(std::string_view cameo) const;
  /// Gives the event the code, and what the table says of it.
  void set_code(Event& event, const std::string& cameo) const;
  /// Frames of a lower-cased lemma, as a verb or a noun.
  const std::vector<Frame>& frames(std::string_view lemma, bool noun) const;
  bool in_class(std::string_view name, const std::string& lemma) const;
  /// Classes that no frame uses and no code asks for (kAskedByName): lines of classes.tsv that say nothing. Sorted.
  std::vector<std::string> idle_classes() const;
  const Sectors& sectors() const { return sectors_; }
  const PlaceWords& place_words() const { return place_words_; }
  /// Whether a user's ontology has frames of its own.
  bool has_own_frames() const { return has_own_frames_; }
  const Ranker& ranker() const { return ranker_; }
  const ConfidenceModel& confidence() const { return confidence_; }
  /// Events less sure than this are not coded; the model's own threshold unless set.
  double min_confidence() const { return min_confidence_; }
  void set_min_confidence(double least) { min_confidence_ = least; }
  /// Whether events carry all features of their confidence in `because` (for train/confidence.py).
  bool tells_features() const { return tells_features_; }
  void tell_features() { tells_features_ = true; }
  const CertaintyLexicon& certainty() const { return certainty_; }

 private:
  Filler filler(std::string_view text, const std::string& place);
  std::unordered_map<std::string, CameoCode> codes_;
  std::unordered_map<std::string, std::vector<Frame>> verbs_, nouns_;
  std::unordered_map<std::string, std::vector<std::string>> classes_;
  std::unordered_set<std::string> used_classes_;  ///< by a frame
  Sectors sectors_;
  PlaceWords place_words_;
  Ranker ranker_;
  ConfidenceModel confidence_;
  double min_confidence_ = 0;
  bool tells_features_ = false, has_own_frames_ = false;
  CertaintyLexicon certainty_;
};

}  // namespace dragoman
