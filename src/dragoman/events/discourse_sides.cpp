#include "dragoman/events/discourse_sides.h"

#include <algorithm>

#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/places/context_country.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

bool of_authorities(const FrameMatch& m) {
  if (m.frame->noun || !m.clause.passive || m.clause.subject != kNone) return false;
  const std::string& code = m.frame->cameo;
  return code.starts_with("114") || code.starts_with("16") || code.starts_with("172") || code.starts_with("173") || code.starts_with("174");
}

DiscourseSides::DiscourseSides(const Document& document, const Tree& tree, const EventCoder& coder, const std::vector<Index>& mention_at)
    : document_(document), tree_(tree), coder_(coder), mention_at_(mention_at) {}

Index DiscourseSides::setting() const {
  const std::string country = context_country(document_.places, document_.actors);
  for (Index t = 0; !country.empty() && t < mention_at_.size(); ++t) {
    if (const Entity* e = entity(t); e && e->code == country) return t;
  }
  return kNone;
}

std::vector<Index> DiscourseSides::delegations() const {
  std::vector<Index> out;
  for (Index t = 0; t < mention_at_.size(); ++t) {
    const Entity* e = entity(t);
    if (!e || e->country.empty() || !in_class("@DELEGATION", t)) continue;
    if (std::none_of(out.begin(), out.end(), [&](Index other) { return entity(other)->country == e->country; })) out.push_back(t);
  }
  return out;
}

const Entity* DiscourseSides::entity(Index head) const {
  const Index m = mention_at_[head];
  return m == kNone || document_.actors.mentions[m].entity == kNone ? nullptr : &document_.actors.entities[document_.actors.mentions[m].entity];
}

bool DiscourseSides::in_class(const char* name, Index t) const { return coder_.in_class(name, to_lower(token(t).lemma)); }

std::string DiscourseSides::country(const std::vector<Index>& heads) const {
  const Entity* e = heads.empty() ? nullptr : entity(heads.front());
  return e ? e->country : "";
}

std::vector<Index> DiscourseSides::heads_of(const std::vector<Participant>& side) const {
  std::vector<Index> out;
  for (const Participant& p : side) {
    if (p.mention != kNone && document_.actors.mentions[p.mention].head != kNone) out.push_back(document_.actors.mentions[p.mention].head);
  }
  return out;
}

Index DiscourseSides::speaker(Index predicate) const {
  const Attribution* innermost = nullptr;
  std::size_t least = 0;
  for (const Attribution& a : document_.attributions) {
    if (a.speaker == kNone || a.source.empty()) continue;
    std::size_t length = 0;
    bool inside = false;
    for (const ByteSpan c : a.content) length += c.size(), inside |= c.contains(token(predicate).span);
    if (inside && (!innermost || length < least)) innermost = &a, least = length;
  }
  if (!innermost) return kNone;
  for (const Mention& m : document_.actors.mentions) {
    if (m.head != kNone && m.entity == innermost->speaker && innermost->source.front().overlaps(m.span)) return m.head;
  }
  return kNone;
}

void DiscourseSides::complete(std::vector<FrameMatch>& matches, const std::vector<Event>& before) const {
  for (FrameMatch& m : matches) {
    by_authorities(m);
    if (m.target.empty() && !m.source.empty()) {
      by_counterpart(m, matches);
      by_mediation(m, matches, before);
      by_reply(m, matches, before);
      by_coordination(m, matches);
      by_setting(m);
      m.target_by_discourse = !m.target.empty();
    } else if (m.target.empty() && m.frame->noun) {
      by_resumption(m, before);
      by_delegations(m);
      m.source_by_discourse = !m.source.empty();
    }
  }
}

void DiscourseSides::by_counterpart(FrameMatch& m, const std::vector<FrameMatch>& all) const {
  if (!m.frame->cameo.starts_with("12") || m.words.empty()) return;
  const std::string own = country(m.source);
  std::vector<Index> other;
  for (const FrameMatch& o : all) {
    if (&o == &m || !o.frame->reciprocal || o.source.size() != 1 || o.target.size() != 1 || own.empty()) continue;
    const std::string a = country(o.source), b = country(o.target);
    if (a == b || (a != own && b != own)) continue;
    const std::vector<Index>& found = a == own ? o.target : o.source;
    if (!other.empty() && country(other) != country(found)) return;
    other = found;
  }
  m.target = other;
}

