// A hand-written grammar over tokens: at each token the longest expression that starts there, then its value.
//
// Order of the grammar: clock times, full dates, month dates, weekdays, deictic words, units with a modifier ("last week"), quantities ("two
// years ago", "a four-hour"), years, decades, sets. Values follow TimeML 1.2.1. Tense (of the nearest verb above) decides whether a weekday or
// month without year lies before or after the publication date.
#include "dragoman/times/find_times.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "dragoman/text/utf8.h"
#include "dragoman/times/calendar.h"
#include "dragoman/times/time_lexicon.h"

namespace dragoman {
namespace {

struct Found {
  std::size_t end = 0;  ///< token after the last, 0 = nothing found
  TimeType type = TimeType::DATE;
  std::string value;
  const char* because = "";
};

std::string number_text(double n) {
  char out[32];
  std::snprintf(out, sizeof out, n == std::floor(n) ? "%.0f" : "%.1f", n);
  return out;
}

/// P2D, PT4H, P10Y from an amount ("X" = unknown) and a unit code of times.tsv.
std::string duration_value(const std::string& amount, const std::string& unit) {
  if (unit == "F") return amount == "X" ? "PXW" : "P" + number_text(2 * std::atof(amount.c_str())) + "W";
  if (unit == "NI") return "P" + amount + "D";
  if (unit == "WE") return "P" + amount + "WE";
  if (unit == "C") return amount == "X" ? "PXC" : "P" + number_text(100 * std::atof(amount.c_str())) + "Y";
  if (unit == "E") return amount == "X" ? "PXE" : "P" + number_text(10 * std::atof(amount.c_str())) + "Y";
  if (unit[0] == 'T') return "PT" + amount + unit.substr(1);
  return "P" + amount + unit;
}

class Grammar {
 public:
  Grammar(const Article& article, const Analysis& analysis, const Tree& tree, const TimeLexicon& lexicon)
      : analysis_(analysis), tree_(tree), published_(parse_day(article.published)) {
    low_.reserve(analysis.tokens.size());
    for (const Token& t : analysis.tokens) low_.push_back(to_lower(t.form));
    entries_.reserve(low_.size());
    for (const std::string& w : low_) entries_.push_back(lexicon.all(w));
    reference_ = published_;
  }

  std::vector<TimeExpression> run() {
    std::vector<TimeExpression> out;
    for (const Sentence& s : analysis_.sentences) {
      begin_ = s.first_token, end_ = s.last_token;
      for (std::size_t i = begin_; i < end_;) {
        const Found f = at(i);
        if (f.end == 0) {
          ++i;
          continue;
        }
        TimeExpression t;
        t.span = {analysis_.tokens[i].span.begin, analysis_.tokens[f.end - 1].span.end};
        t.type = f.type;
        t.value = f.value;
        t.sentence = analysis_.tokens[i].sentence;
        t.because = f.because;
        if (const auto day = parse_day(t.value)) reference_ = day;
        out.push_back(std::move(t));
        i = f.end;
      }
    }
    return out;
  }

 private:
  // ---- words ------------------------------------------------------------------------------------------------
  bool is(std::size_t i, std::string_view w) const { return i < end_ && low_[i] == w; }
  bool any(std::size_t i, std::initializer_list<std::string_view> ws) const { return i < end_ && std::find(ws.begin(), ws.end(), low_[i]) != ws.end(); }
  const TimeLexicon::Entry* word(std::size_t i, std::string_view kind) const {
    if (i >= end_ || !entries_[i]) return nullptr;
    for (const TimeLexicon::Entry& entry : *entries_[i]) {
      if (entry.kind == kind) return &entry;
    }
    return nullptr;
  }
  const TimeLexicon::Entry* unit(std::size_t i) const {
    const auto* u = word(i, "unit");
    return u ? u : word(i, "units");
  }
  bool capitalised(std::size_t i) const { return i < end_ && analysis_.tokens[i].form[0] >= 'A' && analysis_.tokens[i].form[0] <= 'Z'; }
  std::optional<int> integer(std::size_t i, int lo, int hi) const {
    if (i >= end_ || low_[i].empty() || low_[i].size() > 4) return std::nullopt;
    int v = 0;
    for (const char c : low_[i]) {
      if (c < '0' || c > '9') return std::nullopt;
      v = v * 10 + (c - '0');
    }
    return v >= lo && v <= hi ? std::optional(v) : std::nullopt;
  }
  /// Day of the month: 5, 05, 5th.
  std::optional<int> month_day(std::size_t i) const {
    if (i >= end_) return std::nullopt;
    const std::string& w = low_[i];
    std::size_t n = 0;
    int v = 0;
    while (n < w.size() && w[n] >= '0' && w[n] <= '9' && n < 3) v = v * 10 + (w[n++] - '0');
    const std::string tail = w.substr(n);
    if (n == 0 || n > 2 || v < 1 || v > 31 || !(tail.empty() || tail == "st" || tail == "nd" || tail == "rd" || tail == "th")) return std::nullopt;
    return v;
  }
  std::optional<int> year(std::size_t i) const { return i < end_ && low_[i].size() == 4 ? integer(i, 1000, 2199) : std::nullopt; }
  bool month_at(std::size_t i) const {
    const auto* m = word(i, "month");
    if (!m) return false;
    // "may" and "march" are months only as names
    return capitalised(i) && (low_[i] != "may" || analysis_.tokens[i].upos != Upos::AUX) && (low_[i] != "march" || analysis_.tokens[i].upos != Upos::VERB) &&
           (low_[i].size() > 3 || low_[i] == "may" || low_[i].back() == '.' || month_day(i + 1) || year(i + 1));
  }
  int month_number(std::size_t i) const { return static_cast<int>(word(i, "month")->number); }

