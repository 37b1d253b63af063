// Answers about events: the list, and what is counted over it.
#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "dragoman/serve/routes.h"

namespace dragoman::serve {
namespace {

/// Newest first, those without a date last.
void newest_first(const EventIndex& x, std::vector<Row>& rows) {
  const auto undated = std::partition_point(rows.begin(), rows.end(), [&](Row r) { return x.date[r] != 0; });
  std::reverse(rows.begin(), undated);
}

constexpr const char* kUnitNames[] = {"auto", "day", "week", "month", "year"};

}  // namespace

// The cursor names an event, not a position: a reader who pages while articles arrive misses none and sees none twice.
Reply answer_events(const Context& c) {
  const EventIndex& x = *c.index;
  std::vector<Row> rows = *rows_asked(c);
  if (c.parameter("order") == "newest") newest_first(x, rows);
  Page page;
  page.limit = limit_of(c, 100, c.parameter("format").empty() || c.parameter("format") == "json" ? 1000 : std::size_t{1} << 40);
  if (const std::string& after = c.parameter("after"); !after.empty()) {
    const std::size_t colon = after.rfind(':');
    const Row article = colon == std::string::npos ? kNoRow : x.find_article(std::string_view(after).substr(0, colon));
    const Row event = article == kNoRow ? kNoRow : x.find_event(article, std::string_view(after).substr(colon + 1));
    const auto at = std::find(rows.begin(), rows.end(), event);
    if (event == kNoRow || at == rows.end()) throw Refused{{400, "after is the member `next` of the page before, asked with the same filters"}};
    page.from = static_cast<std::size_t>(at - rows.begin()) + 1;
  }
  const std::size_t to = std::min(rows.size(), page.from + page.limit);
  if (to < rows.size() && to > 0) page.next = std::string(x.articles[x.article[rows[to - 1]]].id) + ":" + event_id(x.number[rows[to - 1]]);
  return table_reply(c, event_grid(c, std::move(rows)), "events", page);
}

Reply answer_timeline(const Context& c) {
  Unit unit = Unit::automatic;
  for (std::size_t i = 0; i < std::size(kUnitNames); ++i) {
    if (c.parameter("by") == kUnitNames[i]) unit = static_cast<Unit>(i);
  }
  Timeline t = timeline(*c.index, *rows_asked(c), unit, 120, c.budget);
  const Json members = {{"by", kUnitNames[static_cast<std::size_t>(t.unit)]}, {"undated", t.undated}, {"imprecise", t.imprecise}};
  Page page = page_of(c, 20000, 20000);
  return table_reply(c, timeline_grid(c, std::move(t)), "timeline", page, members);
}

Reply answer_actors(const Context& c) {
  return table_reply(c, actor_grid(c, tally_actors(*c.index, *rows_asked(c), level_of(c), c.budget)), "actors", page_of(c));
}
Reply answer_dyads(const Context& c) { return table_reply(c, dyad_grid(c, tally_dyads(*c.index, *rows_asked(c), level_of(c), c.budget)), "dyads", page_of(c)); }

Reply answer_places(const Context& c) {
  const Selection selected = rows_asked(c);
  const std::vector<Row>& rows = *selected;
  const auto placed = std::count_if(rows.begin(), rows.end(), [&](Row r) { return c.index->place[r] != 0; });
  return table_reply(c, place_grid(c, tally_places(*c.index, rows, c.budget)), "places", page_of(c, 500, 5000), {{"events", rows.size()}, {"placed", placed}});
}

Reply answer_countries(const Context& c) {
  const EventIndex& x = *c.index;
  std::map<std::uint32_t, Tally> by_country;
  const Selection rows = rows_asked(c);
  for (const Row r : *rows) {
    if (const std::uint32_t country = x.places[x.place[r]].country) by_country[country].add(x, r);
  }
  std::vector<std::pair<std::uint32_t, Tally>> list(by_country.begin(), by_country.end());
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second.events > b.second.events; });
  return table_reply(c, country_grid(c, std::move(list)), "countries", page_of(c, 300, 1000));
}

