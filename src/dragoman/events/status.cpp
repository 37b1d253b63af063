// The predicate's own clause first (negation, modals, conditions), then the verb or noun that governs it, and so outward until one decides.
#include "dragoman/events/status.h"

#include <string>

#include "dragoman/events/clause_mood.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

using W = CertaintyWord;
constexpr int kDepth = 5;  // governors looked at; deeper ones say nothing of the act any more

class CertaintyReader {
 public:
  CertaintyReader(const Tree& tree, const CertaintyLexicon& words, int depth) : tree_(tree), tokens_(tree.analysis().tokens), words_(words), budget_(depth) {}

  Certainty read(Index head) {
    if (noun(head) && of_noun(head)) return c_;
    Index node = head;
    for (int depth = 0; node != kNone && depth < kDepth; ++depth) {
      mood_.read(tree_, words_, node, depth == 0 || carried_);
      if (condition(node, depth == 0)) return c_;
      if (mood_.negated) return negation(node);
      const Index up = tokens_[node].head;
      if (up == kNone || governed(node, up, depth)) return up == kNone ? by_mood(head) : c_;
      if (!climbs(node, up)) break;
      // "never had troops attack": "have" without "to" is no act of its own
      carried_ = is(up, W::happen) || is(up, W::able) || is(up, W::go_on) || (is(up, W::obligation_verb) && !mood_.infinitive);
      node = up;
    }
    return by_mood(head);
  }

 private:
  bool is(Index t, W w) const { return words_.is(lemma_of(tokens_[t]), w); }
  bool noun(Index t) const { return tokens_[t].upos == Upos::NOUN || tokens_[t].upos == Upos::PROPN; }
  bool decide(Status status, const char* because, Mode mode = Mode::plain) {
    c_.status = status;
    c_.because = because;
    c_.mode = mode;
    return true;
  }
  bool decide(Status status, Commitment commitment, const char* because, Mode mode = Mode::plain) {
    c_.commitment = commitment;
    return decide(status, because, mode);
  }
  Certainty possible_if_asked(Index head) {
    if (!asks(tree_, head)) return c_;
    if (c_.commitment == Commitment::certain) c_.commitment = c_.act_commitment = Commitment::possible;
    if (c_.mode == Mode::plain) c_.because = "question";
    return c_;
  }

  /// "any attack", "a possible raid", "the cancelled visit": nothing that has happened.
  bool of_noun(Index head) {
    for (const Index k : tree_.children(head)) {
      const Deprel d = tokens_[k].deprel;
      if (d == Deprel::det && is_form(k, W::indefinite)) return decide(Status::conditional, "indefinite: any");
      if (d != Deprel::amod) continue;
      if (is_form(k, W::possible_adjective)) return decide(Status::planned, Commitment::possible, "adjective of possibility");
      if (is_form(k, W::denied_adjective)) return decide(Status::denied, "adjective of failure");
      if (is_form(k, W::alleged_adjective)) c_.commitment = Commitment::alleged;
    }
    return false;
  }
  bool is_form(Index t, W w) const { return words_.is(form_of(tokens_[t]), w); }

  // ---- the clause's own words ----
  bool condition(Index node, bool own) {
    if (mood_.inside_condition) return decide(Status::conditional, "inside a conditional clause");
    if (own && mood_.has_condition && (!mood_.negated || (mood_.would && mood_.perfect))) {  // "would not have sent": and did, for all that is said
      if (mood_.future || is(node, W::threat)) c_.act = Status::conditional;
      return decide(Status::conditional, "conditional clause");
    }
    if (!own || !is(node, W::threat)) return false;
    for (const Index k : tree_.children(node)) {  // "threatened to close the port unless"
      if (tokens_[k].deprel != Deprel::xcomp && tokens_[k].deprel != Deprel::ccomp && tokens_[k].deprel != Deprel::advcl) continue;
      ClauseMood inner;
      inner.read(tree_, words_, k, true);
      if (inner.has_condition) return decide(Status::conditional, "threat with a condition");
    }
    return false;
  }

  Certainty negation(Index node) {
    // "will not accept", "would never lift" refuses; "did not meet" only denies
    if (mood_.future || mood_.would) decide(Status::denied, mood_.commitment, "negated future: a refusal", Mode::refusal);
    else decide(Status::denied, mood_.commitment, "negation");
    if (mood_.inside_question) c_.commitment = Commitment::possible;
    return possible_if_asked(node);
  }