  // ---- tense ------------------------------------------------------------------------------------------------
  /// +1 if the clause around token i speaks of the future, -1 of the past, 0 undecided.
  int tense(std::size_t i) const {
    Index up = static_cast<Index>(i);
    for (int steps = 0; up != kNone && steps < 12; ++steps, up = analysis_.tokens[up].head) {
      const Token& t = analysis_.tokens[up];
      if (t.upos != Upos::VERB && !(t.upos == Upos::AUX && t.head == kNone)) {
        bool copula = false;
        for (const Index c : tree_.children(up)) copula |= analysis_.tokens[c].deprel == Deprel::cop;
        if (!copula) continue;
      }
      bool future = false, past = t.xpos == "VBD" || t.xpos == "VBN", infinitive = false;
      for (const Index c : tree_.children(up)) {
        const Token& a = analysis_.tokens[c];
        if (a.upos == Upos::AUX || a.deprel == Deprel::cop) {
          future |= a.lemma == "will" || a.lemma == "shall" || a.lemma == "may" || a.lemma == "'ll";
          past |= a.xpos == "VBD";
        }
        infinitive |= a.form == "to" && a.deprel == Deprel::mark;
      }
      if (future) return 1;
      if (infinitive && t.deprel != Deprel::advcl) {  // a purpose has the time of what was done for it
        // "is to meet Friday", "plans to meet Friday", "scheduled to meet": ahead
        return 1;
      }
      if (past) return -1;
      if (t.xpos == "VBP" || t.xpos == "VBZ") return 0;
    }
    return 0;
  }

  // ---- grammar ----------------------------------------------------------------------------------------------
  Found at(std::size_t i) {
    for (auto rule : {&Grammar::clock, &Grammar::iso_date, &Grammar::part_of, &Grammar::month_date, &Grammar::week_day, &Grammar::deictic, &Grammar::each,
                      &Grammar::quarter, &Grammar::modified_unit, &Grammar::quantity, &Grammar::plain_year, &Grammar::single_word}) {
      Found f = (this->*rule)(i);
      if (f.end) return f;
    }
    return {};
  }

  static Found make(std::size_t end, TimeType type, std::string value, const char* because) { return {end, type, std::move(value), because}; }

  std::string day_or_unknown(std::optional<Day> d) const { return d ? day_value(*d) : "XXXX-XX-XX"; }

  /// "10 a.m.", "3:30 p.m. EDT Thursday", "1400 GMT", "noon Saturday".
  Found clock(std::size_t i) {
    std::size_t j = i;
    std::string hhmm;
    if (j < end_ && !low_[j].empty() && low_[j][0] >= '0' && low_[j][0] <= '9') {
      const std::string& w = low_[j];
      const std::size_t colon = w.find_first_of(":.");
      int hour = std::atoi(w.c_str()), minute = colon == std::string::npos ? 0 : std::atoi(w.c_str() + colon + 1);
      const bool military = w.size() == 4 && colon == std::string::npos && any(j + 1, {"gmt", "utc", "hours", "hrs", "local"});
      if (military) minute = hour % 100, hour /= 100;
      const bool half = any(j + 1, {"a.m.", "p.m.", "am", "pm", "a.m", "p.m"});
      const bool clock_form = colon != std::string::npos && w[colon] == ':' && w.size() - colon == 3;
      if (hour > 24 || minute > 59 || w.size() > 5 || !(half || clock_form || military || (any(j + 1, {"o'clock"})))) return {};
      if (half) hour = hour % 12 + (low_[j + 1][0] == 'p' ? 12 : 0);
      char out[8];
      std::snprintf(out, sizeof out, "T%02d:%02d", hour, minute);
      hhmm = out;
      j += half || any(j + 1, {"o'clock"}) ? 2 : 1;
      if (is(j, "(")) {
      } else if (any(j, {"local"}) && is(j + 1, "time")) j += 2;
      else if (any(j, {"gmt", "utc", "est", "edt", "cet", "pst", "bst", "ist"})) ++j;
      if (is(j, "in") && is(j + 1, "the") && word(j + 2, "daypart")) j += 3;
    } else if (const auto* part = word(j, "daypart"); part && part->value[0] == 'T') {
      hhmm = part->value;
      ++j;
    } else {
      return {};
    }
    std::optional<Day> day = published_;
    std::size_t k = is(j, "on") || is(j, ",") ? j + 1 : j;
    if (word(k, "weekday")) {
      Found d = week_day(k);
      return make(d.end, TimeType::TIME, d.value.substr(0, 10) + hhmm, "clock time with weekday");
    }
    if (is(j, "on") || is(j, ",")) k = j;
    if (const auto* d = word(k, "day")) {
      if (day) *day += std::chrono::days(static_cast<int>(d->number));
      return make(k + 1, TimeType::TIME, day_or_unknown(day) + hhmm, "clock time with day");
    }
    return make(j, TimeType::TIME, day_or_unknown(reference_ ? reference_ : day) + hhmm, "clock time");
  }

