#include "dragoman/serve/api.h"
#include "../temporary_path.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "made_record.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

struct Asked {
  Api api;
  explicit Asked(const std::string& path) : api(path, DRAGOMAN_SOURCE_DIR) {}
  Reply reply(std::string_view target) {
    auto request = parse_target(target);
    EXPECT_TRUE(request) << target;
    return api.answer(*request, Budget(20s));
  }
  json get(std::string_view target, int status = 200) {
    const Reply r = reply(target);
    EXPECT_EQ(r.status, status) << target << " " << r.body.substr(0, 300);
    return json::parse(r.body);
  }
  std::string all(std::string_view target) {
    const Reply r = reply(target);
    EXPECT_TRUE(r.pieces) << r.body;
    std::string out;
    for (std::string piece = r.pieces(); !piece.empty(); piece = r.pieces()) out += piece;
    return out;
  }
};

TEST(Api, PagesHoldEveryRowOnce) {
  Asked a(made::record("pages", 40));
  for (const std::string order : {"oldest", "newest"}) {
    std::set<std::string> seen;
    std::string after, last_date;
    std::size_t pages = 0, total = 0;
    do {
      const json page = a.get("/api/events?limit=7&order=" + order + (after.empty() ? "" : "&after=" + after));
      total = page["total"];
      for (const json& row : page["rows"]) {
        EXPECT_TRUE(seen.insert(std::string(row["article"]) + ":" + std::string(row["event"])).second);
        const std::string date = row.value("date", "");
        EXPECT_TRUE(last_date.empty() || date.empty() || (order == "newest" ? date <= last_date : date >= last_date));
        last_date = date;
      }
      after = page.value("next", "");
    } while (!after.empty() && ++pages < 1000);
    EXPECT_EQ(seen.size(), total);
    EXPECT_GT(total, 100U);
  }
}

TEST(Api, CountsAddUp) {
  Asked a(made::record("counts", 50));
  const std::size_t events = a.get("/api/events?limit=1")["total"];
  const json timeline = a.get("/api/timeline?by=year");
  std::size_t dated = std::size_t(timeline["undated"]) + std::size_t(timeline["imprecise"]);
  for (const json& row : timeline["rows"]) {
    dated += std::size_t(row["events"]);
    EXPECT_EQ(row["events"], int(row["verbal_cooperation"]) + int(row["material_cooperation"]) + int(row["verbal_conflict"]) + int(row["material_conflict"]));
    EXPECT_EQ(row["events"], int(row["certain"]) + int(row["probable"]) + int(row["possible"]) + int(row["alleged"]));
  }
  EXPECT_EQ(dated, events);
  EXPECT_GT(std::size_t(a.get("/api/timeline?by=day")["imprecise"]), 0U);
  // each country's count is what the same filter lists
  const json actors = a.get("/api/actors?limit=5");
  for (const json& row : actors["rows"]) {
    const std::string actor = row["actor"];
    if (actor.size() != 3) continue;
    EXPECT_EQ(row["events"], a.get("/api/events?limit=1&actor=" + actor)["total"]) << actor;
  }
  const json dyads = a.get("/api/dyads?level=country");
  ASSERT_FALSE(dyads["rows"].empty());
  for (const json& row : dyads["rows"]) EXPECT_EQ(row["events"], int(row["a_to_b"]) + int(row["b_to_a"]) + int(row["mutual"]));
  std::size_t placed = 0;
  const json places = a.get("/api/places");
  for (const json& row : places["rows"]) placed += std::size_t(row["events"]);
  EXPECT_EQ(placed, places["placed"]);
  EXPECT_EQ(a.get("/api/overview")["events"], events);
  EXPECT_EQ(a.get("/api/facets")["events"], events);
}

TEST(Api, NamesOf64BitsAreStrings) {
  Asked a(made::record("bits", 25));
  bool seen = false;
  const json page = a.get("/api/events?limit=1000");
  for (const json& row : page["rows"]) {
    if (!row.contains("geonames")) continue;
    seen = true;
    EXPECT_EQ(row["geonames"], "9007199254740993");
  }
  EXPECT_TRUE(seen);
}

