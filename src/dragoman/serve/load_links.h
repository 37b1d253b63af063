// What load_links.cpp and load_disputes.cpp share: which tables and columns the record has.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "dragoman/record/database.h"
#include "dragoman/serve/event_index.h"

namespace dragoman::serve {

using TableColumns = std::map<std::string, std::set<std::string>>;  ///< the columns of each table

bool has_columns(const TableColumns& all, const std::string& table, std::initializer_list<const char*> columns);

/// Mentions of happenings that are attributions ("a3"), then the disputes that may name them. `row_of` maps ids of happenings to rows.
void load_statements(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& index);
void load_disputes(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& index);

}  // namespace dragoman::serve
