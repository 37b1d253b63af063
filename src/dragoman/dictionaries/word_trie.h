// A tree of words: what dictionaries are looked up in. Edges are kept in one hash table, so a node costs nothing by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

class WordTrie {
 public:
  using Node = std::uint32_t;
  using Word = std::uint32_t;
  static constexpr Node kRoot = 0, kAbsent = 0xFFFFFFFF;
  static constexpr Word kUnknown = 0xFFFFFFFF;

  /// The number of a word, made if new.
  Word intern(const std::string& word) { return words_.try_emplace(word, static_cast<Word>(words_.size())).first->second; }
  Word word(const std::string& text) const {
    const auto found = words_.find(text);
    return found == words_.end() ? kUnknown : found->second;
  }
  /// The node that `word` leads to, made if new.
  Node grow(Node from, Word word) {
    const auto [at, fresh] = edges_.try_emplace(key(from, word), nodes_);
    if (fresh) ++nodes_;
    return at->second;
  }
  Node step(Node from, Word word) const {
    if (word == kUnknown || from == kAbsent) return kAbsent;
    const auto found = edges_.find(key(from, word));
    return found == edges_.end() ? kAbsent : found->second;
  }
  std::size_t size() const { return nodes_; }

 private:
  static std::uint64_t key(Node from, Word word) { return (std::uint64_t{from} << 32) | word; }
  struct Mix {
    std::size_t operator()(std::uint64_t k) const {
      k ^= k >> 33;
      k *= 0xFF51AFD7ED558CCDull;
      return k ^ (k >> 33);
    }
  };
  std::unordered_map<std::string, Word> words_;
  std::unordered_map<std::uint64_t, Node, Mix> edges_;
  Node nodes_ = 1;
};

}  // namespace dragoman
