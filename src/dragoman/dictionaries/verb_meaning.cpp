// What a verb phrase says: who does what to whom, with the verbs it governs.
#include <algorithm>

#include "dragoman/dictionaries/sentence_coder.h"

namespace dragoman {
namespace {

bool one_of(const std::string& w, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* x) { return w == x; });
}

bool form_of_be(const std::string& w) { return one_of(w, {"am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m"}); }
bool form_of_have(const std::string& w) { return one_of(w, {"have", "has", "had", "having", "'ve"}); }
bool negation(const std::string& w) { return one_of(w, {"not", "n't", "n’t", "never"}); }

Meaning actor_meaning(const DictionaryActor& a) {
  Meaning m;
  m.actor = a;
  return m;
}

void set_target(Meaning& m, const DictionaryActor& a) {
  m.target_kind = Meaning::Target::actor;
  m.target = a;
}

void append(Meanings& to, const Meanings& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

/// "There were clashes in X": the clashes become the subject, as PETRARCH has it.
void SentenceCoder::raise_existential() {
  for (Index p = 0; p < tree_.phrases.size(); ++p) {
    if (label(p) != PhraseLabel::word || tree_[p].tag != "EX") continue;
    const Index there = tree_[p].parent;
    const Index s = there == kNone ? kNone : tree_[there].parent;
    if (s == kNone || children(s).size() < 2 || children(s)[0] != there) continue;
    const Index vp = children(s)[1];
    if (label(vp) != PhraseLabel::vp || children(vp).size() < 2) continue;
    const Index theme = children(vp)[1];
    if (children(theme).size() < 2 || label(children(theme)[0]) != PhraseLabel::np) continue;
    const Index subject = children(theme)[0], rest = children(theme)[1];
    const auto replace = [&](Index of, std::size_t at, Index by) {
      if (!state_[of].own_children) state_[of].children = tree_[of].children, state_[of].own_children = true;
      state_[of].children[at] = by;
      state_[by].parent = of;
      state_[by].own_parent = true;
    };
    replace(s, 0, subject);
    replace(vp, 1, rest);
  }
}

Index SentenceCoder::head_word(Index p) const {
  if (p == kNone) return kNone;
  switch (label(p)) {
    case PhraseLabel::word: return p;
    case PhraseLabel::s:
      for (const Index c : children(p)) {
        if (label(c) == PhraseLabel::vp) return head_word(c);
      }
      return kNone;
    case PhraseLabel::advp:
    case PhraseLabel::prt: return children(p).empty() || label(children(p)[0]) != PhraseLabel::word ? kNone : children(p)[0];
    case PhraseLabel::np:
    case PhraseLabel::vp: {
      const bool np = label(p) == PhraseLabel::np;
      Index word = kNone, phrase = kNone;
      for (const Index c : children(p)) {
        if (label(c) == PhraseLabel::word &&
            (np ? tree_[c].tag.starts_with("N") && tree_[c].tag != "NFP" : tree_[c].tag.starts_with("V") || tree_[c].tag == "MD"))
          word = c;
        if (label(c) == label(p)) phrase = c;
      }
      return word != kNone ? word : head_word(phrase);  // English puts the head last
    }
    default: return kNone;
  }
}

Index SentenceCoder::head_phrase(Index p) const {
  const Index word = head_word(p);
  return word == kNone || word == p ? kNone : parent(word);
}

bool SentenceCoder::passive(Index vp) {
  State& state = state_[vp];
  if (state.passive >= 0) return state.passive == 1;
  state.passive = 0;
  const std::vector<Index>& parts = children(vp);
  if (parts.empty() || (tree_[parts[0]].tag != "VBD" && tree_[parts[0]].tag != "VBN")) return false;
  Index level = parent(vp);
  if (level != kNone && label(level) == PhraseLabel::np) return (state.passive = 1) != 0;
  for (int i = 0; i < 2 && level != kNone; ++i, level = parent(level)) {
    if (label(level) == PhraseLabel::vp && !children(level).empty() && form_of_be(tree_[children(level)[0]].text)) return (state.passive = 1) != 0;
  }
  return false;
}

/// A participle that stands alone below another verb is no act.
bool SentenceCoder::valid(Index vp) {
  const std::vector<Index>& parts = children(vp);
  if (parts.empty() || tree_[parts[0]].tag != "VBN") return true;
  const Index above = parent(vp);
  const Index head = head_word(above);
  if ((head != kNone && form_of_have(tree_[head].text)) || form_of_have(tree_[children(above)[0]].text)) return true;
  const auto verbs = std::count_if(children(above).begin(), children(above).end(), [&](Index c) { return label(c) == PhraseLabel::vp; });
  return verbs > 1 || passive(vp);
}

/// The clause whose subject is the verb's: above its auxiliaries, and above an infinitive without a subject of its own ("wants to help").
Index SentenceCoder::clause_above(Index vp) const {
  Index level = vp;
  while (parent(level) != kNone) {
    const Index above = parent(level);
    if (label(above) == PhraseLabel::vp) {
      level = above;
    } else if (label(above) == PhraseLabel::s) {
      const bool infinitive = !children(level).empty() && tree_[children(level)[0]].tag == "TO" && children(above)[0] == level;
      if (!infinitive) return above;
      level = above;
    } else {
      return level;
    }
  }
  return kNone;
}

DictionaryActors SentenceCoder::upper(Index vp) {
  for (const Index c : children(parent(vp))) {
    if (label(c) == PhraseLabel::np) return noun(c);
  }
  return {};
}

Meanings SentenceCoder::lower(Index vp, bool& negated) {
  negated = false;
  Meanings events;
  const std::vector<Index>& parts = children(vp);
  bool verbs = false;
  for (const Index c : parts) verbs |= label(c) == PhraseLabel::vp && valid(c);
  for (const Index c : parts) {
    if (verbs && label(c) == PhraseLabel::word && negation(tree_[c].text)) negated = true;
    if (verbs && label(c) == PhraseLabel::advp && children(c).size() == 1 && negation(tree_[children(c)[0]].text)) negated = true;
  }
  for (const Index c : parts) {
    if (label(c) != PhraseLabel::vp || !valid(c)) continue;
    for (Meaning m : verb(c)) {
      if (negated && m.event) m.code = CodeArithmetic::refuse(m.code);
      events.push_back(std::move(m));
    }
  }
  if (!events.empty()) return events;
  DictionaryActors noun_actors, noun_agents, other_actors, other_agents;
  for (const Index c : parts) {
    if (label(c) == PhraseLabel::np) split_codes(noun(c), noun_actors, noun_agents);
    else if (label(c) == PhraseLabel::pp) split_codes(prepositional(c), other_actors, other_agents);
  }
  for (const DictionaryActor& a : mix(noun_agents.empty() ? other_agents : noun_agents, noun_actors.empty() ? other_actors : noun_actors))
    events.push_back(actor_meaning(a));
  return events;
}

/// The verb's code by the dictionary: of the verb alone, then of the pattern it is found in.
SentenceCoder::VerbCode SentenceCoder::verb_code(Index vp) {
  VerbCode out;
  const std::vector<Index>& parts = children(vp);
  if (parts.empty() || tree_[parts[0]].tag == "TO") return out;
  for (const Index c : parts) {
    if (label(c) == PhraseLabel::word && tree_[c].text == "and") return out;
  }
  const Index head = head_word(vp);
  if (head == kNone) return out;
  const std::vector<VerbEntry>* entries = index_.verbs(tree_[head].text);
  if (!entries) return out;
  const VerbEntry* best = nullptr;
  std::size_t most = 0;
  for (const VerbEntry& e : *entries) {
    // words after: a particle or adverb of the phrase, else the preposition of its first phrase; words before: just before the verb
    std::size_t matched = 0;
    for (const std::string& word : e.back) {
      const bool there = std::any_of(parts.begin(), parts.end(), [&](Index c) {
        if (label(c) != PhraseLabel::prt && label(c) != PhraseLabel::advp && label(c) != PhraseLabel::pp) return false;
        return !children(c).empty() && tree_[children(c)[0]].text == word;
      });
      matched += there;
    }
    if (matched < e.back.size()) continue;
    if (!e.front.empty()) {
      std::string before;
      for (const std::string& word : e.front) before += word;
      const auto at = std::find(parts.begin(), parts.end(), head);
      const bool beside = at != parts.begin() && at != parts.end() && label(*(at - 1)) == PhraseLabel::advp && !children(*(at - 1)).empty() &&
                          tree_[children(*(at - 1))[0]].text == before;
      if (!beside) continue;
    }
    const std::size_t words = e.back.size() + e.front.size();
    if (!best || words > most) best = &e, most = words;
  }
  if (!best) return out;
  out.block = best->block;
  std::tie(out.active, out.passive) = index_.arithmetic().parse(best->code);
  out.active.because = out.passive.because = best->origin;
  return out;
}

/// A meaning below put under this verb: its subject is the source, its code is added.
Meanings SentenceCoder::resolve(const Meaning& below, const DictionaryActors& up, const VerbCode& code, Index vp) {
  const CodeSum& c = code.active;
  if (up.empty() && !c) return {below};
  Meanings out;
  Meaning m;
  m.event = true;
  m.source = up;
  m.verbs = below.verbs;
  const Index head = head_word(vp);
  if ((c || code.passive) && head != kNone) m.verbs.push_back(tree_[head].token);
  if (!below.event) {
    set_target(m, below.actor);
    m.code = c;
    if (code.passive) {  // [042:043]: the visited is host
      for (const DictionaryActor& a : up) {
        Meaning back = m;
        back.source = {below.actor};
        set_target(back, a);
        back.code = code.passive;
        out.push_back(std::move(back));
      }
    }
  } else if (below.target_kind == Meaning::Target::passive) {
    m.source = below.source;
    m.code = CodeArithmetic::combine(c, below.code);
    if (!up.empty()) {
      for (const DictionaryActor& a : up) {
        Meaning done_to = m;
        set_target(done_to, a);
        out.push_back(std::move(done_to));
      }
      return out;
    }
    m.target_kind = Meaning::Target::passive;
  } else if (!below.source.empty()) {
    m.target_kind = Meaning::Target::event;
    m.inner = std::make_shared<const Meaning>(below);
    m.code = c;
  } else {
    m.target_kind = below.target_kind;
    m.target = below.target;
    m.inner = below.inner;
    m.code = CodeArithmetic::combine(c, below.code);
  }
  out.push_back(std::move(m));
  return out;
}

Meanings SentenceCoder::clause(Index p) {
  Meanings events;
  for (const Index c : children(p)) {
    if (clause_like(c)) append(events, clause(c));
    else if (label(c) == PhraseLabel::vp) append(events, verb(c));
  }
  return events;
}

const Meanings& SentenceCoder::verb(Index vp) {
  static const Meanings kNothing;
  if (state_[vp].verb) return *state_[vp].verb;
  if (state_[vp].busy) return kNothing;
  state_[vp].busy = true;
  VerbCode code = verb_code(vp);
  passive(vp);  // asked before a pattern can make it so
  Search search{vp, state_[vp].passive == 1, 0, {}, {}};
  if (code.block) {
    if (const Match match = match_pattern(vp, *code.block, search)) {
      std::tie(code.active, code.passive) = index_.arithmetic().parse(match.code->code);
      code.active.because = code.passive.because = match.code->origin;
    }
  }
  if (code.passive && !code.active) {  // [:173]: what happens to the subject
    state_[vp].passive = 1;
    code.active = code.passive;
  }
  const std::vector<Index> parts = children(vp);
  const Index head = head_word(vp);
  DictionaryActors up = search.source.empty() ? upper(vp) : search.source;
  Meanings events;
  const auto done = [&]() -> const Meanings& {
    state_[vp].busy = false;
    state_[vp].verb = std::move(events);
    return *state_[vp].verb;
  };
  if (passive(vp)) {
    DictionaryActors sources, targets = up;
    for (const Index c : parts) {
      if (label(c) != PhraseLabel::pp || children(c).empty()) continue;
      const std::string& preposition = tree_[children(c)[0]].text;
      const bool source = one_of(preposition, {"by", "from", "in"});
      if (!source && !one_of(preposition, {"at", "against", "into", "towards"})) continue;
      const DictionaryActors found = prepositional(c);
      (source ? sources : targets).insert((source ? sources : targets).end(), found.begin(), found.end());
    }
    if (!sources.empty() || code.active) {
      Meaning m;
      m.event = true;
      m.source = sources;
      m.code = code.active;
      if (head != kNone) m.verbs = {tree_[head].token};
      if (targets.empty()) m.target_kind = Meaning::Target::passive;
      else set_target(m, targets.front());
      events.push_back(std::move(m));
      return done();
    }
  }
  bool negated = false;
  Meanings low;
  if (search.target.empty()) low = lower(vp, negated);
  else
    for (const DictionaryActor& a : search.target) low.push_back(actor_meaning(a));
  if (negated) code.active = {};
  const bool clauses = std::any_of(parts.begin(), parts.end(), [&](Index c) { return clause_like(c); });
  if (!low.empty()) {
    for (const Meaning& m : low) append(events, resolve(m, up, code, vp));
  } else if (!clauses && (!up.empty() || code.active)) {
    Meaning m;
    m.event = true;
    m.source = up;
    m.code = code.active;
    if (code.active && head != kNone) m.verbs = {tree_[head].token};
    events.push_back(std::move(m));
  }
  if (events.empty()) {  // clauses below count only where the verb has nothing else
    for (const Index c : parts) {
      if (!clause_like(c)) continue;
      for (const Meaning& m : clause(c)) {
        if (m.event && (m.target_kind != Meaning::Target::none || m.code)) append(events, resolve(m, up, code, vp));
      }
    }
  }
  Meanings out;
  for (const Meaning& m : events) append(out, transform(m));
  events = std::move(out);
  return done();
}

}  // namespace dragoman
