// From an article's JSON, as the record keeps it, to its rows.
#include "dragoman/formats/coded_events.h"

#define XXH_INLINE_ALL  // the header alone: nothing to link
#include <xxhash.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "dragoman/formats/admin_areas.h"
#include "dragoman/formats/code_tables.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

constexpr long kPage = 200;  // articles held at a time, as text

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// One article's parts by id, and its text by code point.
class ArticleReader {
 public:
  ArticleReader(const Json& record, const AdminAreas& areas, const CodeTables& tables)
      : record_(record), text_(text_of(record.at("article"), "text")), offsets_(text_), areas_(areas), tables_(tables) {
    for (const char* kind : {"mentions", "entities", "places"}) {
      for (const Json& part : record.at(kind)) parts_.emplace(part.at("id").get<std::string>(), &part);
    }
  }

  CodedArticle article() const {
    const Json& a = record_.at("article");
    CodedArticle out;
    out.id = text_of(a, "id");
    out.url = text_of(a, "url");
    out.title = text_of(a, "title");
    out.published = text_of(a, "published");
    out.language = text_of(a, "language");
    if (const auto p = a.find("publisher"); p != a.end()) out.publisher = text_of(*p, "name"), out.domain = text_of(*p, "domain");
    out.length = count_code_points(text_);
    for (const Json& e : record_.at("entities")) {
      const std::string type = text_of(e, "type"), name = text_of(e, "name");
      if (name.empty() || (name[0] >= 'a' && name[0] <= 'z')) continue;  // "its troops" is nobody's name
      if (type == "person") out.people.push_back(name);
      else if (type == "organization") out.organizations.push_back(name);
      else if (type == "location") out.locations.push_back(name);
    }
    return out;
  }

  /// Where the headline and the first paragraph end, in code points.
  std::uint64_t lead_end() const {
    for (const Json& p : record_.at("passages")) {
      if (text_of(p, "kind") != "body") continue;
      const std::size_t begin = byte(p.at("begin"));
      std::size_t first = text_.find_first_not_of(" \t\r\n", begin);
      if (first == text_.npos) continue;
      const std::size_t end = text_.find('\n', first);
      return offsets_.code_point(static_cast<std::uint32_t>(end == text_.npos ? text_.size() : end));
    }
    return count_code_points(text_);
  }

  CodedPlace place(const Json& event) const {
    const Json* p = part(text_of(event, "place"));
    return p ? place_of(*p) : CodedPlace();
  }

  /// One side: an entity as it acts here, named, placed and found in the text.
  CodedActor actor(const Json& participant) const {
    CodedActor out;
    out.code = text_of(participant, "code");
    if (const Json* e = part(text_of(participant, "entity"))) {
      out.name = text_of(*e, "name");
      out.country = text_of(*e, "country");
      if (const auto s = e->find("sectors"); s != e->end()) out.sectors = s->get<std::vector<std::string>>();
    }
    if (const Json* m = part(text_of(participant, "mention"))) {
      out.offset = m->at("begin").get<std::int64_t>();
      out.raw = words(*m);
      out.place = place_inside(m->at("begin"), m->at("end"));
    }
    if (!out.place.known()) out.place = country_place(out.country);
    return out;
  }

 private:
  std::size_t byte(const Json& code_point) const { return offsets_.byte(code_point.get<std::uint32_t>()); }

  std::string words(const Json& span) const {
    const std::size_t begin = byte(span.at("begin")), end = byte(span.at("end"));
    return begin < end && end <= text_.size() ? text_.substr(begin, end - begin) : std::string();
  }

  const Json* part(const std::string& id) const {
    const auto found = parts_.find(id);
    return found == parts_.end() ? nullptr : found->second;
  }

