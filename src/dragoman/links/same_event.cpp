#include "dragoman/links/same_event.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "dragoman/links/denials.h"
#include "dragoman/links/sectors.h"
#include "dragoman/places/gazetteer.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr std::array<const char*, static_cast<std::size_t>(PairFeature::count)> kNames = {
    "bias",
    "code_same",
    "leaf_differs",
    "root_differs",
    "violence_differs",
    "family_differs",
    "code_unknown",
    "said_only",
    "roles_swapped",
    "trigger_same",
    "source_name_same",
    "source_code_same",
    "source_compatible",
    "source_sector_differs",
    "source_name_differs",
    "source_country_differs",
    "target_name_same",
    "target_code_same",
    "target_compatible",
    "target_sector_differs",
    "target_name_differs",
    "target_country_differs",
    "source_differs_in_words",
    "description_same",
    "number_differs",
    "day_same",
    "day_next",
    "day_2_to_3",
    "day_4_to_10",
    "day_far",
    "published_near",
    "published_3_to_7",
    "published_far",
    "told_before",
    "both_published_near",
    "both_published_far",
    "stretch_holds",
    "stretch_misses",
    "place_same",
    "place_near",
    "place_holds",
    "place_apart",
    "place_far",
    "story_same",
    "story_differs",
    "words",
    "figure_same",
    "figure_differs",
    "same_sentence",
    "same_article",
    "reality_differs",
};

/// What stands for the country: IGO and IMG of IGOUNO and IMGMUSISI too, with what follows, as these bodies are not one another's organs.
std::string_view country(const MentionActor& a) {
  const std::string_view code = a.code;
  if (!a.country.empty()) return a.country;
  return code.size() >= 6 ? code : std::string_view();
}

/// A code's part after the country: "GOVMIL" of SYRGOVMIL.
std::string_view sector(const MentionActor& a) {
  const std::string_view code = a.code;
  return code.starts_with(country(a)) ? code.substr(country(a).size()) : code;
}

// The organs of one state act for it: its army's raid is its raid.
bool of_state(std::string_view sectors) {
  for (const std::string_view organ : kStateOrgans) {
    if (sectors.starts_with(organ)) return true;
  }
  return sectors.empty();
}

/// Who a sector sides with: the state, those in arms against it, everybody else.
int side(std::string_view sectors) {
  if (of_state(sectors)) return 0;
  for (const std::string_view armed : kInArms) {
    if (sectors.starts_with(armed)) return 1;
  }
  return 2;
}

class Sum {
 public:
  explicit Sum(const PairWeights& weights) : weights_(weights) { add(PairFeature::bias); }
  void add(PairFeature f, double value = 1) { total_ += weights_[f] * value; }
  double total() const { return total_; }

 private:
  const PairWeights& weights_;
  double total_ = 0;
};

/// The same as a vector, for fitting.
class Features {
 public:
  Features() { add(PairFeature::bias); }
  void add(PairFeature f, double value = 1) { values_[static_cast<std::size_t>(f)] += value; }
  const PairFeatures& values() const { return values_; }

 private:
  PairFeatures values_{};
};

template <class Sum>
void add_actor(Sum& sum, ActorMatch m, PairFeature first) {
  switch (m) {
    case ActorMatch::unknown: return;
    case ActorMatch::name_same: return sum.add(first);
    case ActorMatch::code_same: return sum.add(static_cast<PairFeature>(static_cast<int>(first) + 1));
    case ActorMatch::compatible: return sum.add(static_cast<PairFeature>(static_cast<int>(first) + 2));
    case ActorMatch::sector_differs: return sum.add(static_cast<PairFeature>(static_cast<int>(first) + 3));
    case ActorMatch::name_differs: return sum.add(static_cast<PairFeature>(static_cast<int>(first) + 4));
    case ActorMatch::country_differs: return sum.add(static_cast<PairFeature>(static_cast<int>(first) + 5));
  }
}

template <class Sum>
void add_actors(Sum& sum, const EventMention& a, const EventMention& b) {
  ActorMatch source = match(a.source, b.source), target = match(a.target, b.target);
  if (a.mutual || b.mutual) {  // "Iran and Syria signed", "Syria and Iran signed"
    const ActorMatch s = match(a.source, b.target), t = match(a.target, b.source);
    if (static_cast<int>(s) + static_cast<int>(t) < static_cast<int>(source) + static_cast<int>(target)) source = s, target = t;
  }
  // Tit for tat: what A did to B, and what B did to A. Of violence each may blame the other for one clash.
  if (!a.mutual && !b.mutual && act_family(a) != 18 && source >= ActorMatch::sector_differs && target >= ActorMatch::sector_differs &&
      match(a.source, b.target) <= ActorMatch::compatible && match(a.target, b.source) <= ActorMatch::compatible) {
    sum.add(PairFeature::roles_swapped);
  }
  add_actor(sum, source, PairFeature::source_name_same);
  // What two say are two statements; what two are said to have done may be one deed in dispute.
  const bool differs = source == ActorMatch::country_differs || source == ActorMatch::name_differs || source == ActorMatch::sector_differs;
  if (differs && act_family(a) <= 13) sum.add(PairFeature::source_differs_in_words);
  add_actor(sum, target, PairFeature::target_name_same);
  for (const MentionActor& x : a.target) {
    for (const MentionActor& y : b.target) {
      if (!x.proper && !y.proper && share(x.words, y.words)) return sum.add(PairFeature::description_same);
    }
  }
}

