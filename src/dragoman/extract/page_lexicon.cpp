// Loading and checking the three tables.
#include "dragoman/extract/page_lexicon.h"

#include <algorithm>
#include <map>

#include "dragoman/extract/page_tables.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

[[noreturn]] void broken(const std::string& path, int line, const char* column, std::string_view value) {
  throw BrokenInstallation(path + ": line " + std::to_string(line) + ": column " + column + ": unknown value '" + std::string(value) + "'");
}

void load_blocks(const std::string& path, PageLexicon::Tables& tables) {
  static const std::map<std::string, BlockHint, std::less<>> kHints = {
      {"body", BlockHint::body}, {"aside", BlockHint::aside}, {"furniture", BlockHint::furniture}, {"outside", BlockHint::outside}};
  for (const TsvRow& row : read_tsv(path, {"word", "hint", "comment"})) {
    const auto hint = kHints.find(row["hint"]);
    if (hint == kHints.end()) broken(path, row.line, "hint", row["hint"]);
    tables.block_words.emplace(row["word"], hint->second);
  }
}

void load_phrases(const std::string& path, PageLexicon::Tables& tables) {
  using Where = BoilerplatePhrase::Where;
  static const std::map<std::string, PassageKind, std::less<>> kKinds = {
      {"appeal", PassageKind::appeal},   {"promotion", PassageKind::promotion}, {"contact", PassageKind::contact}, {"related", PassageKind::related},
      {"caption", PassageKind::caption}, {"byline", PassageKind::byline},       {"other", PassageKind::other}};
  static const std::map<std::string, Where, std::less<>> kWheres = {{"whole", Where::whole}, {"start", Where::start}, {"any", Where::any}};
  for (const TsvRow& row : read_tsv(path, {"phrase", "kind", "where", "weight", "comment"})) {
    BoilerplatePhrase phrase;
    phrase.speaks_to_reader = row["kind"] == "reader", phrase.reports = row["kind"] == "report";
    const auto kind = phrase.speaks_to_reader || phrase.reports ? kKinds.find("other") : kKinds.find(row["kind"]);
    if (kind == kKinds.end()) broken(path, row.line, "kind", row["kind"]);
    const auto where = kWheres.find(row["where"]);
    if (where == kWheres.end()) broken(path, row.line, "where", row["where"]);
    if (row["weight"] != "1" && row["weight"] != "2") broken(path, row.line, "weight", row["weight"]);
    phrase.words = split_trimmed(row["phrase"], ' ');
    if (phrase.words.empty() || phrase.words.front() == "*") broken(path, row.line, "phrase", row["phrase"]);
    phrase.kind = kind->second;
    phrase.where = where->second;
    phrase.weight = row["weight"] == "2" ? 2 : 1;
    phrase.line = row.line;
    phrase.comment = row["comment"];
    tables.phrases_by_first[phrase.words.front()].push_back(static_cast<std::uint32_t>(tables.phrases.size()));
    tables.phrases.push_back(std::move(phrase));
  }
}

void load_languages(const std::string& path, PageLexicon::Tables& tables) {
  for (const TsvRow& row : read_tsv(path, {"language", "words", "comment"})) {
    if (tables.languages.size() == 32) broken(path, row.line, "language", "more than 32 languages");
    const std::uint32_t bit = 1u << tables.languages.size();
    tables.languages.emplace_back(row["language"]);
    for (const std::string& word : split_trimmed(row["words"], ' ')) tables.function_words[word] |= bit;
  }
}

}  // namespace

PageLexicon PageLexicon::load(const std::string& folder) {
  auto tables = std::make_shared<Tables>();
  load_blocks(folder + "/page_blocks.tsv", *tables);
  load_phrases(folder + "/boilerplate.tsv", *tables);
  load_languages(folder + "/languages.tsv", *tables);
  PageLexicon lexicon;
  lexicon.tables_ = std::move(tables);
  return lexicon;
}

}  // namespace dragoman
