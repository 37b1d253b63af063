#include <gtest/gtest.h>

#include "dragoman/ingest/formats.h"
#include "temporary_files.h"

namespace dragoman {
namespace {

using testing::gzip;
using testing::read_all;
using testing::TemporaryFiles;

const std::string kPage = "<html><body><p>The council met on Monday.</p></body></html>";

std::string http(std::string_view body, std::string_view headers = "Content-Type: text/html; charset=utf-8\r\n", std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

std::string record(std::string_view block, std::string_view type = "response", long wrong_by = 0, std::string_view uri = "https://paper.example/a") {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(uri) +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + std::to_string(static_cast<long>(block.size()) + wrong_by) + "\r\n\r\n" +
         std::string(block) + "\r\n\r\n";
}

std::string hex(std::size_t n) {
  char out[16];
  std::snprintf(out, sizeof out, "%zX", n);
  return out;
}

testing::ReadAll read(std::string_view bytes, const InputOptions& options = {}) {
  const TemporaryFiles files;
  return read_all({files.write("crawl.warc", bytes)}, options);
}

TEST(Warc, ResponsesWithPagesAreRead) {
  const auto all = read(record("software: x\r\n", "warcinfo") + record("GET / HTTP/1.1\r\n\r\n", "request") + record(http(kPage)) +
                        record(http("....", "Content-Type: image/png\r\n")) + record(http("gone", "Content-Type: text/html\r\n", "404 Not Found")));
  EXPECT_TRUE(all.errors.empty());
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].content, kPage);
  EXPECT_EQ(all.documents[0].url, "https://paper.example/a");
  EXPECT_EQ(all.documents[0].kind, DocumentKind::html);
}

TEST(Warc, MembersPerRecordAreRead) {
  const auto all = read(gzip(record(http(kPage))) + gzip(record(http(kPage), "response", 0, "https://paper.example/b")));
  EXPECT_TRUE(all.errors.empty());
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[1].url, "https://paper.example/b");
}

TEST(Warc, ChunksAndGzipBodiesAreUndone) {
  const std::string chunked =
      "1a;x=y\r\n" + kPage.substr(0, 26) + "\r\n10\r\n" + kPage.substr(26, 16) + "\r\n" + hex(kPage.size() - 42) + "\r\n" + kPage.substr(42) + "\r\n0\r\n\r\n";
  const std::string headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
  const auto all = read(record(http(chunked, headers)) + record(http(gzip(kPage), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")) +
                        record(http(kPage, headers + "Content-Encoding: gzip\r\n")));
  EXPECT_TRUE(all.errors.empty());
  ASSERT_EQ(all.documents.size(), 3u);
  for (const RawDocument& d : all.documents) EXPECT_EQ(d.content, kPage);
}

TEST(Warc, CharsetOfTheHttpHeaderIsUsed) {
  const auto all =
      read(record(http("<html><p>\xCC\xEE\xF1\xEA\xE2\xE0 \xE8 \xCA\xE8\xE5\xE2</p></html>", "Content-Type: text/html; charset=windows-1251\r\n")));
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_NE(all.documents[0].content.find("Москва и Киев"), std::string::npos);
}

TEST(Warc, WrongLengthsCostTheirRecordOnly) {
  for (const long wrong : {-20L, -1L, 1L, 15L, 200L, 100000L}) {
    const auto all = read(record(http(kPage)) + record(http(kPage), "response", wrong) + record(http(kPage), "response", 0, "https://paper.example/last"));
    EXPECT_EQ(all.errors.size(), wrong == 1 ? 0u : 1u) << wrong;  // one byte too many is a line end: the page is whole
    ASSERT_FALSE(all.documents.empty()) << wrong;
    EXPECT_EQ(all.documents.back().url, "https://paper.example/last") << wrong;
  }
}

TEST(Warc, GarbageAndBadHeadersAreSteppedOver) {
  const auto all = read(record(http(kPage)) + "garbage between records\r\n\r\n" + record(http(kPage)) + "WARC/1.0\r\nContent-Length: many\r\n\r\n\r\n\r\n" +
                        record(http(kPage)));
  EXPECT_EQ(all.errors.size(), 2u);
  EXPECT_EQ(all.documents.size(), 3u);
  for (const ReadError& e : all.errors) EXPECT_EQ(e.code, ReadErrorCode::bad_warc);
}

TEST(Warc, ADamagedMemberCostsThatMemberOnly) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 20000; ++i, x = x * 1664525u + 1013904223u) noise += static_cast<char>('a' + (x >> 24) % 26);
  std::string damaged = gzip(record(http(kPage + noise)));
  for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 40; ++i) damaged[i] = static_cast<char>(0xFF);
  const auto all = read(gzip(record(http(kPage))) + damaged + gzip(record(http(kPage), "response", 0, "https://paper.example/last")));
  EXPECT_FALSE(all.errors.empty());
  ASSERT_GE(all.documents.size(), 2u);
  EXPECT_EQ(all.documents.back().url, "https://paper.example/last");
}

TEST(Warc, ATruncatedFileIsReported) {
  const std::string bytes = record(http(kPage)) + record(http(kPage));
  const auto all = read(std::string_view(bytes).substr(0, bytes.size() - 30));
  EXPECT_EQ(all.documents.size(), 1u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::bad_warc);
}

TEST(Warc, PagesOverTheLimitAreReportedImagesAreNot) {
  InputOptions options;
  options.max_document_bytes = 100;
  const std::string big(2 << 20, 'x');
  const auto all = read(record(http(big)) + record(http(big, "Content-Type: video/mp4\r\n")) + record(http(kPage)), options);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::too_large);
  EXPECT_EQ(all.documents.size(), 1u);
}

TEST(Http, BrokenFramingIsAnError) {
  EXPECT_FALSE(read_http("no status", 1000));
  EXPECT_FALSE(read_http("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", 1000));
  EXPECT_FALSE(read_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort", 1000));
  EXPECT_FALSE(read_http("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08rest", 1000));
}

TEST(Http, ABombIsStoppedAtTheLimit) {
  const auto read = read_http(http(gzip(std::string(50 << 20, 'x')), "Content-Encoding: gzip\r\n"), 1 << 20);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ReadErrorCode::too_large);
}

}  // namespace
}  // namespace dragoman
