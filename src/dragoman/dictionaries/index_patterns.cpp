// Verbs and patterns into the index. Sets of synonyms are put in word by word, so that a pattern with a set and one with a word of it are one path.
#include <algorithm>

#include "dragoman/dictionaries/agent_dictionary.h"
#include "dragoman/dictionaries/dictionary_index.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxExpansions = 200000;      // of one pattern; the largest of CAMEO.2.0 has 35,000
constexpr std::size_t kMaxPatternNodes = 20000000;  // of all

using Words = std::vector<std::string>;

std::vector<Words> members(const SynonymSet& set) {
  std::vector<Words> out;
  for (const SynonymSet::Member& m : set.members) {
    out.push_back(m.words);
    if (!m.plural) continue;
    Words plural = m.words;
    plural.back() = regular_plural(plural.back());
    out.push_back(std::move(plural));
  }
  return out;
}

/// Every way to write the words with their sets put in.
std::vector<Words> written_out(const VerbDictionary& verbs, const std::vector<PatternWord>& words) {
  std::vector<Words> out{{}};
  for (const PatternWord& w : words) {
    const SynonymSet* set = w.front() == '&' ? verbs.set(w) : nullptr;
    const std::vector<Words> options = set ? members(*set) : std::vector<Words>{{w}};
    std::vector<Words> longer;
    if (out.size() * options.size() > kMaxExpansions) return {};
    for (const Words& so_far : out) {
      for (const Words& option : options) {
        longer.push_back(so_far);
        longer.back().insert(longer.back().end(), option.begin(), option.end());
      }
    }
    out = std::move(longer);
  }
  return out;
}

}  // namespace

std::uint32_t DictionaryIndex::block_named(const std::string& name) {
  const auto [at, fresh] = blocks_.try_emplace(name, static_cast<std::uint32_t>(block_roots_.size()));
  if (fresh) {
    block_roots_.push_back(patterns_.grow(WordTrie::kRoot, patterns_.intern(" block " + name)));
    word_patterns_.emplace_back();
  }
  return at->second;
}

void DictionaryIndex::add_verbs(const VerbDictionary& verbs) {
  for (const VerbBlock& b : verbs.blocks) {
    const std::uint32_t block = block_named(b.name.empty() ? verbs.file + ":" + std::to_string(b.line) : b.name);
    for (const DictionaryVerb& v : b.verbs) {
      for (const std::string& form : v.forms) {
        std::vector<VerbEntry>& entries = verbs_[form];
        const bool known = std::any_of(entries.begin(), entries.end(), [&](const VerbEntry& e) { return e.front == v.front && e.back == v.back; });
        if (!known) entries.push_back({v.front, v.back, block, v.code, verbs.file + ":" + std::to_string(v.line)});
      }
    }
    for (const VerbPattern& p : b.patterns) add_pattern(verbs, block, p);
  }
  transformations_.insert(transformations_.end(), verbs.transformations.begin(), verbs.transformations.end());
}

/// The path: nouns before the verb, their prepositional phrases, the verb's sign, nouns after it, prepositional phrases. A noun is its head, then
/// its other words each after the modifier's sign.
void DictionaryIndex::add_pattern(const VerbDictionary& verbs, std::uint32_t block, const VerbPattern& pattern) {
  const PatternCode result{pattern.code, verbs.file + ":" + std::to_string(pattern.line)};
  if (pattern.kind == VerbPattern::Kind::words) {
    word_patterns_[block].push_back({pattern.steps_before, pattern.steps_after, result});
    return;
  }
  const auto refuse = [&] {
    dictionaries_.problems.push_back({verbs.file, pattern.line, "- " + pattern.text, "its sets of synonyms stand for too many patterns"});
  };
  std::vector<WordTrie::Node> ends{block_roots_[block]};
  const auto grow_all = [&](WordTrie::Word word) {
    for (WordTrie::Node& n : ends) n = patterns_.grow(n, word);
  };
  const auto grow_noun = [&](const PatternNoun& noun) {
    const std::vector<Words> ways = written_out(verbs, noun.words);
    if (ways.empty() || ends.size() * ways.size() > kMaxExpansions || patterns_.size() + ends.size() * ways.size() * 4 > kMaxPatternNodes) return false;
    std::vector<WordTrie::Node> grown;
    grown.reserve(ends.size() * ways.size());
    for (const WordTrie::Node n : ends) {
      for (const Words& way : ways) {
        WordTrie::Node at = patterns_.grow(n, patterns_.intern(way.back()));
        for (std::size_t i = 0; i + 1 < way.size(); ++i) at = patterns_.grow(patterns_.grow(at, connectors_.modifier), patterns_.intern(way[i]));
        grown.push_back(at);
      }
    }
    std::sort(grown.begin(), grown.end());
    grown.erase(std::unique(grown.begin(), grown.end()), grown.end());
    ends = std::move(grown);
    return true;
  };
  const auto grow_preposition = [&](const PatternWord& preposition) {  // "BY/WITH" is either
    if (preposition.find('/') == std::string::npos || preposition.front() == '&') return grow_noun({{preposition}});
    std::vector<WordTrie::Node> grown;
    for (const std::string& either : split_trimmed(preposition, '/')) {
      for (const WordTrie::Node n : ends) grown.push_back(patterns_.grow(n, patterns_.intern(either)));
    }
    ends = std::move(grown);
    return !ends.empty() && ends.size() < kMaxExpansions;
  };
  const auto grow_side = [&](const PatternSide& side) {
    for (std::size_t i = 0; i < side.nouns.size(); ++i) {
      if (i > 0) grow_all(connectors_.next);
      if (!grow_noun(side.nouns[i])) return false;
    }
    for (const PatternPreposition& p : side.prepositions) {
      grow_all(connectors_.prepositions);
      if (!grow_preposition(p.preposition)) return false;
      for (std::size_t i = 0; i < p.nouns.size(); ++i) {
        grow_all(i == 0 ? connectors_.modifier : connectors_.next);
        if (!grow_noun(p.nouns[i])) return false;
      }
    }
    return true;
  };
  if (!grow_side(pattern.before)) return refuse();
  if (!pattern.after.empty()) grow_all(connectors_.verb);
  if (!grow_side(pattern.after)) return refuse();
  for (const WordTrie::Node n : ends) pattern_at_[n] = result;  // the later line holds, as in PETRARCH
}

}  // namespace dragoman