  CodedPlace place_of(const Json& p) const {
    CodedPlace out;
    out.name = text_of(p, "name");
    out.raw = words(p);
    out.country = text_of(p, "country");
    out.feature = text_of(p, "feature");
    out.geonames = p.value("geonames", std::int64_t{0});
    out.located = p.contains("lat") && p.contains("lon");
    if (out.located) out.lat = p.at("lat"), out.lon = p.at("lon");
    out.admin = out.geonames ? areas_.code_of(out.geonames) : std::string_view();
    if (out.country == "USA" && out.feature == "ADM1") out.admin = areas_.state_code(out.name);
    if (out.country == "USA" && !out.admin.empty()) out.admin_name = areas_.state_name(out.admin);
    if (out.feature == "ADM1") out.admin_name = out.name;
    return out;
  }

  CodedPlace place_inside(std::int64_t begin, std::int64_t end) const {
    for (const Json& p : record_.at("places")) {
      if (p.at("begin").get<std::int64_t>() >= begin && p.at("end").get<std::int64_t>() <= end) return place_of(p);
    }
    return {};
  }

  CodedPlace country_place(const std::string& alpha3) const {
    const CountryCodes* c = tables_.country(alpha3);
    const AdminAreas::Point* point = areas_.country_point(alpha3);
    if (!c || !point) return {};
    CodedPlace out;
    out.name = c->name;
    out.country = alpha3;
    out.feature = "PCLI";
    out.lat = point->lat, out.lon = point->lon, out.located = true;
    return out;
  }

  const Json& record_;
  std::string text_;
  OffsetMap offsets_;
  const AdminAreas& areas_;
  const CodeTables& tables_;
  std::map<std::string, const Json*, std::less<>> parts_;
};

/// Ids of rows: a hash of what the row is, the next free number where two rows fall together.
class RowIds {
 public:
  std::uint64_t of(const std::string& key) {
    constexpr std::uint64_t kMask = (std::uint64_t{1} << 53) - 1;
    std::uint64_t id = XXH3_64bits(key.data(), key.size()) & kMask;
    while (id == 0 || !used_.insert(id).second) id = (id + 1) & kMask;
    return id;
  }

 private:
  std::unordered_set<std::uint64_t> used_;
};

struct Reported {
  std::uint64_t mentions = 1, sources = 1, articles = 1;
};
using ReportedEvents = std::unordered_map<std::string, Reported>;  // by article, tab, event

// Of all three the coded mentions count: what a source only says of an act (happening_mentions' "a2") is no row of the mentions file either.
constexpr const char* kSizes = R"sql(
CREATE OR REPLACE TEMP TABLE happening_sizes AS
SELECT m.happening, count(*) AS n_mentions, count(DISTINCT m.article) AS n_articles,
  count(DISTINCT coalesce(nullif(a.publisher, ''), nullif(a.domain, ''), a.article)) AS n_publishers
FROM happening_mentions m JOIN articles a USING (article) WHERE m.event LIKE 'v%' GROUP BY 1)sql";

/// How often the events of the articles at these rows are reported. A mirrored event is the happening of the other.
ReportedEvents reported(Database& database, long from, long to) {
  ReportedEvents out;
  const std::string page = "(SELECT article FROM articles WHERE rowid >= " + std::to_string(from) + " AND rowid < " + std::to_string(to) + ") a";
  database.each("SELECT e.article, e.event, s.n_mentions::VARCHAR, s.n_publishers::VARCHAR, s.n_articles::VARCHAR FROM events e SEMI JOIN " + page +
                    " USING (article) JOIN happening_mentions m ON m.article = e.article "
                    "AND m.event = coalesce(e.mirror_of, e.event) JOIN happening_sizes s ON s.happening = m.happening",
                [&](const std::vector<std::string_view>& row) {
                  const auto number = [&](std::size_t column) { return std::strtoull(std::string(row[column]).c_str(), nullptr, 10); };
                  out[std::string(row[0]) + '\t' + std::string(row[1])] = {number(2), number(3), number(4)};
                });
  return out;
}

