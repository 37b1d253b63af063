// The reader as its users see it: files in, documents and errors out.
#include "dragoman/ingest/read_input.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include "temporary_files.h"

namespace dragoman {
namespace {

using testing::gzip;
using testing::read_all;
using testing::TemporaryFiles;

TEST(ReadInput, PlainTextIsOneDocumentKeptVerbatim) {
  const TemporaryFiles files;
  const std::string text = "  Envoys met.\r\n\r\nThey talked \xE2\x80\x93 at length.\n";
  const auto all = read_all({files.write("a.txt", text)});
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].content, text);
  EXPECT_EQ(all.documents[0].kind, DocumentKind::text);
  EXPECT_FALSE(all.documents[0].id_given);
}

TEST(ReadInput, KindsAreToldByContentThenName) {
  const TemporaryFiles files;
  const auto all = read_all({files.write("page.txt", "<!DOCTYPE html><html><p>Hello there.</p></html>"), files.write("b.html", "Hello <b>there</b>."),
                             files.write("c.dat", "{\"id\": \"7\", \"text\": \"Hello there.\"}\n"), files.write("d.txt", "He said {nothing}.")});
  ASSERT_EQ(all.documents.size(), 4u);
  EXPECT_EQ(all.documents[0].kind, DocumentKind::html);
  EXPECT_EQ(all.documents[1].kind, DocumentKind::html);
  EXPECT_EQ(all.documents[2].id, "7");
  EXPECT_EQ(all.documents[3].kind, DocumentKind::text);
}

TEST(ReadInput, DirectoriesAreWalkedInOrderWithoutHiddenFiles) {
  const TemporaryFiles files;
  files.write("in/b.txt", "second");
  files.write("in/a/z.txt", "first");
  files.write("in/.hidden.txt", "never");
  files.write("in/c.txt", "third");
  const auto all = read_all({files.path("in")});
  ASSERT_EQ(all.documents.size(), 3u);
  EXPECT_EQ(all.documents[0].content, "first");
  EXPECT_EQ(all.documents[1].content, "second");
  EXPECT_EQ(all.documents[2].content, "third");
}

TEST(ReadInput, GzipAndZstdAreUndone) {
  const TemporaryFiles files;
  const std::string text = "The ministers signed the accord.";
  std::string zstd(ZSTD_compressBound(text.size()), '\0');
  zstd.resize(ZSTD_compress(zstd.data(), zstd.size(), text.data(), text.size(), 3));
  const auto all = read_all(
      {files.write("a.txt.gz", gzip(text)), files.write("b.txt.zst", zstd), files.write("c.txt.gz", gzip(text.substr(0, 10)) + gzip(text.substr(10)))});
  ASSERT_EQ(all.documents.size(), 3u);
  for (const RawDocument& d : all.documents) EXPECT_EQ(d.content, text);
}

TEST(ReadInput, MissingFileAndEmptyFileAreErrorsAndReadingGoesOn) {
  const TemporaryFiles files;
  const auto all = read_all({files.path("none.txt"), files.write("empty.txt", ""), files.write("white.txt", " \n\t\n"), files.write("d.txt", "Text.")});
  ASSERT_EQ(all.errors.size(), 3u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::cannot_open);
  EXPECT_EQ(all.errors[1].code, ReadErrorCode::empty_document);
  EXPECT_EQ(all.errors[2].code, ReadErrorCode::empty_document);
  EXPECT_EQ(all.documents.size(), 1u);
  EXPECT_NE(describe(all.errors[0]).find("none.txt"), std::string::npos);
}

TEST(ReadInput, TruncatedGzipIsReportedWithWhatCameBefore) {
  const TemporaryFiles files;
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"id\": " + std::to_string(i) + ", \"text\": \"Report number " + std::to_string(i * 7919) + ".\"}\n";
  const std::string packed = gzip(lines);
  const auto all = read_all({files.write("a.jsonl.gz", std::string_view(packed).substr(0, packed.size() / 2)), files.write("b.txt", "Next.")});
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::corrupt_compression);
  EXPECT_GT(all.documents.size(), 1000u);
  EXPECT_EQ(all.documents.back().content, "Next.");
}

TEST(ReadInput, BinaryFilesAreRefused) {
  const TemporaryFiles files;
  const auto all =
      read_all({files.write("a.txt", std::string_view("abc\0def\0ghi", 11)), files.write("b.pdf", "%PDF-1.7 ..."), files.write("c.png", "\x89PNG\r\n")});
  ASSERT_EQ(all.errors.size(), 3u);
  for (const ReadError& e : all.errors) EXPECT_EQ(e.code, ReadErrorCode::binary);
}

TEST(ReadInput, DocumentsOverTheLimitAreReported) {
  const TemporaryFiles files;
  InputOptions options;
  options.max_document_bytes = 1000;
  const auto all = read_all({files.write("a.txt", std::string(1001, 'x')), files.write("b.txt", std::string(1000, 'x'))}, options);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::too_large);
  EXPECT_EQ(all.documents.size(), 1u);
}

TEST(ReadInput, OptionsFillWhatTheInputLeavesOpen) {
  const TemporaryFiles files;
  InputOptions options;
  options.published = "2018-08-28";
  options.publisher.name = "The Paper";
  const auto all = read_all({files.write("a.txt", "Text."), files.write("b.jsonl", "{\"text\":\"x\",\"published\":\"2020-01-02\"}")}, options);
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[0].published, "2018-08-28");
  EXPECT_EQ(all.documents[0].publisher.name, "The Paper");
  EXPECT_EQ(all.documents[1].published, "2020-01-02");
}

TEST(ReadInput, LegacyCharsetsBecomeUtf8) {
  const TemporaryFiles files;
  const auto all = read_all({files.write("a.html", "<html><meta charset=\"windows-1251\"><p>\xCC\xEE\xF1\xEA\xE2\xE0</p></html>"),
                             files.write("b.txt", std::string_view("\xFF\xFE"
                                                                   "H\0i\0!\0",
                                                                   8)),
                             files.write("c.txt", "He said \x93no\x94 \x96 twice, at the caf\xE9 in the square, and left.")});
  ASSERT_EQ(all.documents.size(), 3u);
  EXPECT_NE(all.documents[0].content.find("Москва"), std::string::npos);
  EXPECT_EQ(all.documents[1].content, "Hi!");
  EXPECT_NE(all.documents[2].content.find("“no” – twice"), std::string::npos);
}

TEST(ReadInput, EveryErrorHasNameAndAdvice) {
  for (int c = 0; c <= static_cast<int>(ReadErrorCode::empty_document); ++c) {
    EXPECT_FALSE(name(static_cast<ReadErrorCode>(c)).empty());
    EXPECT_FALSE(advice(static_cast<ReadErrorCode>(c)).empty());
  }
}

}  // namespace
}  // namespace dragoman
