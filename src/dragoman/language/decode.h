// From scores to structures: spanning trees, label sequences, lemmas.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

/// Maximum spanning arborescence with exactly one child of the root. scores: n rows (dependents 1..n) x (n + 1) columns (heads, 0 = root), row-major,
/// log-probabilities or any scores. Returns the head of each token, 0 = root, 1-based. O(n^3) worst case, O(n^2) when the greedy choice is a tree.
std::vector<int> spanning_tree(const float* scores, std::size_t n);

/// Viterbi over BIO labels: label 0 is O, 2t+1 is B of type t, 2t+2 is I of type t; I must follow B or I of its type. scores: n x labels.
std::vector<int> best_labels(const float* scores, std::size_t n, std::size_t labels);

/// Applies an edit script "l|2|y" (lower-case, cut two characters, add y) to a form; scripts that do not fit return the lower-cased form.
std::string apply_script(std::string_view script, std::string_view form);

}  // namespace dragoman
