// Words spoken to somebody: "you are an occupying force" accuses, "you can leave" demands, "we will treat you as ..." threatens. The speaker acts
// on the addressee, whatever the clause's own subject is.
#pragma once

#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/circumstances.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class AddressedWords {
 public:
  /// `mention_at`: for each token the mention it heads, or kNone. All are kept, not owned.
  AddressedWords(const Document& document, const Tree& tree, const EventCoder& coder, const std::vector<Index>& mention_at, const Circumstances& circumstances)
      : d_(document), a_(document.analysis), tree_(tree), coder_(coder), mention_at_(mention_at), circumstances_(circumstances) {}

  /// What is done by the quoted words of a sentence to whom they are said to.
  std::vector<Event> events(Index sentence) const;

 private:
  const Token& token(Index t) const { return a_.tokens[t]; }
  const Attribution* quotation(Index t) const;
  std::string code(Index t, const Clause& clause) const;
  bool hostile(Index t) const;
  bool begins_with_condition(Index t) const;
  bool coded(Index entity) const { return !d_.actors.entities[entity].code.empty(); }
  Participant speaker(const Attribution& a) const;

  const Document& d_;
  const Analysis& a_;
  const Tree& tree_;
  const EventCoder& coder_;
  const std::vector<Index>& mention_at_;
  const Circumstances& circumstances_;
};

}  // namespace dragoman
