// The best value of each field of a happening.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "dragoman/links/happening_rows.h"
#include "dragoman/times/calendar.h"

namespace dragoman {
namespace {

/// The key with most votes; of equals the first in order.
template <class Key>
const Key* most(const std::map<Key, double>& votes) {
  const Key* best = nullptr;
  double n = 0;
  for (const auto& [key, v] : votes) {
    if (v > n) best = &key, n = v;
  }
  return best;
}

// A full code says more than a country, a name more than a description.
const MentionActor* best_actor(const std::vector<const EventMention*>& mentions, bool source) {
  std::map<std::string, double> votes;
  std::map<std::string, const MentionActor*> example;
  for (const EventMention* m : mentions) {
    for (const MentionActor& a : source ? m->source : m->target) {
      const std::string key = !a.code.empty() ? a.code : a.name;
      votes[key] += (0.2 + m->confidence) * (a.code.size() > 3 ? 1.2 : a.code.empty() ? 0.5 : 1) * (m->account.stance == Stance::denies ? 0.5 : 1);
      const MentionActor*& e = example[key];
      if (!e || (a.proper && !e->proper) || (a.proper == e->proper && a.name.size() > e->name.size())) e = &a;
    }
  }
  const std::string* key = most(votes);
  return key ? example[*key] : nullptr;
}

void set_place(HappeningValues& v, const std::vector<const EventMention*>& mentions) {
  std::map<std::pair<std::int64_t, std::string>, double> votes;
  std::map<std::pair<std::int64_t, std::string>, const MentionPlace*> example;
  for (const EventMention* m : mentions) {
    if (!m->place) continue;
    const std::pair key(m->place->geonames, m->place->name);
    votes[key] += (m->place->wide ? 0.3 : 1) * (m->place->nearby ? 0.4 : 1);
    example[key] = &*m->place;
  }
  const auto* key = most(votes);
  if (!key) return;
  const MentionPlace& p = *example[*key];
  v.place = p.name;
  v.geonames = p.geonames;
  v.located = p.located;
  v.lat = p.lat;
  v.lon = p.lon;
  v.country = p.country;
}

void set_date(HappeningValues& v, const std::vector<const EventMention*>& mentions) {
  std::map<int, double> days;
  int printed = 0, stretch = 0;
  bool any_printed = false, any_stretch = false;
  for (const EventMention* m : mentions) {
    if (m->day_kind == DayKind::exact) days[m->day] += 1;
    if (m->day_kind == DayKind::published) printed = any_printed ? std::min(printed, m->day) : m->day, any_printed = true;
    if (m->day_kind == DayKind::wide) stretch = m->day, any_stretch = true;
  }
  const int* day = most(days);
  if (day) v.date = day_value(Day(std::chrono::days(*day)));
  else if (any_printed) v.date = day_value(Day(std::chrono::days(printed)));
  else if (any_stretch) v.date = day_value(Day(std::chrono::days(stretch))).substr(0, 7);
}

std::vector<std::string> countries(const std::vector<const EventMention*>& mentions, bool source) {
  std::set<std::string> out;
  for (const EventMention* m : mentions) {
    for (const MentionActor& a : source ? m->source : m->target) {
      if (!a.country.empty()) out.insert(a.country);
    }
  }
  return {out.begin(), out.end()};
}

void set_figures(HappeningValues& v, const std::vector<const EventMention*>& mentions) {
  const auto widen = [](double& low, double& high, const MentionCount& c) {
    low = low < 0 ? c.low : std::min(low, c.low);
    high = std::max({high, c.low, c.high});
  };
  for (const EventMention* m : mentions) {
    for (const MentionCount& c : m->figures) {
      if (c.kind == MentionFigure::killed) widen(v.killed_low, v.killed_high, c);
      if (c.kind == MentionFigure::injured) widen(v.injured_low, v.injured_high, c);
    }
  }
}

}  // namespace

HappeningValues best_values(const std::vector<const EventMention*>& mentions) {
  HappeningValues v;
  std::map<std::string, double> codes, words;
  std::map<std::int64_t, double> stories;
  for (const EventMention* m : mentions) {
    if (!m->alleged_act) codes[m->cameo] += 0.2 + m->confidence;
    words[m->trigger] += m->said_only ? 0.5 : 1;
    stories[m->story] += 1;
    v.real = v.real || m->real;
    v.confidence = std::max(v.confidence, m->confidence);
  }
  const std::string* code = most(codes);
  if (code) {
    v.cameo = *code;
  } else {  // only told inside accusations: of what kind, its word says, but not which of them
    const EventMention& m = *mentions.front();
    v.cameo = act_family(m) == 18 ? "18" : m.act.substr(0, 2);
  }
  for (const EventMention* m : mentions) {
    if (m->cameo == v.cameo && !m->plover.empty()) v.plover = m->plover;
  }
  if (v.plover.empty() && v.cameo == "18") v.plover = "ASSAULT";
  if (const std::string* w = most(words)) v.words = *w;
  if (const auto* s = most(stories)) v.story = *s;
  if (const MentionActor* a = best_actor(mentions, true)) v.source = a->code, v.source_name = a->name;
  if (const MentionActor* a = best_actor(mentions, false)) v.target = a->code, v.target_name = a->name;
  set_place(v, mentions);
  set_date(v, mentions);
  set_figures(v, mentions);
  v.source_countries = countries(mentions, true);
  v.target_countries = countries(mentions, false);
  return v;
}

std::string status_of(const std::vector<Origin>& origins, const std::vector<std::string>& source_countries, const std::vector<std::string>& target_countries,
                      bool real) {
  std::size_t assert_n = 0, deny_n = 0, only_assert = 0, only_deny = 0;
  bool of_source = false, of_target = false;
  const auto among = [](const std::vector<std::string>& list, const std::string& c) {
    return !c.empty() && std::find(list.begin(), list.end(), c) != list.end();
  };
  for (const Origin& o : origins) {
    ++(o.denies ? deny_n : assert_n);
    const bool both = std::any_of(origins.begin(), origins.end(), [&](const Origin& x) { return x.origin == o.origin && x.denies != o.denies; });
    if (!both && !o.origin.empty()) ++(o.denies ? only_deny : only_assert);
    if (o.denies) continue;
    of_source = of_source || among(source_countries, o.country);
    of_target = of_target || (among(target_countries, o.country) && !among(source_countries, o.country));
  }
  if (only_deny && only_assert) return "disputed";
  if (deny_n && (!assert_n || (only_deny && !only_assert))) return "denied";
  if (!real) return "planned";
  if (of_source && of_target) return "confirmed by both sides";
  if (assert_n >= 2) return "confirmed";
  return of_source || of_target ? "claimed" : "reported";
}

}  // namespace dragoman
