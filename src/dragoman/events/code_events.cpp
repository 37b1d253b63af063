// From frame matches to events: one act one event, participants from mentions, time, place, certainty and the chain of sources.
#include "dragoman/events/code_events.h"

#include <algorithm>
#include <cmath>

#include "dragoman/events/addressed_words.h"
#include "dragoman/events/chain.h"
#include "dragoman/events/circumstances.h"
#include "dragoman/events/confidence_features.h"
#include "dragoman/events/discourse_sides.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/figures.h"
#include "dragoman/events/go_between.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/events/mode_shift.h"
#include "dragoman/events/protest_goal.h"
#include "dragoman/events/status.h"
#include "dragoman/events/worth_coding.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr double kPublicShare = .25;  // an article that names somebody of public affairs in fewer of its sentences is about something else
// Crowds by their number and acts taken up again: too few in the judged events to learn from (of four in PolNeAR dev and LGL all were right).
constexpr double kRareConfidence = .6;
// A sanction or official protest in the passive, in its own words: no judged event is one, and an empty source counts against all others.
constexpr double kAgentlessConfidence = .4;

class Coder {
 public:
  Coder(const Document& d, const Tree& tree, const EventCoder& coder)
      : d_(d),
        a_(d.analysis),
        tree_(tree),
        coder_(coder),
        mention_at_(mentions_by_head(d)),
        rules_(d, tree, coder, mention_at_),
        sides_(d, tree, coder, mention_at_),
        circumstances_(d, tree, coder),
        addressed_(d, tree, coder, mention_at_, circumstances_) {}

  std::vector<Event> run() {
    const ArticleView article(d_, mention_at_, coder_.sectors());
    article_ = &article;
    is_actor_ = [this](Index t) { return political(t); };
    is_place_ = [this](Index t) { return mention_at_[t] != kNone && d_.actors.mentions[mention_at_[t]].type == MentionType::location; };
    for (Index s = 0; s < a_.sentences.size(); ++s) {
      const Sentence& sentence = a_.sentences[s];
      if (!sentence.codable) continue;
      const bool play = rules_.about_sport(sentence) || rules_.in_fiction(sentence), ours = !play && article_->public_share >= kPublicShare;
      spoken_ = play ? std::vector<Event>{} : addressed_.events(s);
      const std::size_t before = out_.size();
      if ((ours || coder_.has_own_frames()) && !rules_.asks(sentence)) code_sentence(s, ours);
      std::erase_if(spoken_, [&](const Event& e) { return threatened_by_frame(e, before); });
      for (Event& e : spoken_) out_.push_back(std::move(e));
    }
    weigh_accounts(out_, d_, coder_.certainty());
    return std::move(out_);
  }

 private:
  const Token& token(Index t) const { return a_.tokens[t]; }

  bool political(Index t) const {
    // "terrorist attacks": of a kind, by nobody named
    return mention_at_[t] != kNone && !(token(t).upos != Upos::PROPN && mere_word(t) && coder_.in_class("@KIND_ONLY", to_lower(token(t).lemma)));
  }
  bool mere_word(Index t) const { return token(t).deprel == Deprel::amod || token(t).deprel == Deprel::compound; }

  /// A frame whose act is the saying needs somebody of affairs who says it, and to somebody else.
  bool stated_by_somebody(const FrameMatch& m) const {
    if (m.frame->source.size() > 1) return true;  // or by the subject
    const Index said = sides_.speaker(m.clause.head);
    return said != kNone && is_actor_(said) && (m.target.empty() || entity_of(said) != entity_of(m.target.front()));
  }

  struct Told {
    FrameMatch match;
    bool worth = false;  ///< coding (worth_coding.h)
  };

