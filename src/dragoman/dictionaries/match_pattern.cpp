// Finding a verb's pattern in its sentence.
//
// The tree of patterns is walked with the phrases: first the subject (of a passive, the phrase after "by"), then at the verb's sign the objects (of a
// passive, the grammatical subject), then the prepositional phrases. What asks for more is tried before what is content. Words that matched are
// coloured: they say what was done and no longer who.
#include <algorithm>

#include "dragoman/dictionaries/sentence_coder.h"

namespace dragoman {
namespace {

constexpr int kMaxSteps = 20000;  // a search in a hostile dictionary ends

}  // namespace

/// After a noun was found: its other words, further nouns, prepositional phrases, what stands beyond the verb; then the pattern that ends here.
SentenceCoder::Match SentenceCoder::go_on(Search& s, WordTrie::Node at, Index noun_phrase, Index within) {
  if (at == WordTrie::kAbsent || ++s.steps > kMaxSteps) return {};
  const auto& connect = index_.connectors();
  if (const auto next = step(at, connect.modifier); next != WordTrie::kAbsent && noun_phrase != kNone) {
    if (const Match m = match_modifiers(s, next, noun_phrase, within)) return m;
  }
  if (const auto next = step(at, connect.next); next != WordTrie::kAbsent) {
    if (const Match m = match_noun(s, next, within != kNone ? within : default_phrase(s))) return m;
  }
  if (const auto next = step(at, connect.prepositions); next != WordTrie::kAbsent) {
    if (const Match m = match_prepositions(s, next, s.vp)) return m;
  }
  if (const auto next = step(at, connect.verb); next != WordTrie::kAbsent) {
    if (const Match m = match_noun(s, next, default_phrase(s))) return m;
  }
  return {index_.pattern_at(at)};
}

/// {OLD FISHING FLEET}: the words before the head, anywhere in its phrase.
SentenceCoder::Match SentenceCoder::match_modifiers(Search& s, WordTrie::Node at, Index phrase, Index within) {
  for (const Index c : children(phrase)) {
    std::vector<Index> words;
    if (label(c) == PhraseLabel::word) words.push_back(c);
    else if (label(c) == PhraseLabel::np || label(c) == PhraseLabel::adjp) words = children(c);
    for (const Index w : words) {
      if (label(w) != PhraseLabel::word) continue;
      const auto next = step(at, tree_[w].text);
      if (next == WordTrie::kAbsent) continue;
      if (const Match m = go_on(s, next, phrase, within)) {
        state_[w].coloured = true;
        return m;
      }
    }
  }
  return {};
}

SentenceCoder::Match SentenceCoder::match_noun(Search& s, WordTrie::Node at, Index phrase, bool by_agent) {
  if (phrase == kNone || at == WordTrie::kAbsent || ++s.steps > kMaxSteps) return {};
  const auto& connect = index_.connectors();
  std::vector<Index> nouns;
  if (by_agent) {
    for (const Index c : children(phrase)) {
      if (label(c) != PhraseLabel::pp || children(c).size() < 2) continue;
      const std::string& preposition = tree_[children(c)[0]].text;
      if (preposition == "by" || preposition == "from") nouns.push_back(children(c)[1]);
    }
  } else {
    for (const Index c : children(phrase)) {
      if (label(c) == PhraseLabel::np || label(c) == PhraseLabel::advp || label(c) == PhraseLabel::prt) nouns.push_back(c);
    }
    if (label(phrase) == PhraseLabel::np) nouns.push_back(phrase);
  }
  // within a prepositional phrase further nouns are sought there, else beside the verb
  const Index within = label(phrase) == PhraseLabel::np ? phrase : kNone;
  for (const Index n : nouns) {
    const Index head = head_word(n);
    if (head == kNone) continue;
    const auto next = step(at, tree_[head].text);
    if (next == WordTrie::kAbsent) continue;
    // first prepositional phrases within the noun's own ("troops of X"), then beside it
    if (const auto own = step(next, connect.prepositions); own != WordTrie::kAbsent) {
      if (const Match m = match_prepositions(s, own, n)) {
        state_[head].coloured = true;
        return m;
      }
    }
    if (const Match m = go_on(s, next, label(n) == PhraseLabel::np ? head_phrase(n) : kNone, within)) {
      state_[head].coloured = true;
      return m;
    }
  }
  for (const auto& [sign, role] : {std::pair{connect.source, &s.source}, std::pair{connect.target, &s.target}, std::pair{connect.both, &s.source}}) {
    const auto next = step(at, sign);
    if (next == WordTrie::kAbsent) continue;
    for (const Index n : nouns) {
      if (label(n) != PhraseLabel::np) continue;
      const DictionaryActors found = noun(n);
      if (found.empty()) continue;
      const DictionaryActors before = *role;
      *role = found;
      if (const Match m = go_on(s, next, kNone, within)) return m;
      *role = before;
    }
  }
  if (const auto next = step(at, connect.skipped); next != WordTrie::kAbsent) {
    if (const Match m = go_on(s, next, kNone, within)) {
      state_[phrase].coloured = true;
      return m;
    }
  }
  return go_on(s, at, kNone, within);
}

SentenceCoder::Match SentenceCoder::match_prepositions(Search& s, WordTrie::Node at, Index phrase) {
  if (phrase == kNone || ++s.steps > kMaxSteps) return {};
  const auto& connect = index_.connectors();
  for (const Index pp : children(phrase)) {
    if (label(pp) != PhraseLabel::pp || children(pp).empty()) continue;
    const auto next = step(at, tree_[children(pp)[0]].text);
    if (next == WordTrie::kAbsent) continue;
    if (const auto noun_at = step(next, connect.modifier); noun_at != WordTrie::kAbsent && children(pp).size() > 1) {
      if (const Match m = match_noun(s, noun_at, children(pp)[1])) return m;
    }
    if (const auto more = step(next, connect.prepositions); more != WordTrie::kAbsent) {
      if (const Match m = match_prepositions(s, more, phrase)) return m;
    }
    if (const auto beyond = step(next, connect.verb); beyond != WordTrie::kAbsent) {
      if (const Match m = match_noun(s, beyond, default_phrase(s))) return m;
    }
    if (const PatternCode* code = index_.pattern_at(next)) return {code};
  }
  return {};
}

/// A word of a pattern of words: the word itself, a member of a set (its head), or an actor.
bool SentenceCoder::word_step(const PatternStep& step, Index word, Search& search) {
  const std::string& text = tree_[word].text;
  if (step.word == "$" || step.word == "+" || step.word == "%") {
    const Index np = parent(word);
    if (np == kNone || label(np) != PhraseLabel::np) return false;
    const DictionaryActors found = noun(np);
    if (found.empty()) return false;
    if (step.word == "$") search.source = found;
    else if (step.word == "+") search.target = found;
    return true;
  }
  if (step.word == "^") return true;
  if (step.word.front() != '&') return text == step.word;
  const SynonymSet* set = index_.set(step.word);
  return set && std::any_of(set->members.begin(), set->members.end(),
                            [&](const SynonymSet::Member& m) { return m.words.back() == text || (m.plural && regular_plural(m.words.back()) == text); });
}

/// Patterns of words in order (TABARI's): before the verb to the left, after it to the right, other words between unless joined.
SentenceCoder::Match SentenceCoder::match_words(Index vp, std::uint32_t block, Search& search) {
  const std::vector<WordPattern>& patterns = index_.word_patterns(block);
  if (patterns.empty()) return {};
  const Index head = head_word(vp);
  if (head == kNone) return {};
  std::vector<Index> words;
  for (Index p = 0; p < tree_.phrases.size(); ++p) {
    if (label(p) == PhraseLabel::word && tree_[p].tag != "," && tree_[p].tag != "." && tree_[p].tag != ":") words.push_back(p);
  }
  std::stable_sort(words.begin(), words.end(), [&](Index a, Index b) { return tree_[a].first < tree_[b].first; });
  words.erase(std::unique(words.begin(), words.end(), [&](Index a, Index b) { return tree_[a].first == tree_[b].first; }), words.end());
  const auto verb_at =
      static_cast<std::ptrdiff_t>(std::find_if(words.begin(), words.end(), [&](Index w) { return tree_[w].first == tree_[head].first; }) - words.begin());
  const auto n = static_cast<std::ptrdiff_t>(words.size());
  const auto follow = [&](const std::vector<PatternStep>& steps, int direction, std::vector<Index>& matched) {
    std::ptrdiff_t at = verb_at;
    for (const PatternStep& step : steps) {
      bool found = false;
      for (at += direction; at >= 0 && at < n; at += direction) {
        if (++search.steps > kMaxSteps) return false;
        found = word_step(step, words[static_cast<std::size_t>(at)], search);
        if (found || step.joined) break;
      }
      if (!found) return false;
      matched.push_back(words[static_cast<std::size_t>(at)]);
    }
    return true;
  };
  for (const WordPattern& p : patterns) {
    const DictionaryActors source = search.source, target = search.target;
    std::vector<Index> matched;
    if (follow(p.before, -1, matched) && follow(p.after, 1, matched)) return {&p.result};
    search.source = source;
    search.target = target;
  }
  return {};
}

SentenceCoder::Match SentenceCoder::match_pattern(Index vp, std::uint32_t block, Search& search) {
  const WordTrie::Node root = index_.pattern_root(block);
  const Match match = search.passive ? match_noun(search, root, vp, true) : match_noun(search, root, clause_above(vp));
  return match ? match : match_words(vp, block, search);
}

}  // namespace dragoman
