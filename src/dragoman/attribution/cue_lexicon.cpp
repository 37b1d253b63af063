#include "dragoman/attribution/cue_lexicon.h"

#include <algorithm>
#include <array>

#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 14> kWordClasses = {"label",         "chain",  "chain_adjective", "medium",   "time",        "adjunct",     "light",
                                                           "clause_opener", "nobody", "version",         "document", "credit_lead", "credit_tail", "agency"};

[[noreturn]] void fail(const std::string& path, const TsvRow& row, const char* column) {
  throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": unknown " + column + " '" + std::string(row[column]) + "'");
}

Cue read_cue(const std::string& path, const TsvRow& row) {
  Cue cue;
  if (row["kind"] == "speech") cue.kind = Cue::Kind::speech;
  else if (row["kind"] == "belief") cue.kind = Cue::Kind::belief;
  else if (row["kind"] == "intent") cue.kind = Cue::Kind::intent;
  else fail(path, row, "kind");
  if (row["veracity"] == "factive") cue.veracity = Veracity::factive;
  else if (row["veracity"] == "neutral") cue.veracity = Veracity::neutral;
  else if (row["veracity"] == "distancing") cue.veracity = Veracity::distancing;
  else if (row["veracity"] == "denying") cue.veracity = Veracity::denying;
  else fail(path, row, "veracity");
  static constexpr std::array<std::string_view, 5> kPos = {"V", "N", "ADJ", "ADV", "PREP"};
  if (std::find(kPos.begin(), kPos.end(), row["pos"]) == kPos.end()) fail(path, row, "pos");
  cue.frames = split_trimmed(row["frames"], ',');
  cue.origin = "cues.tsv:" + std::to_string(row.line);
  return cue;
}

}  // namespace

bool Cue::has(std::string_view frame) const { return std::find(frames.begin(), frames.end(), frame) != frames.end(); }

CueLexicon CueLexicon::load(const std::string& path, const std::string& words_path) {
  CueLexicon lexicon;
  for (const TsvRow& row : read_tsv(path, {"cue", "pos", "kind", "veracity", "frames"})) {
    Cue cue = read_cue(path, row);
    std::vector<std::string> words = split_trimmed(row["cue"], ' ');
    if (words.size() < 2) {
      lexicon.cues_.emplace(std::string(row["pos"]) + ":" + std::string(row["cue"]), std::move(cue));
      continue;
    }
    auto& list = lexicon.multiword_[std::string(row["pos"]) + ":" + words.front()];
    words.erase(words.begin());
    list.push_back({std::move(words), std::move(cue)});
  }
  for (auto& [first, list] : lexicon.multiword_) {
    std::stable_sort(list.begin(), list.end(), [](const MultiwordCue& a, const MultiwordCue& b) { return a.rest.size() > b.rest.size(); });
  }
  for (const TsvRow& row : read_tsv(words_path, {"word", "class"})) {
    const auto found = std::find(kWordClasses.begin(), kWordClasses.end(), row["class"]);
    if (found == kWordClasses.end()) fail(words_path, row, "class");
    lexicon.words_[to_lower(row["word"])] |= static_cast<std::uint16_t>(1u << (found - kWordClasses.begin()));
  }
  return lexicon;
}

const Cue* CueLexicon::find(std::string_view lemma, std::string_view pos) const {
  const auto found = cues_.find(std::string(pos) + ":" + std::string(lemma));
  return found == cues_.end() ? nullptr : &found->second;
}

const std::vector<MultiwordCue>* CueLexicon::find_multiword(std::string_view first, std::string_view pos) const {
  const auto found = multiword_.find(std::string(pos) + ":" + std::string(first));
  return found == multiword_.end() ? nullptr : &found->second;
}

bool CueLexicon::is(std::string_view word, CueWord word_class) const {
  const auto found = words_.find(std::string(word));
  return found != words_.end() && (found->second >> static_cast<unsigned>(word_class) & 1u);
}

}  // namespace dragoman
