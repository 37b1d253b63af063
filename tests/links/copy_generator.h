// Makes of an article what papers make of an agency's text: cut, re-headlined, paragraphs dropped or moved, appeals put in, the
// typography of another publishing system, words of another house style.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace dragoman::testing {

struct CopyRecipe {
  double kept = 1;          ///< share of the paragraphs (or sentences) kept
  bool from_end = true;     ///< cut from the end, as editors do; else paragraphs are dropped anywhere
  bool moved = false;       ///< two paragraphs change places
  bool typography = false;  ///< straight quotes for curly ones, dashes, hard spaces
  double other_words = 0;   ///< share of the words put another way
  std::size_t appeals = 0;  ///< appeals for subscriptions and donations put between paragraphs
  double own_words = 0;     ///< the paper's own paragraphs, as a share of what is kept
};

class CopyGenerator {
 public:
  explicit CopyGenerator(unsigned seed) : random_(seed) {}
  /// A copy of `text` (headline not included).
  std::string copy(const std::string& text, const CopyRecipe& recipe);
  /// Any recipe that keeps `kept` of the text.
  CopyRecipe recipe(double kept);
  /// One issue of a daily bulletin whose wording never changes but for names and figures: no copy of the next one.
  std::string bulletin(int kind);
  /// The article `own` with a passage of `quoted`, at most a third of either, put in: related, but no copy.
  std::string quoting(const std::string& quoted, const std::string& own);

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool chance(double p) { return std::bernoulli_distribution(p)(random_); }
  std::string own_sentence();
  std::mt19937 random_;
};

/// Paragraphs of a text; its sentences if it has but one or two.
std::vector<std::string> pieces_of(const std::string& text);

}  // namespace dragoman::testing
