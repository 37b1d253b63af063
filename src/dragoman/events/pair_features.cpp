#include "dragoman/events/pair_features.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dragoman/events/mode_shift.h"
#include "dragoman/events/protest_goal.h"
#include "dragoman/events/status.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestPath = 8;  // edges; longer paths say little
constexpr std::size_t kCandidates = 4;   // frames that the ranker hears of

class Extractor {
 public:
  Extractor(const Tree& tree, const ActorPair& pair, const EventCoder& coder) : tree_(tree), a_(tree.analysis()), pair_(pair), coder_(coder) {}

  std::vector<Feature> run(const std::vector<PairCandidate>& candidates) {
    add("bias");
    frames(candidates);
    loose_frames();
    const std::vector<Index> predicates = path();
    for (const Index p : predicates) predicate(p, "path");
    if (!candidates.empty()) predicate(candidates.front().match.clause.head, "best");
    const Index anchor = !candidates.empty() ? candidates.front().match.clause.head : predicates.empty() ? kNone : predicates.front();
    if (anchor != kNone) mode(anchor);
    actor(pair_.source_head, "source");
    actor(pair_.target_head, "target");
    words(anchor);
    return std::move(out_);
  }

 private:
  const Token& token(Index t) const { return a_.tokens[t]; }
  std::string lemma(Index t) const { return to_lower(token(t).lemma); }
  bool content(Index t) const {
    const Upos u = token(t).upos;
    return u == Upos::VERB || u == Upos::NOUN || u == Upos::ADJ || u == Upos::ADV;
  }
  static char letter(Upos u) { return u == Upos::VERB || u == Upos::AUX ? 'V' : u == Upos::NOUN || u == Upos::PROPN ? 'N' : u == Upos::ADJ ? 'A' : 'X'; }

  void add(std::string name, float value = 1) {
    if (seen_.insert(name).second) out_.push_back({std::move(name), value});
  }

  /// A feature "@name|112" gives code 112 a weight that all codes share: a frame's word counts for codes with few examples too.
  void shared(const std::string& name, const std::string& cameo, float value = 1) {
    add("@" + name + "|" + cameo, value);
    add("@root_" + name + "|" + cameo.substr(0, 2), value);
  }

  void frames(const std::vector<PairCandidate>& candidates) {
    if (candidates.empty()) return add("no_frame");
    const double top = candidates.front().score;
    add("top_score=" + std::to_string(static_cast<int>(std::clamp(top, -2., 12.))));
    static constexpr std::array<const char*, kCandidates> kRanks = {"first", "second", "third", "fourth"};
    std::set<std::string> codes;
    for (const PairCandidate& c : candidates) {
      if (codes.size() == kCandidates) break;
      if (!codes.insert(c.cameo).second) continue;
      const std::size_t n = codes.size() - 1;
      const char* strength = c.score >= 8 ? "sure" : c.score >= 6 ? "good" : c.score >= 4 ? "fair" : "weak";
      shared(std::string(kRanks[n]) + "_" + strength, c.cameo);
      shared("behind", c.cameo, static_cast<float>(std::min(4., top - c.score)));
      if (c.cameo != c.match.frame->cameo) shared("unshifted", c.match.frame->cameo);
      if (n == 0) {
        add("frame=" + c.cameo);
        add("frame_root=" + c.cameo.substr(0, 2));
        if (c.match.frame->weak) add("frame_weak=" + c.cameo.substr(0, 2));
      }
    }
  }

  /// Frames whose words are all there, whatever the tree says: parses fail, words stay. The more words a frame asks for, the more it says.
  void loose_frames() {
    std::set<std::string> lemmas;
    for (Index t = pair_.first_token; t < pair_.last_token; ++t) {
      if (!pair_.is_source(t)) lemmas.insert(lemma(t)), lemmas.insert(to_lower(token(t).form));
    }
    const auto present = [&](const Filler& f) {
      return std::any_of(f.words.begin(), f.words.end(), [&](const std::string& w) { return lemmas.contains(w.substr(w.rfind(' ') + 1)); });
    };
    std::map<std::string, int> best;  // code -> most words met
    for (Index t = pair_.first_token; t < pair_.last_token; ++t) {
      if (inside(t) || !content(t)) continue;
      for (const bool noun : {false, true}) {
        if ((token(t).upos == Upos::NOUN || token(t).upos == Upos::PROPN) != noun && token(t).xpos != "NN") continue;
        for (const Frame& f : coder_.frames(lemma(t), noun)) {
          int met = 1;
          bool all = f.particle.empty() || lemmas.contains(f.particle);
          met += !f.particle.empty();
          if (!f.object.words.empty()) all &= present(f.object) || f.object.actor || f.object.any, met += present(f.object);
          for (const FrameCondition& c : f.conditions) {
            if (c.filler.words.empty()) continue;
            if (c.forbidden) all &= !present(c.filler);
            else all &= present(c.filler), met += present(c.filler);
          }
          if (all) best[f.cameo] = std::max(best[f.cameo], met);
        }
      }
    }
    int most = 0;
    for (const auto& [code, n] : best) most = std::max(most, n);
    for (const auto& [code, n] : best) {
      if (n >= most - 1) shared("words" + std::to_string(std::min(n, 4)) + (n == most ? "_most" : ""), code);
    }
  }

