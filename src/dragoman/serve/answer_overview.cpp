// Answers that open the page: what the record is, the first view, what a word in the search box may mean.
#include <algorithm>
#include <map>
#include <set>

#include "dragoman/serve/routes.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {
namespace {

std::string rows_json(const Grid& grid, std::size_t most) {
  std::string out(1, '[');
  append_json_rows(out, grid, 0, most);
  out += ']';
  return out;
}

Json record_json(const Context& c) {
  const EventIndex& x = *c.index;
  Json out = {{"name", c.record.path().substr(c.record.path().rfind('/') + 1)},
              {"articles", x.articles.size()},
              {"events", x.size()},
              {"happenings", x.happenings.size()},
              {"publishers", x.publishers.size() - 1},
              {"generation", x.generation},
              {"linked", !x.happenings.empty()}};
  std::set<std::int64_t> disputes;
  for (const DisputeSide& s : x.disputes) disputes.insert(s.dispute);
  out["disputes"] = disputes.size();
  // the day of the first and the last event; a year alone says too little
  const auto exact = [&](Row r) { return x.date_values[x.date[r]].precision >= Precision::month; };
  const auto first = std::find_if(x.date.begin(), x.date.end(), [&](const std::uint32_t& d) { return exact(static_cast<Row>(&d - x.date.data())); });
  const auto last = std::find_if(x.date.rbegin(), x.date.rend(), [&](const std::uint32_t& d) { return exact(static_cast<Row>(&d - x.date.data())); });
  if (first != x.date.end()) out["first_date"] = x.dates[*first], out["last_date"] = x.dates[*last];
  return out;
}

constexpr std::size_t kSuggestions = 8;

}  // namespace

Reply answer_record(const Context& c) {
  Json out = record_json(c);
  Json written = Json::object();
  c.record.use(c.budget, [&](Database& d) {
    for (const auto& row : d.query("SELECT key, value FROM meta ORDER BY key").rows) written[row[0].value_or("")] = row[1].value_or("");
  });
  out["written_by"] = std::move(written);
  Reply reply;
  reply.body = dump(out);
  return reply;
}

Reply answer_overview(const Context& c) {
  const EventIndex& x = *c.index;
  const Selection selected = rows_asked(c);
  const std::vector<Row>& rows = *selected;
  Timeline t = timeline(x, rows, Unit::automatic, 120, c.budget);
  const std::string by = t.unit == Unit::day ? "day" : t.unit == Unit::week ? "week" : t.unit == Unit::month ? "month" : "year";
  std::vector<Row> newest, happenings = happenings_of(x, rows, x.happenings_by_weight);
  for (Row a = static_cast<Row>(x.articles.size()); a-- > 0 && newest.size() < 8;) newest.push_back(a);
  const std::size_t shown = std::min<std::size_t>(8, happenings.size());
  happenings.resize(shown);
  const std::vector<Row> sides = disputes_of(x, rows, {}, 6).sides;
  Reply out;
  out.body = "{\"record\":" + dump(record_json(c)) + ",\"events\":" + std::to_string(rows.size());
  out.body += ",\"timeline\":{\"by\":\"" + by + "\",\"undated\":" + std::to_string(t.undated) + ",\"imprecise\":" + std::to_string(t.imprecise);
  out.body += ",\"rows\":" + rows_json(timeline_grid(c, std::move(t)), 20000) + "}";
  out.body += ",\"dyads\":" + rows_json(dyad_grid(c, tally_dyads(x, rows, level_of(c), c.budget)), 12);
  out.body += ",\"actors\":" + rows_json(actor_grid(c, tally_actors(x, rows, level_of(c), c.budget)), 12);
  out.body += ",\"facets\":" + dump(facets_json(c, rows));
  out.body += ",\"newest\":" + rows_json(article_grid(c, newest), newest.size());
  out.body += ",\"happenings\":" + rows_json(happening_grid(c, happenings), shown);
  out.body += ",\"disputes\":" + rows_json(dispute_grid(c, sides), sides.size()) + "}";
  return out;
}

