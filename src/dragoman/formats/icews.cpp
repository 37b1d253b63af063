#include "dragoman/formats/icews.h"

#define XXH_INLINE_ALL  // the header alone: nothing to link
#include <xxhash.h>

#include <algorithm>

#include "dragoman/formats/tab_row.h"

namespace dragoman {
namespace {

/// The sectors' names, each once, parted by commas without spaces as there.
std::string sectors(const CodedActor& a, const CodeTables& tables) {
  std::vector<std::string> names;
  for (const std::string& code : tables.parts(a.code).types) {
    const std::string name(tables.icews_sector(code));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return joined(names, ",");
}

std::string country(const std::string& alpha3, const CodeTables& tables) {
  const CountryCodes* c = tables.country(alpha3);
  return c ? c->icews : std::string();
}

}  // namespace

std::string icews_row(const CodedEvent& e, const CodeTables& tables) {
  TabRow row;
  const CodedArticle& a = *e.article;
  row.integer(static_cast<std::int64_t>(e.id)).text(e.day).text(e.source.name).text(sectors(e.source, tables)).text(country(e.source.country, tables));
  row.text(tables.event_label(e.cameo)).text(e.cameo).real(e.goldstein);
  row.text(e.target.name).text(sectors(e.target, tables)).text(country(e.target.country, tables));
  row.integer(static_cast<std::int64_t>(XXH3_64bits(a.id.data(), a.id.size()) >> 11)).integer(e.sentence).text(a.publisher);
  const bool town = e.place.feature.starts_with("PPL");
  row.text(town ? e.place.name : std::string()).empty().text(e.place.admin_name).text(country(e.place.country, tables));
  if (e.place.known() && e.place.located) row.real(e.place.lat, 4).real(e.place.lon, 4);
  else row.empty(2);
  return row.take();
}

}  // namespace dragoman
