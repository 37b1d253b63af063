// Small words that go with the names of places: lexicon/place_words.tsv.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dragoman {

/// where: "near" a place; way: "to" it; whose: "of" it; scene: an act is done "off" it; side: "southern"; kind: "province"; state: what only states have
/// ("president"). Its comment column says more.
enum class PlaceWord : std::uint8_t { where, way, whose, side, kind, scene, state };

class PlaceWords {
 public:
  /// Reads the folder's place_words.tsv. Throws BrokenInstallation with file, line and column.
  static PlaceWords load(const std::string& lexicon_folder);
  /// `word`: lower case.
  bool is(std::string_view word, PlaceWord kind) const {
    const auto found = words_.find(word);
    return found != words_.end() && (found->second >> static_cast<unsigned>(kind) & 1u);
  }

 private:
  std::map<std::string, unsigned, std::less<>> words_;  ///< bit per PlaceWord
};

}  // namespace dragoman
