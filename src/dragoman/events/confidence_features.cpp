#include "dragoman/events/confidence_features.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "dragoman/events/pair_features.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

ArticleView::ArticleView(const Document& d, const std::vector<Index>& mentions, const Sectors& sectors) : mention_at(mentions) {
  std::set<Index> sentences;
  std::set<std::string> named;
  for (const Mention& m : d.actors.mentions) {
    if (m.entity == kNone || m.type == MentionType::pronoun) continue;
    const Entity& e = d.actors.entities[m.entity];
    if (sectors.public_code(e.code)) sentences.insert(m.sentence);
    if (!e.country.empty()) named.insert(e.country);
  }
  public_share = d.analysis.sentences.empty() ? 0 : static_cast<double>(sentences.size()) / static_cast<double>(d.analysis.sentences.size());
  countries = named.size();
}

namespace {

class Features {
 public:
  Features(const Document& d, const Tree& tree, const EventCoder& coder, const ArticleView& article)
      : d_(d), a_(d.analysis), tree_(tree), coder_(coder), article_(article) {}

  std::vector<Feature> run(const FrameMatch& m, const Event& e) {
    head_ = e.head;
    const std::string lemma = to_lower(a_.tokens[head_].lemma), root = e.cameo.substr(0, 2);
    add("bias");
    add("lemma=" + lemma);
    add("lemma_root=" + lemma + "/" + root);
    add("root=" + root);
    add("code=" + e.cameo);
    of_frame(m, e);
    of_predicate(e);
    side("source", m.source, e.source, e);
    side("target", m.target, e.target, e);
    of_both(m, e);
    second_opinion(m, e);
    of_sentence(e);
    add("article_public=" + bucket(article_.public_share, {.1, .25, .5, .75}));
    add("article_countries=" + std::to_string(std::min<std::size_t>(article_.countries, 5)));
    return std::move(out_);
  }

 private:
  void add(std::string name) { out_.push_back({std::move(name), 1}); }
  const Token& token(Index t) const { return a_.tokens[t]; }

  static std::string bucket(double x, std::initializer_list<double> edges) {
    int n = 0;
    for (const double edge : edges) n += x >= edge;
    return std::to_string(n);
  }

  void of_frame(const FrameMatch& m, const Event& e) {
    add(std::string("frame=") + (m.frame->noun ? "noun" : "verb") + (m.frame->weak ? "/weak" : ""));
    add("score=" + bucket(m.score, {1.5, 2, 2.5, 3, 3.5, 4, 5, 6}));
    narrow_ = asks_for_words(*m.frame) ? "narrow" : "bare";
    add("words_asked=" + narrow_);
    add("words=" + std::to_string(std::min<std::size_t>(e.trigger.size(), 3)));
    if (!m.frame->particle.empty()) add("particle");
    if (m.guessed_target) add("target_guessed");
    if (e.cameo != m.frame->cameo) add("mode_shifted");
  }

  void of_predicate(const Event& e) {
    const Token& t = token(head_);
    add("head_rel=" + std::string(to_string(base(t.deprel))));
    add("head_tag=" + std::string(t.xpos));
    add("status=" + std::string(to_string(e.status)));
    add("commitment=" + std::string(to_string(e.commitment)));
    for (const Index c : tree_.children(head_)) {
      const Deprel r = base(token(c).deprel);
      if (r == Deprel::aux) add("aux=" + to_lower(token(c).lemma));
      if (r == Deprel::mark) add("mark=" + to_lower(token(c).form));
      if (r == Deprel::det && token(head_).upos == Upos::NOUN) add("det=" + to_lower(token(c).lemma));
      if (r == Deprel::advmod) add("adv=" + to_lower(token(c).lemma));
    }
    const Index up = t.head;
    if (up != kNone) add("governor=" + to_lower(token(up).lemma) + "/" + std::string(to_string(base(t.deprel))));
    if (e.date_time != kNone) add("dated");
    if (e.place != kNone) add("placed");
    if (!e.figures.empty()) add("figures");
  }

