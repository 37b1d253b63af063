// What an article is about, as terms with weights: words, names, figures.
//
//   "A 6.1 magnitude quake hit near the port of Hasmin."  ->  #6.1, magnitud, quak, hit, near, port, Hasmin (a name, which weighs more)
//
// Two earthquakes are told of in the same words; what tells them apart is names and figures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/links/word_counts.h"

namespace dragoman {

struct StoryTerm {
  std::uint32_t term = 0;
  float weight = 0;
};

/// Terms sorted by hash, weighed by how often and as what they occur but not yet by how rare they are (stories.cpp does that, when the record
/// is known). `names`: the names found in the article, which tell a name at a sentence's beginning from a word.
/// `marks`: what the article was read to be about beside its words (story_marks.h), with weights.
std::vector<StoryTerm> story_terms(std::string_view headline, std::string_view body, const std::vector<std::string>& names,
                                   const std::vector<StoryTerm>& marks = {});

/// Keeps the `most` heaviest.
void keep_heaviest(std::vector<StoryTerm>& terms, std::size_t most);

/// Scales a vector to a length.
void set_length(std::vector<StoryTerm>& terms, double length);

/// The length of the vector of a text of so many different terms: 1 up to 40, less for longer ones. Two long texts of one season's news have
/// a cosine (0.15) that two short reports of one accident only just reach; one threshold fits both when long texts' vectors are shorter.
double length_for(std::size_t different_terms);

/// Scalar product of two vectors sorted by term: cosine for vectors of length 1.
double product(const std::vector<StoryTerm>& a, const std::vector<StoryTerm>& b);

}  // namespace dragoman
