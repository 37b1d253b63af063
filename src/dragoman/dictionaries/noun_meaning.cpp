// Who a noun phrase stands for.
#include <algorithm>

#include "dragoman/dictionaries/sentence_coder.h"

namespace dragoman {
namespace {

bool counts_as_text(std::string_view tag) { return tag.starts_with("JJ") || tag.starts_with("NN") || tag.starts_with("DT"); }

void append(DictionaryActors& to, const DictionaryActors& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

bool is_agent(const DictionaryActor& a) { return a.code.starts_with('~') || a.code.ends_with('~'); }

void split_codes(const DictionaryActors& codes, DictionaryActors& actors, DictionaryActors& agents) {
  for (const DictionaryActor& c : codes) {
    if (!c.code.empty()) (is_agent(c) ? agents : actors).push_back(c);
  }
}

DictionaryActors mix(const DictionaryActors& agents, const DictionaryActors& actors) {
  DictionaryActors out = actors;
  if (out.empty()) {
    if (agents.empty()) return out;
    out.push_back(agents.front());
    out.back().code = "~";
    out.back().because.clear();
  }
  for (const DictionaryActor& agent : agents) {
    if (agent.code == "~PPL" && agents.size() > 1) continue;  // "people" says least of all
    for (DictionaryActor& a : out) {
      const bool before = agent.code.ends_with('~') && !agent.code.starts_with('~');
      const std::string code = before ? agent.code.substr(0, agent.code.size() - 1) : agent.code.substr(1);
      if (a.code.find(code) != std::string::npos) continue;
      if (before) a.code = a.code == "~" ? code : code + a.code;
      else a.code += code;
      if (!agent.because.empty() && a.because.find(agent.because) == std::string::npos) a.because += (a.because.empty() ? "" : " + ") + agent.because;
    }
  }
  std::erase_if(out, [](const DictionaryActor& a) { return a.code.empty() || a.code == "~" || a.code == "~~"; });
  return out;
}

/// The words of a noun phrase that names are looked up in. Prepositional phrases that name an actor give its code instead ("the minister of Iran"),
/// the others their words ("minister of defense").
void SentenceCoder::noun_text(Index np, std::vector<Index>& words, DictionaryActors& codes) {
  for (const Index c : children(np)) {
    switch (label(c)) {
      case PhraseLabel::pp: {
        DictionaryActors actors, agents;
        const DictionaryActors found = prepositional(c);
        split_codes(found, actors, agents);
        if (actors.empty()) text(c, words);
        else append(codes, found);
        break;
      }
      case PhraseLabel::np: noun_text(c, words, codes); break;
      case PhraseLabel::word:
        if (counts_as_text(tree_[c].tag)) words.push_back(c);
        break;
      default: break;
    }
  }
}

void SentenceCoder::text(Index p, std::vector<Index>& words) {
  if (state_[p].coloured) return;
  if (label(p) == PhraseLabel::word) {
    words.push_back(p);
  } else if (label(p) == PhraseLabel::np) {
    DictionaryActors ignored;
    noun_text(p, words, ignored);
  } else {
    for (const Index c : children(p)) text(c, words);
  }
}

DictionaryActors SentenceCoder::prepositional(Index pp) {
  const std::vector<Index>& parts = children(pp);
  if (parts.size() < 2 || state_[parts[1]].coloured) return {};
  if (label(parts[1]) == PhraseLabel::pp) return prepositional(parts[1]);  // "from near the border"
  return label(parts[1]) == PhraseLabel::np ? noun(parts[1]) : DictionaryActors{};
}

/// Names first, at each place the longest; then agents.
void SentenceCoder::look_up(const std::vector<Index>& words, DictionaryActors& actors, DictionaryActors& agents) const {
  std::vector<const std::string*> forms;
  forms.reserve(words.size());
  for (const Index w : words) forms.push_back(&tree_[w].text);
  for (std::size_t i = 0; i < words.size();) {
    NameMatch match = index_.actor(forms, i, day_);
    if (match.length == 0) match = index_.agent(forms, i);
    if (match.length == 0) {
      ++i;
      continue;
    }
    if (!match.code.empty()) {
      const DictionaryActor found{match.code, tree_[words[i]].first, tree_[words[i + match.length - 1]].last, match.origin};
      (is_agent(found) ? agents : actors).push_back(found);
    }
    i += match.length;
  }
}

/// A pronoun within its sentence: the first noun phrase beside the way up, out of its own clause unless it is reflexive.
DictionaryActors SentenceCoder::antecedent(Index np, const std::string& pronoun) {
  const bool reflexive = pronoun.ends_with("self") || pronoun.ends_with("selves");
  bool local = true;
  Index level = parent(np);
  while (level != kNone && parent(level) != kNone) {
    if (label(level) == PhraseLabel::np && reflexive) break;
    if (local && clause_like(level)) {
      local = false;
      level = parent(level);
      continue;
    }
    if (!local || reflexive) {
      for (const Index c : children(parent(level))) {
        if (label(c) == PhraseLabel::np && c != np) return noun(c);
      }
    }
    level = parent(level);
  }
  return {};
}

const DictionaryActors& SentenceCoder::noun(Index np) {
  State& state = state_[np];
  if (state.noun) return *state.noun;
  static const DictionaryActors kNobody;
  if (state.busy) return kNobody;  // a pronoun that would refer to the phrase it stands in
  state.busy = true;
  std::vector<Index> words;
  DictionaryActors own, from_nouns, from_prepositions, from_verbs;
  for (const Index c : children(np)) {
    switch (label(c)) {
      case PhraseLabel::np: noun_text(c, words, from_nouns); break;
      case PhraseLabel::pp: {
        DictionaryActors actors, agents;
        const DictionaryActors found = prepositional(c);
        split_codes(found, actors, agents);
        if (actors.empty()) text(c, words);
        else append(from_prepositions, found);
        break;
      }
      case PhraseLabel::vp: {
        const Meanings& m = verb(c);
        if (m.empty()) break;
        const Meaning& first = m.front();
        if (!first.event) from_verbs.push_back(first.actor);
        else if (first.target_kind == Meaning::Target::passive) append(from_verbs, first.source);
        else if (first.target_kind == Meaning::Target::actor) from_verbs.push_back(first.target);
        break;
      }
      case PhraseLabel::word:
        if (counts_as_text(tree_[c].tag)) text(c, words);
        else if (tree_[c].tag == "PRP") append(own, antecedent(np, tree_[c].text));
        break;
      default: break;
    }
  }
  DictionaryActors actors, agents;
  split_codes(own, actors, agents);
  look_up(words, actors, agents);
  for (const DictionaryActors* further : {&from_nouns, &from_prepositions, &from_verbs}) {
    DictionaryActors more_actors, more_agents;
    split_codes(*further, more_actors, more_agents);
    if (actors.empty()) actors = std::move(more_actors);
    if (agents.empty()) agents = std::move(more_agents);
  }
  state_[np].noun = mix(agents, actors);
  state_[np].busy = false;
  return *state_[np].noun;
}

}  // namespace dragoman