  /// Predicates on the tree path between the actors, and the path itself.
  std::vector<Index> path() {
    std::vector<Index> found;
    const Index s = pair_.source_head, t = pair_.target_head;
    if (s == kNone || t == kNone) {
      const Index from = s != kNone ? s : t;
      for (Index up = from == kNone ? kNone : token(from).head, n = 0; up != kNone && n < 3; up = token(up).head, ++n) {
        if (!inside(up) && (token(up).upos == Upos::VERB || token(up).upos == Upos::NOUN)) found.push_back(up);
      }
      return found;
    }
    std::vector<Index> up_s{s}, up_t{t};
    while (token(up_s.back()).head != kNone) up_s.push_back(token(up_s.back()).head);
    while (token(up_t.back()).head != kNone) up_t.push_back(token(up_t.back()).head);
    while (up_s.size() > 1 && up_t.size() > 1 && up_s[up_s.size() - 2] == up_t[up_t.size() - 2]) up_s.pop_back(), up_t.pop_back();
    if (up_s.back() != up_t.back()) return found;  // not one tree (two sentences)
    std::string roles, words;
    const bool close = up_s.size() + up_t.size() <= kLongestPath;
    for (std::size_t i = 0; i + 1 < up_s.size(); ++i) roles += std::string(kDeprelNames[static_cast<std::size_t>(base(token(up_s[i]).deprel))]) + "^";
    for (std::size_t i = up_t.size() - 1; i-- > 0;) {
      std::string prep = case_of(tree_, up_t[i]);
      roles += "/" + std::string(kDeprelNames[static_cast<std::size_t>(base(token(up_t[i]).deprel))]) + (prep.empty() ? "" : ":" + prep);
    }
    if (close) add("path_roles=" + roles);
    std::vector<Index> nodes(up_s.begin(), up_s.end());
    for (std::size_t i = up_t.size() - 1; i-- > 0;) nodes.push_back(up_t[i]);
    Index last = kNone;
    for (const Index n : nodes) {
      if (inside(n) || (token(n).upos != Upos::VERB && token(n).upos != Upos::NOUN && token(n).upos != Upos::ADJ)) continue;
      found.push_back(n);
      if (last != kNone) add("path2=" + lemma(last) + ">" + lemma(n));
      last = n;
    }
    return found;
  }

  bool inside(Index t) const { return pair_.is_source(t) || pair_.is_target(t); }

  /// A predicate, what the frames know of its lemma, and its arguments' heads.
  void predicate(Index p, const std::string& where) {
    const std::string l = lemma(p) + "/" + letter(token(p).upos);
    add(where + "=" + l);
    lexicon_roots(p, where);
    for (const Index c : tree_.children(p)) {
      const Deprel d = base(token(c).deprel);
      if (d == Deprel::compound_prt || token(c).deprel == Deprel::compound_prt) add(where + "_particle=" + lemma(p) + "_" + lemma(c));
      if (d == Deprel::obj || d == Deprel::xcomp || d == Deprel::ccomp || d == Deprel::advcl) {
        if (!inside(c)) {
          add(where + "_arg=" + lemma(p) + ">" + lemma(c));
          add("arg=" + lemma(c));
          lexicon_roots(c, "arg");
        }
      }
      if (d == Deprel::obl || d == Deprel::nmod) {
        const std::string prep = case_of(tree_, c);
        add(where + "_prep=" + lemma(p) + "_" + prep + (inside(c) ? (pair_.is_target(c) ? ">T" : ">S") : ""));
        if (!inside(c)) add("oblique=" + prep + "_" + lemma(c));
      }
      if (d == Deprel::compound || d == Deprel::amod) {
        if (!inside(c)) add("modifier=" + lemma(c) + "_" + lemma(p)), add("mod=" + lemma(c));
      }
      if (pair_.is_source(c)) add(where + "_source_role=" + std::string(kDeprelNames[static_cast<std::size_t>(d)]) + "|" + lemma(p));
      if (pair_.is_target(c)) add(where + "_target_role=" + std::string(kDeprelNames[static_cast<std::size_t>(d)]) + "|" + lemma(p));
    }
  }

