#include "dragoman/postgres/push_links.h"

#include "dragoman/postgres/rows_in.h"

namespace dragoman::postgres {

void push_links(Mirror& mirror, const std::string& address) {
  Connection connection(address);
  const SharedTables tables = tables_of_this_version();
  prepare_layout(connection, tables);
  Database record(mirror.path(), false);
  Transaction transaction(connection);
  lock_for_writing(connection);
  if (generation_of(connection).rewritten != mirror.generation().rewritten) {
    throw RecordError(RecordError::Code::query_failed, connection.name() + ": articles were replaced while links were looked for; link again");
  }
  for (const SharedTable& table : tables.links) {
    connection.run("DELETE FROM dragoman." + quoted(table.name));
    connection.copy_in("COPY dragoman." + quoted(table.name) + " (" + list(table.columns) + ") FROM STDIN", [&](const auto& put) {
      std::string line;
      for_each_row(record, "SELECT " + as_text(table.columns) + " FROM " + table.name + " ORDER BY rowid", [&](const dragoman::Row& row) {
        line.clear();
        append_row(line, row, 0, table.columns);
        put(line);
      });
    });
  }
  raise(connection, "links");
  transaction.commit();
}

}  // namespace dragoman::postgres
