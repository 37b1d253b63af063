#include "dragoman/events/status.h"

#include <array>
#include <algorithm>
#include <string>
#include <string_view>

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

template <std::size_t N>
bool one_of(const std::string& word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Verbs over an infinitive or clause, by what they say of it.
constexpr std::array<std::string_view, 10> kDenying = {"fail", "refuse", "decline", "neglect", "forget", "avoid", "deny", "prevent", "stop", "abstain"};
constexpr std::array<std::string_view, 22> kPlanning = {"plan", "intend", "agree", "promise", "pledge", "vow", "offer", "propose", "prepare", "hope", "want", "expect", "schedule", "decide", "aim", "seek", "threaten", "consider", "set", "arrange", "commit", "announce"};
constexpr std::array<std::string_view, 16> kDemanding = {"demand", "urge", "call", "ask", "request", "order", "appeal", "press", "insist", "require", "instruct", "tell", "beg", "implore", "recommend", "suggest"};
constexpr std::array<std::string_view, 9> kHypothetical = {"if", "unless", "until", "provided", "should", "whether", "lest", "except", "in"};

}  // namespace

Certainty read_certainty(const Tree& tree, Index head) {
  const auto& tokens = tree.analysis().tokens;
  const auto low = [&](Index t) { return to_lower(tokens[t].form); };
  const auto lemma = [&](Index t) { return to_lower(tokens[t].lemma); };
  Certainty c;
  bool modal_future = false, modal_possible = false, modal_conditional = false, perfect = false, progressive = false;
  Index node = head;
  for (int depth = 0; node != kNone && depth < 4; ++depth) {
    const Token& t = tokens[node];
    bool infinitive = false, conditional_mark = false;
    for (const Index k : tree.children(node)) {
      const Deprel d = tokens[k].deprel;
      const std::string w = low(k), l = lemma(k);
      if (d == Deprel::aux || d == Deprel::aux_pass || d == Deprel::cop) {
        if (l == "will" || w == "'ll" || w == "shall") modal_future = true;
        else if (w == "may" || w == "might" || w == "could" || w == "can") modal_possible = true;
        else if (w == "would" || w == "should") modal_conditional = true;
        else if (l == "have") perfect = true;
        else if (l == "be" && t.xpos == "VBG" && tokens[k].xpos != "VBD") progressive = true;
      }
      if ((d == Deprel::advmod || d == Deprel::det || d == Deprel::cc || d == Deprel::mark) && k != node && depth == 0 && (w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no" || w == "neither" || w == "without")) c = {Status::denied, Commitment::certain, "negation", Mode::plain};
      if (d == Deprel::advmod && depth == 0 && (w == "probably" || w == "likely")) c.commitment = Commitment::probable;
      if (d == Deprel::advmod && depth == 0 && (w == "possibly" || w == "perhaps")) c.commitment = Commitment::possible;
      if (d == Deprel::mark && w == "to") infinitive = true;
      if (d == Deprel::mark && one_of(w, kHypothetical) && w != "in") conditional_mark = true;
      if (d == Deprel::advcl && depth == 0) {
        const Index mark = tree.child(k, Deprel::mark);
        const std::string m = mark == kNone ? "" : low(mark);
        if (m == "if" || m == "unless" || m == "until" || m == "should") {
          if (c.status != Status::denied && (modal_future || modal_conditional || modal_possible || m == "unless" || m == "if" )) return {Status::conditional, c.commitment, "conditional clause"};
        }
      }
      // "any attack", "a possible raid": nothing that has happened
      if (depth == 0 && t.upos == Upos::NOUN && d == Deprel::det && (w == "any" || w == "every")) return {Status::conditional, c.commitment, "indefinite: any"};
      if (depth == 0 && t.upos == Upos::NOUN && d == Deprel::amod && (w == "possible" || w == "potential" || w == "future" || w == "planned" || w == "imminent" || w == "further" || w == "hypothetical")) return {Status::planned, Commitment::possible, "adjective of possibility"};
      if (depth == 0 && t.upos == Upos::NOUN && d == Deprel::amod && (w == "alleged" || w == "reported" || w == "suspected" || w == "supposed")) c.commitment = Commitment::alleged;
      if (d == Deprel::nsubj && depth == 0 && (w == "nobody" || w == "none")) c = {Status::denied, Commitment::certain, "negative subject"};
    }
    if (conditional_mark && (t.deprel == Deprel::advcl || t.deprel == Deprel::ccomp)) return {Status::conditional, c.commitment, "inside a conditional clause"};
    if (c.status == Status::denied) {
      // "will not accept", "would never lift" refuses; "did not meet" only denies
      if (modal_future || modal_conditional) c.mode = Mode::refusal, c.because = "negated future: a refusal";
      return c;
    }
    // the governing verb
    const Index up = t.head;
    if (up == kNone) break;
    const std::string g = lemma(up);
    const Deprel d = t.deprel;
    const bool noun_governed = tokens[node].upos != Upos::VERB;
    if (d == Deprel::xcomp && (g == "willing" || low(up) == "willing" || g == "ready" || g == "prepared" || g == "determined")) return {Status::planned, c.commitment, "adjective of readiness", Mode::intent};
    if (d == Deprel::xcomp && (g == "unwilling" || g == "reluctant")) return {Status::denied, c.commitment, "adjective of refusal", Mode::refusal};
    if (d == Deprel::xcomp || (d == Deprel::ccomp && depth == 0) || (d == Deprel::advcl && infinitive) || (d == Deprel::acl && infinitive) || (d == Deprel::obj && noun_governed) || d == Deprel::conj) {
      if (d != Deprel::conj && one_of(g, kDenying)) return {Status::denied, Commitment::certain, "implicative verb that denies", g == "prevent" || g == "stop" || g == "forget" || g == "deny" ? Mode::plain : Mode::refusal};
      if (d != Deprel::conj && one_of(g, kDemanding) && (d == Deprel::xcomp || d == Deprel::ccomp)) return {Status::demanded, Commitment::certain, "content of a demand"};
      if (d != Deprel::conj && one_of(g, kPlanning) && (d == Deprel::xcomp || (d == Deprel::obj && (g == "plan" || g == "schedule" || g == "consider" || g == "propose" || g == "threaten" || g == "expect" || g == "prepare")))) {
        const bool probable = g == "expect";
        return {Status::planned, probable ? Commitment::probable : Commitment::certain, "verb of intention", g == "expect" || g == "schedule" || g == "set" || g == "arrange" || g == "seek" || g == "consider" || g == "hope" || g == "want" ? Mode::plain : Mode::intent};
      }
      if (d == Deprel::acl && infinitive && depth == 0) return {Status::planned, Commitment::certain, "infinitive of purpose"};
      if (d == Deprel::advcl && infinitive && depth == 0) return {Status::planned, Commitment::certain, "infinitive of purpose"};
      if (d == Deprel::obj && noun_governed && (g == "cancel" || g == "deny" || g == "rule" || g == "prevent" || g == "avoid" || g == "avert" || g == "reject")) return {Status::denied, Commitment::certain, "verb that undoes the noun"};
      node = up;
      if (d == Deprel::obj || d == Deprel::xcomp || d == Deprel::conj) continue;
    }
    break;
  }
  if (modal_future) return {Status::planned, c.commitment, "future", Mode::intent};
  if (modal_conditional) {
    // "said it would send" reports an intention; a bare "would" is hypothetical
    const Index up = tokens[head].head;
    const bool reported = tokens[head].deprel == Deprel::ccomp && up != kNone && tokens[up].upos == Upos::VERB;
    if (reported) return {Status::planned, c.commitment, "would in reported speech", Mode::intent};
    return {Status::conditional, c.commitment, "would"};
  }
  if (modal_possible) return {Status::planned, Commitment::possible, "modal of possibility"};
  if (progressive && !perfect) return {Status::ongoing, c.commitment, "progressive"};
  return c;
}

}  // namespace dragoman
