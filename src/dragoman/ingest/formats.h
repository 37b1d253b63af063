// The readers of each format, behind one interface: a source of documents within one open file.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "dragoman/ingest/byte_source.h"
#include "dragoman/ingest/read_input.h"

namespace dragoman {

class FormatReader {
 public:
  virtual ~FormatReader() = default;
  /// The next document or error of this file; nullopt at its end. After an error the next call goes on behind it.
  virtual std::optional<ReadResult> next() = 0;
};

/// What a reader needs to know of the file it is in.
struct FileContext {
  std::string path;
  const InputOptions* options = nullptr;
};

std::unique_ptr<FormatReader> read_text_file(ByteSource& source, FileContext file, DocumentKind kind);
std::unique_ptr<FormatReader> read_json_lines(ByteSource& source, FileContext file);
std::unique_ptr<FormatReader> read_warc(ByteSource& source, FileContext file);
std::unique_ptr<FormatReader> read_feed(ByteSource& source, FileContext file);

/// What the first bytes of a file, then its name, say it is. `automatic` if it is nothing that can be read.
InputKind recognise(std::string_view head, std::string_view path);

/// A ReadError for this file.
ReadResult failed(const FileContext& file, ReadErrorCode code, std::string place, std::string reason);

/// Trouble of the byte source as an error; nullopt if there is none.
std::optional<ReadResult> trouble_of(const ByteSource& source, const FileContext& file, const std::string& place);

/// Fills what the document lacks from the options.
void fill_defaults(RawDocument& document, const InputOptions& options);

/// Parts of an HTTP message: used by WARC, apart for the tests and the fuzzer.
struct HttpBody {
  std::string content_type;  ///< lower case, without parameters
  std::string charset;
  int status = 0;
  std::string body;
};
/// Undoes chunking and gzip. The error's code is bad_http or too_large.
tl::expected<HttpBody, ReadError> read_http(std::string_view message, std::size_t limit);

/// RSS or Atom as a list of items, apart for the tests and the fuzzer.
struct Feed {
  std::string title, link;
  std::vector<RawDocument> items;
  bool complete = false;  ///< the closing tag of the feed was seen
};
std::optional<Feed> parse_feed(std::string_view xml);

}  // namespace dragoman
