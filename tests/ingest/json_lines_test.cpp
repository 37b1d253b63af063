#include <gtest/gtest.h>

#include "temporary_files.h"

namespace dragoman {
namespace {

using testing::read_all;
using testing::TemporaryFiles;

testing::ReadAll read_lines(std::string_view lines, InputOptions options = {}) {
  const TemporaryFiles files;
  options.kind = InputKind::jsonl;
  return read_all({files.write("in.jsonl", lines)}, options);
}

TEST(JsonLines, AllFieldsAreTaken) {
  const auto all =
      read_lines(R"({"id":"a1","url":"https://paper.example/1","title":"T","publisher":"P","published":"20 Nov 2019","text":"Body.","other":[1,{"x":2}]})");
  ASSERT_EQ(all.documents.size(), 1u);
  const RawDocument& d = all.documents[0];
  EXPECT_EQ(d.id, "a1");
  EXPECT_TRUE(d.id_given);
  EXPECT_EQ(d.url, "https://paper.example/1");
  EXPECT_EQ(d.title, "T");
  EXPECT_EQ(d.publisher.name, "P");
  EXPECT_EQ(d.published, "2019-11-20");
  EXPECT_EQ(d.content, "Body.");
}

TEST(JsonLines, TextIsVerbatim) {
  const auto all = read_lines("{\"text\":\"  tab\\t, nul\\u0000, \\u201cquotes\\u201d \\ud83d\\ude00\\n\\n end  \"}");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].content, std::string("  tab\t, nul\0, \xE2\x80\x9Cquotes\xE2\x80\x9D \xF0\x9F\x98\x80\n\n end  ", 39));
}

TEST(JsonLines, ObjectsForPublisherAndNumbersForIdAreRead) {
  const auto all = read_lines("{\"id\":42,\"publisher\":{\"name\":\"N\",\"domain\":\"n.example\"},\"html\":\"<p>x</p>\",\"title\":null}");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].id, "42");
  EXPECT_EQ(all.documents[0].publisher.domain, "n.example");
  EXPECT_EQ(all.documents[0].kind, DocumentKind::html);
}

TEST(JsonLines, BadLinesAreNamedAndPassedOver) {
  const auto all = read_lines(
      "{\"text\":\"one\"}\n{broken\n[1]\n{\"id\":\"x\"}\n{\"text\":7}\n{\"text\":\"  \"}\n\n{\"text\":\"bad \xFF "
      "byte\"}\n{\"text\":\"two\"}");
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[1].content, "two");
  ASSERT_EQ(all.errors.size(), 6u);
  EXPECT_EQ(all.errors[0].place, "line 2");
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::bad_json);
  EXPECT_EQ(all.errors[1].code, ReadErrorCode::bad_json);
  EXPECT_EQ(all.errors[2].code, ReadErrorCode::missing_field);
  EXPECT_EQ(all.errors[3].code, ReadErrorCode::bad_field);
  EXPECT_EQ(all.errors[4].code, ReadErrorCode::empty_document);
  EXPECT_EQ(all.errors[5].place, "line 8");
}

TEST(JsonLines, ALineOverTheLimitIsDroppedInConstantMemory) {
  InputOptions options;
  options.max_line_bytes = 10000;
  const auto all = read_lines("{\"text\":\"" + std::string(3 << 20, 'a') + "\"}\n{\"text\":\"next\"}\n", options);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::too_large);
  EXPECT_EQ(all.errors[0].place, "line 1");
  ASSERT_EQ(all.documents.size(), 1u);
}

TEST(JsonLines, NestingWithoutEndIsAnErrorNotACrash) {
  const auto all = read_lines("{\"text\":" + std::string(100000, '[') + "\n{\"text\":\"next\"}\n");
  EXPECT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.documents.size(), 1u);
}

TEST(JsonLines, AFileThatIsNoJsonLinesIsGivenUp) {
  std::string pretty = "{\n";
  for (int i = 0; i < 1000; ++i) pretty += "  \"k" + std::to_string(i) + "\": 1,\n";
  EXPECT_EQ(read_lines(pretty).errors.size(), 100u);
}

}  // namespace
}  // namespace dragoman