void DiscourseSides::by_mediation(FrameMatch& m, const std::vector<FrameMatch>& all, const std::vector<Event>& before) const {
  if (!m.target.empty() || (!m.frame->cameo.starts_with("045") && !m.frame->cameo.starts_with("039"))) return;
  for (const FrameMatch& o : all) {
    if (&o == &m || o.target.empty() || o.source.empty() || !o.frame->cameo.starts_with("045") || o.clause.head > m.clause.head) continue;
    if (entity(o.source.front()) && entity(o.source.front()) == entity(m.source.front())) m.target = o.target;
  }
  // "China urged both sides to wait. Qatar offered to mediate", "Chad and Niger agreed": between those spoken of together last
  constexpr Index kBack = 3;  // sentences
  for (auto e = before.rbegin(); e != before.rend() && m.target.empty() && e->sentence + kBack >= token(m.clause.head).sentence; ++e) {
    std::vector<Participant> both = e->target;
    if (both.size() == 1 && e->mirror_of != kNone) both.insert(both.end(), e->source.begin(), e->source.end());
    if (both.size() != 2 || both[0].code.substr(0, 3) == both[1].code.substr(0, 3)) continue;
    const bool ours = std::any_of(both.begin(), both.end(), [&](const Participant& p) { return p.code.substr(0, 3) == country(m.source); });
    if (!ours) m.target = heads_of(both);
  }
}

/// "Poland warned Belarus of ... Minsk dismissed the warning", "the president condemned the bombing", "Washington would respond in kind": what is
/// answered names who said or did it, if the last to say or do such a thing, to this side where it was said, was somebody else.
void DiscourseSides::by_reply(FrameMatch& m, const std::vector<FrameMatch>& all, const std::vector<Event>& before) const {
  const std::string own = country(m.source), &cameo = m.frame->cameo;
  const Index object = m.clause.object;
  if (!m.target.empty() || own.empty() || m.frame->noun) return;
  const bool answer = (cameo.starts_with("12") || cameo == "016") && object != kNone && in_class("@SAID_THING", object);
  const bool blame = cameo.starts_with("11") && object != kNone && in_class("@DEED", object);
  const bool revenge = cameo.starts_with("13") && in_class("@RETALIATE", m.clause.head);
  if (!answer && !blame && !revenge) return;
  if (blame) return by_deed(m, before);
  const auto to_us = [&](const std::string& code, const std::vector<Index>& source, const std::vector<Index>& target) {
    const std::string root = code.substr(0, 2);
    const bool such = revenge ? root >= "10" : root == "02" || root == "03" || root == "10" || root == "11" || root == "13";
    return such && !source.empty() && country(target) == own && country(source) != own;
  };
  for (const FrameMatch& o : all) {
    if (o.clause.head < m.clause.head && to_us(o.frame->cameo, o.source, o.target)) m.target = o.source;
  }
  constexpr Index kBack = 3;  // sentences
  for (auto e = before.rbegin(); e != before.rend() && m.target.empty() && e->sentence + kBack >= token(m.clause.head).sentence; ++e) {
    if (const std::vector<Index> source = heads_of(e->source); to_us(e->cameo, source, heads_of(e->target))) m.target = source;
  }
  if (answer && m.target.empty()) by_accuser(m);
}

/// "Militants bombed a market ... the president condemned the bombing": the last act that a word of its calls so; no president condemns what his own
/// officials and forces did.
void DiscourseSides::by_deed(FrameMatch& m, const std::vector<Event>& before) const {
  constexpr Index kBack = 8;  // sentences
  constexpr std::size_t kStem = 4;
  const std::string deed = to_lower(token(m.clause.object).lemma), own = country(m.source);
  const bool violence = in_class("@VIOLENCE", m.clause.object);
  for (auto e = before.rbegin(); e != before.rend() && m.target.empty(); ++e) {
    if (e->sentence + kBack < token(m.clause.head).sentence) break;
    const std::vector<Index> source = heads_of(e->source);
    const Entity* them = source.empty() ? nullptr : entity(source.front());
    if (!them || them->code.empty() || e->cameo < "13") continue;
    const auto of_the_state = [](const std::string& x) { return x == "GOV" || x == "MIL" || x == "COP"; };
    if (them->country == own && (them->sectors.empty() || std::any_of(them->sectors.begin(), them->sectors.end(), of_the_state))) continue;
    bool same = violence && e->cameo >= "18";
    const auto names_it = [&](std::string_view word) { return to_lower(word).substr(0, kStem) == deed.substr(0, kStem); };
    for (const ByteSpan word : e->trigger) same |= names_it(slice(document_.article.text, word));
    same |= names_it(token(source.front()).form);  // "a bomber"
    if (same && source != m.source) m.target = source;
  }
}

/// "Islamabad said Indian troops had fired. India rejected the charge": who spoke of this side last.
void DiscourseSides::by_accuser(FrameMatch& m) const {
  constexpr Index kBack = 2;  // sentences
  const std::string own = country(m.source);
  const Index here = token(m.clause.head).sentence;
  for (auto a = document_.attributions.rbegin(); a != document_.attributions.rend() && m.target.empty(); ++a) {
    if (a->speaker == kNone || a->source.empty() || a->content.empty() || a->source.front().begin >= token(m.clause.head).span.begin) continue;
    const std::string& theirs = document_.actors.entities[a->speaker].country;
    if (theirs.empty() || theirs == own) continue;
    bool of_us = false;
    Index head = kNone;
    for (const Mention& x : document_.actors.mentions) {
      if (x.entity == kNone || x.head == kNone || x.sentence + kBack < here || x.sentence > here) continue;
      of_us = of_us || (document_.actors.entities[x.entity].country == own &&
                        std::any_of(a->content.begin(), a->content.end(), [&](ByteSpan c) { return c.contains(x.span); }));
      if (x.entity == a->speaker && a->source.front().overlaps(x.span)) head = x.head;
    }
    if (of_us && head != kNone) m.target = {head};
  }
}

