#include "dragoman/attribution/cue_lexicon.h"

#include <algorithm>

#include "dragoman/text/tsv.h"

namespace dragoman {

bool Cue::has(std::string_view frame) const { return std::find(frames.begin(), frames.end(), frame) != frames.end(); }

CueLexicon CueLexicon::load(const std::string& path) {
  CueLexicon lexicon;
  for (const TsvRow& row : read_tsv(path, {"cue", "pos", "kind", "veracity", "frames"})) {
    Cue cue;
    const auto fail = [&](const char* column) { throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": unknown " + column + " '" + std::string(row[column]) + "'"); };
    if (row["kind"] == "speech") cue.kind = Cue::Kind::speech;
    else if (row["kind"] == "belief") cue.kind = Cue::Kind::belief;
    else if (row["kind"] == "intent") cue.kind = Cue::Kind::intent;
    else fail("kind");
    if (row["veracity"] == "factive") cue.veracity = Veracity::factive;
    else if (row["veracity"] == "neutral") cue.veracity = Veracity::neutral;
    else if (row["veracity"] == "distancing") cue.veracity = Veracity::distancing;
    else if (row["veracity"] == "denying") cue.veracity = Veracity::denying;
    else fail("veracity");
    cue.frames = split_trimmed(row["frames"], ',');
    cue.origin = "cues.tsv:" + std::to_string(row.line);
    lexicon.cues_.emplace(std::string(row["pos"]) + ":" + std::string(row["cue"]), std::move(cue));
  }
  return lexicon;
}

const Cue* CueLexicon::find(std::string_view lemma, std::string_view pos) const {
  const auto found = cues_.find(std::string(pos) + ":" + std::string(lemma));
  return found == cues_.end() ? nullptr : &found->second;
}

}  // namespace dragoman
