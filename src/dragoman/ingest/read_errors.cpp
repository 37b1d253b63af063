// The codes' names and advice, in the order of the enumeration.
#include <array>

#include "dragoman/ingest/formats.h"

namespace dragoman {
namespace {

struct Text {
  std::string_view name, advice;
};

constexpr std::array<Text, 13> kTexts{{
    {"cannot_open", "check the path and its rights"},
    {"cannot_read", "check the disk or the pipe, then read again"},
    {"corrupt_compression", "fetch the file again; what came before the damage was read"},
    {"too_large", "raise the size limit, or leave it out"},
    {"bad_json", "look at the line named: each line must be one JSON object"},
    {"missing_field", "each object needs \"text\" or \"html\""},
    {"bad_field", "look at the line named"},
    {"bad_warc", "reading went on at the next record found; fetch the file again to have all"},
    {"bad_http", "fetch the page again"},
    {"bad_feed", "look at the file: it must be RSS or Atom"},
    {"bad_charset", "convert it to UTF-8"},
    {"binary", "leave it out, or name its kind with --input"},
    {"empty_document", "nothing needs doing"},
}};

}  // namespace

std::string_view name(ReadErrorCode code) { return kTexts[static_cast<std::size_t>(code)].name; }
std::string_view advice(ReadErrorCode code) { return kTexts[static_cast<std::size_t>(code)].advice; }

std::string describe(const ReadError& error) {
  std::string out = error.file;
  if (!error.place.empty()) out += ": " + error.place;
  return out + ": " + error.reason + " (" + std::string(advice(error.code)) + ")";
}

ReadResult failed(const FileContext& file, ReadErrorCode code, std::string place, std::string reason) {
  return tl::unexpected(ReadError{code, file.path, std::move(place), std::move(reason)});
}

std::optional<ReadResult> trouble_of(const ByteSource& source, const FileContext& file, const std::string& place) {
  switch (source.trouble()) {
    case ByteSource::Trouble::none: return std::nullopt;
    case ByteSource::Trouble::cannot_open: return failed(file, ReadErrorCode::cannot_open, place, source.trouble_reason());
    case ByteSource::Trouble::cannot_read: return failed(file, ReadErrorCode::cannot_read, place, source.trouble_reason());
    case ByteSource::Trouble::corrupt: return failed(file, ReadErrorCode::corrupt_compression, place, source.trouble_reason());
  }
  return std::nullopt;
}

void fill_defaults(RawDocument& document, const InputOptions& options) {
  if (document.published.empty()) document.published = options.published;
  if (document.publisher.name.empty()) document.publisher.name = options.publisher.name;
  if (document.publisher.domain.empty()) document.publisher.domain = options.publisher.domain;
}

}  // namespace dragoman
