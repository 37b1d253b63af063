// Files for one test: made in a folder of their own, removed afterwards.
#pragma once

#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/ingest/read_input.h"

namespace dragoman::testing {

class TemporaryFiles {
 public:
  TemporaryFiles() : folder_(std::filesystem::temp_directory_path() / ("dragoman_ingest_" + std::to_string(::getpid()) + "_" + std::to_string(counter_++))) {
    std::filesystem::create_directories(folder_);
  }
  ~TemporaryFiles() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  std::string write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = folder_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
  }

 private:
  inline static int counter_ = 0;
  std::filesystem::path folder_;
};

inline std::string gzip(std::string_view bytes) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

/// Everything a reader gives, errors apart.
struct ReadAll {
  std::vector<RawDocument> documents;
  std::vector<ReadError> errors;
};
inline ReadAll read_all(std::vector<std::string> paths, InputOptions options = {}) {
  ReadAll all;
  InputReader reader(std::move(paths), std::move(options));
  while (auto result = reader.next()) {
    if (*result) all.documents.push_back(std::move(**result));
    else all.errors.push_back(result->error());
  }
  return all;
}

}  // namespace dragoman::testing
