// A linked record of invented events, as many as asked, for measuring `dragoman serve` (made_tables.h says what is in it).
//   make_record big.duckdb 1000000
#include <cstdlib>
#include <iostream>
#include <string>

#include "dragoman/record/store.h"
#include "made_tables.h"

namespace {

std::string filled(std::string sql, const char* mark, long long value) {
  const std::string text = std::to_string(value);
  for (std::size_t at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at + text.size())) sql.replace(at, std::string_view(mark).size(), text);
  return sql;
}

}  // namespace

int main(int argc, char** argv) {
  const long long events = argc == 3 ? std::atoll(argv[2]) : 0;
  if (events < 10) {
    std::cerr << "make_record RECORD EVENTS\n";
    return 2;
  }
  dragoman::RecordStore store(argv[1]);
  dragoman::Database& d = store.database();
  d.run("SET memory_limit = '2GB'");
  d.run(dragoman::made::kMacros);
  for (const char* sql : {dragoman::made::kEvents, dragoman::made::kLinks}) d.run(filled(filled(sql, "$EVENTS", events), "$ARTICLES", events * 3 / 10));
  d.run("CHECKPOINT");
  for (const char* table : {"events", "articles", "happenings", "disputes"})
    std::cout << *d.query(std::string("SELECT count(*) FROM ") + table).rows[0][0] << ' ' << table << '\n';
}
