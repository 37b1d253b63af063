#include "dragoman/events/event_coder.h"

#include <algorithm>
#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman {

Filler EventCoder::filler(std::string_view text, const std::string& place) {
  Filler f;
  if (text.empty()) return f;
  f.any = false;
  if (text == "-") {
    f.none = true;
    return f;
  }
  for (const std::string& part : split_trimmed(text, '|')) {
    if (part == "-") {
      f.none = true;
    } else if (part == "ACTOR") {
      f.actor = true;
    } else if (part == "PARTY") {
      f.party = true;
    } else if (part == "PLACE") {
      f.place = true;
    } else if (part[0] == '@') {
      const auto found = classes_.find(part);
      if (found == classes_.end()) throw BrokenInstallation(place + ": unknown class '" + part + "'");
      used_classes_.insert(part);
      for (const std::string& word : found->second) {
        if (word == "*") f.any = true;
        else f.words.push_back(word);
      }
    } else {
      f.words.push_back(part);
    }
  }
  std::sort(f.words.begin(), f.words.end());
  return f;
}

void EventCoder::add_frame(const TsvRow& row, const std::string& path, const std::string& origin, bool own) {
  const std::string place = path + ":" + std::to_string(row.line);
  Frame f;
  f.noun = row["pos"] == "N";
  if (!f.noun && row["pos"] != "V") throw BrokenInstallation(place + ": column pos is '" + std::string(row["pos"]) + "', not V or N");
  f.cameo = row["cameo"];
  if (!codes_.contains(f.cameo)) throw BrokenInstallation(place + ": column cameo: no code '" + f.cameo + "'");
  f.particle = row["particle"];
  f.origin = origin;
  f.own = own;
  has_own_frames_ |= own;
  f.object = filler(split_trimmed(row["object"], ';').empty() ? "" : split_trimmed(row["object"], ';')[0], place);
  for (std::string condition : split_trimmed(row["where"], ';')) {
    FrameCondition c;
    if (condition.starts_with("not ")) c.forbidden = true, condition.erase(0, 4);
    const std::size_t colon = condition.find(':');
    if (colon == std::string::npos) throw BrokenInstallation(place + ": column where: no ':' in '" + condition + "'");
    c.where = condition.substr(0, colon);
    c.filler = filler(condition.substr(colon + 1), place);
    f.conditions.push_back(std::move(c));
  }
  f.source = split_trimmed(row["source"].empty() ? (f.noun ? "poss|by|of|from" : "subj") : row["source"], '|');
  f.stated = std::find(f.source.begin(), f.source.end(), "speaker") != f.source.end();
  f.target = split_trimmed(row["target"], '|');
  for (const std::string& flag : split_trimmed(row["flags"], ' ')) {
    if (flag == "recip") f.reciprocal = true;
    else if (flag == "weak") f.weak = true;
    else if (flag == "given") f.given = true;
    else if (flag == "lone") f.lone = true;
    else if (flag == "counted") f.counted = true;
    else if (flag.starts_with("through:")) f.through = flag.substr(8);
    else throw BrokenInstallation(place + ": column flags: unknown flag '" + flag + "'");
  }
  for (const std::string& head : split_trimmed(row["head"], '|')) {
    auto& list = f.noun ? nouns_[head] : verbs_[head];
    list.push_back(f);
  }
}

void EventCoder::add_class(const std::string& name, std::vector<std::string> lemmas) { classes_[name] = std::move(lemmas); }

EventCoder EventCoder::load(const std::string& resources) {
  EventCoder coder;
  for (const TsvRow& row : read_tsv(resources + "/ontology/cameo.tsv", {"cameo", "label", "plover", "mode", "contexts", "quad", "goldstein"})) {
    CameoCode c;
    c.label = row["label"];
    c.plover = row["plover"];
    c.mode = row["mode"];
    c.contexts = split_trimmed(row["contexts"], ';');
    c.quad = std::atoi(std::string(row["quad"]).c_str());
    c.goldstein = std::atof(std::string(row["goldstein"]).c_str());
    coder.codes_.emplace(row["cameo"], std::move(c));
  }
  for (const TsvRow& row : read_tsv(resources + "/lexicon/classes.tsv", {"class", "lemmas"}))
    coder.classes_[std::string(row["class"])] = split_trimmed(row["lemmas"], '|');
  coder.sectors_ = Sectors::load(resources + "/ontology/sectors.tsv");
  coder.place_words_ = PlaceWords::load(resources + "/lexicon");
  const std::string path = resources + "/lexicon/predicates.tsv";
  for (const TsvRow& row : read_tsv(path, {"head", "pos", "particle", "object", "where", "source", "target", "cameo", "flags"})) {
    coder.add_frame(row, path, "predicates.tsv:" + std::to_string(row.line), false);
  }
  coder.certainty_ = CertaintyLexicon::load(resources + "/lexicon/certainty.tsv");
  coder.ranker_ = Ranker::load(resources + "/models/ranker.tsv");
  coder.confidence_ = ConfidenceModel::load(resources + "/models/confidence.tsv");
  coder.min_confidence_ = coder.confidence_.threshold();
  return coder;
}

std::vector<std::string> EventCoder::idle_classes() const {
  std::vector<std::string> idle;
  for (const auto& [name, lemmas] : classes_) {
    const bool asked = std::find(std::begin(kAskedByName), std::end(kAskedByName), name) != std::end(kAskedByName);
    // "@D_": sets of a dictionary of others (lexicon import), written whole
    if (!asked && !used_classes_.contains(name) && !name.starts_with("@D_")) idle.push_back(name);
  }
  std::sort(idle.begin(), idle.end());
  return idle;
}

const CameoCode* EventCoder::code(std::string_view cameo) const {
  const auto found = codes_.find(std::string(cameo));
  return found == codes_.end() ? nullptr : &found->second;
}

void EventCoder::set_code(Event& event, const std::string& cameo) const {
  event.cameo = cameo;
  const CameoCode* known = code(cameo);
  if (!known) return;
  event.plover = known->plover;
  event.mode = known->mode;
  event.contexts = known->contexts;
  event.quad = known->quad;
  event.goldstein = known->goldstein;
}

const std::vector<Frame>& EventCoder::frames(std::string_view lemma, bool noun) const {
  static const std::vector<Frame> kNoFrames;
  const auto& map = noun ? nouns_ : verbs_;
  const auto found = map.find(std::string(lemma));
  return found == map.end() ? kNoFrames : found->second;
}

bool EventCoder::in_class(std::string_view name, const std::string& lemma) const {
  const auto found = classes_.find(std::string(name));
  return found != classes_.end() && std::find(found->second.begin(), found->second.end(), lemma) != found->second.end();
}

}  // namespace dragoman
