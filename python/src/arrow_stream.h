// A query's result as an Arrow C stream: how pyarrow, polars and others take tables without a copy through Python.
//
// The three structs are the Arrow C data and stream interface (https://arrow.apache.org/docs/format/CDataInterface.html); their layout is
// an ABI that never changes, which is why they are written out here in place of a dependency. The capsules follow the Arrow PyCapsule
// interface: the stream is named "arrow_array_stream", and whoever takes it sets its release to null.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>

#include "query.h"

extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
}

namespace dragoman::python {

/// A capsule with an ArrowArrayStream that keeps the result alive.
pybind11::capsule arrow_stream(std::shared_ptr<Result> result);

/// A capsule with an ArrowSchema ("arrow_schema"). Throws RecordError.
pybind11::capsule arrow_schema(Result& result);

}  // namespace dragoman::python
