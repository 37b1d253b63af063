#include "arrow_stream.h"

#include <cerrno>

namespace dragoman::python {
namespace {

/// The message, or "" if there is no error. Frees the error data.
std::string taken(duckdb_error_data error) {
  std::string message;
  if (error && duckdb_error_data_has_error(error)) message = duckdb_error_data_message(error);
  duckdb_destroy_error_data(&error);
  return message;
}

struct Options {
  explicit Options(Result& result) : value(duckdb_result_get_arrow_options(result.get())) {}
  ~Options() { duckdb_destroy_arrow_options(&value); }
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;
  duckdb_arrow_options value;
};

std::string write_schema(Result& result, const Options& options, ArrowSchema* out) {
  std::vector<std::string> names;
  std::vector<duckdb_logical_type> types;
  for (std::size_t c = 0; c < result.columns(); ++c) {
    names.push_back(result.name(c));
    types.push_back(duckdb_column_logical_type(result.get(), c));
  }
  std::vector<const char*> pointers;
  for (const std::string& n : names) pointers.push_back(n.c_str());
  std::string error = taken(duckdb_to_arrow_schema(options.value, types.data(), pointers.data(), types.size(), out));
  for (duckdb_logical_type& t : types) duckdb_destroy_logical_type(&t);
  return error;
}

/// What a stream's private_data points at.
struct Stream {
  explicit Stream(std::shared_ptr<Result> r) : result(std::move(r)), options(*result) {}
  std::shared_ptr<Result> result;
  Options options;
  std::string error;
};

Stream& of(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  Stream& s = of(stream);
  s.error = write_schema(*s.result, s.options, out);
  return s.error.empty() ? 0 : EIO;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  Stream& s = of(stream);
  *out = {};  // release == null says that the stream is at its end
  duckdb_data_chunk chunk = s.result->next();
  if (!chunk) return 0;
  s.error = taken(duckdb_data_chunk_to_arrow(s.options.value, chunk, out));
  duckdb_destroy_data_chunk(&chunk);
  return s.error.empty() ? 0 : EIO;
}

const char* get_last_error(ArrowArrayStream* stream) { return of(stream).error.empty() ? nullptr : of(stream).error.c_str(); }

void release(ArrowArrayStream* stream) {
  delete &of(stream);
  stream->release = nullptr;
}

/// The consumer may have taken what the capsule holds; else it goes with the capsule.
template <class T>
void destroy(PyObject* capsule) {
  auto* value = static_cast<T*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
  if (value->release) value->release(value);
  delete value;
}

}  // namespace

pybind11::capsule arrow_stream(std::shared_ptr<Result> result) {
  auto* stream = new ArrowArrayStream{get_schema, get_next, get_last_error, release, new Stream(std::move(result))};
  return pybind11::reinterpret_steal<pybind11::capsule>(PyCapsule_New(stream, "arrow_array_stream", destroy<ArrowArrayStream>));
}

pybind11::capsule arrow_schema(Result& result) {
  auto schema = std::make_unique<ArrowSchema>();
  const Options options(result);
  if (const std::string error = write_schema(result, options, schema.get()); !error.empty()) {
    throw RecordError(RecordError::Code::query_failed, error);
  }
  return pybind11::reinterpret_steal<pybind11::capsule>(PyCapsule_New(schema.release(), "arrow_schema", destroy<ArrowSchema>));
}

}  // namespace dragoman::python