  // ---- what governs it ----
  bool governed(Index node, Index up, int depth) {
    const Deprel d = tokens_[node].deprel;
    const bool by_verb = d == Deprel::xcomp || (d == Deprel::advcl && (mood_.infinitive || mood_.from)) || (d == Deprel::ccomp && mood_.infinitive);
    const bool of_noun = d == Deprel::acl && mood_.infinitive && noun(up);
    if (by_verb || of_noun) return infinitive(node, up, depth);
    if (d == Deprel::ccomp || (d == Deprel::acl && noun(up) && mood_.that)) return clause(up);
    if (noun(node) && (d == Deprel::obj || d == Deprel::nsubj_pass)) return object(up);
    if (noun(node) && d == Deprel::nsubj && is(up, W::go_on) && present(tree_, up)) return decide(Status::ongoing, "aspectual verb of going on");
    if (noun(node) && (base(d) == Deprel::obl || base(d) == Deprel::nmod)) return phrase(node, up);
    if (mood_.instead) return decide(Status::denied, "instead of");
    return false;
  }

  bool infinitive(Index node, Index up, int depth) {
    ClauseMood outer;
    outer.read(tree_, words_, up, true);
    const bool xcomp = tokens_[node].deprel == Deprel::xcomp || tokens_[node].deprel == Deprel::acl;
    const bool plain_purpose = !xcomp && tokens_[node].deprel == Deprel::advcl && !mood_.from;
    if (is(up, W::ready) && tokens_[up].upos != Upos::VERB) return act(up, Status::planned, "adjective of readiness", Mode::intent);
    if (is(up, W::reluctant)) return act(up, Status::denied, "adjective of refusal", Mode::refusal);
    if (is(up, W::unlikely)) return decide(Status::denied, Commitment::probable, "adjective of unlikelihood");
    if (is(up, W::refuse)) return outer.negated ? false : act(up, Status::denied, "refusal", Mode::refusal);
    if (is(up, W::deny) || is(up, W::unable)) return outer.negated ? false : decide(Status::denied, "implicative verb that denies");
    if (is(up, W::demand) && (tokens_[up].upos != Upos::AUX))
      return outer.negated ? decide(Status::denied, "a demand not made") : decide(Status::demanded, "content of a demand");
    if (outer.negated && (is(up, W::commit) || is(up, W::plan)))
      return decide(Status::denied, "an announcement denied", is(up, W::commit) ? Mode::refusal : Mode::plain);
    if (outer.negated && is(up, W::able)) return decide(Status::denied, "negated implicative");
    if (is(up, W::threat) && xcomp && mood_.has_condition) c_.act = Status::conditional;
    if (is(up, W::commit) && xcomp) return act(up, Status::planned, "verb of intention", Mode::intent);
    if (is(up, W::likely) && xcomp) return decide(Status::planned, Commitment::probable, "expectation");
    if (is(up, W::hope) && xcomp) return decide(Status::planned, Commitment::possible, "hope or fear");
    if ((is(up, W::plan) || is(up, W::due)) && xcomp) return decide(Status::planned, "plan");
    if (is(up, W::attempt) && xcomp)
      return present(tree_, up) || mood_.progressive ? decide(Status::ongoing, "attempt under way")
                                                     : decide(Status::occurred, Commitment::possible, "attempt of unknown outcome");
    if (is(up, W::obligation_verb) && xcomp && mood_.infinitive) return decide(Status::demanded, "obligation");
    if (is(up, W::go_on) && xcomp && present(tree_, up)) return decide(Status::ongoing, "aspectual verb of going on");
    if (is(up, W::believe) && outer_passive(up)) c_.commitment = Commitment::probable;
    if (lemma_of(tokens_[up]) == "be" && xcomp) return decide(Status::planned, "is to");
    if (lemma_of(tokens_[up]) == "go" && tokens_[up].xpos == "VBG" && xcomp) return mood_.future = true, false;
    if (depth == 0 && (plain_purpose || tokens_[node].deprel == Deprel::acl) && mood_.infinitive) return decide(Status::planned, "infinitive of purpose");
    return false;
  }
  bool outer_passive(Index up) const { return tree_.child(up, Deprel::nsubj_pass) != kNone || tree_.child(up, Deprel::aux_pass) != kNone; }

  /// Status of the announcement or refusal: what holds of the verb that makes it.
  bool act(Index verb, Status status, const char* because, Mode mode) {
    if (budget_ > 0 && c_.act == Status::occurred) {
      const Certainty outer = CertaintyReader(tree_, words_, budget_ - 1).read(verb);
      if (outer.mode == Mode::plain && outer.status != Status::ongoing) c_.act = outer.status, c_.act_commitment = outer.commitment;
    }
    return decide(status, because, mode);
  }

