// When, where and according to whom: what an event has from the article around it, however it was coded.
#pragma once

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class Circumstances {
 public:
  /// All are kept, not owned.
  Circumstances(const Document& document, const Tree& tree, const EventCoder& coder) : d_(document), a_(document.analysis), tree_(tree), coder_(coder) {}

  /// Chain of sources, date and place of an event that has its sentence, head, trigger and code.
  void add(Event& event) const;

 private:
  const Token& token(Index t) const { return a_.tokens[t]; }
  void when(Event& e) const;
  void where(Event& e) const;
  bool left(Index head, const Event& e) const;
  bool of_another_clause(Index place, Index event) const;
  bool dateline(const Place& p) const;

  const Document& d_;
  const Analysis& a_;
  const Tree& tree_;
  const EventCoder& coder_;
};

}  // namespace dragoman
