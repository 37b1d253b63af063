#include "dragoman/serve/tallies.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "dragoman/names.h"

namespace dragoman::serve {
namespace {

using Days = std::chrono::sys_days;

Days days(std::int32_t day) { return Days(std::chrono::days(day)); }
std::int32_t count(Days day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

/// First day of the unit that holds `day`.
std::int32_t start(std::int32_t day, Unit unit) {
  const Days d = days(day);
  const std::chrono::year_month_day ymd(d);
  switch (unit) {
    case Unit::week: return day - static_cast<std::int32_t>(std::chrono::weekday(d).iso_encoding()) + 1;
    case Unit::month: return count(Days(ymd.year() / ymd.month() / 1));
    case Unit::year: return count(Days(ymd.year() / 1 / 1));
    default: return day;
  }
}

std::size_t units_between(std::int32_t first, std::int32_t last, Unit unit) {
  const std::size_t width = unit == Unit::day ? 1 : unit == Unit::week ? 7 : unit == Unit::month ? 30 : 365;
  return static_cast<std::size_t>(last - first) / width + 1;
}

Precision needed(Unit unit) {
  return unit == Unit::year ? Precision::year : unit == Unit::month ? Precision::month : unit == Unit::week ? Precision::week : Precision::day;
}

void check_now_and_then(std::size_t i, const Budget& budget) {
  if (i % 65536 == 0) budget.check();
}

template <typename T, typename More>
void most_first(std::vector<T>& list, More&& count_of, std::size_t keep = std::numeric_limits<std::size_t>::max()) {
  std::stable_sort(list.begin(), list.end(), [&](const T& a, const T& b) { return count_of(a) > count_of(b); });
  if (list.size() > keep) list.resize(keep);
}

std::uint32_t shown(const EventIndex& x, const Party& p, Level level) { return level == Level::country ? x.actors[p.actor].country : x.actors[p.actor].key; }

}  // namespace

Timeline timeline(const EventIndex& x, const std::vector<Row>& rows, Unit unit, std::size_t most, const Budget& budget) {
  Timeline out;
  std::vector<std::uint8_t> used(x.dates.size());
  for (const Row r : rows) used[x.date[r]] = 1;
  std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = std::numeric_limits<std::int32_t>::min();
  for (std::size_t d = 0; d < used.size(); ++d) {
    const DateValue v = x.date_values[d];
    if (used[d] && v.day != kNoDay) first = std::min(first, v.day), last = std::max(last, v.day);
  }
  if (unit == Unit::automatic) {
    unit = Unit::day;
    for (const Unit coarser : {Unit::week, Unit::month, Unit::year}) {
      if (first <= last && units_between(first, last, unit) > most) unit = coarser;
    }
  }
  out.unit = unit;
  // each date's bucket, decided once a date
  constexpr std::uint32_t kUndated = std::numeric_limits<std::uint32_t>::max(), kImprecise = kUndated - 1;
  std::vector<std::pair<std::int32_t, std::uint32_t>> starts;
  std::vector<std::uint32_t> bucket(x.dates.size(), kUndated);
  for (std::uint32_t d = 0; d < used.size(); ++d) {
    const DateValue v = x.date_values[d];
    if (!used[d] || v.day == kNoDay) continue;
    if (v.precision < needed(unit)) bucket[d] = kImprecise;
    else starts.emplace_back(start(v.day, unit), d);
  }
  std::sort(starts.begin(), starts.end());
  for (const auto& [day, date] : starts) {
    if (out.buckets.empty() || out.buckets.back().day != day) out.buckets.push_back({day, {}, {}});
    bucket[date] = static_cast<std::uint32_t>(out.buckets.size() - 1);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check_now_and_then(i, budget);
    const std::uint32_t b = bucket[x.date[rows[i]]];
    if (b == kUndated) ++out.undated;
    else if (b == kImprecise) ++out.imprecise;
    else {
      out.buckets[b].tally.add(x, rows[i]);
      if (x.commitment[rows[i]] < 4) ++out.buckets[b].commitment[x.commitment[rows[i]]];
    }
  }
  return out;
}

std::vector<ActorTally> tally_actors(const EventIndex& x, const std::vector<Row>& rows, Level level, const Budget& budget) {
  std::vector<ActorTally> by_key(x.keys.size());
  std::vector<Row> last(x.keys.size(), kNoRow), last_source(x.keys.size(), kNoRow), last_target(x.keys.size(), kNoRow);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check_now_and_then(i, budget);
    const Row r = rows[i];
    for (const Party& p : x.parties_of(r)) {
      const std::uint32_t key = shown(x, p, level);
      if (key == 0) continue;
      ActorTally& t = by_key[key];
      if (last[key] != r) t.tally.add(x, r), last[key] = r;
      if (p.role == Role::source && last_source[key] != r) ++t.as_source, last_source[key] = r;
      if (p.role == Role::target && last_target[key] != r) ++t.as_target, last_target[key] = r;
    }
  }
  std::vector<ActorTally> out;
  for (std::uint32_t k = 1; k < by_key.size(); ++k) {
    if (!by_key[k].tally.events) continue;
    by_key[k].key = k;
    out.push_back(by_key[k]);
  }
  most_first(out, [](const ActorTally& t) { return t.tally.events; });
  return out;
}

std::vector<DyadTally> tally_dyads(const EventIndex& x, const std::vector<Row>& rows, Level level, const Budget& budget) {
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  std::vector<DyadTally> out;
  std::vector<Row> last;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check_now_and_then(i, budget);
    const Row r = rows[i];
    const auto parties = x.parties_of(r);
    for (const Party& from : parties) {
      if (from.role != Role::source) continue;
      for (const Party& to : parties) {
        if (to.role != Role::target) continue;
        const std::uint32_t f = shown(x, from, level), t = shown(x, to, level);
        if (f == 0 || t == 0 || (level == Level::actor && f == t)) continue;
        const std::uint32_t a = std::min(f, t), b = std::max(f, t);
        const auto [at, fresh] = known.try_emplace(std::uint64_t{a} << 32 | b, static_cast<std::uint32_t>(out.size()));
        if (fresh) out.push_back({a, b, 0, 0, 0, {}}), last.push_back(kNoRow);
        if (last[at->second] == r) continue;  // two ministers of one country in one event
        last[at->second] = r;
        DyadTally& dyad = out[at->second];
        dyad.tally.add(x, r);
        ++(x.mirrored[r] ? dyad.mutual : f == a ? dyad.forward : dyad.backward);
      }
    }
  }
  most_first(out, [](const DyadTally& t) { return t.tally.events; });
  return out;
}