Reply answer_types(const Context& c) {
  const EventIndex& x = *c.index;
  std::vector<Tally> by_term(x.terms.size());
  const Selection rows = rows_asked(c);
  for (const Row r : *rows) by_term[x.kinds[x.kind[r]].plover].add(x, r);
  std::vector<std::pair<std::uint32_t, Tally>> list;
  for (std::uint32_t t = 0; t < by_term.size(); ++t) {
    if (by_term[t].events) list.emplace_back(t, by_term[t]);
  }
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second.events > b.second.events; });
  return table_reply(c, type_grid(c, std::move(list)), "types", page_of(c));
}

Json facets_json(const Context& c, const std::vector<Row>& rows) {
  const Facets f = tally_facets(*c.index, rows, c.budget);
  const auto list = [](const std::vector<Facet>& facets, std::size_t most) {
    Json out = Json::array();
    for (std::size_t i = 0; i < facets.size() && i < most; ++i) out.push_back({{"value", facets[i].value}, {"events", facets[i].events}});
    return out;
  };
  return {{"events", rows.size()},
          {"quad", f.quad},
          {"types", list(f.types, 50)},
          {"statuses", list(f.statuses, 10)},
          {"commitments", list(f.commitments, 10)},
          {"publishers", list(f.publishers, 50)},
          {"countries", list(f.countries, 100)}};
}

Reply answer_facets(const Context& c) {
  Reply out;
  out.body = dump(facets_json(c, *rows_asked(c)));
  return out;
}

// One point a happening, since forty reports of one act are no forty acts; events that linking has not seen stand for themselves.
std::vector<Point> points_of(const EventIndex& x, const std::vector<Row>& rows, const Budget& budget) {
  std::vector<Row> point_of(x.happenings.size(), kNoRow);
  std::vector<Point> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % 65536 == 0) budget.check();
    const Row r = rows[i], h = x.happening[r];
    if (h == kNoRow) {
      out.push_back({r, 1, 1});
    } else if (point_of[h] == kNoRow) {
      point_of[h] = static_cast<Row>(out.size());
      out.push_back({r, 1, static_cast<std::uint32_t>(x.origins(r))});
    } else {
      Point& p = out[point_of[h]];
      ++p.mentions;
      if (x.confidence[r] > x.confidence[p.event]) p.event = r;
    }
  }
  return out;
}

Reply answer_points(const Context& c) {
  const EventIndex& x = *c.index;
  const Selection selected = rows_asked(c);
  const std::vector<Row>& rows = *selected;
  std::vector<Point> points = points_of(x, rows, c.budget);
  std::erase_if(points, [&](const Point& p) { return x.date_values[x.date[p.event]].precision < Precision::month; });
  const bool drawn = c.parameter("format").empty() || c.parameter("format") == "json";
  const std::size_t total = points.size(), all = std::size_t{1} << 40, limit = limit_of(c, drawn ? 400 : all, drawn ? 2000 : all);
  const auto weightier = [&](const Point& a, const Point& b) {
    return std::tuple(b.origins, b.mentions, x.confidence[b.event], a.event) < std::tuple(a.origins, a.mentions, x.confidence[a.event], b.event);
  };
  if (points.size() > limit) {
    std::nth_element(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(limit), points.end(), weightier);
    points.resize(limit);
  }
  std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.event < b.event; });
  return table_reply(c, point_grid(c, std::move(points)), "points", Page{0, limit, {}}, {{"of", total}, {"events", rows.size()}});
}