  Index mention(Index t) const { return t == kNone ? kNone : article_.mention_at[t]; }

  std::string hang(const std::vector<Index>& heads) const { return std::string(to_string(hang_of(tree_, heads, head_))); }

  /// The actor's words: a pronoun, a common noun or a name of a type.
  std::string form(const std::vector<Index>& heads) const {
    if (heads.empty()) return "none";
    const Index m = mention(heads.front());
    if (m == kNone) return "unknown";
    const Mention& x = d_.actors.mentions[m];
    if (x.type == MentionType::pronoun) return "pronoun";
    return std::string(x.nominal ? "nominal:" : "name:") + std::string(to_string(x.type));
  }

  /// What is known of the actor: nothing, a country, which kind of sector with or without one.
  std::string knowledge(const std::vector<Participant>& side) const {
    if (side.empty()) return "none";
    const std::string& c = side.front().code;
    if (c.empty()) return "uncoded";
    if (c.size() <= 3) return coder_.sectors().public_code(c) ? "bare" : "private";
    return coder_.sectors().public_code(c) ? "public" : "country_private";
  }

  static std::string sector(const std::vector<Participant>& side) {
    if (side.empty() || side.front().code.size() < 3) return "";
    const std::string& c = side.front().code;
    return c.size() == 3 ? "whole" : c.substr(3, 3);
  }

  void side(const std::string& name, const std::vector<Index>& heads, const std::vector<Participant>& parts, const Event& e) {
    const std::string known = knowledge(parts), how = form(heads);
    add(name + "=" + how);
    add(name + "_known=" + known);
    add(name + "_both=" + how + "/" + known);
    add(name + "_sector=" + sector(parts));
    add(name + "_sector_root=" + sector(parts) + "/" + e.cameo.substr(0, 2));
    add(name + "_count=" + std::to_string(std::min<std::size_t>(parts.size(), 3)));
    if (heads.empty()) return;
    const Index h = heads.front();
    if (how == "pronoun") add(name + "_pronoun=" + to_lower(token(h).form));
    else add(name + "_lemma=" + to_lower(token(h).lemma));
    // how it hangs on the predicate
    std::string path;
    int steps = 0;
    Index up = h;
    for (; up != kNone && up != head_ && steps < 4; up = token(up).head, ++steps) path += std::string(to_string(token(up).deprel)) + "<";
    if (up != head_) path = tree_.dominates(h, head_) ? "above" : steps < 4 ? "elsewhere" : "far";
    add(name + "_path=" + path);
    add(name + "_steps=" + std::to_string(up == head_ ? steps : 9));
    add(name + "_case=" + case_of(tree_, h));
    add(name + "_distance=" + bucket(std::abs(static_cast<double>(h) - static_cast<double>(head_)), {2, 4, 7, 12, 20}));
    // a country that the words do not give, but the article
    if (const Index m = mention(h); m != kNone && d_.actors.mentions[m].entity != kNone) {
      const Entity& x = d_.actors.entities[d_.actors.mentions[m].entity];
      add(name + "_country=" + std::string(x.country.empty() ? "none" : x.because.find("context") != std::string::npos ? "context" : "words"));
    }
  }

