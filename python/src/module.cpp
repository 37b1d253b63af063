// dragoman._core: what of Dragoman is C++, for the Python layer beside it. Users import `dragoman`; python/dragoman/_core.pyi has the types.
//
// The interpreter lock is released wherever articles are read, models loaded or queries run.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "arrow_stream.h"
#include "columns.h"
#include "dragoman/ingest/dates.h"
#include "dragoman/record/provenance.h"
#include "dragoman/text/resources.h"
#include "dragoman/text/tsv.h"
#include "parts.h"
#include "query.h"
#include "reader.h"

namespace py = pybind11;
using namespace dragoman;
using namespace dragoman::python;

namespace {

using Unlocked = py::call_guard<py::gil_scoped_release>;

const char* code_name(RecordError::Code code) {
  switch (code) {
    case RecordError::Code::cannot_open: return "cannot_open";
    case RecordError::Code::locked: return "locked";
    case RecordError::Code::newer_schema: return "newer_schema";
    case RecordError::Code::not_a_record: return "not_a_record";
    case RecordError::Code::write_failed: return "write_failed";
    case RecordError::Code::query_failed: return "query_failed";
  }
  return "unknown";
}

/// C++ exceptions become those of dragoman/errors.py, which are ordinary Python classes with their fields.
void translate(std::exception_ptr p) {  // NOLINT(performance-unnecessary-value-param): by value, as pybind11 calls it
  const auto raise = [](const char* type, py::object instance) {
    const py::object cls = py::module_::import("dragoman.errors").attr(type);
    PyErr_SetObject(cls.ptr(), instance.ptr());
  };
  const auto cls = [](const char* type) { return py::module_::import("dragoman.errors").attr(type); };
  try {
    if (p) std::rethrow_exception(p);
  } catch (const BrokenInstallation& e) {
    raise("BrokenInstallation", cls("BrokenInstallation")(e.what()));
  } catch (const RecordError& e) {
    raise("RecordError", cls("RecordError")(e.what(), code_name(e.code)));
  }
}

RawDocument raw_document(std::string content, bool html, std::string id, std::string url, std::string title, std::string publisher, std::string domain,
                         const std::string& published, std::vector<std::string> authors, std::string origin) {
  RawDocument d;
  d.kind = html ? DocumentKind::html : DocumentKind::text;
  d.content = std::move(content);
  d.id_given = !id.empty();
  d.id = std::move(id);
  d.url = std::move(url);
  d.title = std::move(title);
  d.publisher = {std::move(publisher), std::move(domain)};
  d.published = iso_date(published);
  if (d.published.empty()) d.published = published;  // kept as it is, as the reader of JSON Lines does
  d.authors = std::move(authors);
  d.origin = std::move(origin);
  return d;
}

FileStream file_stream(std::shared_ptr<Reader> reader, std::vector<std::string> paths, const std::string& input, const std::string& published,
                       const std::string& publisher, std::size_t max_document_bytes, unsigned threads) {
  InputOptions options;
  const std::optional<InputKind> kind = parse_input_kind(input);
  if (!kind) throw py::value_error("input is '" + input + "': not one of auto, text, html, jsonl, warc, feed");
  options.kind = *kind;
  options.published = published;
  options.publisher.name = publisher;
  options.max_document_bytes = max_document_bytes;
  return FileStream(std::move(reader), std::move(paths), std::move(options), threads);
}

}  // namespace

PYBIND11_MODULE(_core, m) {
  m.doc() = "What of Dragoman is C++; import dragoman instead.";
  m.attr("version") = DRAGOMAN_VERSION;
  py::register_exception_translator(translate);

  py::class_<RawDocument>(m, "RawDocument")
      .def(py::init(&raw_document), py::kw_only(), py::arg("content"), py::arg("html"), py::arg("id"), py::arg("url"), py::arg("title"), py::arg("publisher"),
           py::arg("domain"), py::arg("published"), py::arg("authors"), py::arg("origin"));
  py::class_<Problem>(m, "Problem")
      .def_readonly("code", &Problem::code)
      .def_readonly("file", &Problem::file)
      .def_readonly("place", &Problem::place)
      .def_readonly("reason", &Problem::reason)
      .def_readonly("advice", &Problem::advice);
  py::class_<Outcome>(m, "Outcome").def_readonly("json", &Outcome::json).def_readonly("problem", &Outcome::problem);
  py::class_<Reader, std::shared_ptr<Reader>>(m, "Reader")
      .def(py::init<const std::string&>(), py::arg("resources"), Unlocked())
      .def("read", &Reader::read, py::arg("documents"), py::arg("threads"), Unlocked())
      .def_property_readonly("resources", &Reader::resources);
  py::class_<FileStream>(m, "FileStream")
      .def(py::init(&file_stream), py::arg("reader"), py::arg("paths"), py::kw_only(), py::arg("input"), py::arg("published"), py::arg("publisher"),
           py::arg("max_document_bytes"), py::arg("threads"))
      .def("next", &FileStream::next, Unlocked());

  py::class_<Connection, std::shared_ptr<Connection>>(m, "Connection")
      .def(py::init<const std::string&>(), py::arg("path"), Unlocked())
      .def("query", &Connection::query, py::arg("sql"), py::arg("parameters"), Unlocked());
  py::class_<Result, std::shared_ptr<Result>>(m, "Result")
      .def_property_readonly("names",
                             [](Result& r) {
                               std::vector<std::string> names;
                               for (std::size_t c = 0; c < r.columns(); ++c) names.push_back(r.name(c));
                               return names;
                             })
      .def("numpy", &numpy_columns)
      .def("rows", &rows)
      .def("arrow_stream", [](std::shared_ptr<Result> r) { return arrow_stream(std::move(r)); })
      .def("arrow_schema", &arrow_schema);

  py::class_<Settled>(m, "KnownArticles")
      .def(py::init<>())
      .def("add", &Settled::add, py::arg("url"), py::arg("publisher"), py::arg("domain"), py::arg("content_hash"))
      .def("new_id", &Settled::new_id, py::arg("id"));
  m.def(
      "provenance",
      [](const std::string& resources) {
        const Provenance p = provenance_of("dragoman " DRAGOMAN_VERSION, resources.empty() ? find_resources() : resources);
        return std::vector<std::pair<std::string, std::string>>{{"program", p.program}, {"model", p.model}, {"lexicon", p.lexicon}, {"gazetteer", p.gazetteer}};
      },
      py::arg("resources"), Unlocked());
  m.def("create_record", &create_record, py::arg("path"), Unlocked());
  m.def("load_part", &load_part, py::arg("path"), py::arg("key"), py::arg("value"), py::arg("made_by"), py::arg("tables"), Unlocked());
}
