#include "dragoman/links/reactions.h"

#include "dragoman/links/word_counts.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

bool Reactions::code(std::string_view cameo) {
  if (cameo.starts_with("112")) return false;
  for (const std::string_view root : {"02", "05", "10", "11", "12", "13"}) {
    if (cameo.starts_with(root)) return true;
  }
  return false;
}

Reactions Reactions::load(const std::string& predicates) {
  Reactions out;
  std::unordered_set<std::string> other;
  for (const TsvRow& row : read_tsv(predicates, {"head", "pos", "cameo"})) {
    if (row["pos"] != "V") continue;
    for (const std::string& head : split_trimmed(row["head"], '|')) {
      (code(row["cameo"]) ? out.stems_ : other).insert(word_stem(to_lower(head)));
    }
  }
  for (const std::string& stem : other) out.stems_.erase(stem);
  return out;
}

bool Reactions::contains(std::string_view word) const { return stems_.contains(word_stem(to_lower(word))); }

}  // namespace dragoman
