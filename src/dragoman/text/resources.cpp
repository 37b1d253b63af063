#include "dragoman/text/resources.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "dragoman/text/tsv.h"

namespace dragoman {

std::string find_resources() {
  namespace fs = std::filesystem;
  std::vector<fs::path> places;
  if (const char* home = std::getenv("DRAGOMAN_HOME")) places.emplace_back(home);
  std::error_code ignored;
  const fs::path self = fs::read_symlink("/proc/self/exe", ignored);
  if (!self.empty()) places.push_back(self.parent_path().parent_path() / "share" / "dragoman");
  places.emplace_back(DRAGOMAN_SOURCE_DIR);
  std::string tried;
  for (const fs::path& place : places) {
    if (fs::is_directory(place / "lexicon", ignored)) return place.string();
    tried += (tried.empty() ? "" : ", ") + place.string();
  }
  throw BrokenInstallation("no lexicon/ folder in any of: " + tried + " (set DRAGOMAN_HOME)");
}

}  // namespace dragoman