/// 1 for a named person, the number for "eleven members" (of a figure told with the act), 0 if unknown.
double how_many(const EventMention& m) {
  for (const MentionCount& c : m.figures) {
    if (c.kind != MentionFigure::amount && c.kind != MentionFigure::present && c.kind != MentionFigure::duration) return std::max(c.low, c.high);
  }
  const bool one = m.target.size() == 1 && m.target[0].single;
  return one ? 1 : 0;
}

template <class Sum>
void add_day(Sum& sum, const EventMention& a, const EventMention& b) {
  using enum DayKind;
  if (a.day_kind == unknown || b.day_kind == unknown) return;
  if (a.day_kind == wide || b.day_kind == wide) {
    const int gap = std::max(a.day - b.last_day, b.day - a.last_day);
    return sum.add(gap <= 1 ? PairFeature::stretch_holds : PairFeature::stretch_misses);
  }
  const int gap = std::abs(a.day - b.day);
  if (a.day_kind == exact && b.day_kind == exact) {
    return sum.add(gap == 0    ? PairFeature::day_same
                   : gap == 1  ? PairFeature::day_next
                   : gap <= 3  ? PairFeature::day_2_to_3
                   : gap <= 10 ? PairFeature::day_4_to_10
                               : PairFeature::day_far);
  }
  if (a.day_kind == published && b.day_kind == published)
    return sum.add(gap <= 2 ? PairFeature::both_published_near : PairFeature::both_published_far, gap <= 2 ? 1 : std::min(2.0, gap / 7.0));
  // One says when, the other only when it was printed, which is later.
  const int late = a.day_kind == published ? a.day - b.day : b.day - a.day;
  sum.add(late < 0    ? PairFeature::told_before
          : late <= 2 ? PairFeature::published_near
          : late <= 7 ? PairFeature::published_3_to_7
                      : PairFeature::published_far);
}

template <class Sum>
void add_place(Sum& sum, const EventMention& a, const EventMention& b) {
  if (!a.place || !b.place) return;
  const MentionPlace &x = *a.place, &y = *b.place;
  const double sure = (x.nearby ? 0.6 : 1) * (y.nearby ? 0.6 : 1);  // a place that only stands in the sentence may be another's
  if ((x.geonames != 0 && x.geonames == y.geonames) || (x.name == y.name && x.country == y.country))
    return sum.add(x.wide ? PairFeature::place_holds : PairFeature::place_same, sure);
  if (x.wide || y.wide) return sum.add(x.country == y.country ? PairFeature::place_holds : PairFeature::place_far, sure);
  if (!x.located || !y.located) return;
  const double km = distance_km(x, y);
  sum.add(km < 60 ? PairFeature::place_near : x.country == y.country && km < 400 ? PairFeature::place_apart : PairFeature::place_far, sure);
}

template <class Sum>
void add_figures(Sum& sum, const EventMention& a, const EventMention& b) {
  const double n = how_many(a), m = how_many(b);
  if ((n == 1 && m > 1) || (m == 1 && n > 1)) return sum.add(PairFeature::number_differs);
  for (const MentionCount& x : a.figures) {
    for (const MentionCount& y : b.figures) {
      if (x.kind != y.kind || x.kind == MentionFigure::duration) continue;  // one ban may be told of as of 30 days and of 60
      const double high_x = std::max(x.high, x.low), high_y = std::max(y.high, y.low);
      return sum.add(x.low <= high_y && y.low <= high_x ? PairFeature::figure_same : PairFeature::figure_differs);
    }
  }
}

}  // namespace

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) ++x;
    else if (*y < *x) ++y;
    else return true;
  }
  return false;
}

PairWeights PairWeights::load(const std::string& path) {
  PairWeights out;
  std::array<bool, static_cast<std::size_t>(PairFeature::count)> seen{};
  for (const TsvRow& row : read_tsv(path, {"feature", "weight"})) {
    const auto it = std::find(kNames.begin(), kNames.end(), row["feature"]);
    const std::string value(row["weight"]);
    char* end = nullptr;
    const double weight = std::strtod(value.c_str(), &end);
    if (it == kNames.end()) throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": no feature '" + std::string(row["feature"]) + "'");
    if (value.empty() || *end) throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column 'weight' is no number");
    out.weights_[static_cast<std::size_t>(it - kNames.begin())] = weight;
    seen[static_cast<std::size_t>(it - kNames.begin())] = true;
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i]) throw BrokenInstallation(path + ": feature '" + kNames[i] + "' has no line");
  }
  return out;
}

