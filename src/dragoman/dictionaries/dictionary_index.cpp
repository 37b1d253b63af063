#include "dragoman/dictionaries/dictionary_index.h"

#include <algorithm>

#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// The deepest node on the way of the words that `ends` accepts.
template <typename Ends>
std::pair<WordTrie::Node, std::size_t> longest(const WordTrie& trie, const std::vector<const std::string*>& words, std::size_t at, Ends&& ends) {
  WordTrie::Node node = WordTrie::kRoot, best = WordTrie::kAbsent;
  std::size_t length = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    node = trie.step(node, trie.word(*words[i]));
    if (node == WordTrie::kAbsent) break;
    if (ends(node)) best = node, length = i + 1 - at;
  }
  return {best, length};
}

/// On a day not known, what all the codes of a name begin with (its country), if they agree on three letters or more.
std::string common_beginning(const std::vector<ActorCode>& codes) {
  std::string common = codes.front().code;
  for (const ActorCode& c : codes) {
    std::size_t n = 0;
    while (n < common.size() && n < c.code.size() && common[n] == c.code[n]) ++n;
    common.resize(n - n % 3);
  }
  return common;
}

std::string origin(const std::string& file, std::size_t line) { return file + ":" + std::to_string(line); }

}  // namespace

DictionaryIndex::DictionaryIndex(Dictionaries dictionaries, const std::string& resources)
    : dictionaries_(std::move(dictionaries)), arithmetic_(CodeArithmetic::load(resources + "/ontology/petrarch_codes.tsv")) {
  for (const TsvRow& row : read_tsv(resources + "/lexicon/object_control.tsv", {"lemma"})) object_control_.emplace_back(row["lemma"]);
  // a blank before the sign: no word of a text has one
  connectors_ = {patterns_.intern(" -"), patterns_.intern(" ,"), patterns_.intern(" |"), patterns_.intern(" *"),
                 patterns_.intern("$"),  patterns_.intern("+"),  patterns_.intern("%"),  patterns_.intern("^")};
  add_names();
  for (const VerbDictionary& verbs : dictionaries_.verbs) add_verbs(verbs);
  add_lists();
  for (auto& patterns : word_patterns_) {  // the pattern that asks for most is tried first
    std::stable_sort(patterns.begin(), patterns.end(),
                     [](const WordPattern& a, const WordPattern& b) { return a.before.size() + a.after.size() > b.before.size() + b.after.size(); });
  }
}

void DictionaryIndex::add_names() {
  for (std::uint32_t d = 0; d < dictionaries_.actors.size(); ++d) {
    const ActorDictionary& actors = dictionaries_.actors[d];
    for (std::uint32_t e = 0; e < actors.entries.size(); ++e) {
      for (const DictionaryPhrase& phrase : actors.entries[e].phrases) {
        WordTrie::Node node = WordTrie::kRoot;
        for (const std::string& word : phrase.words) node = names_.grow(node, names_.intern(word));
        const auto [at, fresh] = name_at_.try_emplace(node, d, e);
        if (fresh) continue;
        const auto [other, other_entry] = at->second;
        const ActorEntry& earlier = dictionaries_.actors[other].entries[other_entry];
        const bool same = earlier.codes.size() == actors.entries[e].codes.size() &&
                          std::equal(earlier.codes.begin(), earlier.codes.end(), actors.entries[e].codes.begin(),
                                     [](const ActorCode& a, const ActorCode& b) { return a.code == b.code && a.from == b.from && a.until == b.until; });
        if (!same)
          dictionaries_.problems.push_back(
              {actors.file, phrase.line, phrase.text,
               "the name has other codes already (" + origin(dictionaries_.actors[other].file, earlier.phrases.front().line) + "): the later holds"});
        at->second = {d, e};
      }
    }
  }
  for (const AgentDictionary& agents : dictionaries_.agents) {
    for (const AgentEntry& entry : agents.entries) {
      for (const std::vector<std::string>& phrase : entry.phrases) {
        WordTrie::Node node = WordTrie::kRoot;
        for (const std::string& word : phrase) node = agents_.grow(node, agents_.intern(word));
        agent_at_[node] = {phrase.size(), entry.before_country ? entry.code + "~" : "~" + entry.code, origin(agents.file, entry.line)};
      }
    }
  }
}

