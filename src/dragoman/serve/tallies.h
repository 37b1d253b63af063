// Counts over selected events: by time, actor, pair, place and kind: what the page's charts draw.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dragoman/serve/budget.h"
#include "dragoman/serve/event_index.h"

namespace dragoman::serve {

/// What is summed of any group of events.
struct Tally {
  std::uint64_t events = 0;
  std::array<std::uint64_t, 4> quad{};  ///< verbal and material cooperation, verbal and material conflict
  double goldstein = 0;                 ///< summed

  double mean_goldstein() const { return events ? goldstein / static_cast<double>(events) : 0; }
  void add(const EventIndex& index, Row event) {
    const Kind& k = index.kinds[index.kind[event]];
    ++events;
    if (k.quad >= 1 && k.quad <= 4) ++quad[k.quad - 1U];
    goldstein += k.goldstein;
  }
};

enum class Unit : std::uint8_t { automatic, day, week, month, year };

struct Timeline {
  struct Bucket {
    std::int32_t day = 0;  ///< its first day, since 1970-01-01
    Tally tally;
    std::array<std::uint64_t, 4> commitment{};  ///< certain, probable, possible, alleged
  };
  Unit unit = Unit::month;
  std::vector<Bucket> buckets;  ///< in order, without the empty ones
  std::uint64_t undated = 0;    ///< events without a date
  std::uint64_t imprecise = 0;  ///< events whose date is known less exactly than the unit: in no bucket
};
/// `automatic` takes the finest unit that gives at most `most` buckets from first to last.
Timeline timeline(const EventIndex& index, const std::vector<Row>& rows, Unit unit, std::size_t most, const Budget& budget);

/// Whether SYRGOV and SYRMIL count as themselves or as SYR.
enum class Level : std::uint8_t { country, actor };

struct ActorTally {
  std::uint32_t key = 0;  ///< of EventIndex::keys
  std::uint64_t as_source = 0, as_target = 0;
  Tally tally;  ///< an event counts once, whatever its roles
};
/// The most frequent first.
std::vector<ActorTally> tally_actors(const EventIndex& index, const std::vector<Row>& rows, Level level, const Budget& budget);

/// An unordered pair; a == b for what happens within a country.
struct DyadTally {
  std::uint32_t a = 0, b = 0;
  std::uint64_t forward = 0, backward = 0, mutual = 0;  ///< a to b, b to a, one act of both
  Tally tally;
};
std::vector<DyadTally> tally_dyads(const EventIndex& index, const std::vector<Row>& rows, Level level, const Budget& budget);

struct PlaceTally {
  std::uint32_t place = 0;
  Tally tally;
};
std::vector<PlaceTally> tally_places(const EventIndex& index, const std::vector<Row>& rows, const Budget& budget);

/// How many events have each value of a field.
struct Facet {
  std::string_view value;
  std::uint64_t events = 0;
};
struct Facets {
  std::vector<Facet> types, statuses, commitments, publishers, countries;  ///< the most frequent first
  std::array<std::uint64_t, 4> quad{};
};
Facets tally_facets(const EventIndex& index, const std::vector<Row>& rows, const Budget& budget);

}  // namespace dragoman::serve