  /// `ours`: the sentence may tell of public affairs; elsewhere only the frames of a user's ontology are looked for.
  void code_sentence(Index s, bool ours) {
    const Sentence& sentence = a_.sentences[s];
    std::vector<FrameMatch> matches;
    for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
      if ((token(t).upos != Upos::VERB && token(t).upos != Upos::NOUN) || mere_modifier(t)) continue;
      std::vector<FrameMatch> found = match_frames(tree_, t, coder_, is_actor_, is_place_);
      const auto first =
          std::find_if(found.begin(), found.end(), [&](const FrameMatch& m) { return !m.frame->given && (!m.frame->stated || stated_by_somebody(m)); });
      if (first == found.end()) continue;
      FrameMatch& best = *first;
      // a bare "said" is an attribution, not an event
      if (!best.frame->own && (!ours || best.frame->cameo == "010" || rules_.told_by_work(t) || rules_.history(t))) continue;
      complete_roles(best);
      matches.push_back(std::move(best));
    }
    turn_reproaches(matches);
    sides_.complete(matches, out_);
    join_outcomes(matches);
    std::vector<Told> told;
    for (FrameMatch& m : matches) {
      const bool worth = rules_.worth(m);
      told.push_back({std::move(m), worth});
    }
    std::stable_sort(told.begin(), told.end(), [](const Told& x, const Told& y) { return x.match.score > y.match.score; });
    std::vector<bool> used(a_.tokens.size(), false);
    std::vector<const FrameMatch*> chosen;
    for (const auto& [m, worth] : told) {
      if ((used[m.clause.head] && !m.frame->counted) || !worth || only_reports(m, told)) continue;
      // told already, or these are only whom the police took away
      if (m.frame->counted && std::any_of(chosen.begin(), chosen.end(),
                                          [](const FrameMatch* o) { return o->frame->cameo.starts_with("14") || o->frame->cameo.starts_with("173"); }))
        continue;
      // words that made this match are spoken for: "signed" and its "deal" are one act
      used[m.clause.head] = true;
      for (const Index w : m.words) used[w] = true;
      if (m.clause.object != kNone && !m.frame->object.words.empty()) used[m.clause.object] = true;
      // what is demanded, promised, refused or threatened is not done: the content is no event of its own
      const std::string root = m.frame->cameo.substr(0, 2);
      if (root == "02" || root == "03" || root == "10" || root == "12" || root == "13") {
        if (m.clause.xcomp != kNone) used[m.clause.xcomp] = true;
        if (m.clause.ccomp != kNone) used[m.clause.ccomp] = true;
      }
      chosen.push_back(&m);
    }
    std::sort(chosen.begin(), chosen.end(), [](const FrameMatch* x, const FrameMatch* y) { return x->clause.head < y->clause.head; });
    std::vector<Index> coded;
    for (const FrameMatch* m : chosen) {
      if (std::find(coded.begin(), coded.end(), m->part_of) == coded.end() && emit(*m, s)) coded.push_back(m->clause.head);
    }
  }

  /// Acts that are done to somebody for what they did: praise and thanks, reproach, punishment. Not demands and promises.
  static bool answered_for(const Frame& frame) {
    const std::string_view root = std::string_view(frame.cameo).substr(0, 2);
    return root == "01" || root == "05" || root == "09" || root == "11" || root == "16" || root == "17";
  }

  /// "Kenya condemned Uganda for arresting fishermen": who is reproached did it, not who reproaches. What one is accused "of" is the accusation's
  /// content and no event beside it.
  void turn_reproaches(std::vector<FrameMatch>& matches) const {
    std::vector<Index> accused_of;
    for (FrameMatch& m : matches) {
      const Index h = m.clause.head, above = token(h).head, mark = tree_.child(h, Deprel::mark);
      const Deprel d = base(token(h).deprel);
      if (m.frame->own || m.frame->noun || above == kNone || mark == kNone || (d != Deprel::advcl && d != Deprel::acl) || m.clause.passive) continue;
      const std::string word = to_lower(token(mark).form);
      for (const FrameMatch& reproach : matches) {
        const bool against = reproach.frame->cameo.starts_with("11");
        if (reproach.clause.head != above || reproach.target.empty() || !(word == "of" ? against : word == "for" && answered_for(*reproach.frame))) continue;
        if (word == "of") accused_of.push_back(h);
        else if (m.source == reproach.source || m.source.empty()) m.source = reproach.target;
      }
    }
    std::erase_if(matches, [&](const FrameMatch& m) { return std::find(accused_of.begin(), accused_of.end(), m.clause.head) != accused_of.end(); });
  }

  /// "Gunmen attacked a post, killing 12": what an act of force came to is no second act, though it may tell whom the act struck; nor is the
  /// mediation of "a truce brokered by Egypt", who is the truce's go-between.
  void join_outcomes(std::vector<FrameMatch>& matches) const {
    for (FrameMatch& m : matches) {
      if (m.frame->own || m.frame->noun) continue;
      for (FrameMatch& act : matches) {
        if (&act == &m || act.part_of != kNone || !rules_.worth(act)) continue;
        const Index head = act.clause.head;
        if (settled_by(m, act)) {
          m.part_of = head;
        } else if (comes_of(m.clause.head, act)) {
          act.victims.insert(act.victims.end(), m.target.begin(), m.target.end());
          m.part_of = head;
        } else if (m.frame->cameo.starts_with("045") && token(m.clause.head).xpos == "VBN" && act.frame->cameo < "10" && !act.frame->cameo.starts_with("045") &&
                   tree_.dominates(head, m.clause.head) && !go_betweens(tree_, head, coder_, is_actor_).empty()) {
          m.part_of = head;
        }
      }
    }
  }

  /// "The union signed an agreement, ending the strike": the concession is what the agreement came to.
  bool settled_by(const FrameMatch& m, const FrameMatch& act) const {
    const Index h = m.clause.head;
    return token(h).xpos == "VBG" && base(token(h).deprel) == Deprel::advcl && tree_.child(h, Deprel::mark) == kNone && token(h).head == act.clause.head &&
           m.frame->cameo.starts_with("08") && (act.frame->cameo.starts_with("05") || act.frame->cameo.starts_with("06"));
  }

  /// The verb tells what the act of force came to: "killing nine and wounding five".
  bool comes_of(Index verb, const FrameMatch& act) const {
    const auto outcome = [&](Index t) { return coder_.in_class("@OUTCOME", to_lower(token(t).lemma)); };
    // "air strikes killed 12 civilians"
    if (outcome(verb) && act.frame->noun && act.frame->cameo >= "18" && !is_actor_(act.clause.head) && read_clause(tree_, verb).subject == act.clause.head)
      return true;
    Index first = verb;
    if (token(first).deprel == Deprel::conj && outcome(token(first).head)) first = token(first).head;
    Deprel d = base(token(first).deprel);
    if (d == Deprel::conj && token(token(first).head).xpos != "VBG") d = Deprel::advcl;  // "attacked, killing nine and wounding five", badly parsed
    if (!outcome(first) || token(first).xpos != "VBG" || (d != Deprel::advcl && d != Deprel::acl) || tree_.child(first, Deprel::mark) != kNone ||
        !case_of(tree_, first).empty())
      return false;
    const Index above = token(first).head, head = act.clause.head;
    const bool told_by = head == above || (token(head).head == above && base(token(head).deprel) == Deprel::obj);
    return told_by && act.frame->cameo >= "17";
  }

  /// "The army attacked the town, officials said": a plain report of an act is a link of its chain and no accusation; "claimed", "alleged" and
  /// what accuses by its own words stay acts of speech.
  bool only_reports(const FrameMatch& m, const std::vector<Told>& told) const {
    if (m.frame->own || (!m.frame->cameo.starts_with("11") && !m.frame->cameo.starts_with("012"))) return false;
    for (const Attribution& a : d_.attributions) {
      if (!a.reports || a.kind == AttributionKind::belief || a.veracity == Veracity::denying || a.veracity == Veracity::distancing || a.cue.empty() ||
          !a.cue.front().contains(token(m.clause.head).span))
        continue;
      for (const auto& [act, worth] : told) {
        if (!worth || &act == &m || act.frame->cameo < "14") continue;
        const ByteSpan head = token(act.clause.head).span;
        const auto has = [&](Index w) { return std::find(m.words.begin(), m.words.end(), w) != m.words.end(); };
        if ((has(act.clause.head) || std::any_of(act.words.begin(), act.words.end(), has)) &&
            std::any_of(a.content.begin(), a.content.end(), [&](ByteSpan c) { return c.contains(head); }))
          return true;
      }
    }
    return false;
  }

  /// What a frame leaves open: a subject for an agentless noun, a target elsewhere in the clause.
  void complete_roles(FrameMatch& m) const {
    if (m.frame->stated) {
      const Index said = sides_.speaker(m.clause.head);
      if (said != kNone && is_actor_(said)) m.source = {said};
    } else if (m.source.empty() && !m.frame->noun && m.clause.subject != kNone) {
      const Index a = holder(tree_, m.clause.subject, is_actor_);
      if (a != kNone) m.source = {a};
    }
    if (m.source.empty()) m.source = author(m);
    // "the Mosul offensive", "the invasion of Iraq": what a noun of force has in front of it or behind its "of" undergoes, if it is a place
    if (m.frame->noun && m.frame->cameo >= "17" && m.target.empty()) {
      for (const Index h : m.source) {
        const bool place = mention_at_[h] != kNone && d_.actors.mentions[mention_at_[h]].type == MentionType::location;
        if (place && (token(h).deprel == Deprel::compound || case_of(tree_, h) == "of")) {
          m.target = {h};
          m.source.clear();
          break;
        }
      }
    }
    // "the town hall meeting", "the council's winter meeting": a body's own sitting is no meeting of two sides
    if (m.frame->noun && m.frame->cameo.starts_with("04")) {
      std::erase_if(m.source, [&](Index h) {
        return token(h).deprel == Deprel::compound && mention_at_[h] != kNone && d_.actors.mentions[mention_at_[h]].type != MentionType::location &&
               d_.actors.mentions[mention_at_[h]].type != MentionType::nationality;
      });
    }
    drop_places(m.source);
    drop_things(m);
    drop_assets(m);
    std::erase_if(m.target, [&](Index h) { return medium(m, h) || water(h); });
    if (m.frame->stated && m.frame->lone && m.target.empty()) return;
    // "withdrew its troops from Iraq", "sent peacekeepers to Mali": what one side moves about is not the other side
    if (!m.target.empty() && (own(m.target, m.source) || assets(m) || unknown(m))) {
      const std::vector<Index> moved = std::move(m.target);
      m.target.clear();
      find_target(m, moved);
      if (!m.target.empty() && unknown(m)) m.target.clear();
      if (m.target.empty()) m.target = moved;
    } else if (m.target.empty()) {
      find_target(m, {});
    }
  }

  /// Who speaks by a paper: "parliament passed a resolution criticising the president", "a statement by the ministry condemned the raid"; and who
  /// announces an act of their own office: "police announced the arrest of four editors".
  std::vector<Index> author(const FrameMatch& m) const {
    const auto in = [&](const char* words, Index t) { return coder_.in_class(words, to_lower(token(t).lemma)); };
    const Index noun = m.frame->noun ? m.clause.head : m.clause.subject, verb = noun == kNone ? kNone : token(noun).head;
    const bool announced = m.frame->noun && m.frame->cameo.starts_with("17") && verb != kNone && in("@ANNOUNCE", verb);
    const bool paper = !m.frame->noun && m.frame->cameo < "14" && noun != kNone && in("@PAPER", noun);
    if (!announced && !paper) return {};
    for (const Index c : tree_.children(noun)) {
      if (!paper || token(c).deprel != Deprel::nmod) continue;
      const std::string prep = case_of(tree_, c);
      if (prep != "by" && prep != "from" && prep != "of") continue;
      if (const Index a = holder(tree_, c, is_actor_); a != kNone) return {a};
    }
    if (token(noun).deprel != Deprel::obj || verb == kNone) return {};
    const Index subject = read_clause(tree_, verb).subject, a = subject == kNone ? kNone : holder(tree_, subject, is_actor_);
    return a == kNone ? std::vector<Index>{} : std::vector<Index>{a};
  }

  /// "sent doctors": what is given or moved is not whom it is given to.
  void drop_things(FrameMatch& m) const {
    if (m.frame->cameo >= "10") return;
    std::erase_if(m.target, [&](Index h) {
      return h == m.clause.object && std::find(m.words.begin(), m.words.end(), h) != m.words.end() && m.frame->target.front() != "obj";
    });
  }

  /// A place can be struck, visited or held, but does not act: no border crossing, and no town ("the Istanbul bombings"). A country acts, and a
  /// capital that stands for its government.
  void drop_places(std::vector<Index>& heads) const {
    std::erase_if(heads, [&](Index h) {
      if (mention_at_[h] == kNone || d_.actors.mentions[mention_at_[h]].type != MentionType::location) return false;
      const Entity* e = entity(h);
      return d_.actors.mentions[mention_at_[h]].nominal || (e && e->sectors.empty() && !e->because.starts_with("countries.tsv"));
    });
  }

  /// All of `targets` belong to a source: by a possessive of the same entity ("its troops"), or as forces of the same country.
  bool own(const std::vector<Index>& targets, const std::vector<Index>& sources) const {
    if (sources.empty()) return false;
    return std::all_of(targets.begin(), targets.end(), [&](Index t) {
      for (const Index c : tree_.children(t)) {
        if (token(c).deprel != Deprel::nmod_poss || mention_at_[c] == kNone) continue;
        for (const Index s : sources) {
          if (entity_of(c) == kNone || entity_of(c) != entity_of(s)) continue;
          // "met his Congolese counterpart": his, and another country's
          const Entity *them = entity(t), *us = entity(s);
          if (!them || !us || them->country.empty() || us->country.empty() || them->country == us->country) return true;
        }
      }
      return false;
    });
  }

  /// "sent 230 troops to Liberia", "offered an armoured regiment": forces of nobody else, given or moved about by a state.
  bool assets(const FrameMatch& m) const { return assets(m, m.target); }
  /// "offered Nigeria drones": beside whom they are given to.
  void drop_assets(FrameMatch& m) const {
    if (m.target.size() < 2 || assets(m, m.target)) return;
    std::erase_if(m.target, [&](Index h) { return assets(m, {h}); });
  }
  bool assets(const FrameMatch& m, const std::vector<Index>& heads) const {
    const std::string_view root = std::string_view(m.frame->cameo).substr(0, 2);
    if (m.source.empty() || (root != "03" && root != "07" && root != "08" && root != "15")) return false;
    const Entity* us = entity(m.source.front());
    return us && std::all_of(heads.begin(), heads.end(), [&](Index h) {
             const Entity* e = entity(h);
             return e && d_.actors.mentions[mention_at_[h]].nominal && !e->sectors.empty() && (e->country.empty() || e->country == us->country) &&
                    std::all_of(e->sectors.begin(), e->sectors.end(), [](const std::string& x) { return x == "MIL" || x == "PKO"; });
           });
  }

  /// All targets are objects that no code is known of: "returned the coins to Peru", "opened its borders to Sudan".
  bool unknown(const FrameMatch& m) const {
    return m.frame->cameo < "14" && std::all_of(m.target.begin(), m.target.end(), [&](Index h) {
             const Entity* e = entity(h);
             return e && e->code.empty() && d_.actors.mentions[mention_at_[h]].type != MentionType::pronoun &&
                    (d_.actors.mentions[mention_at_[h]].nominal || h == m.clause.object);
           });
  }

  Index entity_of(Index head) const { return mention_at_[head] == kNone ? kNone : d_.actors.mentions[mention_at_[head]].entity; }

  void find_target(FrameMatch& m, const std::vector<Index>& not_these) const {
    const auto usable = [&](Index a) {
      if (a == kNone || medium(m, a) || water(a) || std::find(not_these.begin(), not_these.end(), a) != not_these.end()) return false;
      return std::none_of(m.source.begin(), m.source.end(), [&](Index s) { return s == a || (entity_of(s) != kNone && entity_of(s) == entity_of(a)); });
    };
    const auto add = [&](Index noun) {
      if (noun == kNone || !m.target.empty()) return;
      const Index a = actor_within(tree_, noun, is_actor_);
      if (usable(a)) m.target = {a}, m.guessed_target = true;
    };
    // what is given, sent or offered is not whom it is given to
    if (m.frame->cameo >= "10" || m.frame->object.words.empty()) add(m.clause.object);
    add(m.clause.indirect);
    for (const auto& [prep, noun] : m.clause.obliques) {
      if (prep == "with" || prep == "to" || prep == "against" || prep == "on" || prep == "at" || prep == "from" || prep == "for" || prep == "over" ||
          prep == "of" || prep == "in" || prep == "into") {
        const Index mark = tree_.child(noun, Deprel::case_);
        if (mark != kNone && temporal(noun)) continue;
        add(noun);
      }
    }
    if (m.frame->noun) {
      for (const Index c : tree_.children(m.clause.head)) {
        if (token(c).deprel != Deprel::nmod || temporal(c)) continue;
        const std::string prep = case_of(tree_, c);
        if (prep == "to" || prep == "into" || prep == "against" || prep == "with" || prep == "on" || prep == "in") add(c);
      }
    }
    if (m.clause.xcomp != kNone) {
      const Clause inner = read_clause(tree_, m.clause.xcomp);
      add(inner.object);
      for (const auto& [prep, noun] : inner.obliques) add(noun);
    }
    if (m.clause.ccomp != kNone) add(read_clause(tree_, m.clause.ccomp).subject);
    // "offered talks if New Delhi changed its course": on whom it depends
    if (m.frame->cameo.starts_with("03") || m.frame->cameo.starts_with("13")) {
      for (const Index c : tree_.children(m.clause.head)) {
        const Index mark = token(c).deprel == Deprel::advcl ? tree_.child(c, Deprel::mark) : kNone;
        if (mark != kNone && (to_lower(token(mark).form) == "if" || to_lower(token(mark).form) == "unless")) add(read_clause(tree_, c).subject);
      }
    }
    // "fired tear gas to disperse the demonstrators"
    for (const Index c : tree_.children(m.clause.head)) {
      if (token(c).deprel != Deprel::advcl || tree_.child(c, Deprel::mark) == kNone || to_lower(token(tree_.child(c, Deprel::mark)).form) != "to") continue;
      const Clause purpose = read_clause(tree_, c);
      add(purpose.object);
      for (const auto& [prep, noun] : purpose.obliques) add(noun);
    }
    // deeper in the object's phrase: "suspended food supplies and flights to Armenia", "criticised a spate of arrests in Cuba"
    if (m.target.empty() && m.clause.object != kNone) {
      Index best = kNone;
      int nearest = 5;
      for (Index t = tree_.leftmost(m.clause.object); t < tree_.end(m.clause.object); ++t) {
        if (!is_actor_(t) || !usable(t)) continue;
        int steps = 0;
        Index up = t;
        for (; up != kNone && up != m.clause.object && steps < nearest; up = token(up).head, ++steps) {
          const Deprel d = base(token(up).deprel);
          if (d == Deprel::advcl || d == Deprel::ccomp || d == Deprel::parataxis || token(up).deprel == Deprel::acl_relcl) break;
        }
        if (up == m.clause.object && steps < nearest) nearest = steps, best = t;
      }
      if (best != kNone) m.target = {best}, m.guessed_target = true;
    }
  }

  /// "Seized a tanker in the Gulf of Oman": seas are where things are done, and to nobody.
  bool water(Index head) const {
    return mention_at_[head] != kNone &&
           std::any_of(d_.places.begin(), d_.places.end(), [&](const Place& p) { return p.feature == "water" && p.span.contains(token(head).span); });
  }

  /// What the clause's words came by ("called for restraint on Twitter"): of a word, not of a deed, for one can be struck, too.
  bool medium(const FrameMatch& m, Index head) const {
    const Entity* e = entity(head);
    if (!e || m.frame->cameo >= "14" || case_of(tree_, head) != "on") return false;
    const bool paper = e->type == MentionType::organization && std::find(e->sectors.begin(), e->sectors.end(), "MED") != e->sectors.end();
    return paper || std::any_of(d_.attributions.begin(), d_.attributions.end(), [&](const Attribution& a) { return a.medium == entity_of(head); });
  }

  bool temporal(Index noun) const {
    for (const TimeExpression& t : d_.times) {
      if (t.span.contains(token(noun).span)) return true;
    }
    return false;
  }

  const Entity* entity(Index head) const {
    const Index m = mention_at_[head];
    return m == kNone || d_.actors.mentions[m].entity == kNone ? nullptr : &d_.actors.entities[d_.actors.mentions[m].entity];
  }

  /// "a detention center", "suspected rapists": a word that only tells which one.
  bool mere_modifier(Index t) const {
    const Deprel d = token(t).deprel;
    return d == Deprel::compound || (d == Deprel::amod && token(t).upos == Upos::VERB);
  }

  /// A pronoun points at the words of its sentence that name the actor, where there are some: "Turkey said it had closed the border".
  Index named_mention(Index mention, Index entity) const {
    const Mention& pronoun = d_.actors.mentions[mention];
    if (pronoun.type != MentionType::pronoun) return mention;
    Index best = mention;
    for (Index m = 0; m < d_.actors.mentions.size(); ++m) {
      const Mention& other = d_.actors.mentions[m];
      if (other.sentence != pronoun.sentence || other.entity != entity || other.type == MentionType::pronoun || other.span.begin > pronoun.span.begin) continue;
      if (best == mention || other.span.size() > d_.actors.mentions[best].span.size()) best = m;
    }
    return best;
  }

  std::vector<Participant> participants(const std::vector<Index>& heads) const {
    std::vector<Participant> out;
    for (const Index h : heads) {
      const Index m = mention_at_[h];
      if (m == kNone) continue;
      const Mention& mention = d_.actors.mentions[m];
      const auto add = [&](Index e) {
        for (const Participant& p : out) {
          if (p.entity == e) return;
        }
        out.push_back({named_mention(m, e), e, e == kNone ? "" : d_.actors.entities[e].code});
      };
      if (mention.members.empty()) add(mention.entity);
      for (const Index e : mention.members) add(e);
    }
    return out;
  }

  static bool same_sides(const Event& x, const Event& y) {
    return !x.source.empty() && !x.target.empty() && !y.source.empty() && !y.target.empty() && x.source.front().entity == y.source.front().entity &&
           x.target.front().entity == y.target.front().entity;
  }
  /// ""You must leave," the envoy told the delegation": one act, read as what is spoken to the other side, and not a second time off "told". A threat
  /// is the frame's, which knows what is threatened.
  bool spoken(const Event& e, const std::vector<Index>& words) const {
    return std::any_of(spoken_.begin(), spoken_.end(), [&](const Event& said) {
      return said.cameo != "130" && same_sides(said, e) && std::find(words.begin(), words.end(), said.head) != words.end();
    });
  }
  bool threatened_by_frame(const Event& said, std::size_t first) const {
    return said.cameo == "130" && std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end(),
                                              [&](const Event& e) { return e.head == said.head && e.cameo.starts_with("13") && same_sides(said, e); });
  }

  /// By entity, or as the same country by another word ("Iraq", "Iraqis").
  static bool among(const Participant& p, const std::vector<Participant>& side) {
    return std::any_of(side.begin(), side.end(),
                       [&](const Participant& other) { return p.entity == other.entity || (p.code.size() == 3 && p.code == other.code); });
  }

  /// False if it is not coded: no violence after all, history, too unsure.
  bool emit(const FrameMatch& m, Index s) {
    Event e;
    const Certainty certainty = read_certainty(tree_, m.clause.head, coder_.certainty());
    const std::string act = m.frame->own ? m.frame->cameo : with_goal(m.frame->cameo, tree_, m.clause.head, coder_);
    e.cameo = m.frame->stated ? act : shift_by_mode(act, certainty);
    if (!m.frame->own && !rules_.violence_by_actors(e.cameo, m)) return false;
    const bool shifted = e.cameo != act && e.cameo.substr(0, 2) != "19" && !(m.frame->cameo >= "18" && (e.cameo == "175" || e.cameo == "145"));
    // a noun or passive for what may happen, with nobody named to do it, is no event
    if ((m.frame->noun || of_authorities(m)) && m.source.empty() && (certainty.status == Status::conditional || certainty.commitment == Commitment::possible))
      return false;
    coder_.set_code(e, e.cameo);
    e.sentence = s;
    e.head = m.clause.head;
    std::vector<Index> words = m.words;
    words.push_back(m.clause.head);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const Index w : words) e.trigger.push_back(token(w).span);
    e.source = participants(m.source);
    e.target = participants(m.target);
    e.through = participants(m.through);
    // "Armenia and Azerbaijan agreed on a truce in Azerbaijan": whoever is acted on is not who acts, if somebody else does
    const auto acted_on = [&](const Participant& p) { return among(p, e.target); };
    if (!std::all_of(e.source.begin(), e.source.end(), acted_on)) std::erase_if(e.source, acted_on);
    // "a meeting between the ministers of the two countries": the countries are the ministers' own and no other side, the ministers are both
    const auto sent = [&](const Participant& whole) {
      return whole.code.size() == 3 && std::any_of(e.source.begin(), e.source.end(), [&](const Participant& p) { return p.code.starts_with(whole.code); });
    };
    if (e.source.size() > 1 && e.target.size() > 1 && e.cameo.starts_with("04") && std::all_of(e.target.begin(), e.target.end(), sent)) {
      e.target.assign(e.source.begin() + 1, e.source.end());
      e.source.resize(1);
    }
    // "both sides met": the members act on each other
    if (e.target.empty() && e.source.size() > 1 && m.frame->reciprocal) {
      e.target.assign(e.source.begin() + 1, e.source.end());
      e.source.resize(1);
    }
    // the channel may hang on any noun of the clause: "agreed that the channels through the Russians would remain"
    for (Index t = a_.sentences[s].first_token; t < a_.sentences[s].last_token && e.through.empty(); ++t) {
      if (!tree_.dominates(m.clause.head, t)) continue;
      const std::string prep = case_of(tree_, t);
      if ((prep == "through" || prep == "via") && is_actor_(t)) e.through = participants({t});
    }
    if (e.through.empty() && e.cameo < "10" && !e.cameo.starts_with("045")) e.through = participants(go_betweens(tree_, m.clause.head, coder_, is_actor_));
    // nobody stands between himself and another
    std::erase_if(e.through, [&](const Participant& p) { return among(p, e.source) || among(p, e.target); });
    if (e.cameo.starts_with("045")) std::erase_if(e.target, [&](const Participant& p) { return among(p, e.source); });
    if (e.cameo.starts_with("045") && e.target.empty() && !m.target.empty()) return false;
    if (e.source.empty() && e.target.empty()) return false;
    // the announcement or refusal itself did take place
    const bool announced = shifted && !(e.cameo == "111" && m.frame->cameo >= "18");
    e.status = announced ? certainty.act : certainty.status;
    e.commitment = announced ? certainty.act_commitment : certainty.commitment;
    if (m.frame->stated) {  // the act is the saying, whatever the mood of what is said
      e.status = m.frame->cameo.starts_with("13") ? Status::conditional : Status::occurred;
      e.commitment = Commitment::certain;
    }
    circumstances_.add(e);
    if (!m.frame->own && rules_.history(e.date)) return false;
    e.figures = find_figures(a_, tree_, m.clause.head);
    const std::vector<Feature> features = confidence_features(d_, tree_, coder_, *article_, m, e);
    e.confidence = std::round(1000 * coder_.confidence().probability(features)) / 1000;
    if (m.frame->counted || m.source_by_discourse) e.confidence = std::max(e.confidence, kRareConfidence);
    if (of_authorities(m) && m.frame->cameo < "17" && asks_for_words(*m.frame)) e.confidence = std::max(e.confidence, kAgentlessConfidence);
    if (e.confidence < coder_.min_confidence() && !m.frame->own) return false;  // what a user asks for in an ontology of theirs is not ours to doubt
    e.because.push_back(m.frame->origin);
    e.because.push_back("score " + std::to_string(m.score).substr(0, 4));
    e.because.push_back(std::string("status: ") + certainty.because);
    if (shifted && !announced) e.because.push_back(m.frame->cameo + " with words, between people without arms: " + e.cameo);
    if (announced) e.because.push_back(m.frame->cameo + " only announced or refused: " + e.cameo);
    if (act != m.frame->cameo) e.because.push_back(m.frame->cameo + " for a goal that the clause names: " + act);
    if (m.guessed_target) e.because.push_back("target elsewhere in the clause");
    if (m.target_by_discourse) e.because.push_back("target named before the clause");
    if (m.frame->stated) e.because.push_back("the act is the saying");
    if (coder_.tells_features()) {
      for (const Feature& f : features) e.because.push_back("feature " + f.name);
    } else {
      for (std::string& reason : coder_.confidence().reasons(features, 4)) e.because.push_back(std::move(reason));
    }
    if (!m.frame->own && spoken(e, words)) return false;
    // whom it killed it struck, too; "four people" are no others
    const auto nowhere = [&](const Participant& p) { return p.entity == kNone || d_.actors.entities[p.entity].country.empty(); };
    for (const Participant& p : participants(m.victims)) {
      const bool known =
          std::any_of(e.target.begin(), e.target.end(), [&](const Participant& t) { return !t.code.empty() && (nowhere(p) || p.code == t.code); });
      if (!known && !among(p, e.target) && !among(p, e.source)) e.target.push_back(p);
    }
    const bool mirror = m.frame->reciprocal && !e.source.empty() && !e.target.empty();
    out_.push_back(e);
    if (mirror) {
      e.mirror_of = static_cast<Index>(out_.size() - 1);
      std::swap(e.source, e.target);
      out_.push_back(std::move(e));
    }
    return true;
  }

  const Document& d_;
  const Analysis& a_;
  const Tree& tree_;
  const EventCoder& coder_;
  ActorTest is_actor_, is_place_;
  const ArticleView* article_ = nullptr;
  const std::vector<Index> mention_at_;
  const WorthCoding rules_;
  const DiscourseSides sides_;
  const Circumstances circumstances_;
  const AddressedWords addressed_;
  std::vector<Event> spoken_;  ///< what the sentence's quoted words do to whom they are spoken to
  std::vector<Event> out_;
};

}  // namespace

std::vector<Event> code_events(const Document& document, const Tree& tree, const EventCoder& coder) { return Coder(document, tree, coder).run(); }

}  // namespace dragoman
