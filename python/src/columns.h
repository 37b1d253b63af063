// A query's result as NumPy arrays (for pandas) or as plain Python values.
#pragma once

#include <pybind11/pybind11.h>

#include "query.h"

namespace dragoman::python {

/// One tuple a column: (name, kind, values, nulls). `kind` is "number", "bool", "time", "integers" (Python's own, of any size) or "object";
/// `values` a NumPy array; `nulls` a boolean array, or None if nothing is NULL. Exhausts the result. Throws RecordError(query_failed) for a
/// type that has no Python form (the message says which column to cast).
pybind11::list numpy_columns(Result& result);

/// One tuple a row of plain Python values. Exhausts the result.
pybind11::list rows(Result& result);

}  // namespace dragoman::python
