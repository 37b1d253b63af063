// Rows of the record (DuckDB) as lines of COPY, and back.
#pragma once

#include <string>
#include <vector>

#include "dragoman/links/rows.h"
#include "dragoman/postgres/copy_text.h"
#include "dragoman/postgres/tables.h"
#include "dragoman/record/database.h"

namespace dragoman::postgres {

/// The columns as texts that PostgreSQL reads the same: numbers with all their digits, bytes as \x and hexadecimal digits.
std::string as_text(const std::vector<Column>& columns);

/// Appends the columns of `row` from `first` on, which as_text selected, as one line.
void append_row(std::string& line, const dragoman::Row& row, std::size_t first, const std::vector<Column>& columns);

/// Appends one row that COPY TO wrote. `fields` from `first` on are the columns'. Throws RecordError(query_failed) if one is no number where one belongs.
void append_to_record(Appender& to, const std::vector<Field>& fields, std::size_t first, const std::vector<Column>& columns);

}  // namespace dragoman::postgres