Reply answer_search(const Context& c) {
  const EventIndex& x = *c.index;
  const std::string& q = c.parameter("q");
  if (q.empty() || q.size() > 200) throw Refused{{400, "q is 1 to 200 bytes long"}};
  const std::string lower = to_lower(q);
  const auto has = [&](std::string_view text) { return text.find(lower) != std::string_view::npos; };
  struct Found {
    std::uint64_t events;
    Json what;
  };
  const auto best = [](std::vector<Found>& list) {
    std::stable_sort(list.begin(), list.end(), [](const Found& a, const Found& b) { return a.events > b.events; });
    Json out = Json::array();
    for (std::size_t i = 0; i < list.size() && i < kSuggestions; ++i) out.push_back(std::move(list[i].what)), out.back()["events"] = list[i].events;
    return out;
  };
  // codes and countries by what they are called, other actors by the names articles give them
  std::map<std::uint32_t, std::uint64_t> by_key;
  const std::vector<std::uint8_t> named = x.names_lower.containing(lower), published = x.publishers_lower.containing(lower),
                                  titled = x.titles_lower.containing(lower);
  std::vector<std::uint8_t> coded(x.codes.size());
  for (std::uint32_t i = 1; i < coded.size(); ++i) coded[i] = has(to_lower(x.codes[i])) || has(to_lower(c.labels.actor(x.codes[i])));
  for (Row a = 0; a < x.actors.size(); ++a) {
    const ActorName& n = x.actors[a];
    if (named[n.name] || coded[n.code]) by_key[n.key] += x.first_of_actor[a + 1] - x.first_of_actor[a];
  }
  std::vector<Found> actors, places, types, publishers;
  for (const auto& [key, events] : by_key) actors.push_back({events, {{"actor", x.keys[key]}, {"label", c.labels.actor(x.keys[key])}}});
  for (const auto& [code, name] : c.labels.country_names()) {  // the country as a whole stands for all its actors
    if (!has(to_lower(name)) && !has(to_lower(code))) continue;
    std::uint64_t events = 0;
    for (Row a = 0; a < x.actors.size(); ++a) {
      if (x.keys[x.actors[a].country] == code) events += x.first_of_actor[a + 1] - x.first_of_actor[a];
    }
    std::erase_if(actors, [&](const Found& f) { return f.what["actor"] == code; });
    if (events) actors.push_back({events, {{"actor", code}, {"label", name}}});
  }
  std::map<std::string, std::uint64_t> by_place;
  for (std::size_t p = 1; p < x.places.size(); ++p) {
    if (has(to_lower(x.places[p].name))) by_place[std::string(x.places[p].name)] += x.events_at_place[p];
  }
  for (const auto& [name, events] : by_place) places.push_back({events, {{"place", name}}});
  std::map<std::string_view, std::uint64_t> by_code;
  for (std::size_t k = 0; k < x.kinds.size(); ++k) by_code[x.terms[x.kinds[k].cameo]] += x.events_of_kind[k];
  for (const auto& [code, events] : by_code) {
    const std::string_view label = c.labels.event(code);
    if (has(to_lower(label)) || code.starts_with(q)) types.push_back({events, {{"type", code}, {"label", label}}});
  }
  for (std::size_t p = 1; p < x.publishers.size(); ++p) {
    if (published[p]) publishers.push_back({x.events_of_publisher[p], {{"publisher", x.publishers[static_cast<std::uint32_t>(p)]}}});
  }
  std::vector<Row> articles;
  for (Row a = static_cast<Row>(x.articles.size()); a-- > 0 && articles.size() < kSuggestions;) {
    if (a % 65536 == 0) c.budget.check();
    if (titled[a] || x.articles[a].id == q) articles.push_back(a);
  }
  Reply out;
  out.body = "{\"actors\":" + dump(best(actors)) + ",\"places\":" + dump(best(places)) + ",\"types\":" + dump(best(types)) +
             ",\"publishers\":" + dump(best(publishers)) + ",\"articles\":" + rows_json(article_grid(c, articles), articles.size()) + "}";
  return out;
}

Reply answer_labels(const Context& c) {
  Reply out;
  out.body =
      dump({{"events", c.labels.event_names()}, {"countries", c.labels.country_names()}, {"roles", c.labels.role_names()}, {"bodies", c.labels.bodies()}});
  return out;
}

}  // namespace dragoman::serve
