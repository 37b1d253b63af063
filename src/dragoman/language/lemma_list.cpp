#include "dragoman/language/lemma_list.h"

#include <vector>

#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

LemmaList LemmaList::load(const std::string& path) {
  LemmaList list;
  for (const TsvRow& row : read_tsv(path, {"lemma", "pos"})) (row["pos"] == "V" ? list.verbs_ : list.nouns_).emplace(row["lemma"]);
  return list;
}

std::string LemmaList::mend(std::string_view form, const std::string& predicted, char pos) const {
  if (known(predicted, pos)) return predicted;
  const std::string low = to_lower(form);
  std::vector<std::string> candidates;
  const auto cut = [&](std::string_view suffix, std::string_view add) {
    if (low.size() > suffix.size() + 1 && low.ends_with(suffix)) candidates.push_back(low.substr(0, low.size() - suffix.size()) + std::string(add));
  };
  const auto undouble = [&](std::string_view suffix) {
    const std::size_t n = low.size() - suffix.size();
    if (low.size() > suffix.size() + 2 && low.ends_with(suffix) && low[n - 1] == low[n - 2]) candidates.push_back(low.substr(0, n - 1));
  };
  candidates.push_back(low);
  if (pos == 'V') {
    for (const std::string_view suffix : {"ed", "ing"}) {
      cut(suffix, "");
      cut(suffix, "e");
      undouble(suffix);
    }
    cut("ied", "y");
  }
  cut("ies", "y");
  cut("es", "");
  cut("s", "");
  for (const std::string& c : candidates) {
    if (known(c, pos)) return c;
  }
  return predicted;
}

}  // namespace dragoman