  /// 2018-08-28, 8/28/2018 (month first, as in American newswire), 28.08.2018.
  Found iso_date(std::size_t i) {
    const std::string& w = low_[i];
    if (const auto day = parse_day(w); day && w.size() == 10) return make(i + 1, TimeType::DATE, w, "ISO date");
    int a = 0, b = 0, y = 0;
    char s1 = 0, s2 = 0;
    if (std::sscanf(w.c_str(), "%2d%c%2d%c%4d", &a, &s1, &b, &s2, &y) == 5 && s1 == s2 && (s1 == '/' || s1 == '.' || s1 == '-')) {
      if (y < 100) y += y < 50 ? 2000 : 1900;
      const bool day_first = s1 == '.' || a > 12;
      if (const auto day = make_day(y, day_first ? b : a, day_first ? a : b)) return make(i + 1, TimeType::DATE, day_value(*day), "numeric date");
    }
    return {};
  }

  /// The year a month or date without one belongs to.
  int year_for(int month, std::optional<int> day, std::size_t i) const {
    const int here = year_of(*published_);
    const Day start = *make_day(here, month, std::min(day.value_or(1), 28));
    const int t = tense(i);
    if (t > 0) return start + std::chrono::days(day ? 0 : 27) < *published_ - std::chrono::days(1) ? here + 1 : here;
    // a date without a year that is near ahead is the coming one even below a verb of the past ("an election was set for May")
    constexpr auto kNearAhead = std::chrono::days(120);
    if (t < 0) return start > *published_ + kNearAhead ? here - 1 : here;
    // undecided: the nearest
    const auto distance = (start - *published_).count();
    return distance > 200 ? here - 1 : distance < -200 ? here + 1 : here;
  }

  /// "Oct. 12", "August 28, 2018", "28 August 2018", "March 2011", "last November", "April".
  Found month_date(std::size_t i) {
    std::size_t j = i;
    std::optional<int> day;
    bool the = false;
    if (is(j, "the") && month_day(j + 1) && (month_at(j + 2) || (is(j + 2, "of") && month_at(j + 3)))) the = true, ++j;
    if (const auto d = month_day(j); d && (month_at(j + 1) || (is(j + 1, "of") && month_at(j + 2)))) {
      day = d;
      j += is(j + 1, "of") ? 2 : 1;
    } else if (the) {
      return {};
    }
    int shift = 0;
    bool shifted = false;
    if (!day && any(j, {"last", "next", "this", "past"}) && month_at(j + 1) && !month_day(j + 2)) {
      shift = is(j, "next") ? 1 : is(j, "this") ? 0 : -1;
      shifted = true;
      ++j;
    }
    if (!month_at(j)) return {};
    const int month = month_number(j);
    ++j;
    if (!day) {
      if (const auto d = month_day(j); d && !(is(j + 1, "%"))) day = d, ++j;
      else if (const auto* o = word(j, "ordinal"); o && o->number <= 31) day = static_cast<int>(o->number), ++j;
    }
    std::optional<int> y;
    if (is(j, ",") && year(j + 1)) y = year(j + 1), j += 2;
    else if (year(j)) y = year(j), ++j;
    else if (is(j, "of") && year(j + 1)) y = year(j + 1), j += 2;
    else if (any(j, {"this", "last", "next"}) && is(j + 1, "year") && published_)
      y = year_of(*published_) + (is(j, "last") ? -1 : is(j, "next") ? 1 : 0), j += 2;
    if (!y && published_) {
      if (shifted) {
        const int here = year_of(*published_), now = month_of(*published_);
        y = shift < 0 ? (month >= now ? here - 1 : here) : shift > 0 ? (month <= now ? here + 1 : here) : here;
      } else {
        y = year_for(month, day, i);
      }
    }
    char out[16];
    if (!y) std::snprintf(out, sizeof out, day ? "XXXX-%02d-%02d" : "XXXX-%02d", month, day.value_or(0));
    else if (day && !make_day(*y, month, *day)) return {};
    else std::snprintf(out, sizeof out, day ? "%04d-%02d-%02d" : "%04d-%02d", *y, month, day.value_or(0));
    return make(j, TimeType::DATE, out, "month date");
  }

