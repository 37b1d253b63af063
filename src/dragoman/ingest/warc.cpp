// WARC (ISO 28500): records of a header, a length and a block. Lengths are not trusted: where no record follows the block, the
// beginning of the next record is searched for, first in the block (a length too long), then behind it (one too short).
#include <algorithm>

#include "dragoman/ingest/charset.h"
#include "dragoman/ingest/formats.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxHeaderLine = 64 << 10;
constexpr std::size_t kHttpHeader = 256 << 10;  // room for the HTTP header above the page's own limit

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

struct RecordHeader {
  std::string type, uri, content_type;
  std::uint64_t length = 0;
  bool length_known = false;
};

class Warc : public FormatReader {
 public:
  Warc(ByteSource& source, FileContext file) : source_(source), file_(std::move(file)) {}

  std::optional<ReadResult> next() override {
    while (!done_) {
      place_ = "record at byte " + std::to_string(source_.offset());
      if (std::optional<ReadResult> result = next_record()) return result;
    }
    return std::nullopt;
  }

 private:
  // One record; nullopt if it holds no page.
  std::optional<ReadResult> next_record() {
    if (!to_record_start()) {
      if (source_.trouble() != ByteSource::Trouble::none) return broken_source();
      if (source_.at_end()) {
        done_ = true;
        return std::nullopt;
      }
      const std::string where = place_;
      find_next_record();
      return failed(file_, ReadErrorCode::bad_warc, where, "no WARC record starts here");
    }
    RecordHeader header;
    if (!read_header(header)) {
      if (source_.trouble() != ByteSource::Trouble::none) return broken_source();
      find_next_record();
      return failed(file_, ReadErrorCode::bad_warc, place_, "the record's header has no valid Content-Length");
    }
    const bool page = (header.type == "response" && header.content_type.starts_with("application/http")) ||
                      (header.type == "resource" && header.content_type.starts_with("text/html")) ||
                      (header.type == "conversion" && header.content_type.starts_with("text/plain"));
    const std::size_t limit = file_.options->max_document_bytes;
    const std::uint64_t most = static_cast<std::uint64_t>(limit) + kHttpHeader;
    std::string block;
    if (page) source_.read(block, std::min<std::uint64_t>(header.length, most));
    std::uint64_t got = block.size();
    if (got < header.length && !source_.at_end()) got += source_.skip(header.length - got);
    if (got < header.length) {
      if (source_.trouble() == ByteSource::Trouble::none) {
        if (recover_inside(block)) return failed(file_, ReadErrorCode::bad_warc, place_, "the record's length reaches into the next record");
        done_ = true;
        return failed(file_, ReadErrorCode::bad_warc, place_, "the file ends " + std::to_string(header.length - got) + " bytes before the end of the record");
      }
      return broken_source();
    }
    if (!block_ends_here()) {
      if (source_.trouble() != ByteSource::Trouble::none) return broken_source();
      if (!recover_inside(block)) find_next_record();
      return failed(file_, ReadErrorCode::bad_warc, place_, "the record's length is wrong");
    }
    if (!page) return std::nullopt;
    return read_page(header, block, limit);
  }

  std::optional<ReadResult> read_page(const RecordHeader& header, std::string& block, std::size_t limit) {
    const bool cut = header.length > block.size();
    HttpBody http;
    if (header.type == "response") {
      // A film over the limit is no error: of a block that was cut only the header is looked at.
      std::string_view message = block;
      if (cut) message = message.substr(0, std::min(message.size(), message.find("\r\n\r\n") + 4));
      auto read = read_http(message, limit);
      if (!read) return failed(file_, read.error().code, place_, read.error().reason);
      http = std::move(*read);
      if (http.status < 200 || http.status > 299) return std::nullopt;
      if (!http.content_type.empty() && http.content_type != "text/html" && http.content_type != "application/xhtml+xml") return std::nullopt;
      if (!cut && http.content_type.empty() && http.body.substr(0, 1024).find('<') == http.body.npos) return std::nullopt;
    } else {
      http.body = std::move(block);
    }
    if (cut || http.body.size() > limit) return failed(file_, ReadErrorCode::too_large, place_, "the page is larger than " + std::to_string(limit) + " bytes");
    if (http.body.find_first_not_of(" \t\r\n") == std::string::npos) return failed(file_, ReadErrorCode::empty_document, place_, "nothing but white space");
    RawDocument document;
    document.kind = header.type == "conversion" ? DocumentKind::text : DocumentKind::html;
    Decoded decoded = decode(http.body, http.charset);
    if (decoded.replaced * 20 > decoded.text.size()) return failed(file_, ReadErrorCode::bad_charset, place_, "the page's bytes fit no character set");
    document.content = std::move(decoded.text);
    document.url = header.uri;
    document.origin = file_.path + ":" + place_.substr(place_.rfind(' ') + 1);
    fill_defaults(document, *file_.options);
    return ReadResult(std::move(document));
  }

