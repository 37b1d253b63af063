#include "columns.h"

#include <pybind11/numpy.h>

#include <functional>

#include "values.h"

namespace dragoman::python {
namespace {

namespace py = pybind11;

/// All chunks of a result, fetched without the interpreter lock and freed with their scope.
class Chunks {
 public:
  explicit Chunks(Result& result) {
    const py::gil_scoped_release released;
    while (duckdb_data_chunk chunk = result.next()) {
      chunks_.push_back(chunk);
      rows_ += duckdb_data_chunk_get_size(chunk);
    }
  }
  ~Chunks() {
    for (duckdb_data_chunk& chunk : chunks_) duckdb_destroy_data_chunk(&chunk);
  }
  Chunks(const Chunks&) = delete;
  Chunks& operator=(const Chunks&) = delete;
  std::size_t rows() const { return rows_; }
  /// Calls f(vector, rows in it, rows before it) for one column.
  template <class F>
  void each(std::size_t column, F&& f) const {
    std::size_t before = 0;
    for (duckdb_data_chunk chunk : chunks_) {
      const std::size_t n = duckdb_data_chunk_get_size(chunk);
      f(duckdb_data_chunk_get_vector(chunk, column), n, before);
      before += n;
    }
  }

 private:
  std::vector<duckdb_data_chunk> chunks_;
  std::size_t rows_ = 0;
};

py::object nulls(const Chunks& chunks, std::size_t column) {
  bool any = false;
  py::array_t<bool> mask(static_cast<py::ssize_t>(chunks.rows()));
  bool* out = mask.mutable_data();
  chunks.each(column, [&](duckdb_vector vector, std::size_t n, std::size_t before) {
    std::uint64_t* validity = duckdb_vector_get_validity(vector);
    for (std::size_t i = 0; i < n; ++i) any |= out[before + i] = validity && !duckdb_validity_row_is_valid(validity, i);
  });
  return any ? py::object(std::move(mask)) : py::none();
}

/// T as stored by DuckDB, To as NumPy has it.
template <class T, class To = T>
py::array flat(const Chunks& chunks, std::size_t column) {
  py::array_t<To> values(static_cast<py::ssize_t>(chunks.rows()));
  To* out = values.mutable_data();
  chunks.each(column, [&](duckdb_vector vector, std::size_t n, std::size_t before) {
    const T* data = static_cast<const T*>(duckdb_vector_get_data(vector));
    for (std::size_t i = 0; i < n; ++i) out[before + i] = static_cast<To>(data[i]);
  });
  return values;
}

/// 64-bit counts of `unit` since 1970 as datetime64.
template <class T>
py::object time(const Chunks& chunks, std::size_t column, const char* unit) {
  return flat<T, std::int64_t>(chunks, column).attr("view")(std::string("datetime64[") + unit + "]");
}

py::object objects(const Chunks& chunks, std::size_t column, duckdb_logical_type type, const std::string& name) {
  py::object values = py::module_::import("numpy").attr("empty")(chunks.rows(), py::arg("dtype") = "object");
  // An object array is a plain array of owned references, all None or null at first.
  auto** out = static_cast<PyObject**>(py::array(values).mutable_data());
  chunks.each(column, [&](duckdb_vector vector, std::size_t n, std::size_t before) {
    for (std::size_t i = 0; i < n; ++i) {
      PyObject* old = out[before + i];
      out[before + i] = value(vector, type, i, name).release().ptr();
      Py_XDECREF(old);
    }
  });
  return values;
}

std::pair<const char*, py::object> convert(const Chunks& chunks, std::size_t c, const Type& type, const std::string& name) {
  switch (type.id()) {
    case DUCKDB_TYPE_BOOLEAN: return {"bool", flat<bool>(chunks, c)};
    case DUCKDB_TYPE_TINYINT: return {"number", flat<std::int8_t>(chunks, c)};
    case DUCKDB_TYPE_SMALLINT: return {"number", flat<std::int16_t>(chunks, c)};
    case DUCKDB_TYPE_INTEGER: return {"number", flat<std::int32_t>(chunks, c)};
    case DUCKDB_TYPE_BIGINT: return {"number", flat<std::int64_t>(chunks, c)};
    case DUCKDB_TYPE_UTINYINT: return {"number", flat<std::uint8_t>(chunks, c)};
    case DUCKDB_TYPE_USMALLINT: return {"number", flat<std::uint16_t>(chunks, c)};
    case DUCKDB_TYPE_UINTEGER: return {"number", flat<std::uint32_t>(chunks, c)};
    case DUCKDB_TYPE_UBIGINT: return {"number", flat<std::uint64_t>(chunks, c)};
    case DUCKDB_TYPE_FLOAT: return {"number", flat<float>(chunks, c)};
    case DUCKDB_TYPE_DOUBLE: return {"number", flat<double>(chunks, c)};
    case DUCKDB_TYPE_DATE: return {"time", time<std::int32_t>(chunks, c, "D")};
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_TZ: return {"time", time<std::int64_t>(chunks, c, "us")};
    case DUCKDB_TYPE_TIMESTAMP_S: return {"time", time<std::int64_t>(chunks, c, "s")};
    case DUCKDB_TYPE_TIMESTAMP_MS: return {"time", time<std::int64_t>(chunks, c, "ms")};
    case DUCKDB_TYPE_TIMESTAMP_NS: return {"time", time<std::int64_t>(chunks, c, "ns")};
    case DUCKDB_TYPE_HUGEINT: return {"integers", objects(chunks, c, type.get(), name)};
    default: return {"object", objects(chunks, c, type.get(), name)};
  }
}

}  // namespace

py::list numpy_columns(Result& result) {
  const Chunks chunks(result);
  py::list out;
  for (std::size_t c = 0; c < result.columns(); ++c) {
    const std::string name = result.name(c);
    const Type type(duckdb_column_logical_type(result.get(), c));
    auto [kind, values] = convert(chunks, c, type, name);
    out.append(py::make_tuple(name, kind, values, nulls(chunks, c)));
  }
  return out;
}

py::list rows(Result& result) {
  const Chunks chunks(result);
  std::vector<py::object> columns;
  for (std::size_t c = 0; c < result.columns(); ++c) {
    columns.push_back(objects(chunks, c, Type(duckdb_column_logical_type(result.get(), c)).get(), result.name(c)));
  }
  py::list out;
  for (std::size_t r = 0; r < chunks.rows(); ++r) {
    py::tuple row(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      PyObject* v = static_cast<PyObject**>(py::array(columns[c]).mutable_data())[r];
      row[c] = py::reinterpret_borrow<py::object>(v);
    }
    out.append(std::move(row));
  }
  return out;
}

}  // namespace dragoman::python