  /// "Friday", "on Friday night", "last Tuesday", "Friday, Oct. 12".
  Found week_day(std::size_t i) {
    std::size_t j = i;
    int shift = 0;
    if (any(j, {"last", "next", "this", "coming", "past"})) {
      if (is(j, "this") && is(j + 1, "coming")) shift = 1, j += 2;
      else shift = any(j, {"next", "coming"}) ? 1 : is(j, "this") ? 0 : -1, ++j;
    }
    const auto* w = word(j, "weekday");
    if (!w || !capitalised(j)) return {};
    const bool modified = j > i;
    const int weekday = static_cast<int>(w->number);
    ++j;
    // "Friday, Oct. 12": the date says it
    const std::size_t k = is(j, ",") ? j + 1 : j;
    if (month_at(k) || (month_day(k) && month_at(k + 1))) {
      Found f = month_date(k);
      if (f.end && f.value.size() == 10) return f;
    }
    std::string value;
    if (published_) {
      const int t = modified ? shift : tense(i);
      // Undecided tense: a weekday one or two days off is the coming one ("the talks open Tuesday", told on Monday).
      const int ahead = (weekday - weekday_of(*published_) + 7) % 7;
      // nobody writes "Tuesday" on a Monday for six days ago, nor "Friday" on a Saturday for six days ahead: that is tomorrow and yesterday
      const bool coming = modified ? t > 0 : ahead == 1 || (ahead != 6 && (t > 0 || (t == 0 && ahead == 2)));
      Day d = coming && ahead == 0 && !modified ? *published_ : nearest_weekday(*published_, weekday, coming);
      if (modified && shift < 0 && d == *published_) d -= std::chrono::days(7);
      value = day_value(d);
    } else {
      value = "XXXX-WXX-" + std::to_string(weekday);
    }
    if (const auto* part = word(j, "daypart")) {
      return make(j + 1, TimeType::TIME, value + (part->value[0] == 'T' && part->value.size() > 2 ? "" : "T") + part->value, "weekday with part of day");
    }
    if (is(j, "at") && word(j + 1, "daypart") && word(j + 1, "daypart")->value[0] == 'T')
      return make(j + 2, TimeType::TIME, value + word(j + 1, "daypart")->value, "weekday with clock time");
    return make(j, TimeType::DATE, value, "weekday by tense and publication date");
  }

  /// today, yesterday, tomorrow, tonight, last night, this morning, the day before yesterday.
  Found deictic(std::size_t i) {
    std::size_t j = i;
    if (any(j, {"late", "early"}) && (word(j + 1, "day") || is(j + 1, "this"))) ++j;
    if (is(j, "the") && is(j + 1, "day") && any(j + 2, {"before", "after"}) && word(j + 3, "day")) {
      const int n = static_cast<int>(word(j + 3, "day")->number) + (is(j + 2, "after") ? 1 : -1);
      return make(j + 4, TimeType::DATE, published_ ? day_value(*published_ + std::chrono::days(n)) : "XXXX-XX-XX", "day counted from the publication date");
    }
    if (const auto* d = word(j, "day")) {
      const auto day = published_ ? std::optional(*published_ + std::chrono::days(static_cast<int>(d->number))) : std::nullopt;
      if (const auto* part = word(j + 1, "daypart"))
        return make(j + 2, TimeType::TIME, day_or_unknown(day) + (part->value.size() > 2 ? "" : "T") + part->value, "deictic day");
      if (!day)
        return make(j + 1, TimeType::DATE, d->number == 0 ? "PRESENT_REF" : d->number < 0 ? "PAST_REF" : "FUTURE_REF", "deictic day without publication date");
      return make(j + 1, TimeType::DATE, day_value(*day), "deictic day");
    }
    if (is(j, "tonight")) return make(j + 1, TimeType::TIME, day_or_unknown(published_) + "TNI", "deictic part of day");
    if (any(j, {"last", "this"}) && word(j + 1, "daypart") && word(j + 1, "daypart")->value[0] != 'T') {
      auto day = published_;
      if (day && is(j, "last")) *day -= std::chrono::days(1);
      return make(j + 2, TimeType::TIME, day_or_unknown(day) + "T" + word(j + 1, "daypart")->value, "deictic part of day");
    }
    if (is(j, "overnight") && analysis_.tokens[j].upos == Upos::ADV) return make(j + 1, TimeType::TIME, day_or_unknown(published_) + "TNI", "part of day");
    if (is(j, "the") && any(j + 1, {"next", "following", "previous", "same"}) && any(j + 2, {"day", "morning", "night"}) && reference_) {
      const int n = is(j + 1, "same") ? 0 : is(j + 1, "previous") ? -1 : 1;
      return make(j + 3, TimeType::DATE, day_value(*reference_ + std::chrono::days(n)), "day counted from the date mentioned before");
    }
    if (is(j, "the") && is(j + 1, "day") && any(j + 2, {"before", "after"}) && reference_ && (j + 3 == end_ || analysis_.tokens[j + 3].upos == Upos::PUNCT)) {
      return make(j + 3, TimeType::DATE, day_value(*reference_ + std::chrono::days(is(j + 2, "after") ? 1 : -1)), "day counted from the date mentioned before");
    }
    if (is(j, "a") && is(j + 1, "day") && any(j + 2, {"earlier", "later"}) && reference_) {
      return make(j + 3, TimeType::DATE, day_value(*reference_ + std::chrono::days(is(j + 2, "later") ? 1 : -1)), "day counted from the date mentioned before");
    }
    return {};
  }

