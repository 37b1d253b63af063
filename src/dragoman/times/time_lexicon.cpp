#include "dragoman/times/time_lexicon.h"

#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman {

TimeLexicon TimeLexicon::load(const std::string& path) {
  TimeLexicon lexicon;
  for (const TsvRow& row : read_tsv(path, {"form", "kind", "value"})) {
    lexicon.entries_[std::string(row["form"])].push_back({std::string(row["kind"]), std::string(row["value"]), std::atof(std::string(row["value"]).c_str())});
  }
  return lexicon;
}

const std::vector<TimeLexicon::Entry>* TimeLexicon::all(const std::string& form) const {
  const auto found = entries_.find(form);
  return found == entries_.end() ? nullptr : &found->second;
}

}  // namespace dragoman