  std::optional<ReadResult> broken_source() {
    std::optional<ReadResult> error = trouble_of(source_, file_, place_);
    if (!source_.resume()) done_ = true;
    else if (!to_record_start()) find_next_record();
    return error;
  }

  // Skips the line ends between records; true if "WARC/" is ahead.
  bool to_record_start() {
    while (true) {
      const std::string_view ahead = source_.peek(5);
      if (!ahead.empty() && (ahead[0] == '\r' || ahead[0] == '\n')) {
        source_.skip(1);
        continue;
      }
      return ahead.starts_with("WARC/");
    }
  }

  bool read_header(RecordHeader& header) {
    std::string line;
    for (int lines = 0; lines < 500; ++lines) {
      line.clear();
      if (source_.read_line(line, kMaxHeaderLine) != ByteSource::LineEnd::newline) return false;
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty()) return header.length_known;
      const std::size_t colon = line.find(':');
      if (colon == line.npos) continue;
      const std::string name = lower_ascii(std::string_view(line).substr(0, colon));
      std::string_view value = std::string_view(line).substr(colon + 1);
      while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
      while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
      if (name == "warc-type") header.type = lower_ascii(value);
      if (name == "content-type") header.content_type = lower_ascii(value);
      if (name == "warc-target-uri") {
        if (value.starts_with('<') && value.ends_with('>') && value.size() > 1) value = value.substr(1, value.size() - 2);
        header.uri = value;
        if (!valid_utf8(header.uri)) repair_utf8(header.uri);
      }
      if (name == "content-length") {
        header.length_known = !value.empty() && value.size() < 16;
        header.length = 0;
        for (const char c : value) {
          if (c < '0' || c > '9') header.length_known = false;
          header.length = header.length * 10 + static_cast<std::uint64_t>(c - '0');
        }
        if (!header.length_known) return false;
      }
    }
    return false;
  }

  // True if what is ahead can follow a block: the two line ends of the standard, or white space, then a record or the end.
  bool block_ends_here() {
    const std::string_view ahead = source_.peek(16);
    if (ahead.starts_with("\r\n\r\n")) return true;
    std::size_t i = 0;
    while (i < ahead.size() && (ahead[i] == '\r' || ahead[i] == '\n')) ++i;
    return i == ahead.size() || ahead.substr(i).starts_with(std::string_view("WARC/").substr(0, std::min<std::size_t>(5, ahead.size() - i)));
  }

  bool recover_inside(std::string_view block) {
    std::size_t found = block.find("\nWARC/1.");
    if (found == block.npos) found = block.find("\nWARC/0.");
    if (found == block.npos) return false;
    source_.put_back(block.substr(found + 1));
    return true;
  }

  void find_next_record() {
    while (true) {
      const std::string_view ahead = source_.peek(64 << 10);
      if (ahead.size() < 8) {
        source_.skip(ahead.size());
        return;
      }
      const std::size_t found = ahead.find("\nWARC/");
      if (found != ahead.npos) {
        source_.skip(found + 1);
        return;
      }
      source_.skip(ahead.size() - 7);
    }
  }

  ByteSource& source_;
  FileContext file_;
  std::string place_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_warc(ByteSource& source, FileContext file) { return std::make_unique<Warc>(source, std::move(file)); }

}  // namespace dragoman