  /// "every day", "each Thursday", "daily", "Tuesdays", "a year" after a rate is left alone.
  Found each(std::size_t i) {
    if (const auto* s = word(i, "set"); s && analysis_.tokens[i].upos != Upos::PROPN) return make(i + 1, TimeType::SET, s->value, "set word");
    if (const auto* w = word(i, "weekday_plural"); w && capitalised(i)) return make(i + 1, TimeType::SET, "XXXX-WXX-" + w->value, "plural weekday");
    if (!any(i, {"every", "each"})) return {};
    std::size_t j = i + 1;
    std::string amount = "1";
    if (const auto n = integer(j, 1, 999)) amount = std::to_string(*n), ++j;
    else if (const auto* w = word(j, "number"); w && w->number >= 1) amount = number_text(w->number), ++j;
    else if (is(j, "other")) amount = "2", ++j;
    if (const auto* w = word(j, "weekday")) return make(j + 1, TimeType::SET, "XXXX-WXX-" + w->value, "set of weekdays");
    if (const auto* u = unit(j)) return make(j + 1, TimeType::SET, duration_value(amount, u->value), "set of units");
    if (word(j, "daypart")) return make(j + 1, TimeType::SET, "XXXX-XX-XXT" + word(j, "daypart")->value, "set of parts of day");
    return {};
  }

  /// "the third quarter", "third-quarter", "the fourth quarter of 1989".
  Found quarter(std::size_t i) {
    std::size_t j = i + (is(i, "the") ? 1 : 0);
    const auto* o = word(j, "ordinal");
    if (!o || o->number > 4) return {};
    std::size_t k = j + 1;
    if (is(k, "-")) ++k;
    if (!is(k, "quarter")) return {};
    ++k;
    const int q = static_cast<int>(o->number);
    std::optional<int> y;
    if (is(k, "of") && year(k + 1)) y = year(k + 1), k += 2;
    else if (is(k, "of") && any(k + 1, {"this", "last", "next"}) && is(k + 2, "year") && published_)
      y = year_of(*published_) + (is(k + 1, "last") ? -1 : is(k + 1, "next") ? 1 : 0), k += 3;
    if (!y && published_) {
      const int now = (month_of(*published_) - 1) / 3 + 1;
      y = year_of(*published_) - (q > now && tense(i) <= 0 ? 1 : 0);
    }
    if (y && !last_quarter_) last_quarter_ = q, quarter_year_ = *y;
    return make(k, TimeType::DATE, y ? quarter_value(*y, q) : "XXXX-Q" + std::to_string(q), "quarter");
  }

