// Ingest: whatever the user points at becomes a stream of raw documents, one at a time, in constant memory.
//
//   InputReader reader({"crawl.warc.gz", "reports/", "-"}, InputOptions{});
//   while (auto read = reader.next()) {            // std::nullopt at the end of the last input
//     if (!*read) report(read->error());           // named, placed, reasoned; reading goes on behind it
//     else use(extract(std::move(**read), lexicon));  // extract/extract.h
//   }
//
// Directories are walked recursively in sorted order (hidden files are left out), "-" is the standard input, `.gz` and `.zst` are
// recognised by their first bytes and decompressed while reading. What a file holds is told by its first bytes, then by its name.
// Every byte is taken for hostile: sizes are limited (InputOptions), and a broken document costs that document only.
//
// Formats: plain text; HTML; JSON Lines ({"id","url","title","publisher","published","text"|"html"}); WARC 0.17 - 1.1 (ISO 28500;
// `response` records with an HTML body, HTTP chunking and gzip undone); RSS 0.9x/1.0/2.0 and Atom (RFC 4287).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dragoman/document.h"

namespace dragoman {

enum class InputKind : std::uint8_t { automatic, text, html, jsonl, warc, feed };

/// "auto", "text", "html", "jsonl", "warc", "feed": the values of --input. nullopt for anything else.
std::optional<InputKind> parse_input_kind(std::string_view name);

struct InputOptions {
  InputKind kind = InputKind::automatic;
  std::size_t max_document_bytes = std::size_t{16} << 20;  ///< of one document's text or page, decompressed
  std::size_t max_line_bytes = std::size_t{64} << 20;      ///< of one line of JSON Lines (escapes make a line longer than its text)
  std::size_t max_feed_bytes = std::size_t{64} << 20;      ///< of one RSS or Atom file
  std::string published;                                   ///< taken where the input names no date (--published)
  Publisher publisher;                                     ///< taken where the input names no publisher (--publisher)
};

enum class DocumentKind : std::uint8_t { text, html };

/// One document as found. What the input did not say is empty.
struct RawDocument {
  DocumentKind kind = DocumentKind::text;
  std::string content;  ///< valid UTF-8; for JSON Lines the field's value exactly as given
  std::string id;       ///< the input's own id (JSON Lines); for files of text or HTML the path as given, else empty
  std::string url;
  std::string title;
  Publisher publisher;
  std::string published;  ///< as the input has it, ISO 8601 where it could be read as a date
  std::vector<std::string> authors;
  bool id_given = false;  ///< the input itself named the id (JSON Lines): the article keeps it
  std::string origin;     ///< "file:place", place being a line, a byte offset of a record, or an item's number
};

/// Why something could not be read. advice() says what to do, in one line each.
enum class ReadErrorCode : std::uint8_t {
  cannot_open,          ///< missing file or no permission: check the path and its rights
  cannot_read,          ///< the device failed while reading: check the disk or the pipe, then read again
  corrupt_compression,  ///< gzip or zstd data is damaged or cut off: fetch the file again; what came before it was read
  too_large,            ///< over a size limit: raise --max-document-bytes, or leave it out
  bad_json,             ///< not a JSON object: look at the line named
  missing_field,        ///< a JSON object without "text" and "html": name the field so
  bad_field,            ///< a field of the wrong type, or text that is not valid UTF-8: look at the line named
  bad_warc,             ///< a WARC record whose header or length is wrong: reading went on at the next record found
  bad_http,             ///< a response whose HTTP framing (chunks, content coding) is broken: fetch the page again
  bad_feed,             ///< not RSS or Atom, or XML that breaks off: look at the file
  bad_charset,          ///< the bytes fit no known character set: convert the file to UTF-8
  binary,               ///< neither text nor any known format: leave it out, or name its kind with --input
  empty_document,       ///< nothing but white space
};

/// The code's name as printed and counted: "corrupt_compression".
std::string_view name(ReadErrorCode code);
/// What a user can do about it, one line.
std::string_view advice(ReadErrorCode code);

struct ReadError {
  ReadErrorCode code = ReadErrorCode::cannot_read;
  std::string file;    ///< the path as given, "-" for the standard input
  std::string place;   ///< "line 12", "record at byte 4711", "item 3", or empty for the whole file
  std::string reason;  ///< in words
};

/// "file: place: reason (advice)".
std::string describe(const ReadError& error);

using ReadResult = tl::expected<RawDocument, ReadError>;

/// Reads the inputs one after the other. Not thread-safe: one reader feeds many workers.
class InputReader {
 public:
  explicit InputReader(std::vector<std::string> paths, InputOptions options = {});
  ~InputReader();
  InputReader(InputReader&&) noexcept;
  InputReader& operator=(InputReader&&) noexcept;

  /// The next document or error; nullopt at the end. Errors end at worst the file they are in, never the reading.
  std::optional<ReadResult> next();

  /// Compressed bytes consumed so far, and the sum of the sizes of the files known so far (0 for pipes): for a progress bar.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_known() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
