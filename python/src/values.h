// One value of a DuckDB vector as a Python object: the slow and general way, which also serves nested types.
#pragma once

#include <duckdb.h>
#include <pybind11/pybind11.h>

#include <string>

namespace dragoman::python {

/// A logical type that is freed with its scope.
class Type {
 public:
  explicit Type(duckdb_logical_type type) : type_(type) {}
  ~Type() { duckdb_destroy_logical_type(&type_); }
  Type(const Type&) = delete;
  Type& operator=(const Type&) = delete;
  duckdb_logical_type get() const { return type_; }
  duckdb_type id() const { return duckdb_get_type_id(type_); }

 private:
  duckdb_logical_type type_;
};

/// None for NULL; bool, int, float, str, bytes, datetime.date, datetime.datetime, datetime.time, datetime.timedelta, list, dict.
/// Throws RecordError(query_failed) naming `column` for a type without a Python form.
pybind11::object value(duckdb_vector vector, duckdb_logical_type type, idx_t row, const std::string& column);

/// A HUGEINT as Python's integer.
pybind11::object integer(duckdb_hugeint v);

/// A string in its inlined or pointed-to form.
std::string_view text(const duckdb_string_t& s);

}  // namespace dragoman::python
