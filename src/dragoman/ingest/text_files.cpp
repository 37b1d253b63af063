// A file that is one document: plain text or one HTML page.
#include <cstdint>

#include "dragoman/ingest/charset.h"
#include "dragoman/ingest/formats.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

class OneDocument : public FormatReader {
 public:
  OneDocument(ByteSource& source, FileContext file, DocumentKind kind) : source_(source), file_(std::move(file)), kind_(kind) {}

  std::optional<ReadResult> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    const std::size_t limit = file_.options->max_document_bytes;
    std::string bytes;
    source_.read(bytes, static_cast<std::uint64_t>(limit) + 1);
    if (bytes.size() > limit) {
      return failed(file_, ReadErrorCode::too_large, "", "the document is larger than " + std::to_string(limit) + " bytes");
    }
    if (auto error = trouble_of(source_, file_, "")) return error;
    if (looks_binary(bytes)) return failed(file_, ReadErrorCode::binary, "", "the file holds NUL bytes or a known binary format");
    Decoded decoded = decode(bytes);
    if (decoded.replaced * 20 > decoded.text.size()) {
      return failed(file_, ReadErrorCode::bad_charset, "", std::to_string(decoded.replaced) + " byte sequences fit no character set");
    }
    if (decoded.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) return failed(file_, ReadErrorCode::empty_document, "", "nothing but white space");
    RawDocument document;
    document.kind = kind_;
    document.content = std::move(decoded.text);
    document.id = file_.path == "-" ? "" : file_.path;
    document.origin = file_.path;
    fill_defaults(document, *file_.options);
    return ReadResult(std::move(document));
  }

 private:
  ByteSource& source_;
  FileContext file_;
  DocumentKind kind_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_text_file(ByteSource& source, FileContext file, DocumentKind kind) {
  return std::make_unique<OneDocument>(source, std::move(file), kind);
}

}  // namespace dragoman
