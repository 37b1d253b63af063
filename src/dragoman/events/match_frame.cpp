#include "dragoman/events/match_frame.h"

#include <algorithm>

#include "dragoman/events/figures.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

class Matcher {
 public:
  Matcher(const Tree& tree, Index head, const EventCoder& coder, const ActorTest& is_actor, const ActorTest& is_place)
      : tree_(tree), head_(head), coder_(coder), is_actor_(is_actor), is_place_(is_place), clause_(read_clause(tree, head)) {}

  std::vector<FrameMatch> run(bool noun) {
    std::vector<FrameMatch> out;
    for (const Frame& frame : coder_.frames(lemma(head_), noun)) {
      FrameMatch m;
      m.frame = &frame;
      m.clause = clause_;
      if (fits(frame, m)) out.push_back(std::move(m));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const FrameMatch& a, const FrameMatch& b) { return a.frame->own != b.frame->own ? a.frame->own : a.score > b.score; });
    return out;
  }

 private:
  const Token& token(Index t) const { return tree_.analysis().tokens[t]; }
  std::string lemma(Index t) const { return to_lower(token(t).lemma); }

  static Filler only(const std::vector<std::string>& words) {
    Filler f;
    f.any = false;
    f.words = words;
    return f;
  }

  bool word_matches(const Filler& f, Index t) const {
    if (f.any) return true;
    if (std::binary_search(f.words.begin(), f.words.end(), lemma(t)) || std::binary_search(f.words.begin(), f.words.end(), to_lower(token(t).form)))
      return true;
    if (t > 0) {  // several-word fillers: "tear gas", "hunger strike"
      const std::string two = to_lower(token(t - 1).form) + " " + lemma(t);
      if (std::binary_search(f.words.begin(), f.words.end(), two)) return true;
    }
    return false;
  }

  /// 0 = does not match, 1 = by an actor, 2 = by lemma or class, .2 = anything goes.
  double match(const Filler& f, Index t) const {
    if (t == kNone) return f.none ? 1 : f.any && f.words.empty() && !f.actor ? .2 : 0;
    if (f.none && !f.party && f.words.empty()) return 0;
    if (!f.words.empty() && word_matches(only(f.words), t)) return 2;
    if (f.party && is_actor_(t)) return 1;
    if (f.place && is_place_ && is_place_(t)) return 2;
    if (f.actor && (is_actor_(t) || actor_within(tree_, t, is_actor_) != kNone)) return 1;
    return f.any ? .2 : 0;
  }

  /// "some 2,000 demonstrators", "thousands of protesters": a crowd, not two of its members.
  bool crowd(Index noun) const {
    constexpr int kCrowd = 20;
    const Index number = tree_.child(noun, Deprel::nummod), of = token(noun).head;
    if (number != kNone) {
      const double value = read_number(tree_.analysis(), number);
      return value > 0 ? value >= kCrowd : coder_.in_class("@CROWD_SIZE", lemma(number));
    }
    return of != kNone && token(noun).deprel == Deprel::nmod && case_of(tree_, noun) == "of" && coder_.in_class("@CROWD_SIZE", lemma(of));
  }

  bool fits(const Frame& frame, FrameMatch& m) const {
    if (frame.counted && !crowd(head_)) return false;
    if (frame.particle != clause_.particle &&
        !(frame.particle.empty() &&
          (clause_.particle == "up" || clause_.particle == "out" || clause_.particle == "back" || clause_.particle == "down" || clause_.particle == "away")) &&
        !particle_as_preposition(frame.particle))
      return false;
    m.score = 1 + (!frame.particle.empty() ? 1 : 0);
    if (!frame.noun) {
      // "freed hundreds of prisoners": what is counted is the object
      const Index object = clause_.object == kNone || match(frame.object, clause_.object) >= 1 ? clause_.object : counted(clause_.object);
      const double o = match(frame.object, object);
      if (o == 0 && !(frame.object.any && frame.object.words.empty())) return false;
      m.score += o;
      if (o == 2) m.words.push_back(object);
    } else if (!frame.object.any) {
      bool found = false;
      for (const Index c : tree_.children(head_)) found |= c < head_ && match(frame.object, c) >= 1;
      if (!found) return false;
      m.score += 2;
    }
    for (const FrameCondition& c : frame.conditions) {
      const double met = condition(c, m);
      if (c.forbidden ? met > 0 : met == 0) return false;
      if (!c.forbidden) m.score += met;
    }
    for (const std::string& path : frame.source) {
      m.source = resolve(path, true);
      if (!m.source.empty()) break;
    }
    bool between = false;
    for (const std::string& path : frame.target) {
      if (path == "between" || path.ends_with(".between") || path == "any_between") {
        std::vector<Index> both = resolve(path, false);
        if (both.size() >= 2) {
          // A and B of "between": the first acts on the rest, unless somebody else is the subject (a host or mediator)
          if (m.source.empty() || m.source.front() == both.front()) {
            m.source = {both.front()};
            m.target.assign(both.begin() + 1, both.end());
          } else {
            m.target = both;
          }
          between = true;
          break;
        }
      }
      m.target = resolve(path, false);
      if (!m.target.empty() && m.target != m.source) break;
      m.target.clear();
    }
    // "Iran and Syria signed": reciprocal acts with a coordinated subject
    if (!between && m.target.empty() && m.source.size() >= 2 && frame.reciprocal) {
      m.target.assign(m.source.begin() + 1, m.source.end());
      m.source.resize(1);
    }
    if (!frame.through.empty()) m.through = resolve(frame.through, false);
    m.score += (m.source.empty() ? 0 : 1) + (m.target.empty() ? 0 : 1) - (frame.weak ? 1.2 : 0);
    return true;
  }

  bool particle_as_preposition(const std::string& particle) const {
    if (particle.empty()) return false;
    for (const Index c : tree_.children(head_)) {
      if (c == head_ + 1 && to_lower(token(c).form) == particle) return true;
    }
    return head_ + 1 < tree_.analysis().tokens.size() && to_lower(token(head_ + 1).form) == particle;
  }

  double condition(const FrameCondition& c, FrameMatch& m) const {
    const auto hit = [&](Index t) {
      const double x = match(c.filler, t);
      if (x == 2) m.words.push_back(t);
      return x;
    };
    if (c.where == "xcomp") {
      if (clause_.xcomp == kNone) return 0;
      const double x = hit(clause_.xcomp);
      return x == 0 ? 0 : std::max(x, 1.);
    }
    if (c.where == "ccomp") return clause_.ccomp == kNone ? 0 : hit(clause_.ccomp);
    if (c.where == "acl") {
      const Index clause = content_clause(head_);
      return clause == kNone ? 0 : hit(clause);
    }
    if (c.where == "gov") {
      const Index h = token(head_).head;
      return h == kNone ? 0 : hit(h);
    }
    if (c.where == "mod") {
      const Index on = clause_.object != kNone ? clause_.object : head_;
      for (const Index k : tree_.children(on)) {
        if (k < on && word_matches(only(c.filler.words), k)) return m.words.push_back(k), 2;
      }
      return 0;
    }
    if (c.where == "in") {
      // any word of the clause, the subject's phrase included
      const Sentence& s = tree_.analysis().sentences[token(head_).sentence];
      for (Index t = s.first_token; t < s.last_token; ++t) {
        if (t == head_ || token(t).upos == Upos::PUNCT || !(tree_.dominates(head_, t) || (clause_.subject != kNone && tree_.dominates(clause_.subject, t))))
          continue;
        if (word_matches(only(c.filler.words), t)) return m.words.push_back(t), 1.5;
      }
      return 0;
    }
    for (const auto& [prep, noun] : clause_.obliques) {
      if (prep != c.where) continue;
      if (const double x = hit(noun)) return std::max(x, 1.);
    }
    // an accusation's content may hang on the object: "accused Syria of shelling"
    for (const Index k : tree_.children(head_)) {
      if (token(k).deprel != Deprel::advcl && token(k).deprel != Deprel::acl) continue;
      const Index mark = tree_.child(k, Deprel::mark);
      if (mark != kNone && to_lower(token(mark).form) == c.where) {
        if (const double x = hit(k)) return x;
        if (std::binary_search(c.filler.words.begin(), c.filler.words.end(), to_lower(token(k).form))) return m.words.push_back(k), 2;
      }
    }
    return 0;
  }

  // ---- roles --------------------------------------------------------------------------------------------------
  /// Actor heads at a role path such as "obj.of", "xcomp.with", "subj".
  std::vector<Index> resolve(const std::string& path, bool source) const {
    std::vector<Index> nodes{head_};
    Clause clause = clause_;
    for (std::size_t from = 0; from <= path.size();) {
      const std::size_t dot = std::min(path.find('.', from), path.size());
      const std::string role = path.substr(from, dot - from);
      const Index node = step(nodes.front(), from == 0 ? clause : read_clause(tree_, nodes.front()), role, source);
      if (node == kNone) return {};
      nodes = {node};
      from = dot + 1;
    }
    std::vector<Index> actors;
    for (const Index each : coordinated(tree_, nodes.front())) {
      const Index n = counted(each);
      // who acts is named by the noun, its adjective or its possessor; what hangs on it by a preposition is elsewhere or undergoes:
      // "the fighting in Iraq spread" has no source
      const Index a = source ? holder(tree_, n, is_actor_) : actor_within(tree_, n, is_actor_);
      if (a != kNone && std::find(actors.begin(), actors.end(), a) == actors.end()) actors.push_back(a);
    }
    return actors;
  }

  /// "Dozens of gunmen": what is counted acts.
  Index counted(Index noun) const {
    if (is_actor_(noun) || !coder_.in_class("@CROWD_SIZE", lemma(noun))) return noun;
    for (const Index c : tree_.children(noun)) {
      if (token(c).deprel == Deprel::nmod && case_of(tree_, c) == "of") return c;
    }
    return noun;
  }

  /// The that- or to-clause of a noun: its own, or one that starts right behind it and that the parser hung on the verb above.
  Index content_clause(Index noun) const {
    for (const Index c : tree_.children(noun)) {
      if (base(token(c).deprel) == Deprel::acl || token(c).deprel == Deprel::ccomp) return c;
    }
    const Index verb = token(noun).head;
    if (verb == kNone) return kNone;
    for (const Index c : tree_.children(verb)) {
      if (token(c).deprel == Deprel::ccomp && c > noun && tree_.leftmost(c) == tree_.end(noun)) return c;
    }
    return kNone;
  }

  /// The noun behind a preposition that hangs on a noun, on one coordinated with it ("food and medicine to the ministry"), or on what it is a measure
  /// of ("a shipment of rifles to the rebels").
  Index phrase(Index noun, const std::string& preposition) const {
    Index inner = kNone;
    const bool measure = coder_.in_class("@MEASURE", lemma(noun)) || coder_.in_class("@CROWD_SIZE", lemma(noun));
    for (const Index c : tree_.children(noun)) {
      const bool of_noun = token(c).deprel == Deprel::nmod;
      if (of_noun && case_of(tree_, c) == preposition) return c;
      if (inner == kNone && (token(c).deprel == Deprel::conj || (of_noun && measure && case_of(tree_, c) == "of")) && token(c).upos != Upos::VERB)
        inner = phrase(c, preposition);
    }
    return inner;
  }

  Index step(Index node, const Clause& clause, const std::string& role, bool source) const {
    if (role == "subj") {
      if (clause.subject != kNone) return clause.subject;
      return kNone;
    }
    if (role == "self") return node;
    if (role == "obj") return clause.object;
    if (role == "iobj") return clause.indirect;
    if (role == "xcomp") return clause.xcomp;
    if (role == "ccomp") return clause.ccomp;
    if (role == "acl") {
      return content_clause(node);
    }
    if (role == "any_between") {
      const Sentence& s = tree_.analysis().sentences[token(head_).sentence];
      for (Index t = s.first_token; t < s.last_token; ++t) {
        if (tree_.dominates(head_, t) && case_of(tree_, t) == "between") return t;
      }
      return kNone;
    }
    if (role == "poss") {
      for (const Index c : tree_.children(node)) {
        if (token(c).deprel == Deprel::nmod_poss) return c;
      }
      for (const Index c : tree_.children(node)) {
        const Deprel d = token(c).deprel;
        if (c < node && (d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_unmarked || d == Deprel::nmod_desc) && is_actor_(c)) return c;
      }
      // the subject of the light verb that carries the noun: "Russia carried out air strikes". No other verb's: who condemned them did not fly them
      if (source && token(node).deprel == Deprel::obj && token(node).head != kNone && coder_.in_class("@V_LIGHT", lemma(token(node).head)))
        return read_clause(tree_, token(node).head).subject;
      return kNone;
    }
    for (const auto& [prep, noun] : clause.obliques) {
      if (prep == role || (role == "on" && prep == "upon") || (role == "against" && prep == "versus")) return noun;
    }
    if (const Index n = phrase(node, role); n != kNone) return n;
    for (const Index c : tree_.children(node)) {
      if (token(c).deprel == Deprel::acl && case_of(tree_, c) == role) return c;
    }
    // "sever ties with Poland": the phrase hangs on the verb's object
    if (node != head_ && clause.object != kNone && token(node).upos == Upos::VERB) {
      for (const Index c : tree_.children(clause.object)) {
        if (token(c).deprel == Deprel::nmod && case_of(tree_, c) == role) return c;
      }
    }
    // a phrase that the parser hung on the light verb instead of its noun
    if (token(node).upos == Upos::NOUN && token(node).deprel == Deprel::obj && token(node).head != kNone) {
      for (const Index c : tree_.children(token(node).head)) {
        if (base(token(c).deprel) == Deprel::obl && case_of(tree_, c) == role) return c;
      }
    }
    return kNone;
  }

  const Tree& tree_;
  Index head_;
  const EventCoder& coder_;
  const ActorTest &is_actor_, &is_place_;
  Clause clause_;
};

}  // namespace

