// Are two mentions one event? A weighted sum of what agrees and what does not; above 0 they are.
//
// The weights stand in lexicon/happening_weights.tsv, one feature a line with the reason; tools/fit_happenings.py fits them on annotated
// reports. Actors agree at the level of countries unless both are named persons: a minister's visit is his country's.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "dragoman/links/event_mention.h"

namespace dragoman {

/// Names as in the weights' file, in this order.
enum class PairFeature : std::uint8_t {
  bias,
  code_same,
  leaf_differs,
  root_differs,
  violence_differs,
  family_differs,
  code_unknown,
  said_only,
  roles_swapped,
  trigger_same,
  source_name_same,
  source_code_same,
  source_compatible,
  source_sector_differs,
  source_name_differs,
  source_country_differs,
  target_name_same,
  target_code_same,
  target_compatible,
  target_sector_differs,
  target_name_differs,
  target_country_differs,
  source_differs_in_words,
  description_same,
  number_differs,
  day_same,
  day_next,
  day_2_to_3,
  day_4_to_10,
  day_far,
  published_near,
  published_3_to_7,
  published_far,
  told_before,
  both_published_near,
  both_published_far,
  stretch_holds,
  stretch_misses,
  place_same,
  place_near,
  place_holds,
  place_apart,
  place_far,
  story_same,
  story_differs,
  words,
  figure_same,
  figure_differs,
  same_sentence,
  same_article,
  reality_differs,
  count
};

class PairWeights {
 public:
  /// Throws BrokenInstallation: every feature must have its line.
  static PairWeights load(const std::string& path);
  double operator[](PairFeature f) const { return weights_[static_cast<std::size_t>(f)]; }

 private:
  std::array<double, static_cast<std::size_t>(PairFeature::count)> weights_{};
};

/// The sum. Above 0: one event.
double same_event(const EventMention& a, const EventMention& b, const PairWeights& weights);

/// What no sum of likenesses makes one: a statement (01, a denial too) and the act it speaks of; a denial of deaths or injuries alone and an
/// act told without any.
bool never_one(const EventMention& a, const EventMention& b);

/// Whether two sorted lists of stems have one in common.
bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// What was added up, by PairFeature.
using PairFeatures = std::array<double, static_cast<std::size_t>(PairFeature::count)>;
PairFeatures pair_features(const EventMention& a, const EventMention& b);
const char* feature_name(PairFeature f);

/// How two actors go together.
enum class ActorMatch : std::uint8_t { name_same, code_same, compatible, unknown, sector_differs, name_differs, country_differs };
ActorMatch match(const MentionActor& a, const MentionActor& b);
/// The best of any two.
ActorMatch match(const std::vector<MentionActor>& a, const std::vector<MentionActor>& b);

/// Kilometres between two places that are located.
double distance_km(const MentionPlace& a, const MentionPlace& b);

}  // namespace dragoman