  /// "last week", "this year", "next month", "the past year", "the weekend", "the past two months".
  Found modified_unit(std::size_t i) {
    std::size_t j = i;
    if (any(j, {"early", "late"}) && any(j + 1, {"last", "this", "next"})) ++j;
    const bool the = is(j, "the");
    if (the) ++j;
    const bool last = any(j, {"last", "previous", "past", "preceding"}), next = any(j, {"next", "coming", "following"}), current = any(j, {"this", "current"});
    if (!last && !next && !current) {
      if (the && is(j, "weekend")) return make(j + 1, TimeType::DATE, published_ ? week_value(*published_) + "-WE" : "XXXX-WXX-WE", "weekend");
      if (the && any(j, {"latest"}) && any(j + 1, {"quarter", "period"}) && last_quarter_)
        return make(j + 2, TimeType::DATE, quarter_value(quarter_year_, last_quarter_), "the quarter named before");
      if (the && is(j, "year") && published_ && last_quarter_) return make(j + 1, TimeType::DATE, year_value(year_of(*published_)), "this year");
      return {};
    }
    ++j;
    // a counted or vague number makes it a duration: "the past two months", "the next few days"
    std::string amount;
    std::size_t k = j;
    if (read_amount(k, amount) && unit(k)) return make(k + 1, TimeType::DURATION, duration_value(amount, unit(k)->value), "duration before or ahead");
    if (const auto* s = word(j, "season")) {
      if (!published_) return make(j + 1, TimeType::DATE, "XXXX-" + s->value, "season");
      static constexpr int kStart[] = {3, 6, 9, 12};
      const int start = s->value == "SP" ? kStart[0] : s->value == "SU" ? kStart[1] : s->value == "FA" ? kStart[2] : kStart[3];
      int y = year_of(*published_);
      if (last && start >= month_of(*published_) - 1) --y;
      if (next && start <= month_of(*published_)) ++y;
      return make(j + 1, TimeType::DATE, year_value(y) + "-" + s->value, "season");
    }
    const auto* u = word(j, "unit");
    if (!u) {
      if (const auto* us = word(j, "units"); us && (last || next))
        return make(j + 1, TimeType::DURATION, duration_value("X", us->value), "duration before or ahead");
      return {};
    }
    const int step = last ? -1 : next ? 1 : 0;
    if (the && any(j - 1, {"past", "last", "next", "coming"}) && u->value != "D" && !is(j - 1, "previous")) {
      if (u->value == "Y" || u->value == "M" || u->value == "W" || u->value == "E") {
        if (is(j - 1, "past") || is(j - 1, "coming")) return make(j + 1, TimeType::DURATION, duration_value("1", u->value), "duration before or ahead");
      }
    }
    const bool narrative = the && any(j - 1, {"previous", "following", "preceding"});
    const auto anchor = narrative ? reference_ : published_;
    if (!anchor) return make(j + 1, TimeType::DATE, step < 0 ? "PAST_REF" : step > 0 ? "FUTURE_REF" : "PRESENT_REF", "relative without publication date");
    const int y = year_of(*anchor), m = month_of(*anchor);
    const std::string& v = u->value;
    if (v == "Y") return make(j + 1, TimeType::DATE, year_value(y + step), "year counted from the publication date");
    if (v == "M") return make(j + 1, TimeType::DATE, month_value(y, m + step), "month counted from the publication date");
    if (v == "Q") return make(j + 1, TimeType::DATE, quarter_value(y, (m - 1) / 3 + 1 + step), "quarter counted from the publication date");
    if (v == "W") return make(j + 1, TimeType::DATE, week_value(*anchor + std::chrono::days(7 * step)), "week counted from the publication date");
    if (v == "WE")
      return make(j + 1, TimeType::DATE, week_value(*anchor + std::chrono::days(7 * std::min(step, 1) + (step < 0 && weekday_of(*anchor) > 5 ? 7 : 0))) + "-WE",
                  "weekend");
    if (v == "D") return make(j + 1, TimeType::DATE, day_value(*anchor + std::chrono::days(step)), "day counted");
    if (v == "E") return make(j + 1, TimeType::DATE, std::to_string(y / 10 + step), "decade counted");
    if (v == "C") return make(j + 1, TimeType::DATE, std::to_string(y / 100 + step), "century counted");
    return {};
  }

  /// Reads an amount ("two", "10", "a", "several", "2 1/2", "twenty-five", "a couple of"); true if there was one.
  bool read_amount(std::size_t& i, std::string& amount) const {
    std::size_t j = i;
    while (word(j, "approximate") || any(j, {"at", "more", "less", "up", "no", "some"})) {
      if (word(j, "approximate")) ++j;
      else if (is(j, "at") && any(j + 1, {"least", "most"})) j += 2;
      else if (any(j, {"more", "less"}) && is(j + 1, "than")) j += 2;
      else if (is(j, "up") && is(j + 1, "to")) j += 2;
      else if (is(j, "no") && any(j + 1, {"more", "less"}) && is(j + 2, "than")) j += 3;
      else if (is(j, "some") && (integer(j + 1, 1, 9999) || word(j + 1, "number"))) ++j;
      else break;
    }
    if (is(j, "the") || any(j, {"these", "those"})) return false;
    if (is(j, "a") && any(j + 1, {"few", "couple", "number"})) {
      j += is(j + 2, "of") ? 3 : 2;
      amount = low_[j - 1] == "of" && low_[j - 2] == "couple" ? "2" : "X";
    } else if (j < end_ && !low_[j].empty() && low_[j][0] >= '0' && low_[j][0] <= '9') {
      const std::string& w = low_[j];
      if (w.find_first_not_of("0123456789.,") != std::string::npos) return false;
      std::string plain;
      for (const char c : w) {
        if (c != ',') plain += c;
      }
      amount = number_text(std::atof(plain.c_str()));
      ++j;
      if (is(j, "1/2")) amount = number_text(std::atof(plain.c_str()) + .5), ++j;
    } else if (const auto* n = word(j, "number")) {
      double total = n->number;
      ++j;
      if (total < 1 && is(j, "a")) ++j;
      if (is(j, "-") && word(j + 1, "number") && word(j + 1, "number")->number < 10 && total >= 20) total += word(j + 1, "number")->number, j += 2;
      else if (const auto* m = word(j, "number"); m && m->number >= 12 && total < m->number) total *= m->number, ++j;
      amount = number_text(total);
    } else if (word(j, "vague")) {
      amount = "X";
      ++j;
    } else {
      return false;
    }
    if (any(j, {"more", "full", "long", "straight", "consecutive", "additional", "short"})) ++j;
    i = j;
    return true;
  }

