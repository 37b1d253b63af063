// Walking dependency trees: children of a token in surface order, subtree spans, and ancestors, in O(1) after one O(n) pass.
//
//   const Tree tree(analysis);
//   for (Index child : tree.children(head)) if (analysis.tokens[child].deprel == Deprel::nsubj) ...
#pragma once

#include <span>
#include <vector>

#include "dragoman/document.h"

namespace dragoman {

class Tree {
 public:
  explicit Tree(const Analysis& analysis);

  /// Token indexes of the children of `token`, in surface order.
  std::span<const Index> children(Index token) const { return {children_.data() + first_child_[token], children_.data() + first_child_[token + 1]}; }
  /// First child with this exact relation, or kNone.
  Index child(Index token, Deprel relation) const;
  /// First child whose relation has this universal part (base()), or kNone.
  Index child_base(Index token, Deprel relation) const;
  /// Leftmost and one-past-rightmost token of the subtree of `token` (the subtree may have gaps).
  Index leftmost(Index token) const { return leftmost_[token]; }
  Index end(Index token) const { return rightmost_[token] + 1; }
  /// True if `ancestor` is on the path from `token` to the root (or is `token`).
  bool dominates(Index ancestor, Index token) const;
  /// Bytes from the first to the last token of [first, last).
  ByteSpan span(Index first, Index last) const;

  const Analysis& analysis() const { return *analysis_; }

 private:
  const Analysis* analysis_;
  std::vector<Index> first_child_, children_, leftmost_, rightmost_;
};

}  // namespace dragoman
