#include "dragoman/language/tree.h"

#include <algorithm>

#include "dragoman/language/labels.h"

namespace dragoman {

Tree::Tree(const Analysis& analysis) : analysis_(&analysis) {
  const std::size_t n = analysis.tokens.size();
  first_child_.assign(n + 1, 0);
  leftmost_.resize(n);
  rightmost_.resize(n);
  for (const Token& token : analysis.tokens) {
    if (token.head != kNone) ++first_child_[token.head + 1];
  }
  for (std::size_t i = 0; i < n; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[n]);
  std::vector<Index> next(first_child_.begin(), first_child_.end() - 1);
  for (std::size_t i = 0; i < n; ++i) {
    const Index head = analysis.tokens[i].head;
    if (head != kNone) children_[next[head]++] = static_cast<Index>(i);
    leftmost_[i] = rightmost_[i] = static_cast<Index>(i);
  }
  // Widening every ancestor is O(n * depth); depth is small and bounded by the sentence's length.
  for (std::size_t i = 0; i < n; ++i) {
    Index up = analysis.tokens[i].head;
    for (std::size_t steps = 0; up != kNone && steps < n; ++steps, up = analysis.tokens[up].head) {
      if (leftmost_[up] <= i && i <= rightmost_[up]) continue;
      leftmost_[up] = std::min(leftmost_[up], static_cast<Index>(i));
      rightmost_[up] = std::max(rightmost_[up], static_cast<Index>(i));
    }
  }
}

Index Tree::child(Index token, Deprel relation) const {
  for (Index c : children(token)) {
    if (analysis_->tokens[c].deprel == relation) return c;
  }
  return kNone;
}

Index Tree::child_base(Index token, Deprel relation) const {
  for (Index c : children(token)) {
    if (base(analysis_->tokens[c].deprel) == relation) return c;
  }
  return kNone;
}

bool Tree::dominates(Index ancestor, Index token) const {
  for (std::size_t steps = 0; token != kNone && steps <= analysis_->tokens.size(); ++steps) {
    if (token == ancestor) return true;
    token = analysis_->tokens[token].head;
  }
  return false;
}

ByteSpan Tree::span(Index first, Index last) const { return {analysis_->tokens[first].span.begin, analysis_->tokens[last - 1].span.end}; }

}  // namespace dragoman