  /// "two years ago", "10-day", "four hours", "a year earlier", "years", "the four days", "the first nine months".
  Found quantity(std::size_t i) {
    std::size_t j = i;
    const bool the = any(j, {"the", "those", "these"});
    if (the) ++j;
    bool ordinal = false;
    if (the && (word(j, "ordinal") || is(j, "final")) && !is(j + 1, "quarter")) ordinal = true, ++j;
    std::string amount;
    std::size_t k = j;
    const bool counted = read_amount(k, amount);
    if (!counted) {
      if (the) return {};
      // bare plurals: "years", "for weeks", "decades-long"
      if (const auto* u = word(j, "units"); u && u->value[0] != 'T' && u->value != "NI" && (j == begin_ || analysis_.tokens[j - 1].upos != Upos::NUM)) {
        if (is(j + 1, "ago")) return make(j + 2, TimeType::DATE, "PAST_REF", "vague past");
        if (is(j + 1, "-") && any(j + 2, {"long", "old"})) return make(j + 3, TimeType::DURATION, duration_value("X", u->value), "vague duration");
        const bool alone = j > begin_ && (any(j - 1, {"for", "in", "over", "after", "within", "of", "took", "take", "takes"}));
        if (alone && !is(j + 1, "of")) return make(j + 1, TimeType::DURATION, duration_value("X", u->value), "vague duration");
      }
      return {};
    }
    const bool hyphen = is(k, "-");
    if (hyphen) ++k;
    const auto* u = unit(k);
    if (!u || (hyphen && the)) return {};
    // a rate, not a stretch of time: "four flights a week", "$1.76 a year"
    if (any(i, {"a", "an"}) && i > begin_ &&
        (analysis_.tokens[i - 1].upos == Upos::NUM || analysis_.tokens[i - 1].xpos == "NNS" || analysis_.tokens[i - 1].form == "%"))
      return {};
    if ((amount == "1" && any(j, {"a", "an"})) && word(k, "units")) return {};
    // "second" after a number word is rarely time; ages are not durations of acts
    ++k;
    if (is(k, "-") && any(k + 1, {"old"})) return {};
    if (any(k, {"old"}) || (u->value == "Y" && is(k, "of") && is(k + 1, "age"))) return {};
    if (hyphen && is(k, "-") && is(k + 1, "long")) k += 2;
    const double n = std::atof(amount.c_str());
    if (any(k, {"ago", "earlier", "before", "later", "hence", "previously"}) || (is(k, "from") && is(k + 1, "now"))) {
      const bool ahead = any(k, {"later", "hence", "from"});
      const std::size_t stop = is(k, "from") ? k + 2 : k + 1;
      if (is(k, "before") && stop < end_ && analysis_.tokens[stop].upos != Upos::PUNCT)
        return make(k, TimeType::DURATION, duration_value(amount, u->value), "duration");
      const auto anchor = any(k, {"ago", "hence", "from"}) ? published_ : reference_;
      if (!anchor || amount == "X") return make(stop, TimeType::DATE, ahead ? "FUTURE_REF" : "PAST_REF", "relative date");
      const int steps = static_cast<int>(ahead ? n : -n);
      const std::string& v = u->value;
      std::string value;
      if (v == "Y") value = last_quarter_ && n == 1 ? quarter_value(quarter_year_ + steps, last_quarter_) : year_value(year_of(*anchor) + steps);
      else if (v == "M") value = month_value(year_of(*anchor), month_of(*anchor) + steps);
      else if (v == "W") value = week_value(*anchor + std::chrono::days(7 * steps));
      else if (v == "D" || v == "NI") value = day_value(*anchor + std::chrono::days(steps));
      else if (v == "E") value = std::to_string(year_of(*anchor) / 10 + steps);
      else if (v == "C") value = std::to_string(year_of(*anchor) / 100 + steps);
      else value = day_value(*anchor);
      return make(stop, TimeType::DATE, value, "date counted from a known one");
    }
    (void)ordinal;
    if (u->value == "NI" && !hyphen) return {};
    if (word(k - 1, "unit") && !hyphen && n > 1.5) return {};  // "two month" without hyphen is no duration
    return make(k, TimeType::DURATION, duration_value(amount, u->value), hyphen ? "hyphenated duration" : "duration");
  }

