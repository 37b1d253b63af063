#include "dragoman/events/addressed_words.h"

#include "dragoman/events/status.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

// They have no frame and are too few in the judged events to learn from: one figure, which --min-confidence is held against as against any other.
constexpr double kConfidence = .6;

}  // namespace

std::vector<Event> AddressedWords::events(Index sentence) const {
  std::vector<Event> out;
  if (kConfidence < coder_.min_confidence()) return out;
  const Sentence& s = a_.sentences[sentence];
  for (Index t = s.first_token; t < s.last_token; ++t) {
    if (token(t).upos != Upos::VERB && tree_.child(t, Deprel::cop) == kNone && token(t).deprel != Deprel::root) continue;
    const Clause clause = read_clause(tree_, t);
    const std::string cameo = code(t, clause);
    const Attribution* said = cameo.empty() ? nullptr : quotation(t);
    if (!said || (!coded(said->speaker) && !coded(said->addressee))) continue;
    const Certainty certainty = read_certainty(tree_, t, coder_.certainty());
    Event e;
    coder_.set_code(e, cameo);
    e.sentence = sentence;
    e.head = t;
    e.trigger = {token(t).span};
    e.source = {speaker(*said)};
    const Index you = cameo == "130" ? clause.object : clause.subject;
    e.target = {{mention_at_[you], said->addressee, d_.actors.entities[said->addressee].code}};
    const bool condition = certainty.status == Status::conditional || begins_with_condition(t);
    e.status = cameo.starts_with("10") ? Status::demanded : condition ? Status::conditional : Status::occurred;
    // a reproach is as sure as its clause is; a demand or a threat is made by being spoken
    e.commitment = cameo == "112" ? certainty.commitment : certainty.act_commitment;
    circumstances_.add(e);
    e.because = {"words addressed to the other side", said->because};
    e.confidence = kConfidence;
    out.push_back(std::move(e));
  }
  return out;
}

/// What the clause does to "you", by its verb's class and mood; empty if nothing.
std::string AddressedWords::code(Index t, const Clause& clause) const {
  const auto is = [&](Index x, std::string_view word) { return x != kNone && to_lower(token(x).form) == word; };
  const bool to_you = is(clause.subject, "you"), at_you = is(clause.object, "you"), by_us = is(clause.subject, "we") || is(clause.subject, "i");
  if (!to_you && !at_you) return {};
  bool modal = false, future = false;
  for (const Index c : tree_.children(t)) {
    if (token(c).deprel != Deprel::aux) continue;
    const std::string w = to_lower(token(c).lemma);
    modal |= w == "can" || w == "must" || w == "should" || w == "may" || w == "need";
    future |= w == "will" || w == "shall";
  }
  const std::string lemma = to_lower(token(t).lemma);
  const bool leave = coder_.in_class("@V_WITHDRAW", lemma), release = coder_.in_class("@V_RELEASE", lemma);
  if (to_you && modal && (leave || release || coder_.in_class("@V_STOP", lemma))) return release && !leave ? "1053" : "1056";
  if (to_you && !modal && !future && hostile(t)) return "112";
  return at_you && future && by_us ? "130" : "";
}

/// The quotation that holds the word, if it is known who speaks to whom.
const Attribution* AddressedWords::quotation(Index t) const {
  const Attribution* said = nullptr;
  for (const Attribution& a : d_.attributions) {
    if (a.kind != AttributionKind::quote && a.kind != AttributionKind::mixed) continue;
    for (const ByteSpan c : a.content) {
      if (c.contains(token(t).span) && a.speaker != kNone && a.addressee != kNone && a.speaker != a.addressee) said = &a;
    }
  }
  return said;
}

Participant AddressedWords::speaker(const Attribution& a) const {
  for (Index m = 0; m < d_.actors.mentions.size(); ++m) {
    if (!a.source.empty() && a.source.front().overlaps(d_.actors.mentions[m].span) && d_.actors.mentions[m].entity == a.speaker)
      return {m, a.speaker, d_.actors.entities[a.speaker].code};
  }
  return {kNone, a.speaker, d_.actors.entities[a.speaker].code};
}

bool AddressedWords::begins_with_condition(Index t) const {
  for (const Index c : tree_.children(t)) {
    if (token(c).deprel != Deprel::advcl) continue;
    const Index mark = tree_.child(c, Deprel::mark);
    const std::string w = mark == kNone ? "" : to_lower(token(mark).form);
    if (coder_.certainty().is(w, CertaintyWord::condition) || coder_.certainty().is(w, CertaintyWord::until)) return true;
  }
  return false;
}

/// A reproach: a word of hostility in the clause, or an entry without leave.
bool AddressedWords::hostile(Index t) const {
  const Sentence& s = a_.sentences[token(t).sentence];
  for (Index k = s.first_token; k < s.last_token; ++k) {
    if (!tree_.dominates(t, k)) continue;
    const std::string l = to_lower(token(k).lemma);
    if (coder_.in_class("@HOSTILE", l)) return true;
    if (case_of(tree_, k) == "without" && coder_.in_class("@LEAVE", l)) return true;
  }
  return false;
}

}  // namespace dragoman