Index holder(const Tree& tree, Index noun, const ActorTest& is_actor) {
  if (is_actor(noun)) return noun;
  const auto& tokens = tree.analysis().tokens;
  Index found = kNone;
  for (const Index c : tree.children(noun)) {
    const Deprel d = tokens[c].deprel;
    if (d == Deprel::nmod_poss || d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_unmarked || d == Deprel::nmod_desc || d == Deprel::flat ||
        d == Deprel::appos) {
      if (is_actor(c)) return c;
      if (d == Deprel::nmod_poss || d == Deprel::compound) {
        const Index inner = holder(tree, c, is_actor);
        if (inner != kNone && found == kNone) found = inner;
      }
    }
  }
  return found;
}

Index actor_within(const Tree& tree, Index noun, const ActorTest& is_actor) {
  const Index found = holder(tree, noun, is_actor);
  if (found != kNone) return found;
  const auto& tokens = tree.analysis().tokens;
  for (const Index c : tree.children(noun)) {
    if (tokens[c].deprel != Deprel::nmod) continue;
    const std::string prep = case_of(tree, c);
    if (prep != "of" && prep != "by" && prep != "from" && prep != "in" && prep != "between" && prep != "against" && prep != "on" && prep != "for") continue;
    const Index inner = actor_within(tree, c, is_actor);
    if (inner != kNone) return inner;
  }
  return kNone;
}