  /// Shares of CAMEO roots among the frames of a lemma, whatever their conditions: what the lexicon knows of a word.
  void lexicon_roots(Index p, const std::string& where) {
    const auto& frames = coder_.frames(lemma(p), token(p).upos != Upos::VERB);
    if (frames.empty()) return;
    std::map<std::string, int> roots;
    for (const Frame& f : frames) ++roots[f.cameo.substr(0, 2)];
    for (const auto& [root, n] : roots) add(where + "_lexicon=" + root, static_cast<float>(n) / static_cast<float>(frames.size()));
  }

  void mode(Index head) {
    const Certainty c = read_certainty(tree_, head, coder_.certainty());
    add("status=" + std::to_string(static_cast<int>(c.status)));
    add("mode=" + std::to_string(static_cast<int>(c.mode)));
    for (const Index k : tree_.children(head)) {
      const Deprel d = token(k).deprel;
      if (d == Deprel::aux || d == Deprel::aux_pass || d == Deprel::mark) add("aux=" + lemma(k));
      if (d == Deprel::advmod && (lemma(k) == "not" || lemma(k) == "n't" || lemma(k) == "never")) add("negated");
    }
    const Index up = token(head).head;
    if (up != kNone && !inside(up)) add("governor=" + lemma(up) + "|" + std::string(kDeprelNames[static_cast<std::size_t>(base(token(head).deprel))]));
  }

  void actor(Index head, const std::string& side) {
    if (head == kNone) return add("no_" + side);
    if (token(head).upos == Upos::NOUN || token(head).upos == Upos::ADJ) add(side + "_noun=" + lemma(head));
    add(side + "_pos=" + letter(token(head).upos));
  }

  /// All content words outside the actors, those near the predicate heavier.
  void words(Index anchor) {
    for (Index t = pair_.first_token; t < pair_.last_token; ++t) {
      if (inside(t) || !content(t)) continue;
      const bool near = anchor != kNone && tree_.dominates(anchor, t);
      add("word=" + lemma(t), near ? .6f : .3f);
      if (t + 1 < pair_.last_token && !inside(t + 1) && token(t + 1).upos != Upos::PUNCT) add("pair=" + lemma(t) + "_" + lemma(t + 1), .5f);
    }
  }

  const Tree& tree_;
  const Analysis& a_;
  const ActorPair& pair_;
  const EventCoder& coder_;
  std::vector<Feature> out_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<PairCandidate> pair_candidates(const Tree& tree, const ActorPair& pair, const EventCoder& coder, const ActorTest& is_actor) {
  const auto& tokens = tree.analysis().tokens;
  const auto any = [](const std::vector<Index>& list, const auto& test) { return std::any_of(list.begin(), list.end(), test); };
  std::vector<PairCandidate> out;
  for (Index t = pair.first_token; t < pair.last_token; ++t) {
    if ((tokens[t].upos != Upos::VERB && tokens[t].upos != Upos::NOUN) || pair.is_source(t)) continue;
    for (FrameMatch& m : match_frames(tree, t, coder, is_actor)) {
      if (m.frame->cameo.starts_with("01")) continue;
      double score = m.score;
      const bool straight_source = any(m.source, pair.is_source), straight_target = any(m.target, pair.is_target);
      if (straight_source) score += 2.5;
      else if (m.clause.subject != kNone && pair.source_head != kNone && tree.dominates(m.clause.subject, pair.source_head)) score += 1.5;
      if (straight_target) score += 2;
      else if (pair.target_head != kNone && tree.dominates(t, pair.target_head)) score += 1;
      if (pair.source_head != kNone && tree.dominates(t, pair.source_head)) score += .4;
      if (any(m.source, pair.is_target) && !straight_source) score -= 1;
      if (pair.is_target(t)) score -= 4;  // a noun inside the target names it rather than the act
      if (tokens[t].upos == Upos::NOUN) score -= straight_source ? .4 : 1.;
      std::string cameo = shift_by_mode(with_goal(m.frame->cameo, tree, m.clause.head, coder), read_certainty(tree, m.clause.head, coder.certainty()));
      out.push_back({std::move(m), std::move(cameo), score});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const PairCandidate& x, const PairCandidate& y) { return x.score > y.score; });
  return out;
}

std::vector<Feature> pair_features(const Tree& tree, const ActorPair& pair, const EventCoder& coder, const std::vector<PairCandidate>& candidates) {
  return Extractor(tree, pair, coder).run(candidates);
}

}  // namespace dragoman
