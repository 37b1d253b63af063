// What holds of every record: offsets inside the text, references that resolve, the same record when read twice.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../loaded_models.h"
#include "dragoman/record/json.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

const char* kTexts[] = {
    "",
    "x",
    "“”",
    "\"",
    "((((",
    "He said: “Łódź is ours,” and left. “Until then,” she said, “we fight.”",
    "KABUL, March 3 (Wire) - Gunmen killed 12 people, police said. The Taliban denied it.\n\nPlease donate. Every gift helps.\n\nTalks resumed.",
    "🙂 said 🙂 that 🙂 🙂. “You must leave,” the Syrian envoy told the American delegation on Monday.",
    "ALL CAPS HEADLINE: RUSSIA, UKRAINE TALK\nBoth sides met. The two countries agreed. They signed it on 31 February 2020.",
};

void check_spans(const Json& list, std::size_t size) {
  for (const Json& s : list) {
    ASSERT_LE(s[0].get<std::size_t>(), s[1].get<std::size_t>());
    ASSERT_LE(s[1].get<std::size_t>(), size);
  }
}

TEST(Record, OffsetsAndReferencesHoldAndReadingTwiceIsEqual) {
  for (const char* text : kTexts) {
    std::string first, second;
    append_json(first, read_text(text));
    append_json(second, read_text(text));
    EXPECT_EQ(first, second);
    const Json r = Json::parse(first);
    EXPECT_EQ(r["article"]["text"], text);
    const std::size_t size = count_code_points(text);
    for (const char* list : {"passages", "sentences", "mentions", "times", "places"}) {
      for (const Json& x : r[list]) {
        ASSERT_LT(x["begin"].get<std::size_t>(), x["end"].get<std::size_t>()) << list << " in " << text;
        ASSERT_LE(x["end"].get<std::size_t>(), size) << list << " in " << text;
      }
    }
    std::set<std::string> ids;
    for (const char* list : {"mentions", "entities", "times", "places", "attributions", "events"}) {
      for (const Json& x : r[list]) EXPECT_TRUE(ids.insert(x["id"]).second);
    }
    for (const Json& m : r["mentions"]) EXPECT_TRUE(ids.contains(m["entity"])) << m;
    for (const Json& a : r["attributions"]) {
      for (const char* part : {"source", "cue", "content"}) check_spans(a[part], size);
      if (a.contains("within")) EXPECT_TRUE(ids.contains(a["within"]));
    }
    for (const Json& e : r["events"]) {
      check_spans(e["trigger"], size);
      EXPECT_LT(e["sentence"].get<std::size_t>(), r["sentences"].size());
      EXPECT_GE(e["confidence"].get<double>(), 0);
      EXPECT_LE(e["confidence"].get<double>(), 1);
      for (const Json& a : e["according_to"]) EXPECT_TRUE(ids.contains(a));
    }
  }
}

TEST(Record, AnAppealIsMarkedAndNeverCoded) {
  const Document d = read_text(
      "Iran and Oman signed a pact on Monday.\n\nWill you support us? Every donation helps our newsroom fight for the truth. You can give as little as $1 a "
      "month. Thank you.\n\nOman praised Iran.");
  for (const Event& e : d.events) EXPECT_TRUE(d.analysis.sentences[e.sentence].codable);
  EXPECT_GE(d.events.size(), 2u) << "the article goes on after the appeal";
  bool marked = false;
  for (const Passage& p : d.article.passages) marked |= p.kind == PassageKind::appeal;
  EXPECT_TRUE(marked);
}

}  // namespace
}  // namespace dragoman
