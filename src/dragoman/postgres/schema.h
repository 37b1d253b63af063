// The shared record's tables in a PostgreSQL database, in a schema `dragoman` of their own.
//
// Two numbers say what is there. `layout` (meta) counts our migrations: keys, indexes, how writers keep apart; one migration a number, applied
// in order. `record_schema` is the record's own (record/schema.h): tables and columns it has gained are added. A newer one of either is refused.
//
// Every table of an article's parts is the record's, with `n` before it: the row's place within the article, so that (article, n) is its
// key. `articles` has besides `row`, rising in the order of arrival; `run`, what the article was read with (`runs`); `coding`, a hash of its record
// without its id; `paper`, which with content_hash tells a repetition from a copy (record/known_articles.h).
#pragma once

#include <cstdint>

#include "dragoman/postgres/connection.h"
#include "dragoman/postgres/tables.h"

namespace dragoman::postgres {

inline constexpr int kLayout = 2;

/// Taken by whoever changes the shared record, until the end of the transaction.
void lock_for_writing(Connection& connection);

/// Creates or migrates what is needed, in one transaction; a second writer waits. Throws RecordError(newer_schema).
void prepare_layout(Connection& connection, const SharedTables& tables);

/// Whether the shared record has a table of that name.
bool has_table(Connection& connection, const std::string& table);

/// For who only reads: throws RecordError(not_a_record | newer_schema).
void check_layout(Connection& connection);

/// What has changed since: rises with each batch that changed something, with each that replaced articles, with each linking.
struct Generation {
  std::int64_t articles = 0, rewritten = 0, links = 0;
  bool operator==(const Generation&) const = default;
};
Generation generation_of(Connection& connection);

/// Adds one to "generation", "rewritten" or "links". Under lock_for_writing.
void raise(Connection& connection, const char* what);

}  // namespace dragoman::postgres
