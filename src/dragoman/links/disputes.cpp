#include "dragoman/links/disputes.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "dragoman/links/same_event.h"
#include "dragoman/times/calendar.h"

namespace dragoman {
namespace {

constexpr double kApartKm = 60;

std::set<std::string> origins(const std::vector<Telling>& tellings, const DisputeSide& side, bool counted_only = false) {
  std::set<std::string> out;
  for (const std::size_t t : side.tellings) {
    if (tellings[t].counted || !counted_only) out.insert(tellings[t].account().origin);
  }
  return out;
}

/// At least two sides, and of each an origin that is on no other.
bool disputed(const std::vector<Telling>& tellings, const std::vector<DisputeSide>& sides, bool counted_only = false) {
  if (sides.size() < 2) return false;
  std::map<std::string, int> on;
  for (const DisputeSide& s : sides) {
    for (const std::string& o : origins(tellings, s, counted_only)) ++on[o];
  }
  std::size_t with_own = 0;
  for (const DisputeSide& s : sides) {
    const std::set<std::string> of_side = origins(tellings, s, counted_only);
    with_own += std::any_of(of_side.begin(), of_side.end(), [&](const std::string& o) { return !o.empty() && on[o] == 1; });
  }
  return with_own >= 2;
}

bool asserts(const Telling& t) { return !t.denial && t.account().stance == Stance::asserts && !t.account().origin.empty(); }

void add_denied(const std::vector<Telling>& tellings, std::vector<Dispute>& out) {
  DisputeSide happened{.value = "happened"}, denied{.value = "denied"};
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    if (asserts(tellings[i])) happened.tellings.push_back(i);
    else if (tellings[i].account().stance == Stance::denies && !tellings[i].account().origin.empty()) denied.tellings.push_back(i);
  }
  std::vector<DisputeSide> sides;
  if (!happened.tellings.empty()) sides.push_back(happened);
  if (!denied.tellings.empty()) sides.push_back(denied);
  // by origins alone, so that status_of() says the same
  if (disputed(tellings, sides, true)) out.push_back({"denied", sides});
}

/// Sides of tellings whose values agree, by a caller's test of one value against another; the first of a side stands for it. `also`: a weaker
/// test, for values that agree with no side outright.
template <class Value, class Agree, class Name>
std::vector<DisputeSide> sides_of(const std::vector<std::pair<std::size_t, Value>>& values, const Agree& agree, const Name& name,
                                  bool (*also)(const Value&, const Value&) = nullptr) {
  std::vector<DisputeSide> sides;
  std::vector<Value> first;
  for (const auto& [t, value] : values) {
    std::size_t s = 0;
    while (s < first.size() && !agree(first[s], value)) ++s;
    if (s == first.size() && also) {
      s = 0;
      while (s < first.size() && !also(first[s], value)) ++s;
    }
    if (s == first.size()) {
      first.push_back(value);
      sides.push_back({.value = name(value)});
    }
    sides[s].tellings.push_back(t);
  }
  return sides;
}

void add_actor(const std::vector<Telling>& tellings, std::vector<Dispute>& out) {
  std::vector<std::pair<std::size_t, const std::vector<MentionActor>*>> values;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const EventMention& m = *tellings[i].mention;
    // Who signed or met is told in either order; who attacked, arrested, expelled is what is disputed.
    // Of what is only said it is not known who did it: whoever stands before the verb.
    if (asserts(tellings[i]) && !m.said_only && !m.mutual && !m.source.empty() && act_family(m) >= 15) values.emplace_back(i, &m.source);
  }
  // Descriptions ("gunmen") go with any name: those with names or codes first, so that they found the sides.
  std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second->front().proper > b.second->front().proper; });
  const auto agree = [](const std::vector<MentionActor>* a, const std::vector<MentionActor>* b) {
    const ActorMatch m = match(*a, *b);
    return m != ActorMatch::country_differs && m != ActorMatch::sector_differs && m != ActorMatch::name_differs;
  };
  const std::vector<DisputeSide> sides = sides_of(
      values, agree, [](const std::vector<MentionActor>* a) { return a->front().name + (a->front().code.empty() ? "" : " (" + a->front().code + ")"); });
  if (disputed(tellings, sides)) out.push_back({"actor", sides});
}

