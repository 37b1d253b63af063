#include "dragoman/actors/place_words.h"

#include "dragoman/text/tsv.h"

namespace dragoman {

PlaceWords PlaceWords::load(const std::string& folder) {
  static const std::map<std::string_view, PlaceWord> kinds = {{"where", PlaceWord::where}, {"way", PlaceWord::way},   {"whose", PlaceWord::whose},
                                                              {"side", PlaceWord::side},   {"kind", PlaceWord::kind}, {"scene", PlaceWord::scene}};
  PlaceWords out;
  for (const TsvRow& row : read_tsv(folder + "/place_words.tsv", {"word", "class"})) {
    const auto kind = kinds.find(row["class"]);
    if (kind == kinds.end())
      throw BrokenInstallation(folder + "/place_words.tsv:" + std::to_string(row.line) + ": column class: unknown '" + std::string(row["class"]) + "'");
    out.words_[std::string(row["word"])] |= 1u << static_cast<unsigned>(kind->second);
  }
  return out;
}

}  // namespace dragoman
