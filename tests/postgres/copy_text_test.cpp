// COPY's text form: what is written is read back, whatever it holds; what ends inside an escape is refused.
#include "dragoman/postgres/copy_text.h"

#include <gtest/gtest.h>

#include "dragoman/postgres/connection.h"
#include "dragoman/postgres/tables.h"

namespace dragoman::postgres {
namespace {

std::vector<Field> row(std::string_view line) {
  std::vector<Field> fields;
  EXPECT_TRUE(read_copy_row(line, fields)) << line;
  return fields;
}

TEST(CopyText, WhatIsWrittenIsReadBack) {
  std::vector<std::string> values = {"", "\\N", "N", "a\tb", "\\", "\n", "\r\n", "\b\f\v", "\\t", "ünï 🙂", "x\\", "\t"};
  std::string all;
  for (int c = 1; c < 256; ++c) all += static_cast<char>(c);
  values.push_back(all);
  std::string line;
  for (const std::string& v : values) {
    append_copy_field(line, v);
    line += '\t';
  }
  append_copy_null(line);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const std::vector<Field> read = row(line + "\n");
  ASSERT_EQ(read.size(), values.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(read[i], values[i]);
  EXPECT_FALSE(read.back());
}

TEST(CopyText, ManualExamples) {
  EXPECT_EQ(row("\\N"), std::vector<Field>{std::nullopt});
  EXPECT_EQ(row("\\\\N"), std::vector<Field>{"\\N"});
  EXPECT_EQ(row(""), std::vector<Field>{""});
  EXPECT_EQ(row("\t"), (std::vector<Field>{"", ""}));
  EXPECT_EQ(row("a\\tb\tc\\\\"), (std::vector<Field>{"a\tb", "c\\"}));
}

TEST(CopyText, NulTakesOneCodePoint) {
  std::string out;
  append_copy_field(out, std::string_view("a\0b", 3));
  EXPECT_EQ(out,
            "a\xEF\xBF\xBD"
            "b");
}

TEST(CopyText, CutInsideAnEscape) {
  std::vector<Field> fields;
  EXPECT_FALSE(read_copy_row("abc\\", fields));
}

TEST(Address, WithoutPassword) {
  EXPECT_EQ(without_password("postgresql://desk:secret@db.example:5433/news?application_name=x"), "postgresql://desk@db.example:5433/news");
  EXPECT_EQ(without_password("postgres://db.example/news?password=secret"), "postgresql://db.example/news");
  EXPECT_EQ(without_password("postgres://%zz:secret@host/"), "postgresql://");
  EXPECT_TRUE(is_address("postgres://x"));
  EXPECT_FALSE(is_address("record.duckdb"));
}

TEST(Tables, EveryTableOfARecordHasItsPlace) {
  const SharedTables t = tables_of_this_version();
  EXPECT_EQ(t.parts.size(), 11U);
  for (const SharedTable& part : t.parts) {
    ASSERT_FALSE(part.columns.empty()) << part.name;
    EXPECT_EQ(part.columns[0].name, "article") << part.name;
  }
  EXPECT_EQ(t.articles.columns.back().name, "record");
  EXPECT_GE(t.links.size(), 14U);
}

}  // namespace
}  // namespace dragoman::postgres
