#include "dragoman/record/provenance.h"

#define XXH_INLINE_ALL  // the header alone: nothing to link
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace dragoman {

std::string files_hash(const std::string& root, const std::vector<std::string>& folders) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const std::string& folder : folders) {
    std::error_code missing;
    if (fs::is_regular_file(fs::path(root) / folder, missing)) files.push_back(fs::path(root) / folder);
    if (folder.empty() && fs::is_regular_file(root, missing)) files.push_back(root);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(root) / folder, missing)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string all;  // one line a file; the hash of the lines is the hash of the files
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    all += (file == root ? file.filename() : file.lexically_relative(root)).string() + '\t' + std::to_string(XXH3_64bits(content.data(), content.size())) + '\n';
  }
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(XXH3_64bits(all.data(), all.size())));
  return out;
}

void note_provenance(RecordStore& record, const std::string& program, const std::string& resources, const std::vector<std::pair<std::string, std::string>>& also) {
  std::vector<std::pair<std::string, std::string>> now{{"program", program}, {"model", files_hash(resources, {"models"})}, {"lexicon", files_hash(resources, {"lexicon", "ontology"})}};
  now.insert(now.end(), also.begin(), also.end());
  for (const auto& [key, value] : now) {
    const Table before = record.database().query("SELECT value FROM meta WHERE key = $1", {key});
    if (!before.rows.empty() && before.rows[0][0] == value) continue;
    if (!before.rows.empty()) {
      const std::string earlier = "earlier " + key;
      const Table list = record.database().query("SELECT value FROM meta WHERE key = $1", {earlier});
      record.note(earlier, (list.rows.empty() ? "" : list.rows[0][0].value_or("") + ", ") + before.rows[0][0].value_or(""));
    }
    record.note(key, value);
  }
}

}  // namespace dragoman
