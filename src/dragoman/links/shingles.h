// Texts as sequences of shingles (hashes of four consecutive words), for finding near-duplicates by containment (Broder 1997).
//
// Words are compared as a copyist leaves them: case, punctuation, kinds of quotation marks, dashes, white space and markup do not count.
//
//   const Overlap o = overlap(shingles(copy), shingles(original));
//   o.of_first   // share of the copy's words that stand in passages it has in common with the original
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

inline constexpr std::size_t kShingleWords = 4;

/// Hashes of the text's words, in order. A word is a run of letters and digits; apostrophes inside it are dropped.
/// `filler`, if given, gets Shingles::filler.
std::vector<std::uint32_t> word_hashes(std::string_view text, std::vector<bool>* filler = nullptr);

/// Shingles of a text in its order: element i covers words [i, i + kShingleWords). A text of fewer words is one shingle.
struct Shingles {
  std::vector<std::uint32_t> in_order, sorted;
  std::vector<bool> filler;  ///< a word for each: a figure or, inside a sentence, a capital: what a formulaic text fills its form with
  std::size_t words = 0;
};
Shingles shingles(std::string_view text);

/// The `n` smallest different hashes, 63 bits each: a bottom-n MinHash sketch. Two texts share about n x (shared part of the longer one) of them.
std::vector<std::int64_t> sketch(const Shingles& text, std::size_t n);

/// What two texts have in common. Runs shorter than `kPhraseWords` words are idiom ("told reporters on condition of anonymity") and not counted.
struct Overlap {
  double of_first = 0, of_second = 0;            ///< shares of words, 0..1
  double tail_of_first = 0, tail_of_second = 0;  ///< shares of words after the last shared run
  std::size_t words = 0;                         ///< shared words of the first
  std::size_t longest = 0;                       ///< longest shared run of words in the first
  double mean_run = 0;                           ///< mean length of the shared runs in words
  std::size_t fillers = 0;                       ///< short gaps between shared runs of the first where a name or figure is another
};
inline constexpr std::size_t kPhraseWords = 7;
Overlap overlap(const Shingles& first, const Shingles& second);

}  // namespace dragoman
