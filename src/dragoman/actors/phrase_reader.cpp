#include "dragoman/actors/phrase_reader.h"

#include <algorithm>

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr Index kLongestAgent = 4;  // words of an agent phrase

std::string joined(const std::vector<std::string>& low, Index first, Index last) {
  std::string words;
  for (Index t = first; t < last; ++t) words += (t > first ? " " : "") + low[t];
  return words;
}

void note(MentionFacts& f, const std::string& origin) {
  if (f.because.find(origin) == std::string::npos) f.because += (f.because.empty() ? "" : ", ") + origin;
}

}  // namespace

std::pair<const AgentNoun*, Index> PhraseReader::agent_ending(Index end, Index floor) const {
  const std::string lemma = to_lower(token(end - 1).lemma);
  if (!lexicon_.ends_agent(low_[end - 1]) && !lexicon_.ends_agent(lemma)) return {nullptr, 0};
  const Index most = std::min<Index>(kLongestAgent, end - floor);
  std::string before;  // the words before the last, of which each shorter phrase is a tail
  for (Index t = end - most; t + 1 < end; ++t) before += low_[t] + " ";
  const std::string as_written = before + low_[end - 1], by_lemma = before + lemma;
  std::size_t cut = 0;
  for (Index n = most; n > 0; --n) {
    if (const AgentNoun* agent = lexicon_.agent(std::string_view(as_written).substr(cut))) return {agent, n};
    if (const AgentNoun* agent = lexicon_.agent(std::string_view(by_lemma).substr(cut))) return {agent, n};
    cut += low_[end - n].size() + 1;
  }
  return {nullptr, 0};
}

PhraseReader::HeadAgent PhraseReader::agent_of(Index head) const {
  const Sentence& s = a_.sentences[token(head).sentence];
  for (Index last = std::min<Index>(head + kLongestAgent, s.last_token) - 1; last > head; --last) {
    if (token(last).head != head) continue;
    if (const auto [agent, length] = agent_ending(last + 1, s.first_token); agent && last + 1 - length <= head) return {agent, length, last + 1};
  }
  const auto [agent, length] = agent_ending(head + 1, s.first_token);
  return {agent, length, head + 1};
}

/// "former president" stands in agents.tsv too: the title is "president", of a former one.
void PhraseReader::set_title(MentionFacts& f, Index first, Index last) const {
  for (; first + 1 < last && lexicon_.is(low_[first], ActorWord::former); ++first) f.former = true;
  if (f.title.empty()) f.title = joined(low_, first, last);
}

void PhraseReader::title(Index first, Index last, MentionFacts& f, Found found) const {
  for (Index end = last; end > first;) {
    const auto [agent, length] = agent_ending(end, first);
    if (!agent) {
      const std::string& w = low_[end - 1];
      f.former |= lexicon_.is(w, ActorWord::former) || (w.starts_with("ex-") && w.size() > 3);
      --end;
      continue;
    }
    set_title(f, end - length, end);
    for (const std::string& s : agent->sectors) {
      if (f.sectors.empty() || length > 1) f.sectors.push_back(s);
    }
    end -= length;
  }
  for (const MentionFacts& m : found) {
    if (m.mention.first_token < first || m.mention.last_token > last) continue;
    if (!m.code.empty()) f.code = m.code, f.country = m.country, note(f, m.because);
    else if (!m.country.empty() && f.country.empty() && f.code.empty()) f.country = m.country, note(f, m.because);
  }
  for (const AreaWords& area : areas_) {
    if (area.first >= first && area.last <= last) f.area = area.code;
  }
}

void PhraseReader::body_name(MentionFacts& f, Found found) const {
  for (Index end = f.core_last; end > f.core_first; --end) {
    const auto [agent, length] = agent_ending(end, f.core_first);
    if (!agent || agent->sectors.empty() || (!agent->group && end != f.core_last)) continue;  // a "General" inside a name is no general
    f.sectors = agent->sectors;
    note(f, agent->origin);
    break;
  }
  for (const MentionFacts& inner : found) {
    if (f.mention.span.contains(inner.mention.span) && !inner.country.empty()) f.country = inner.country;
  }
  if (f.country.empty()) modifiers(f.mention.head, f, found);
}

void PhraseReader::beside_name(Index head, MentionFacts& f, Found found) const {
  for (const Index c : tree_.children(head)) {
    if (c >= f.mention.first_token && c < f.mention.last_token) continue;
    const Deprel d = token(c).deprel;
    if (d == Deprel::appos || d == Deprel::nmod_desc) noun(c, f, found);
    if (d == Deprel::nmod && f.sectors.empty()) {
      const Index mark = tree_.child(c, Deprel::case_);
      if (mark != kNone && (low_[mark] == "of" || low_[mark] == "from")) noun(c, f, found);
    }
    if (d == Deprel::acl_relcl && f.sectors.empty()) {  // "who heads the aviation authority": the object is the body
      const Index object = tree_.child(c, Deprel::obj);
      if (object != kNone && lexicon_.is(to_lower(token(c).lemma), ActorWord::heads)) noun(object, f, found);
    }
  }
  const Index up = token(head).head;
  if (up != kNone && token(head).deprel == Deprel::appos && token(up).upos != Upos::VERB) noun(up, f, found);
}

