#include "dragoman/serve/chunk_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman::serve {
namespace {

std::string message(Database& d, const char* sql, const std::function<void(const RowView&)>& use) {
  try {
    stream_rows(d, sql, {}, use);
  } catch (const RecordError& e) {
    return e.what();
  }
  return {};
}

// A number read as text was an address: `disputes.side` as VARCHAR ended the server at random.
TEST(ChunkRows, NeverReadsAColumnAsAnotherType) {
  Database d(":memory:", true);
  const char* sql = "SELECT 7::BIGINT AS side, 'happened' AS value, 0.5::DOUBLE AS share, true AS original, 3::INTEGER AS small, NULL::BIGINT AS nothing";
  stream_rows(d, sql, {}, [](const RowView& r) {
    EXPECT_EQ(r.integer(0), 7);
    EXPECT_EQ(r.text(1), "happened");
    EXPECT_EQ(r.real(2), 0.5);
    EXPECT_TRUE(r.boolean(3));
    EXPECT_TRUE(r.null(5));
    EXPECT_EQ(r.integer(5), 0);
  });
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.text(0); }), testing::HasSubstr("column 'side' is BIGINT, not VARCHAR"));
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.integer(1); }), testing::HasSubstr("column 'value' is VARCHAR, not BIGINT"));
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.integer(2); }), testing::HasSubstr("'share'"));
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.real(0); }), testing::HasSubstr("'side'"));
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.boolean(0); }), testing::HasSubstr("'side'"));
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.integer(4); }), testing::HasSubstr("column 'small' is INTEGER, not BIGINT"));
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.text(5); }), testing::HasSubstr("'nothing'"));  // also where it is NULL
  EXPECT_THAT(message(d, sql, [](const RowView& r) { r.null(6); }), testing::HasSubstr("no column 6"));
}

}  // namespace
}  // namespace dragoman::serve