/// "Accused the police of beating students and demanded an inquiry": verbs that share a subject are of the same two sides, where the second is a demand,
/// an appeal or an offer and names nobody.
void DiscourseSides::by_coordination(FrameMatch& m, const std::vector<FrameMatch>& all) const {
  const std::string root = m.frame->cameo.substr(0, 2);
  if (!m.target.empty() || m.frame->noun || token(m.clause.head).deprel != Deprel::conj || (root != "02" && root != "03" && root != "10" && root != "09"))
    return;
  for (const FrameMatch& o : all) {
    if (o.clause.head != token(m.clause.head).head || o.target.empty() || o.frame->noun || o.source.empty()) continue;
    if (entity(o.source.front()) && entity(o.source.front()) == entity(m.source.front())) m.target = o.target;
  }
}

/// Not its own diplomats, and not the place of what was done abroad: an expulsion, a sanction or a protest is another country's.
void DiscourseSides::by_authorities(FrameMatch& m) const {
  if (!m.source.empty() || m.target.empty() || !of_authorities(m)) return;
  const bool abroad = !m.frame->cameo.starts_with("17") || m.frame->cameo.starts_with("174");
  const std::string theirs = country(m.target);
  if (const Entity* e = entity(m.target.front()); !e || e->code.empty()) return;
  const auto take = [&](Index head) {
    const Entity* e = head == kNone ? nullptr : entity(head);
    if (!e || e->country.empty() || (abroad && e->country == theirs) || !e->because.starts_with("countries.tsv")) return;
    if (std::find(m.target.begin(), m.target.end(), head) == m.target.end()) m.source = {head};
  };
  for (const auto& [prep, noun] : m.clause.obliques) {
    const bool called = prep == "to" && m.frame->cameo.starts_with("114");  // "summoned to the ministry in Ankara"
    if (!m.source.empty() || (!coder_.place_words().is(prep, PlaceWord::scene) && prep != "from" && !called)) continue;
    take(noun);
    for (const Index c : tree_.children(noun)) {  // "in Gdansk, Poland"
      if (m.source.empty()) take(c);
    }
  }
  if (m.source.empty() && m.clause.object != kNone) {  // "American sanctions", "the ambassador to Turkey"
    for (const Index c : tree_.children(m.clause.object)) {
      if (m.source.empty() && abroad && (token(c).deprel == Deprel::amod || token(c).deprel == Deprel::nmod_poss)) take(c);
    }
    for (const Index c : tree_.children(m.clause.object)) {
      if (m.source.empty() && token(c).deprel == Deprel::nmod && case_of(tree_, c) == "to") take(c);
    }
  }
  if (m.source.empty()) take(setting());
}

void DiscourseSides::by_setting(FrameMatch& m) const {
  if (!m.target.empty() || !m.frame->cameo.starts_with("025")) return;
  const Index country_head = setting();
  if (country_head != kNone && country(m.source) != entity(country_head)->country) m.target = {country_head};
}

void DiscourseSides::by_resumption(FrameMatch& m, const std::vector<Event>& before) const {
  const Index verb = token(m.clause.head).head;
  if (!m.source.empty() || !m.frame->cameo.starts_with("14") || verb == kNone || base(token(m.clause.head).deprel) != Deprel::nsubj) return;
  const Index inner = read_clause(tree_, verb).xcomp;
  if (!in_class("@GO_ON", verb) && (inner == kNone || !in_class("@GO_ON", inner))) return;
  for (auto e = before.rbegin(); e != before.rend(); ++e) {
    if (!e->cameo.starts_with("14") || e->source.empty()) continue;
    m.source = heads_of(e->source);
    m.target = heads_of(e->target);
    return;
  }
}

void DiscourseSides::by_delegations(FrameMatch& m) const {
  if (!m.source.empty() || !m.frame->cameo.starts_with("04") || !in_class("@TALKS", m.clause.head)) return;
  const Index article = tree_.child(m.clause.head, Deprel::det), verb = token(m.clause.head).head;
  if (article == kNone || to_lower(token(article).form) != "the" || verb == kNone || base(token(m.clause.head).deprel) != Deprel::nsubj) return;
  const Index inner = read_clause(tree_, verb).xcomp;
  if (!in_class("@TAKE_TIME", verb) && (inner == kNone || !in_class("@TAKE_TIME", inner))) return;
  const std::vector<Index> both = delegations();
  if (both.size() != 2) return;
  m.source = {both[0]};
  m.target = {both[1]};
}

}  // namespace dragoman
