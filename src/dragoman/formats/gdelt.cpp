#include "dragoman/formats/gdelt.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "dragoman/formats/tab_row.h"

namespace dragoman {
namespace {

std::string without_dashes(std::string_view day) {
  std::string out;
  for (const char c : day) {
    if (c != '-') out += c;
  }
  return out;
}

/// "2018-08-28T14:05:00Z" -> 20180828140500; a date alone is midnight, nothing known is nothing. Zones are left as they are written.
std::string date_time(std::string_view iso) {
  std::string digits;
  for (const char c : iso.substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.size() < 8) return {};
  digits.resize(14, '0');
  return digits;
}

std::string upper(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

void actor(TabRow& row, const CodedActor& a, const CodeTables& tables) {
  const ActorParts parts = tables.parts(a.code);
  const auto type = [&](std::size_t i) { return i < parts.types.size() ? std::string_view(parts.types[i]) : std::string_view(); };
  row.text(tables.cameo_code(a.code)).text(upper(a.name)).text(parts.country).text(parts.known_group).empty(3).text(type(0)).text(type(1)).text(type(2));
}

constexpr int kNone = 0, kCountry = 1, kState = 2, kCityOfUsa = 3, kCity = 4, kArea = 5;

int geo_type(const CodedPlace& p) {
  if (!p.known() || !p.located || p.country.empty()) return kNone;
  if (p.feature.starts_with("PCL")) return kCountry;
  if (p.feature == "ADM1") return p.country == "USA" ? kState : kArea;
  return p.country == "USA" ? kCityOfUsa : kCity;
}

std::string full_name(const CodedPlace& p, int type, const CodeTables& tables) {
  const CountryCodes* c = tables.country(p.country);
  std::string out = type == kCountry && c ? c->name : p.name;
  if (type == kCityOfUsa && !p.admin_name.empty()) out += ", " + p.admin_name;
  if (type != kCountry && c) out += ", " + c->name;
  return out;
}

void geography(TabRow& row, const CodedPlace& p, const CodeTables& tables) {
  const int type = geo_type(p);
  row.integer(type);
  if (type == kNone) {
    row.empty(7);
    return;
  }
  const std::string fips = tables.fips(p.country, p.lon);
  // GeoNames keeps FIPS 10-4's first-level codes (and the letters of the states); longer ones are its own.
  const std::string area = fips.empty() || type == kCountry ? fips : p.admin.size() == 2 ? fips + p.admin : fips;
  row.text(full_name(p, type, tables)).text(fips).text(area).empty().real(p.lat, 4).real(p.lon, 4);
  // a country's and an area's own code; of towns GDELT has the number of another gazetteer (GNS, GNIS), which we do not know
  row.text(type == kCountry ? fips : type == kState ? p.admin : std::string());
}

}  // namespace

std::string gdelt_fraction(std::string_view day) {
  const int year = std::atoi(std::string(day.substr(0, 4)).c_str()), month = std::atoi(std::string(day.substr(5, 2)).c_str()),
            d = std::atoi(std::string(day.substr(8, 2)).c_str());
  const double fraction = std::min(0.9999, ((month - 1) * 30 + d) / 365.0);
  char out[32];
  std::snprintf(out, sizeof out, "%.4f", year + fraction);
  return out;
}

std::string gdelt_event_row(const CodedEvent& e, const CodeTables& tables) {
  TabRow row;
  row.integer(static_cast<std::int64_t>(e.id))
      .text(without_dashes(e.day))
      .text(without_dashes(e.day.substr(0, 7)))
      .text(e.day.substr(0, 4))
      .text(gdelt_fraction(e.day));
  actor(row, e.source, tables);
  actor(row, e.target, tables);
  row.integer(e.lead).text(e.cameo).text(e.cameo.substr(0, 3)).text(e.cameo.substr(0, 2)).integer(e.quad).real(e.goldstein);
  row.integer(static_cast<std::int64_t>(e.mentions)).integer(static_cast<std::int64_t>(e.sources)).integer(static_cast<std::int64_t>(e.articles)).empty();
  geography(row, e.source.place, tables);
  geography(row, e.target.place, tables);
  geography(row, e.place, tables);
  row.text(date_time(e.article->published)).text(e.article->url.empty() ? e.article->id : e.article->url);
  return row.take();
}

std::string gdelt_mention_row(const CodedEvent& e, const CodedEvent& first) {
  const CodedArticle& a = *e.article;
  TabRow row;
  row.integer(static_cast<std::int64_t>(first.id)).text(date_time(first.article->published)).text(date_time(a.published)).integer(a.url.empty() ? 2 : 1);
  row.text(a.domain.empty() ? a.publisher : a.domain).text(a.url.empty() ? a.id : a.url).integer(e.sentence);
  row.integer(e.source.offset).integer(e.target.offset).integer(e.offset).integer(1);
  row.integer(std::clamp(static_cast<int>(std::lround(e.confidence * 10)) * 10, 10, 100)).integer(static_cast<std::int64_t>(a.length)).empty(3);
  return row.take();
}

}  // namespace dragoman