TEST(Api, SaysWhatIsWrongWithARequest) {
  Asked a(made::record("wrong", 2));
  const auto message = [&](const char* target, int status) { return std::string(a.get(target, status)["error"]["message"]); };
  EXPECT_THAT(message("/api/nothing", 404), testing::HasSubstr("/api"));
  EXPECT_THAT(message("/api/events?colour=red", 400), testing::HasSubstr("colour"));
  EXPECT_THAT(message("/api/events?limit=0", 400), testing::HasSubstr("limit"));
  EXPECT_THAT(message("/api/events?limit=1e9", 400), testing::HasSubstr("limit"));
  EXPECT_THAT(message("/api/events?limit=99999999999999999999", 400), testing::HasSubstr("limit"));
  EXPECT_THAT(message("/api/events?status=maybe", 400), testing::HasSubstr("occurred"));
  EXPECT_THAT(message("/api/events?quad=5", 400), testing::HasSubstr("quad"));
  EXPECT_THAT(message("/api/events?actor=a&actor=b", 400), testing::HasSubstr("twice"));
  EXPECT_THAT(message("/api/events?format=exe", 400), testing::HasSubstr("parquet"));
  EXPECT_THAT(message("/api/events?after=nowhere:v1", 400), testing::HasSubstr("next"));
  EXPECT_THAT(message("/api/article?id=nowhere", 404), testing::HasSubstr("article"));
  EXPECT_THAT(message("/api/article", 400), testing::HasSubstr("id"));
  EXPECT_THAT(message("/api/explain?article=a0&event=v999", 404), testing::HasSubstr("event"));
  EXPECT_THAT(message("/api/happening?id=1", 404), testing::HasSubstr("link"));
  EXPECT_THAT(message(("/api/events?actor=" + std::string(300, 'x')).c_str(), 400), testing::HasSubstr("200"));
  EXPECT_EQ(a.api.answer({"/api/events", {}}, Budget(-1s)).status, 503);
}

TEST(Api, FormatsHoldTheSameTable) {
  Asked a(made::record("formats", 30));
  const std::size_t total = a.get("/api/events?actor=SYR&limit=1")["total"];
  const std::string csv = a.all("/api/events?actor=SYR&format=csv"), jsonl = a.all("/api/events?actor=SYR&format=jsonl");
  EXPECT_THAT(csv, testing::StartsWith("date,cameo,type,source,target,place,status,commitment,trigger,according_to,publisher,confidence,article,event,"));
  EXPECT_THAT(csv, testing::HasSubstr("\"Levant \"\"Register\"\", The\""));
  EXPECT_EQ(static_cast<std::size_t>(std::count(jsonl.begin(), jsonl.end(), '\n')), total);
  const std::string file = temporary_path("events");
  std::ofstream(file + ".csv") << csv;
  std::ofstream(file + ".parquet") << a.all("/api/events?actor=SYR&format=parquet");
  Database d(":memory:", true);
  d.run("SET memory_limit = '500MB'");
  const std::string from_csv = "read_csv('" + file + ".csv', all_varchar = true)", from_parquet = "'" + file + ".parquet'";
  EXPECT_EQ(*d.query("SELECT count(*) FROM " + from_parquet).rows[0][0], std::to_string(total));
  // the geonames numbers survive, and so does every text
  EXPECT_EQ(*d.query("SELECT count(*) FROM (SELECT article, event, date, source, publisher, geonames::VARCHAR, happening::VARCHAR, confidence::VARCHAR FROM " +
                     from_parquet + " EXCEPT SELECT article, event, date, source, publisher, geonames, happening, confidence FROM " + from_csv + ")")
                 .rows[0][0],
            "0");
  EXPECT_EQ(*d.query("SELECT count(DISTINCT geonames) FROM " + from_parquet + " WHERE geonames = 9007199254740993").rows[0][0], "1");
  for (const char* table : {"timeline", "actors", "dyads", "places", "countries", "points", "happenings", "disputes", "articles"}) {
    EXPECT_GT(a.all(std::string("/api/") + table + "?format=csv").size(), 20U) << table;
    EXPECT_THAT(a.all(std::string("/api/") + table + "?format=parquet"), testing::StartsWith("PAR1")) << table;
  }
}

