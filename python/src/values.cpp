#include "values.h"

#include "dragoman/record/database.h"

namespace dragoman::python {

namespace py = pybind11;

std::string_view text(const duckdb_string_t& s) {
  return duckdb_string_is_inlined(s) ? std::string_view(s.value.inlined.inlined, s.value.inlined.length)
                                     : std::string_view(s.value.pointer.ptr, s.value.pointer.length);
}

py::object integer(duckdb_hugeint v) {
  return py::reinterpret_steal<py::object>(PyLong_FromLongLong(v.upper)).attr("__lshift__")(64).attr("__or__")(py::int_(v.lower));
}

namespace {

template <class T>
const T& at(duckdb_vector vector, idx_t row) {
  return static_cast<const T*>(duckdb_vector_get_data(vector))[row];
}

py::object date_of(duckdb_date_struct d) { return py::module_::import("datetime").attr("date")(d.year, d.month, d.day); }

// datetime holds the years 1 to 9999; what is beyond them, "infinity" among it, has no form there.
py::object date(duckdb_date d, const std::string& column) {
  const duckdb_date_struct parts = duckdb_from_date(d);
  if (!duckdb_is_finite_date(d) || parts.year < 1 || parts.year > 9999) {
    throw RecordError(RecordError::Code::query_failed, "column '" + column + "' holds a date outside the years 1 to 9999: cast it to VARCHAR");
  }
  return date_of(parts);
}

py::object timestamp(std::int64_t micros) {
  const py::module_ module = py::module_::import("datetime");
  return module.attr("datetime")(1970, 1, 1) + module.attr("timedelta")(py::arg("microseconds") = micros);
}

py::object decimal(duckdb_vector vector, duckdb_logical_type type, idx_t row) {
  duckdb_decimal d{duckdb_decimal_width(type), duckdb_decimal_scale(type), {}};
  std::int64_t narrow = 0;
  switch (duckdb_decimal_internal_type(type)) {
    case DUCKDB_TYPE_SMALLINT: narrow = at<std::int16_t>(vector, row); break;
    case DUCKDB_TYPE_INTEGER: narrow = at<std::int32_t>(vector, row); break;
    case DUCKDB_TYPE_BIGINT: narrow = at<std::int64_t>(vector, row); break;
    default: d.value = at<duckdb_hugeint>(vector, row); return py::float_(duckdb_decimal_to_double(d));
  }
  d.value = {static_cast<std::uint64_t>(narrow), narrow < 0 ? -1 : 0};
  return py::float_(duckdb_decimal_to_double(d));
}

py::object enumerated(duckdb_vector vector, duckdb_logical_type type, idx_t row) {
  idx_t index = 0;
  switch (duckdb_enum_internal_type(type)) {
    case DUCKDB_TYPE_UTINYINT: index = at<std::uint8_t>(vector, row); break;
    case DUCKDB_TYPE_USMALLINT: index = at<std::uint16_t>(vector, row); break;
    default: index = at<std::uint32_t>(vector, row); break;
  }
  char* name = duckdb_enum_dictionary_value(type, index);
  py::str out(name);
  duckdb_free(name);
  return out;
}

py::object list(duckdb_vector child, duckdb_logical_type type, idx_t from, idx_t length, const std::string& column) {
  py::list out;
  for (idx_t i = from; i < from + length; ++i) out.append(value(child, type, i, column));
  return out;
}

py::object structure(duckdb_vector vector, duckdb_logical_type type, idx_t row, const std::string& column) {
  py::dict out;
  for (idx_t c = 0; c < duckdb_struct_type_child_count(type); ++c) {
    char* name = duckdb_struct_type_child_name(type, c);
    const py::str key(name);
    duckdb_free(name);
    out[key] = value(duckdb_struct_vector_get_child(vector, c), Type(duckdb_struct_type_child_type(type, c)).get(), row, column);
  }
  return out;
}

}  // namespace

py::object value(duckdb_vector vector, duckdb_logical_type type, idx_t row, const std::string& column) {
  if (std::uint64_t* validity = duckdb_vector_get_validity(vector); validity && !duckdb_validity_row_is_valid(validity, row)) return py::none();
  const py::module_ datetime = py::module_::import("datetime");
  switch (duckdb_get_type_id(type)) {
    case DUCKDB_TYPE_SQLNULL: return py::none();
    case DUCKDB_TYPE_BOOLEAN: return py::bool_(at<bool>(vector, row));
    case DUCKDB_TYPE_TINYINT: return py::int_(at<std::int8_t>(vector, row));
    case DUCKDB_TYPE_SMALLINT: return py::int_(at<std::int16_t>(vector, row));
    case DUCKDB_TYPE_INTEGER: return py::int_(at<std::int32_t>(vector, row));
    case DUCKDB_TYPE_BIGINT: return py::int_(at<std::int64_t>(vector, row));
    case DUCKDB_TYPE_UTINYINT: return py::int_(at<std::uint8_t>(vector, row));
    case DUCKDB_TYPE_USMALLINT: return py::int_(at<std::uint16_t>(vector, row));
    case DUCKDB_TYPE_UINTEGER: return py::int_(at<std::uint32_t>(vector, row));
    case DUCKDB_TYPE_UBIGINT: return py::int_(at<std::uint64_t>(vector, row));
    case DUCKDB_TYPE_HUGEINT: return integer(at<duckdb_hugeint>(vector, row));
    case DUCKDB_TYPE_FLOAT: return py::float_(at<float>(vector, row));
    case DUCKDB_TYPE_DOUBLE: return py::float_(at<double>(vector, row));
    case DUCKDB_TYPE_DECIMAL: return decimal(vector, type, row);
    case DUCKDB_TYPE_VARCHAR: {
      const std::string_view s = text(at<duckdb_string_t>(vector, row));
      return py::str(s.data(), s.size());
    }
    case DUCKDB_TYPE_BLOB: {
      const std::string_view s = text(at<duckdb_string_t>(vector, row));
      return py::bytes(s.data(), s.size());
    }
    case DUCKDB_TYPE_DATE: return date(at<duckdb_date>(vector, row), column);
    case DUCKDB_TYPE_TIME: {
      const duckdb_time_struct t = duckdb_from_time(at<duckdb_time>(vector, row));
      return datetime.attr("time")(t.hour, t.min, t.sec, t.micros);
    }
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_TZ: return timestamp(at<std::int64_t>(vector, row));
    case DUCKDB_TYPE_TIMESTAMP_S: return timestamp(at<std::int64_t>(vector, row) * 1000000);
    case DUCKDB_TYPE_TIMESTAMP_MS: return timestamp(at<std::int64_t>(vector, row) * 1000);
    case DUCKDB_TYPE_TIMESTAMP_NS: return timestamp(at<std::int64_t>(vector, row) / 1000);
    case DUCKDB_TYPE_INTERVAL: {
      const auto& i = at<duckdb_interval>(vector, row);  // a month is 30 days, as DuckDB counts when it compares
      return datetime.attr("timedelta")(py::arg("days") = std::int64_t{i.days} + std::int64_t{30} * i.months, py::arg("microseconds") = i.micros);
    }
    case DUCKDB_TYPE_ENUM: return enumerated(vector, type, row);
    case DUCKDB_TYPE_LIST: {
      const auto& entry = at<duckdb_list_entry>(vector, row);
      return list(duckdb_list_vector_get_child(vector), Type(duckdb_list_type_child_type(type)).get(), entry.offset, entry.length, column);
    }
    case DUCKDB_TYPE_ARRAY: {
      const idx_t size = duckdb_array_type_array_size(type);
      return list(duckdb_array_vector_get_child(vector), Type(duckdb_array_type_child_type(type)).get(), row * size, size, column);
    }
    case DUCKDB_TYPE_STRUCT: return structure(vector, type, row, column);
    case DUCKDB_TYPE_MAP: {
      const auto& entry = at<duckdb_list_entry>(vector, row);
      duckdb_vector pairs = duckdb_list_vector_get_child(vector);
      const Type key(duckdb_map_type_key_type(type)), mapped(duckdb_map_type_value_type(type));
      py::dict out;
      for (idx_t i = entry.offset; i < entry.offset + entry.length; ++i) {
        out[value(duckdb_struct_vector_get_child(pairs, 0), key.get(), i, column)] = value(duckdb_struct_vector_get_child(pairs, 1), mapped.get(), i, column);
      }
      return out;
    }
    default: throw RecordError(RecordError::Code::query_failed, "column '" + column + "' has a type without a Python form: cast it to VARCHAR");
  }
}

}  // namespace dragoman::python