void PhraseReader::noun(Index head, MentionFacts& f, Found found) const {
  const HeadAgent h = agent_of(head);
  if (h.agent) {
    set_title(f, h.end - h.length, h.end);
    f.sectors.insert(f.sectors.end(), h.agent->sectors.begin(), h.agent->sectors.end());
    note(f, h.agent->origin);
  }
  for (const MentionFacts& m : found) {  // the apposition is a body's own name
    if (m.mention.head == head && m.mention.type == MentionType::organization && !m.mention.nominal) take_from(m, true, f);
  }
  for (const Index c : tree_.children(head)) {
    const Deprel d = base(token(c).deprel);
    if (d == Deprel::amod && (lexicon_.is(low_[c], ActorWord::former) || low_[c].starts_with("ex-"))) f.former = true;
    const bool apart = !h.agent || c + h.length < h.end;  // "deputy" of "deputy head" is no member of parliament
    if ((d == Deprel::compound || d == Deprel::amod) && c + 1 <= head && f.sectors.empty() && apart) {
      if (const AgentNoun* m = lexicon_.agent(to_lower(token(c).lemma)); m && !m->sectors.empty()) {
        f.sectors = m->sectors;
        note(f, m->origin);
      }
    }
  }
  modifiers(head, f, found);
}

bool PhraseReader::stands_before(Index c, Index head) const {
  const Deprel d = token(c).deprel;
  return d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_poss || d == Deprel::nmod_unmarked || d == Deprel::nmod_desc ||
         (d == Deprel::flat && c < head);
}

/// A named body lends its whole code to its people, unless they are another state's ("Russia's envoy to the United Nations").
void PhraseReader::take_from(const MentionFacts& m, bool own, MentionFacts& f) const {
  if (!m.code.empty() && m.mention.type == MentionType::organization) {
    if (own && f.code.empty() && (f.country.empty() || f.country == m.country)) f.code = m.code, f.country = m.country, note(f, m.because);
    return;
  }
  if (f.country.empty() && f.code.empty() && !m.country.empty()) f.country = m.country, note(f, m.because);
  if (f.sectors.empty() && !m.sectors.empty() && m.mention.type != MentionType::person) f.sectors = m.sectors;
}

void PhraseReader::modifiers(Index head, MentionFacts& f, Found found) const {
  for (const Index c : tree_.children(head)) {
    const bool before = stands_before(c, head);
    bool after = false, own = true;
    if (token(c).deprel == Deprel::nmod) {
      const Index mark = tree_.child(c, Deprel::case_);
      if (mark == kNone) continue;
      const std::string& w = low_[mark];
      own = w == "of" || w == "from" || w == "for";
      after = own || w == "in" || w == "at" || (w == "to" && f.sectors.empty() && !f.title.empty());  // "an aide to the prime minister"
    }
    if (!before && !after) continue;
    if (before && lexicon_.is(low_[c], ActorWord::backing)) continue;
    for (const AreaWords& area : areas_) {
      if (area.first <= c && c < area.last && f.area.empty()) f.area = area.code;
    }
    for (const MentionFacts& m : found) {
      const bool here = m.mention.head == c ||
                        (before && m.mention.first_token >= tree_.leftmost(c) && m.mention.last_token <= c + 1 && token(c).deprel != Deprel::nmod_poss);
      if (here && m.mention.type != MentionType::pronoun) take_from(m, own, f);
    }
    if (after && f.code.empty() && token(c).upos == Upos::NOUN) inner_noun(c, f, found);
  }
}

/// "spokesman for the defence ministry", "member of parliament": the agent noun of the phrase after, and its country.
void PhraseReader::inner_noun(Index c, MentionFacts& f, Found found) const {
  const HeadAgent h = agent_of(c);
  if (h.agent && f.sectors.empty()) {
    f.sectors = h.agent->sectors;
    if (!f.sectors.empty()) note(f, h.agent->origin);
  }
  for (const Index cc : tree_.children(c)) {
    if (stands_before(cc, c) && lexicon_.is(low_[cc], ActorWord::backing)) continue;
    for (const MentionFacts& m : found) {
      if (m.mention.head == cc && f.country.empty() && !m.country.empty()) f.country = m.country, note(f, m.because);
    }
  }
}

}  // namespace dragoman