TEST(Api, ArticlesComeWholeAndTheirTextUntouched) {
  const std::string path = made::fresh_path("hostile");
  Document d = made::article("../../etc/<script>alert(1)</script>", 3, 4);
  d.article.title = "</title><script>alert(2)</script>";
  {
    RecordStore store(path);
    store.add(d);
    store.commit();
  }
  Asked a(path);
  Request request{"/api/article", {{"id", d.article.id}}};
  const json got = json::parse(a.api.answer(request, Budget(10s)).body);
  EXPECT_EQ(got["record"]["article"]["text"], d.article.text);
  EXPECT_EQ(got["row"]["title"], d.article.title);
  EXPECT_EQ(got["record"]["events"].size(), d.events.size());
  const json explained = json::parse(a.api.answer({"/api/explain", {{"article", d.article.id}, {"event", "v1"}}}, Budget(10s)).body);
  EXPECT_EQ(explained["trigger"], "Article");
  EXPECT_EQ(explained["event"]["trigger"][0][0], 2);  // code points: the clef is one
  EXPECT_EQ(explained["because"][0], "invented");
  EXPECT_FALSE(explained["tree"].empty());
}

TEST(Api, SearchFindsCodesNamesPlacesAndTitles) {
  Asked a(made::record("search", 30));
  const auto first = [&](const char* q, const char* list, const char* member) {
    return std::string(a.get(std::string("/api/search?q=") + q)[list][0][member]);
  };
  EXPECT_EQ(first("syria", "actors", "actor"), "SYR");
  EXPECT_EQ(first("%C3%A9mile", "actors", "actor"), "ÉMILE DUPONT");
  EXPECT_EQ(first("%C5%82%C3%B3d", "places", "place"), "Łódź");
  EXPECT_EQ(first("formal", "types", "type"), "057");
  EXPECT_EQ(first("tasnim", "publishers", "publisher"), "Tasnim Daily");
  EXPECT_EQ(first("article+a7", "articles", "article"), "a7");
}

TEST(Api, ReadsWhatIsAddedAndForgetsOldAnswers) {
  const std::string path = made::record("added", 3);
  Asked a(path);
  const int before = a.get("/api/record")["articles"];
  EXPECT_FALSE(a.api.refresh());
  std::this_thread::sleep_for(1s);  // it lets the record go
  {
    RecordStore store(path);
    store.add(made::article("new", 77, 3));
    store.commit();
  }
  EXPECT_TRUE(a.api.refresh());
  EXPECT_EQ(a.get("/api/record")["articles"], before + 1);
  EXPECT_EQ(a.get("/api/overview")["newest"][0]["article"], "new");
  EXPECT_EQ(a.get("/api/article?id=new")["row"]["article"], "new");
}

TEST(Api, DescribesItself) {
  Asked a(made::record("openapi", 1));
  const json described = a.get("/api");
  EXPECT_EQ(described["openapi"], "3.1.0");
  EXPECT_TRUE(described["paths"].contains("/api/live"));
  const json& paths = described["paths"];
  for (const auto& [path, operations] : paths.items()) {
    if (path == "/api/live") continue;
    std::string target = path;
    for (const json& p : operations["get"]["parameters"]) {
      if (p["required"]) target.append(target == path ? "?" : "&").append(std::string(p["name"])).append("=a0");
    }
    EXPECT_NE(a.reply(target).status, 500) << target;
  }
}

}  // namespace
}  // namespace dragoman::serve