  bool clause(Index up) {
    ClauseMood outer;
    outer.read(tree_, words_, up, true);
    if (mood_.subjunctive && is(up, W::demand_clause)) return decide(Status::demanded, "content of a demand");
    if (is(up, W::hope)) return decide(Status::planned, Commitment::possible, "hope or fear");
    if (is(up, W::likely) && mood_.past && mood_.commitment == Commitment::certain)
      mood_.commitment = Commitment::probable;  // "It is likely that they bombed it"
    else if (is(up, W::likely)) return decide(Status::planned, Commitment::probable, "expectation");
    if (is(up, W::believe)) {
      if (outer.negated) return decide(Status::denied, Commitment::probable, "a belief denied");
      if (mood_.commitment == Commitment::certain) mood_.commitment = Commitment::probable;
    }
    if (is(up, W::doubt)) mood_.commitment = Commitment::possible;
    if (is(up, W::allege) && noun(up)) mood_.commitment = Commitment::alleged;
    return false;
  }

  bool object(Index up) {
    if (is(up, W::undo)) return decide(Status::denied, "verb that undoes the noun");
    if (is(up, W::postpone)) return decide(Status::planned, "postponed");
    if (is(up, W::likely)) return decide(Status::planned, Commitment::probable, "expectation");
    if (is(up, W::plan) || (is(up, W::threat) && is(up, W::commit)))
      return decide(Status::planned, "verb of intention", is(up, W::commit) ? Mode::intent : Mode::plain);
    if (is(up, W::hope)) return decide(Status::planned, Commitment::possible, "hope or fear");
    return false;
  }

  /// "called for talks", "fears of an attack", "in case of an attack", "allegations of torture".
  bool phrase(Index node, Index up) {
    const std::string prep = case_of(tree_, node);
    if (prep == "without" || prep.starts_with("instead") || prep.starts_with("rather")) return decide(Status::denied, "without");
    if (prep == "for" && is(up, W::demand)) return decide(Status::demanded, "content of a demand");
    if (!noun(up) || (prep != "of" && prep != "for")) return false;
    if (is(up, W::condition)) return decide(Status::conditional, "in case of");
    if (is(up, W::hope)) return decide(Status::planned, Commitment::possible, "hope or fear");
    if (is(up, W::plan)) return decide(Status::planned, "plan");
    if (prep == "of" && is(up, W::allege)) c_.commitment = Commitment::alleged;
    return false;
  }

  /// The verb whose tense and mood are also the act's.
  bool climbs(Index node, Index up) const {
    const Deprel d = tokens_[node].deprel;
    if (d == Deprel::obj || d == Deprel::xcomp) return true;
    if (noun(node) && (d == Deprel::nsubj || d == Deprel::nsubj_pass)) return is(up, W::happen) || is(up, W::go_on);
    if (d != Deprel::conj) return false;
    // "will meet and sign" shares the auxiliary, "met and will sign" does not
    return tokens_[node].xpos == tokens_[up].xpos && tree_.child_base(node, Deprel::nsubj) == kNone && !mood_.modal();
  }

  // ---- tense and mood ----
  Certainty by_mood(Index head) {
    if (mood_.commitment != Commitment::certain) c_.commitment = mood_.commitment;
    if (mood_.inside_question) c_.commitment = Commitment::possible;
    const bool asked = mood_.inside_question;
    if (mood_.perfect && mood_.obligation) mood_.must ? decide(Status::occurred, Commitment::probable, "must have") : decide(Status::denied, "should have");
    else if (mood_.perfect && mood_.possible) decide(Status::occurred, Commitment::possible, "may have");
    else if (mood_.future) decide(Status::planned, "future", asked ? Mode::plain : Mode::intent);
    else if (mood_.would && asked) decide(Status::planned, "would in a question");
    else if (mood_.would && reported(head)) decide(Status::planned, "would in reported speech", Mode::intent);  // "said it would send" reports an intention
    else if (mood_.would) decide(Status::conditional, "would");
    else if (mood_.obligation) decide(Status::demanded, "obligation");
    else if (mood_.possible) decide(Status::planned, Commitment::possible, "modal of possibility");
    else if (mood_.progressive) decide(Status::ongoing, "progressive");
    else if (asked) decide(Status::occurred, "indirect question");
    return possible_if_asked(head);
  }
  bool reported(Index head) const {
    const Index up = tokens_[head].head;
    if (tokens_[head].deprel == Deprel::ccomp && up != kNone && tokens_[up].upos == Upos::VERB) return true;
    if (tokens_[head].deprel == Deprel::acl && mood_.that) return true;  // "rumours that the army would"
    const Index said = tree_.child(head, Deprel::parataxis);
    return said != kNone && tokens_[said].upos == Upos::VERB;
  }

  const Tree& tree_;
  const std::vector<Token>& tokens_;
  const CertaintyLexicon& words_;
  int budget_;
  bool carried_ = false;
  ClauseMood mood_;
  Certainty c_;
};

}  // namespace

Certainty read_certainty(const Tree& tree, Index head, const CertaintyLexicon& words) { return CertaintyReader(tree, words, 2).read(head); }

}  // namespace dragoman