std::string number_text(double n) {
  const auto whole = static_cast<long long>(n);
  return std::to_string(whole);
}

/// "30 days", "6 hours".
std::string duration_text(double days) {
  const bool hours = days < 1;
  const auto n = static_cast<long long>(std::lround(hours ? days * 24 : days));
  return std::to_string(n) + (hours ? " hour" : " day") + (n == 1 ? "" : "s");
}

void add_figures(const std::vector<Telling>& tellings, std::vector<Dispute>& out) {
  struct Range {
    double low, high;
    int day;
  };
  for (const MentionFigure kind : {MentionFigure::killed, MentionFigure::injured, MentionFigure::arrested, MentionFigure::displaced, MentionFigure::present,
                                   MentionFigure::target, MentionFigure::duration}) {
    std::vector<std::pair<std::size_t, Range>> values;
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      if (tellings[i].denial || tellings[i].account().origin.empty()) continue;
      for (const MentionCount& c : tellings[i].mention->figures) {
        if (c.kind == kind)
          values.emplace_back(i, Range{c.low, c.high > 0 ? std::max(c.low, c.high) : std::numeric_limits<double>::infinity(), tellings[i].published});
      }
    }
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second.day < b.second.day; });
    const auto agree = [](const Range& early, const Range& late) {
      if (early.low <= late.high && late.low <= early.high) return true;
      const double least = std::min(early.low, late.low), most = std::max(early.low, late.low);
      return most - least <= 0.05 * most;  // 5,000 and 5,100
    };
    const auto risen = [](const Range& early, const Range& late) { return late.day > early.day && early.day > 0 && late.low > early.low; };
    const auto name = [&](const Range& r) {
      if (kind == MentionFigure::duration) return duration_text(r.low);
      return number_text(r.low) + (std::isinf(r.high) ? " or more" : r.high > r.low ? " to " + number_text(r.high) : "");
    };
    const std::vector<DisputeSide> sides = sides_of(values, agree, name, static_cast<bool (*)(const Range&, const Range&)>(risen));
    if (disputed(tellings, sides)) return out.push_back({"figures", sides});
  }
}

void add_date(const std::vector<Telling>& tellings, std::vector<Dispute>& out) {
  std::vector<std::pair<std::size_t, int>> values;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    if (asserts(tellings[i]) && tellings[i].mention->day_kind == DayKind::exact) values.emplace_back(i, tellings[i].mention->day);
  }
  const std::vector<DisputeSide> sides = sides_of(
      values, [](int a, int b) { return a == b; }, [](int d) { return day_value(Day(std::chrono::days(d))); });
  if (disputed(tellings, sides)) out.push_back({"date", sides});
}

void add_place(const std::vector<Telling>& tellings, std::vector<Dispute>& out) {
  std::vector<std::pair<std::size_t, const MentionPlace*>> values;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const auto& p = tellings[i].mention->place;
    if (asserts(tellings[i]) && p && !p->wide && !p->nearby && p->located) values.emplace_back(i, &*p);
  }
  const std::vector<DisputeSide> sides = sides_of(
      values, [](const MentionPlace* a, const MentionPlace* b) { return a->name == b->name || distance_km(*a, *b) < kApartKm; },
      [](const MentionPlace* p) { return p->name; });
  if (disputed(tellings, sides)) out.push_back({"place", sides});
}

}  // namespace

std::vector<Dispute> find_disputes(const std::vector<Telling>& tellings) {
  std::vector<Dispute> out;
  add_denied(tellings, out);
  add_actor(tellings, out);
  add_figures(tellings, out);
  add_date(tellings, out);
  add_place(tellings, out);
  return out;
}

}  // namespace dragoman