void DictionaryIndex::add_lists() {
  for (std::uint32_t l = 0; l < dictionaries_.discards.size(); ++l) {
    for (std::uint32_t e = 0; e < dictionaries_.discards[l].entries.size(); ++e) {
      WordTrie::Node node = WordTrie::kRoot;
      for (const std::string& word : dictionaries_.discards[l].entries[e].words) node = discards_.grow(node, discards_.intern(word));
      discard_at_.try_emplace(node, l, e);
    }
  }
  for (std::uint32_t l = 0; l < dictionaries_.issues.size(); ++l) {
    for (std::uint32_t e = 0; e < dictionaries_.issues[l].entries.size(); ++e) {
      for (const std::vector<std::string>& phrase : dictionaries_.issues[l].entries[e].phrases) {
        WordTrie::Node node = WordTrie::kRoot;
        for (const std::string& word : phrase) node = issues_.grow(node, issues_.intern(word));
        issue_at_.try_emplace(node, l, e);
      }
    }
  }
}

NameMatch DictionaryIndex::actor(const std::vector<const std::string*>& words, std::size_t at, int day) const {
  NameMatch match;
  const auto [node, length] = longest(names_, words, at, [&](WordTrie::Node n) { return name_at_.contains(n); });
  if (length == 0) return match;
  const auto [d, e] = name_at_.at(node);
  const ActorEntry& entry = dictionaries_.actors[d].entries[e];
  match.length = length;
  const ActorCode* code = code_on(entry.codes, day);
  if (code) {
    match.code = code->code;
    match.origin = origin(dictionaries_.actors[d].file, code->line);
  } else if (day == 0) {
    match.code = common_beginning(entry.codes);
    match.origin = origin(dictionaries_.actors[d].file, entry.phrases.front().line);
  }
  if (match.code == "---") match.code.clear();
  return match;
}

NameMatch DictionaryIndex::agent(const std::vector<const std::string*>& words, std::size_t at) const {
  const auto [node, length] = longest(agents_, words, at, [&](WordTrie::Node n) { return agent_at_.contains(n); });
  return length == 0 ? NameMatch{} : agent_at_.at(node);
}

const std::vector<VerbEntry>* DictionaryIndex::verbs(const std::string& form) const {
  const auto found = verbs_.find(form);
  return found == verbs_.end() ? nullptr : &found->second;
}

const PatternCode* DictionaryIndex::pattern_at(WordTrie::Node node) const {
  const auto found = pattern_at_.find(node);
  return found == pattern_at_.end() ? nullptr : &found->second;
}

const SynonymSet* DictionaryIndex::set(std::string_view name) const {
  for (const VerbDictionary& verbs : dictionaries_.verbs) {
    if (const SynonymSet* found = verbs.set(name)) return found;
  }
  return nullptr;
}

const DiscardEntry* DictionaryIndex::discard(const std::vector<std::string>& words) const {
  const DiscardEntry* found = nullptr;
  for (std::size_t i = 0; i < words.size(); ++i) {
    WordTrie::Node node = WordTrie::kRoot;
    for (std::size_t k = i; k < words.size(); ++k) {
      node = discards_.step(node, discards_.word(words[k]));
      if (node == WordTrie::kAbsent) break;
      const auto at = discard_at_.find(node);
      if (at == discard_at_.end()) continue;
      const DiscardEntry& entry = dictionaries_.discards[at->second.first].entries[at->second.second];
      if (entry.whole_article) return &entry;
      if (!found) found = &entry;
    }
  }
  return found;
}

std::vector<std::pair<std::string, int>> DictionaryIndex::issues(const std::vector<std::string>& words) const {
  std::vector<std::pair<std::string, int>> found;
  std::vector<std::string> cancelled;  // categories
  std::vector<const IssueEntry*> counted;
  for (std::size_t i = 0; i < words.size();) {
    WordTrie::Node node = WordTrie::kRoot;
    const IssueEntry* best = nullptr;
    std::size_t length = 1;
    for (std::size_t k = i; k < words.size(); ++k) {
      node = issues_.step(node, issues_.word(words[k]));
      if (node == WordTrie::kAbsent) break;
      const auto at = issue_at_.find(node);
      if (at != issue_at_.end()) best = &dictionaries_.issues[at->second.first].entries[at->second.second], length = k + 1 - i;
    }
    if (best && best->effect == IssueEntry::Effect::counts) counted.push_back(best);
    else if (best) cancelled.push_back(best->category);
    i += length;
  }
  for (const IssueEntry* entry : counted) {
    if (std::find(cancelled.begin(), cancelled.end(), entry->category) != cancelled.end()) continue;
    const auto same = std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.first == entry->code; });
    if (same == found.end()) found.emplace_back(entry->code, 1);
    else ++same->second;
  }
  return found;
}

}  // namespace dragoman
