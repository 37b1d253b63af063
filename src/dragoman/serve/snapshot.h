// A consistent copy of a record that another program holds open for writing.
//
// DuckDB writes a record in two places. Committed batches go to the write-ahead log; a checkpoint moves them into the file, to blocks that
// the previous checkpoint does not use, and then switches one of two header blocks over. So the file's blocks are those of its last
// checkpoint until the *next* one ends, and a copy of log and file is the record at one instant if no checkpoint ended meanwhile: the
// headers are the same before and after. The log is copied first, since it may refer to blocks already written when it was. A log cut
// mid-entry is read to its last whole commit.
#pragma once

#include <memory>
#include <string>

#include "dragoman/record/database.h"

namespace dragoman::serve {

/// Opens a copy, which goes when it is closed. Throws RecordError(locked) if the record is written so fast that no copy holds together.
std::unique_ptr<Database> open_snapshot(const std::string& path);

}  // namespace dragoman::serve