std::vector<PlaceTally> tally_places(const EventIndex& x, const std::vector<Row>& rows, const Budget& budget) {
  std::vector<PlaceTally> by_place(x.places.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check_now_and_then(i, budget);
    by_place[x.place[rows[i]]].tally.add(x, rows[i]);
  }
  std::vector<PlaceTally> out;
  for (std::uint32_t p = 1; p < by_place.size(); ++p) {
    if (by_place[p].tally.events) out.push_back({p, by_place[p].tally});
  }
  most_first(out, [](const PlaceTally& t) { return t.tally.events; });
  return out;
}

Facets tally_facets(const EventIndex& x, const std::vector<Row>& rows, const Budget& budget) {
  std::vector<std::uint64_t> types(x.terms.size()), countries(x.terms.size()), statuses(kStatusNames.size()), commitments(kCommitmentNames.size()),
      publishers(x.publishers.size());
  Facets out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check_now_and_then(i, budget);
    const Row r = rows[i];
    const Kind& k = x.kinds[x.kind[r]];
    ++types[k.plover], ++countries[x.places[x.place[r]].country], ++publishers[x.articles[x.article[r]].publisher];
    if (x.status[r] < statuses.size()) ++statuses[x.status[r]];
    if (x.commitment[r] < commitments.size()) ++commitments[x.commitment[r]];
    if (k.quad >= 1 && k.quad <= 4) ++out.quad[k.quad - 1U];
  }
  const auto collect = [](const std::vector<std::uint64_t>& counts, auto&& name, std::size_t from, std::vector<Facet>& to) {
    for (std::size_t i = from; i < counts.size(); ++i) {
      if (counts[i]) to.push_back({name(i), counts[i]});
    }
    most_first(
        to, [](const Facet& f) { return f.events; }, 200);
  };
  const auto term = [&](std::size_t i) { return x.terms[static_cast<std::uint32_t>(i)]; };
  collect(types, term, 1, out.types), collect(countries, term, 1, out.countries);
  collect(
      statuses, [](std::size_t i) { return kStatusNames[i]; }, 0, out.statuses),
      collect(
          commitments, [](std::size_t i) { return kCommitmentNames[i]; }, 0, out.commitments);
  collect(
      publishers, [&](std::size_t i) { return x.publishers[static_cast<std::uint32_t>(i)]; }, 1, out.publishers);
  return out;
}

}  // namespace dragoman::serve
