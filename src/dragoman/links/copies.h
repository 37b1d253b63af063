// Near-duplicate articles: one agency's text, cut, re-headlined, its paragraphs moved, an appeal put in, at several papers.
//
// Candidates by MinHash: each article keeps the 64 smallest hashes of its shingles (a bottom-k sketch, Broder 1997), and two articles that
// share three of them are compared word for word. Banding as usual is for resemblance, and a text cut to half inside another paper's own
// report resembles its original by a quarter only; of a bottom-k sketch a fair share stays common then (docs/links.md has the measurement).
// A hash that many articles have is looked up at its first eight only, so that an agency text at 300 papers costs 300 x 8, not 300 x 300.
//
// A pair is a copy if half of the words of either stand in long passages common to both. Formulaic texts (a daily bulletin with other
// figures) have much in common too, but in short runs between the figures.
#pragma once

#include <cstdint>
#include <vector>

#include "dragoman/links/article_texts.h"
#include "dragoman/links/shingles.h"

namespace dragoman {

/// True if one of the two is made from the other's text (or both from a third).
bool is_copy(const Overlap& o, std::size_t first_words, std::size_t second_words);

/// What decides which of a group is the original.
struct CopyMember {
  std::int64_t number = 0;
  std::optional<Instant> published;
  std::string publisher, domain, credit;
  double shared = 0;   ///< words in common with the others, summed over them: most for the text that all were made from
  double leaning = 0;  ///< sum of leaning() of the pairs it is in
};

/// How much likelier it is that the second was made from the first than the first from the second, by what either has alone: editors cut,
/// from the end before elsewhere, and add a little (a lead, an appeal) in between. Antisymmetric.
double leaning(const Overlap& o);

/// Index of the likely original: the one whose publisher the others credit, the earliest, the one that has most in common with the others.
std::size_t original_of(const std::vector<CopyMember>& group);

/// Finds copies among the new articles and between them and those linked before; updates copy_sketch, copy_pairs, credits, copies.
/// Returns the numbers of all articles in groups that changed.
std::vector<std::int64_t> link_copies(Database& database, const std::vector<std::int64_t>& fresh);

}  // namespace dragoman