void add_rows(const Json& record, const ArticleReader& reader, const ReportedEvents& reported, const FormatOptions& options, RowIds& ids, FormatCounts& counts,
              const std::function<void(const CodedEvent&)>& row) {
  const CodedArticle article = reader.article();
  const std::uint64_t lead_end = reader.lead_end();
  for (const Json& e : record.at("events")) {
    CodedEvent out;
    out.article = &article;
    out.status = text_of(e, "status");
    if (!options.statuses.contains(out.status)) {
      ++counts.other_status;
      continue;
    }
    out.day = counted_day(text_of(e, "date"), article.published);
    if (out.day.empty()) {
      ++counts.without_date;
      continue;
    }
    out.event = text_of(e, "id");
    if (const auto it = reported.find(article.id + '\t' + out.event); it != reported.end()) {
      out.mentions = it->second.mentions;
      out.sources = it->second.sources;
      out.articles = it->second.articles;
    }
    out.cameo = text_of(e, "cameo");
    out.plover = text_of(e, "plover");
    out.mode = text_of(e, "mode");
    out.contexts = e.at("contexts").get<std::vector<std::string>>();
    out.quad = e.at("quad");
    out.goldstein = e.at("goldstein");
    out.confidence = e.at("confidence");
    out.commitment = text_of(e, "commitment");
    const std::size_t sentence = e.at("sentence");
    out.sentence = static_cast<int>(sentence) + 1;
    const Json& sentences = record.at("sentences");
    out.lead = sentence < sentences.size() && sentences[sentence].at("begin").get<std::uint64_t>() < lead_end;
    if (!e.at("trigger").empty()) out.offset = e.at("trigger")[0][0].get<std::int64_t>();
    out.place = reader.place(e);
    const auto side = [&](const char* key) {
      std::vector<CodedActor> list;
      for (const Json& p : e.at(key)) list.push_back(reader.actor(p));
      if (list.empty()) list.emplace_back();
      return list;
    };
    const std::vector<CodedActor> sources = side("source"), targets = side("target");
    ++counts.events;
    for (std::size_t s = 0; s < sources.size(); ++s) {
      for (std::size_t t = 0; t < targets.size(); ++t) {
        out.source = sources[s];
        out.target = targets[t];
        out.pair = static_cast<int>(s * targets.size() + t);
        out.id = ids.of(article.id + '\t' + out.event + '\t' + std::to_string(s) + '\t' + std::to_string(t));
        ++counts.rows;
        row(out);
      }
    }
  }
}

}  // namespace

FormatCounts each_coded_event(Database& database, const std::string& resources, const FormatOptions& options,
                              const std::function<void(const CodedEvent&)>& row) {
  const AdminAreas areas = AdminAreas::load(resources);
  const CodeTables tables = CodeTables::load(resources);
  FormatCounts counts;
  RowIds ids;
  // In pages of rows, so that memory does not grow with the record (cli/export.cpp says what LIMIT and OFFSET cost).
  const Table last = database.query("SELECT max(rowid) FROM articles");
  const long rows = last.rows[0][0] ? std::stol(*last.rows[0][0]) + 1 : 0;
  const bool linked = check_schema(database) >= 3;  // an older record opened for reading has no links
  if (linked) database.run(kSizes);
  for (long from = 0; from < rows; from += kPage) {
    const ReportedEvents sizes = linked ? reported(database, from, from + kPage) : ReportedEvents();
    database.each("SELECT record FROM articles WHERE rowid >= " + std::to_string(from) + " AND rowid < " + std::to_string(from + kPage) + " ORDER BY rowid",
                  [&](const std::vector<std::string_view>& cells) {
                    if (cells[0].find("\"events\":[]") != cells[0].npos) return;  // not worth parsing
                    const Json record = Json::parse(cells[0]);
                    add_rows(record, ArticleReader(record, areas, tables), sizes, options, ids, counts, row);
                  });
  }
  return counts;
}

}  // namespace dragoman