  /// What the ranker, which goes by words and paths and not by frames alone, makes of the same two actors.
  void second_opinion(const FrameMatch& m, const Event& e) {
    ActorPair pair;
    const auto within = [&](const std::vector<Index>& heads, Index t) {
      return std::any_of(heads.begin(), heads.end(), [&](Index h) {
        const Index x = mention(h);
        return t == h || (x != kNone && t >= d_.actors.mentions[x].first_token && t < d_.actors.mentions[x].last_token);
      });
    };
    pair.is_source = [&](Index t) { return within(m.source, t); };
    pair.is_target = [&](Index t) { return within(m.target, t); };
    pair.source_head = m.source.empty() ? kNone : m.source.front();
    pair.target_head = m.target.empty() ? kNone : m.target.front();
    pair.first_token = a_.sentences[e.sentence].first_token;
    pair.last_token = a_.sentences[e.sentence].last_token;
    PairCandidate own{m, e.cameo, m.score};
    const std::vector<RankedCode> ranked = coder_.ranker().rank(pair_features(tree_, pair, coder_, {own}));
    double root = 0, best_other = 0;
    std::map<std::string, double> of_root;
    for (const RankedCode& r : ranked) of_root[r.cameo.substr(0, 2)] += r.probability;
    for (const auto& [name, p] : of_root) (name == e.cameo.substr(0, 2) ? root : best_other) = std::max(name == e.cameo.substr(0, 2) ? root : best_other, p);
    add("ranker_root=" + bucket(root, {.05, .15, .3, .5, .7, .85, .95}));
    add(std::string("ranker_agrees=") + (root >= best_other ? "1" : "0"));
  }

  void of_both(const FrameMatch& m, const Event& e) {
    const std::string s = knowledge(e.source), t = knowledge(e.target);
    add("sides=" + s + "/" + t);
    add(narrow_ + "_sides=" + s + "/" + t);
    add(narrow_ + "_hang=" + hang(m.source) + "/" + hang(m.target));
    const auto low = [](const std::string& k) { return k == "uncoded" || k == "private" || k == "country_private"; };
    add(std::string("public_sides=") + std::to_string((s == "public") + (t == "public")) + (low(s) || low(t) ? "low" : ""));
    add("sides_root=" + s + "/" + t + "/" + e.cameo.substr(0, 2));
    add("forms=" + form(m.source) + "/" + form(m.target));
    if (!e.source.empty() && !e.target.empty() && e.source.front().code.size() >= 3 && e.target.front().code.size() >= 3) {
      add(std::string("same_country=") + (e.source.front().code.substr(0, 3) == e.target.front().code.substr(0, 3) ? "1" : "0"));
    }
  }

  void of_sentence(const Event& e) {
    const Sentence& s = a_.sentences[e.sentence];
    add("length=" + bucket(s.last_token - s.first_token, {6, 12, 20, 30, 45}));
    std::size_t people = 0, sport = 0;
    bool first_person = false, second_person = false, question = false;
    for (Index t = s.first_token; t < s.last_token; ++t) {
      const std::string w = to_lower(token(t).form);
      first_person |= w == "i" || w == "we" || w == "my" || w == "our" || w == "me" || w == "us";
      second_person |= w == "you" || w == "your";
      question |= w == "?";
      sport += coder_.in_class("@SPORT", to_lower(token(t).lemma));
      if (const Index m = mention(t); m != kNone && d_.actors.mentions[m].entity != kNone)
        people += coder_.sectors().public_code(d_.actors.entities[d_.actors.mentions[m].entity].code);
    }
    if (first_person) add("first_person");
    if (second_person) add("second_person");
    if (question) add("question");
    if (sport) add("sport_word");
    add("public_mentions=" + std::to_string(std::min<std::size_t>(people, 5)));
    add("chain=" + std::to_string(std::min<std::size_t>(e.according_to.size(), 2)));
    if (!e.according_to.empty()) add("said=" + std::string(to_string(d_.attributions[e.according_to.front()].kind)));
  }

  const Document& d_;
  const Analysis& a_;
  const Tree& tree_;
  const EventCoder& coder_;
  const ArticleView& article_;
  Index head_ = kNone;
  std::string narrow_;  ///< whether the frame asks for words, or takes any
  std::vector<Feature> out_;
};

}  // namespace

std::vector<Feature> confidence_features(const Document& d, const Tree& tree, const EventCoder& coder, const ArticleView& article, const FrameMatch& match,
                                         const Event& event) {
  return Features(d, tree, coder, article).run(match, event);
}

}  // namespace dragoman
