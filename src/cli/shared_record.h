// A record named on the command line: a file, or postgresql://..., of which a copy is pulled that goes when the command ends.
#pragma once

#include <memory>
#include <string>

#include "dragoman/postgres/mirror.h"

namespace dragoman::cli {

class NamedRecord {
 public:
  /// Throws RecordError.
  explicit NamedRecord(const std::string& record) : path_(record) {
    if (!postgres::is_address(record)) return;
    mirror_ = std::make_unique<postgres::Mirror>(record);
    path_ = mirror_->path();
  }
  /// The file to open.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::unique_ptr<postgres::Mirror> mirror_;
};

}  // namespace dragoman::cli