std::vector<Row> happenings_of(const EventIndex& x, const std::vector<Row>& rows, const std::vector<Row>& order) {
  std::vector<std::uint8_t> there(x.happenings.size());
  // What sources state and no event tells is there when all events are: no filter of events can speak of it.
  for (Row h = 0; rows.size() == x.size() && h < x.happenings.size(); ++h) there[h] = x.happenings[h].mentions.size() == 0;
  for (const Row r : rows) {
    if (x.happening[r] != kNoRow) there[x.happening[r]] = 1;
  }
  std::vector<Row> list;
  for (const Row h : order) {
    if (there[h]) list.push_back(h);
  }
  return list;
}

// A dispute is about what its events tell. One whose accounts are all statements without an event is about its happening's events; where
// that has none either, no filter can speak of it, so it is there when all events are.
Disputes disputes_of(const EventIndex& x, const std::vector<Row>& rows, std::string_view kind, std::size_t most, Row happening) {
  std::vector<std::uint8_t> asked(x.size());
  for (const Row r : rows) asked[r] = 1;
  const auto of_happening = [&](Row h) {
    const Rows mentions = h == kNoRow ? Rows{} : x.happenings[h].mentions;
    if (mentions.size() == 0) return rows.size() == x.size();
    return std::any_of(x.mentions.begin() + mentions.first, x.mentions.begin() + mentions.last, [&](Row event) { return asked[event] != 0; });
  };
  Disputes out;
  for (Row first = 0; first < x.disputes.size() && out.disputes < most;) {
    Row last = first;
    bool passes = false, told = false;
    for (; last < x.disputes.size() && x.disputes[last].dispute == x.disputes[first].dispute; ++last) {
      if (const Row event = x.disputes[last].event; event != kNoRow) told = true, passes |= asked[event] != 0;
    }
    passes = (happening == kNoRow || x.disputes[first].about == happening) && (kind.empty() || x.disputes[first].kind == kind) &&
             (passes || (!told && of_happening(x.disputes[first].about)));
    if (passes) ++out.disputes;
    for (; first < last; ++first) {
      if (passes) out.sides.push_back(first);
    }
  }
  return out;
}

Reply answer_happenings(const Context& c) {
  const EventIndex& x = *c.index;
  const std::string &standing = c.parameter("standing"), &least = c.parameter("min_origins");
  const std::int64_t origins = least.empty() ? 0 : static_cast<std::int64_t>(number_of(least, "min_origins", 0, 1000000));
  const std::int64_t story = numbered(c.parameter("story"), 's');
  if (!c.parameter("story").empty() && story == kNoId) throw Refused{{400, "story is an id like s12"}};
  const std::string& order = c.parameter("order");
  std::vector<Row> list = happenings_of(x, *rows_asked(c), order == "newest" || order == "oldest" ? x.happenings_by_date : x.happenings_by_weight);
  if (order == "newest") std::reverse(list.begin(), std::partition_point(list.begin(), list.end(), [&](Row h) { return !x.happenings[h].date.empty(); }));
  const bool disputed = c.parameter("disputed") == "yes";
  const auto narrowed_out = [&](Row row) {
    const HappeningEntry& h = x.happenings[row];
    return (disputed && !h.disputed) || (!standing.empty() && !h.status.starts_with(standing)) || h.n_origins < origins || (story != kNoId && h.story != story);
  };
  // not looked at without need: they lie all over the memory
  if (disputed || !standing.empty() || origins > 0 || story != kNoId) std::erase_if(list, narrowed_out);
  return table_reply(c, happening_grid(c, std::move(list)), "happenings", page_of(c), {{"linked", !x.happenings.empty()}});
}

Reply answer_disputes(const Context& c) {
  const EventIndex& x = *c.index;
  const std::string& of = c.parameter("happening");
  Disputes found = disputes_of(x, *rows_asked(c), c.parameter("kind"), std::numeric_limits<std::size_t>::max(), of.empty() ? kNoRow : happening_named(x, of));
  return table_reply(c, dispute_grid(c, std::move(found.sides)), "disputes", page_of(c, 200, 2000),
                     {{"disputes", found.disputes}, {"linked", !x.happenings.empty()}});
}

}  // namespace dragoman::serve