ActorMatch match(const MentionActor& a, const MentionActor& b) {
  const bool both_persons = a.person && b.person && a.proper && b.proper;
  if (a.proper && b.proper && share(a.words, b.words)) return a.code.size() == 3 && a.code == a.country ? ActorMatch::code_same : ActorMatch::name_same;
  if (both_persons) return ActorMatch::name_differs;
  if (a.code.empty() || b.code.empty())
    return a.proper && b.proper && !a.place && !b.place && a.code.empty() && b.code.empty() ? ActorMatch::name_differs : ActorMatch::unknown;
  if (a.code == b.code) return ActorMatch::code_same;
  if (!country(a).empty() && !country(b).empty() && country(a) != country(b)) return a.guessed || b.guessed ? ActorMatch::unknown : ActorMatch::country_differs;
  const std::string_view x = sector(a), y = sector(b);
  // "its men", "people": no more is known of them than that
  if ((a.guessed && x == "CVL") || (b.guessed && y == "CVL")) return ActorMatch::unknown;
  if (x.starts_with(y) || y.starts_with(x)) return ActorMatch::compatible;  // COP, ZWECOP; SYR, SYRMIL
  if (side(x) == side(y)) return ActorMatch::compatible;                    // army, police; protesters, students
  return ActorMatch::sector_differs;
}

ActorMatch match(const std::vector<MentionActor>& a, const std::vector<MentionActor>& b) {
  if (a.empty() || b.empty()) return ActorMatch::unknown;
  ActorMatch best = ActorMatch::country_differs;
  for (const MentionActor& x : a) {
    for (const MentionActor& y : b) best = std::min(best, match(x, y));
  }
  return best;
}

double distance_km(const MentionPlace& a, const MentionPlace& b) { return distance_km(a.lat, a.lon, b.lat, b.lon); }

namespace {

/// Whether they may be one kind of act: of what is only said by any kind that its word may name, if the sentences have words in common ("sold the
/// railway behind our backs" is not the pact that is talked of elsewhere, though selling is trade).
bool same_kind(const EventMention& a, const EventMention& b) {
  if (!a.said_only && !b.said_only) return act_family(a) == act_family(b);
  constexpr double kSomeWords = 0.05;
  const auto may = [](const EventMention& said, int family) { return std::binary_search(said.families.begin(), said.families.end(), family); };
  return (act_family(a) == act_family(b) || may(a, act_family(b)) || may(b, act_family(a))) &&
         (share(a.trigger_words, b.trigger_words) || product(a.words, b.words) >= kSomeWords);
}

template <class Sum>
void compare(Sum& sum, const EventMention& a, const EventMention& b) {
  if (a.said_only || b.said_only) sum.add(PairFeature::said_only);
  const bool unsure = a.alleged_act || b.alleged_act || a.said_only || b.said_only;
  const int family = act_family(a);
  const bool same_family = same_kind(a, b);
  if (unsure && (same_family || ((a.said_only || b.said_only) && share(a.trigger_words, b.trigger_words)))) sum.add(PairFeature::code_unknown);
  else if (a.cameo == b.cameo) sum.add(PairFeature::code_same);
  else if (!same_family) sum.add(PairFeature::family_differs);
  else if (family == 18) sum.add(PairFeature::violence_differs);
  else sum.add(a.cameo.substr(0, 2) == b.cameo.substr(0, 2) ? PairFeature::leaf_differs : PairFeature::root_differs);
  if (share(a.trigger_words, b.trigger_words)) sum.add(PairFeature::trigger_same);
  add_actors(sum, a, b);
  add_day(sum, a, b);
  add_place(sum, a, b);
  add_figures(sum, a, b);
  sum.add(a.story == b.story ? PairFeature::story_same : PairFeature::story_differs);
  sum.add(PairFeature::words, product(a.words, b.words));
  if (a.number == b.number) sum.add(a.sentence == b.sentence ? PairFeature::same_sentence : PairFeature::same_article);
  if (a.real != b.real) sum.add(PairFeature::reality_differs);
}

}  // namespace

/// Outweighs what likeness adds up to, of which the most seen is 9; not so far below that one mention read wrong keeps large clusters apart.
constexpr double kNever = -12;

bool never_one(const EventMention& a, const EventMention& b) {
  const auto said = [](const EventMention& m) { return act_family(m) == 1; };
  const auto done = [](const EventMention& m) { return act_family(m) >= 14; };
  if ((said(a) && done(b)) || (said(b) && done(a))) return true;
  return (a.outcome_only && !speaks_of_outcome(a, b)) || (b.outcome_only && !speaks_of_outcome(b, a));
}

double same_event(const EventMention& a, const EventMention& b, const PairWeights& weights) {
  if (never_one(a, b)) return kNever;
  Sum sum(weights);
  compare(sum, a, b);
  return sum.total();
}

PairFeatures pair_features(const EventMention& a, const EventMention& b) {
  Features out;
  compare(out, a, b);
  return out.values();
}

const char* feature_name(PairFeature f) { return kNames[static_cast<std::size_t>(f)]; }

}  // namespace dragoman
