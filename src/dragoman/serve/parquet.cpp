// Parquet is DuckDB's to write: the rows go through a table in memory into a temporary file.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "dragoman/record/database.h"
#include "dragoman/serve/grid.h"

namespace dragoman::serve {
namespace {

/// A file of ours alone that goes with its last owner.
struct TemporaryFile {
  TemporaryFile() {
    path = (std::filesystem::temp_directory_path() / "dragoman-download-XXXXXX").string();
    const int handle = mkstemp(path.data());
    if (handle < 0) throw RecordError(RecordError::Code::write_failed, path + ": no temporary file can be made");
    close(handle);
  }
  ~TemporaryFile() { unlink(path.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path;
};

class AppendRow : public RowSink {
 public:
  explicit AppendRow(Appender& to) : to_(to) {}
  void null() override { to_.null(); }
  void text(std::string_view v) override { to_.text(v); }
  void integer(std::int64_t v) override { to_.integer(v); }
  void real(double v) override { to_.real(v); }
  void identifier(std::int64_t v) override { to_.integer(v); }
  void truth(bool v) override { to_.integer(v ? 1 : 0); }

 private:
  Appender& to_;
};

const char* sql_type(Column::Type type) {
  switch (type) {
    case Column::Type::text: return "VARCHAR";
    case Column::Type::real: return "DOUBLE";
    case Column::Type::truth: return "BOOLEAN";
    default: return "BIGINT";
  }
}

}  // namespace

Pieces parquet_pieces(const Grid& grid, const Budget& budget) {
  auto file = std::make_shared<TemporaryFile>();
  {
    Database memory(":memory:", true);
    memory.run("SET memory_limit = '1GB'");
    std::string table = "CREATE TABLE rows (";
    for (const Column& c : grid.columns) table.append(&c == grid.columns.data() ? "" : ", ").append("\"").append(c.name).append("\" ").append(sql_type(c.type));
    memory.run(table + ")");
    Appender to(memory, "rows");
    AppendRow sink(to);
    for (std::size_t r = 0; r < grid.rows; ++r) {
      if (r % 4096 == 0) budget.check();
      grid.write(r, sink);
      to.end_row();
    }
    to.flush();
    memory.query("COPY rows TO '" + file->path + "' (FORMAT parquet)");
  }
  auto in = std::make_shared<std::ifstream>(file->path, std::ios::binary);
  return [file, in, budget] {
    budget.check();
    std::string piece(65536, '\0');
    in->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(in->gcount()));
    return piece;
  };
}

}  // namespace dragoman::serve
