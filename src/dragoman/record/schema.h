// The record file's tables, versioned: one migration a version, applied in order when an older record is opened for writing.
#pragma once

#include <string>

#include "dragoman/record/database.h"

namespace dragoman {

inline constexpr int kSchemaVersion = 6;

/// Creates the tables in an empty file, migrates an older record, refuses a newer one. Throws RecordError.
void prepare_schema(Database& database);

/// The schema version of an open record: an older one is read as far as its tables go, and brought up to date by whatever opens it for writing. Throws
/// RecordError(not_a_record | newer_schema).
int check_schema(Database& database);

}  // namespace dragoman
