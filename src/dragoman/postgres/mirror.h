// The shared record as a record file of our own in a temporary folder: what `serve postgresql://...` answers from, and what links are found in.
//
// Pulled whole once, then what came since: articles rise in `row` in the order in which writers committed, so "row > the last one here" is all
// of it. Where articles were replaced, or somebody else linked, it is pulled whole again and takes the file's place while nobody has it open.
//
//   Mirror mirror("postgresql://desk@db.example/news");
//   Database record(mirror.path(), false);
//   if (mirror.refresh()) ...;   // something came
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "dragoman/links/link.h"
#include "dragoman/postgres/schema.h"
#include "dragoman/record/database.h"

namespace dragoman::postgres {

class Mirror {
 public:
  /// Pulls the shared record. With `models` (kept, not owned) articles that nobody linked yet are linked here. Throws RecordError.
  explicit Mirror(std::string address, const LinkModels* models = nullptr);
  ~Mirror();
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;

  /// Pulls what changed; true if something did. Throws RecordError, and what was pulled before stays as it was.
  bool refresh();
  /// The record file. Others may open it at any time; refresh() waits for them as any writer does.
  const std::string& path() const { return path_; }
  /// Of what is here.
  const Generation& generation() const { return here_; }

 private:
  // Both within `instant`, which they commit, to be at `there`.
  void pull_whole(Transaction& instant, const Generation& there);
  void pull_since(Transaction& instant, const Generation& there);
  void link(Database& record);
  std::unique_ptr<Connection> connect();

  const std::string address_;
  const LinkModels* const models_;
  const SharedTables tables_;
  std::string folder_, path_;
  std::unique_ptr<Connection> connection_;  ///< kept between refreshes, opened again when the server was away
  Generation here_;
  std::int64_t last_row_ = 0;
};

}  // namespace dragoman::postgres
