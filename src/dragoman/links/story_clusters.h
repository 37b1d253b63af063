// Which articles are on the same story, by their vectors and their days: average-link clustering over likely pairs only.
//
// Likely pairs share heavy terms and lie near each other in time (blocking), so that the cost grows with the number of articles, not of
// pairs. Average link because single link chains through round-ups ("the week in quakes") and complete link splits stories that move on.
#pragma once

#include <limits>
#include <vector>

#include "dragoman/links/story_terms.h"

namespace dragoman {

inline constexpr int kNoDay = std::numeric_limits<int>::min();

struct StoryUnit {
  int day = kNoDay;              ///< of publication, since 1970-01-01
  std::vector<StoryTerm> terms;  ///< sorted by term, of length length_for(): story_terms.h
  int together = -1;             ///< units with the same number >= 0 begin as one story
};

struct StoryOptions {
  double threshold = 0.115;     ///< least average similarity in a story
  double contrast = 0.5;        ///< least similarity of two stories to be joined, as a share of the similarity inside either
  std::size_t key_terms = 24;   ///< heaviest terms of a unit by which others find it
  std::size_t neighbours = 32;  ///< most pairs of a unit that are looked at closely
};

/// How far a gap of so many days lets two articles be on one story: 1 within two days, falling to 0.45. Stories have follow-ups, so it never
/// reaches 0; `kUnknownGap` where a day is not known.
double time_factor(int gap_in_days);
inline constexpr double kUnknownGap = 0.8;

/// Similarity of two units: cosine times time factor.
double similarity(const StoryUnit& a, const StoryUnit& b);

/// The `most` heaviest terms, heaviest first.
std::vector<std::uint32_t> key_terms(const std::vector<StoryTerm>& terms, std::size_t most);

/// A label for each unit; the same label, the same story. Labels are indexes of units.
std::vector<int> cluster_stories(const std::vector<StoryUnit>& units, const StoryOptions& options = {});

}  // namespace dragoman