std::vector<FrameMatch> match_frames(const Tree& tree, Index head, const EventCoder& coder, const ActorTest& is_actor, const ActorTest& is_place) {
  const Token& t = tree.analysis().tokens[head];
  if (t.upos == Upos::VERB) return Matcher(tree, head, coder, is_actor, is_place).run(false);
  if (t.upos == Upos::NOUN || t.upos == Upos::PROPN) return Matcher(tree, head, coder, is_actor, is_place).run(true);
  return {};
}

bool asks_for_words(const Frame& frame) {
  return !frame.object.any || std::any_of(frame.conditions.begin(), frame.conditions.end(), [](const FrameCondition& c) { return !c.forbidden; });
}

Hang hang_of(const Tree& tree, const std::vector<Index>& heads, Index predicate) {
  if (heads.empty()) return Hang::none;
  // "students protesting outside parliament", "soldiers whom they kidnapped": whom a participle or a relative clause describes
  const Token& at = tree.analysis().tokens[predicate];
  if ((at.deprel == Deprel::acl || at.deprel == Deprel::acl_relcl) && at.head == heads.front()) return Hang::near;
  int steps = 0;
  Index up = heads.front();
  for (; up != kNone && up != predicate && steps < 4; up = tree.analysis().tokens[up].head) ++steps;
  return up != predicate ? Hang::away : steps == 1 ? Hang::near : Hang::inside;
}

std::string_view to_string(Hang hang) {
  switch (hang) {
    case Hang::none: return "none";
    case Hang::near: return "near";
    case Hang::inside: return "inside";
    case Hang::away: break;
  }
  return "away";
}

}  // namespace dragoman
