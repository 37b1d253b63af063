#include "dragoman/formats/polecat.h"

#include "dragoman/formats/tab_row.h"

namespace dragoman {
namespace {

constexpr std::string_view kQuadNames[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"};

class PolecatRow {
 public:
  PolecatRow& text(std::string_view v) {
    row_.text(v.empty() ? "None" : v);
    return *this;
  }
  PolecatRow& list(const std::vector<std::string>& parts) {
    std::vector<std::string> kept;
    for (const std::string& part : parts) {
      std::string clean;
      for (const char c : part) clean += c == '|' ? '/' : c;
      kept.push_back(std::move(clean));
    }
    return text(joined(kept, "|"));
  }
  TabRow& raw() { return row_; }

 private:
  TabRow row_;
};

void actor(PolecatRow& row, const CodedActor& a, const CodeTables& tables) {
  const CountryCodes* c = tables.country(a.country);
  const std::vector<std::string> types = tables.parts(a.code).types;
  row.text(a.name).text(a.country).text(c ? c->cow : "").text(types.empty() ? "" : types.front()).list(types).text({}).text(a.raw).text({});
}

}  // namespace

std::string polecat_row(const CodedEvent& e, const CodeTables& tables, std::string_view version) {
  if (e.plover.empty()) return {};
  const CodedArticle& a = *e.article;
  PolecatRow row;
  std::string id = a.id + ':' + e.event;
  if (e.pair) id.append(1, '.').append(std::to_string(e.pair + 1));
  row.text(id).text(e.day).text(e.plover).text(e.mode);
  row.raw().real(e.goldstein);
  row.text(kQuadNames[tables.plover_quad(e.plover) % 5]).list(e.contexts);
  actor(row, e.source, tables);
  actor(row, e.target, tables);
  const CodedPlace& p = e.place;
  const bool town = p.feature.starts_with("PPL");
  row.text(p.name).text(town ? p.name : "").text(p.feature == "ADM2" ? p.name : "").text(p.admin_name).text(p.country);
  if (p.known() && p.located) row.raw().real(p.lat, 4).real(p.lon, 4);
  else row.text({}).text({});
  row.text(p.geonames ? std::to_string(p.geonames) : "").text(p.raw).text(p.feature).text(a.publisher).text(a.published.substr(0, 10));
  row.list(a.people).list(a.organizations).list(a.locations).text(a.language).text(version);
  return row.raw().take();
}

}  // namespace dragoman
