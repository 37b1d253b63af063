// Sides that the clause leaves out because the text before has named them, or because who speaks is one of them.
//
//   "Talks between Greece and Turkey collapsed after Ankara refused to halt drilling"   what one of two sides refuses, it refuses the other
//   "Germany, which failed to persuade the two sides to meet, is arranging a call"      a mediator's further act is between the same sides
//   "Protests are expected to resume on Sunday"                                         of those who protested before
//   "The meeting lasted for four hours"                                                 of the two delegations that the article speaks of
//   "two diplomats were expelled from Poland"                                           what only authorities do is done by those of the country
//   "called for restraint"                                                              on the parties of the country the article is set in
//
// Every rule asks that there be one answer only; where there are two, the side stays open.
#pragma once

#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// An arrest, expulsion, sanction or official protest in the passive, with nobody named to do it.
bool of_authorities(const FrameMatch& match);

class DiscourseSides {
 public:
  /// `mention_at`: for each token the mention it heads, or kNone. All are kept, not owned.
  DiscourseSides(const Document& document, const Tree& tree, const EventCoder& coder, const std::vector<Index>& mention_at);

  /// The head token of whoever says what `predicate` is part of, by the innermost attribution with a speaker; kNone if nobody does.
  Index speaker(Index predicate) const;

  /// Fills in the open sides of one sentence's matches. `before`: the article's events so far.
  void complete(std::vector<FrameMatch>& matches, const std::vector<Event>& before) const;

 private:
  const Token& token(Index t) const { return document_.analysis.tokens[t]; }
  Index setting() const;                   ///< a head that names the country the article is set in
  std::vector<Index> delegations() const;  ///< one head for each country that a delegation of the article is of
  const Entity* entity(Index head) const;
  bool in_class(const char* name, Index t) const;
  std::string country(const std::vector<Index>& heads) const;
  std::vector<Index> heads_of(const std::vector<Participant>& side) const;

  void by_counterpart(FrameMatch& m, const std::vector<FrameMatch>& all) const;
  void by_mediation(FrameMatch& m, const std::vector<FrameMatch>& all, const std::vector<Event>& before) const;
  void by_reply(FrameMatch& m, const std::vector<FrameMatch>& all, const std::vector<Event>& before) const;
  void by_deed(FrameMatch& m, const std::vector<Event>& before) const;
  void by_accuser(FrameMatch& m) const;
  void by_coordination(FrameMatch& m, const std::vector<FrameMatch>& all) const;
  void by_resumption(FrameMatch& m, const std::vector<Event>& before) const;
  void by_delegations(FrameMatch& m) const;
  void by_authorities(FrameMatch& m) const;
  void by_setting(FrameMatch& m) const;

  const Document& document_;
  const Tree& tree_;
  const EventCoder& coder_;
  const std::vector<Index>& mention_at_;
};

}  // namespace dragoman
