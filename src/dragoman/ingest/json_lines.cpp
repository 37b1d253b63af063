// JSON Lines: one object a line, parsed by simdjson, which checks UTF-8 and limits nesting.
//
// A file whose first line is "[" or that is one object over many lines is no JSON Lines; its lines are reported as bad_json.
#include <simdjson.h>

#include "dragoman/ingest/charset.h"
#include "dragoman/ingest/dates.h"
#include "dragoman/ingest/formats.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

class JsonLines : public FormatReader {
 public:
  JsonLines(ByteSource& source, FileContext file) : source_(source), file_(std::move(file)) {}

  std::optional<ReadResult> next() override {
    while (!done_) {
      line_.clear();
      ++number_;
      const auto end = source_.read_line(line_, file_.options->max_line_bytes);
      const std::string place = "line " + std::to_string(number_);
      if (end == ByteSource::LineEnd::too_long) {
        return failed(file_, ReadErrorCode::too_large, place, "the line is longer than " + std::to_string(file_.options->max_line_bytes) + " bytes");
      }
      if (end == ByteSource::LineEnd::end_of_input) {
        done_ = true;
        if (auto error = trouble_of(source_, file_, place)) return error;  // a line cut off is not half read
      }
      std::string_view line = line_;
      if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (line.find_first_not_of(" \t\r\n") == line.npos) continue;
      ReadResult result = read_line(line, place);
      bad_in_a_row_ = !result && result.error().code == ReadErrorCode::bad_json ? bad_in_a_row_ + 1 : 0;
      if (bad_in_a_row_ == kGiveUp) {  // one object spread over many lines would else be reported line by line
        done_ = true;
        result.error().reason = "100 lines one after the other are no JSON objects; the rest of the file was left out";
      }
      return result;
    }
    return std::nullopt;
  }

 private:
  ReadResult read_line(std::string_view line, const std::string& place) {
    element root;
    if (const auto error = parser_.parse(line.data(), line.size()).get(root))
      return failed(file_, ReadErrorCode::bad_json, place, simdjson::error_message(error));
    object o;
    if (root.get(o)) return failed(file_, ReadErrorCode::bad_json, place, "the line is not a JSON object");
    RawDocument document;
    bool has_content = false;
    for (const auto& [key, value] : o) {
      if (value.is_null()) continue;
      std::string_view text;
      if (key == "text" || key == "html") {
        if (value.get(text)) return failed(file_, ReadErrorCode::bad_field, place, "\"" + std::string(key) + "\" is not a string");
        if (has_content && key == "html") continue;  // of both, the text counts
        document.kind = key == "text" ? DocumentKind::text : DocumentKind::html;
        document.content = text;
        has_content = true;
      } else if (key == "id") {
        std::int64_t number = 0;
        if (!value.get(text)) document.id = text;
        else if (!value.get(number)) document.id = std::to_string(number);
        else return failed(file_, ReadErrorCode::bad_field, place, "\"id\" is neither a string nor an integer");
        document.id_given = !document.id.empty();
      } else if (key == "publisher") {
        object publisher;
        if (!value.get(text)) {
          document.publisher.name = text;
        } else if (!value.get(publisher)) {
          if (!publisher["name"].get(text)) document.publisher.name = text;
          if (!publisher["domain"].get(text)) document.publisher.domain = text;
        } else {
          return failed(file_, ReadErrorCode::bad_field, place, "\"publisher\" is neither a string nor {name, domain}");
        }
      } else if (key == "authors") {
        simdjson::dom::array authors;
        if (!value.get(authors)) {
          for (const element author : authors)
            if (!author.get(text)) document.authors.emplace_back(text);
        }
      } else if (key == "url" || key == "title" || key == "published") {
        if (value.get(text)) return failed(file_, ReadErrorCode::bad_field, place, "\"" + std::string(key) + "\" is not a string");
        if (key == "url") document.url = text;
        if (key == "title") document.title = text;
        if (key == "published") document.published = text;
      }
    }
    if (!has_content) return failed(file_, ReadErrorCode::missing_field, place, "neither \"text\" nor \"html\"");
    if (document.content.size() > file_.options->max_document_bytes)
      return failed(file_, ReadErrorCode::too_large, place, "the document is larger than " + std::to_string(file_.options->max_document_bytes) + " bytes");
    if (document.content.find_first_not_of(" \t\r\n") == std::string::npos)
      return failed(file_, ReadErrorCode::empty_document, place, "nothing but white space");
    if (!document.published.empty()) {
      if (std::string date = iso_date(document.published); !date.empty()) document.published = std::move(date);
    }
    document.origin = file_.path + ":" + std::to_string(number_);
    fill_defaults(document, *file_.options);
    return document;
  }

  ByteSource& source_;
  FileContext file_;
  simdjson::dom::parser parser_;
  std::string line_;
  static constexpr int kGiveUp = 100;
  int bad_in_a_row_ = 0;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_json_lines(ByteSource& source, FileContext file) { return std::make_unique<JsonLines>(source, std::move(file)); }

}  // namespace dragoman