  /// "early 1990", "the end of 2011", "mid-October", "the beginning of next year".
  Found part_of(std::size_t i) {
    std::size_t j = i;
    if (is(j, "the")) ++j;
    const bool part = word(j, "part") != nullptr;
    if (!part) return {};
    ++j;
    if (is(j, "of")) {
      ++j;
    } else if (is(j, "-")) {
      ++j;
    } else if (any(j - 1, {"end", "beginning", "start", "middle"})) {
      return {};
    }
    const std::size_t inner = is(j, "the") ? j + 1 : j;
    for (auto rule : {&Grammar::month_date, &Grammar::modified_unit, &Grammar::plain_year}) {
      for (const std::size_t start : {j, inner}) {
        Found f = (this->*rule)(start);
        if (f.end) return f;
      }
    }
    if (const auto* s = word(j, "season"))
      return make(j + 1, TimeType::DATE, (published_ ? year_value(year_of(*published_)) : "XXXX") + "-" + s->value, "season");
    return {};
  }

  /// A year standing alone, a decade, a season with a year.
  Found plain_year(std::size_t i) {
    std::size_t j = i;
    if (is(j, "the") && is(j + 1, "year") && year(j + 2)) j += 2;
    if (const auto* s = word(j, "season"); s) {
      const std::size_t k = is(j + 1, "of") ? j + 2 : j + 1;
      if (year(k)) return make(k + 1, TimeType::DATE, low_[k] + "-" + s->value, "season of a year");
    }
    if (const auto y = year(j); y && *y >= 1500 && *y <= 2100) {
      const Token& t = analysis_.tokens[j];
      const bool money = j > begin_ && any(j - 1, {"$", "£", "€", "#", "no.", "nos."});
      const bool counts = t.deprel == Deprel::nummod && t.head != kNone && t.head > j && (analysis_.tokens[t.head].xpos == "NNS");
      if (!money && !counts && !any(j + 1, {"%", "percent", "people", "troops", "soldiers", "gmt", "hours"}))
        return make(j + 1, TimeType::DATE, low_[j], "year");
      return {};
    }
    const bool the = is(j, "the");
    if (the && j + 1 < end_ && low_[j + 1].size() == 5 && low_[j + 1][4] == 's') return {};  // "the 1960s": the article stays outside
    const std::size_t k = the ? j + 1 : j;
    if (k < end_ && low_[k].size() == 5 && low_[k][4] == 's' && low_[k].find_first_not_of("0123456789s") == std::string::npos && low_[k][3] == '0')
      return make(k + 1, TimeType::DATE, low_[k].substr(0, 3), "decade");
    if (the && word(k, "decade")) return make(k + 1, TimeType::DATE, word(k, "decade")->value, "decade");
    if (const auto* o = word(k, "ordinal"); the && o && is(k + 1, "century")) return make(k + 2, TimeType::DATE, number_text(o->number - 1), "century");
    return {};
  }

  Found single_word(std::size_t i) {
    for (const char* kind : {"present", "past", "future"}) {
      if (const auto* w = word(i, kind)) {
        if (is(i, "now") && (is(i + 1, "-") || any(i + 1, {"that"}))) return {};
        if (is(i, "soon") && any(i + 1, {"as", "after"})) return {};
        if (is(i, "recently") && i > begin_ && is(i - 1, "most")) return {};
        return make(i + 1, TimeType::DATE, w->value, "reference word");
      }
    }
    if (is(i, "the") && is(i + 1, "future")) return make(i + 2, TimeType::DATE, "FUTURE_REF", "reference word");
    if (is(i, "the") && is(i + 1, "past") && (i + 2 == end_ || analysis_.tokens[i + 2].upos == Upos::PUNCT))
      return make(i + 2, TimeType::DATE, "PAST_REF", "reference word");
    return {};
  }

  const Analysis& analysis_;
  const Tree& tree_;
  std::optional<Day> published_, reference_;
  std::vector<const std::vector<TimeLexicon::Entry>*> entries_;  ///< of each token: looked up once, asked for many kinds
  std::vector<std::string> low_;
  std::size_t begin_ = 0, end_ = 0;
  int last_quarter_ = 0, quarter_year_ = 0;  ///< the first quarter named: in a report on results "a year ago" compares with it
};

}  // namespace

std::vector<TimeExpression> find_times(const Article& article, const Analysis& analysis, const Tree& tree, const TimeLexicon& lexicon) {
  return Grammar(article, analysis, tree, lexicon).run();
}

}  // namespace dragoman
