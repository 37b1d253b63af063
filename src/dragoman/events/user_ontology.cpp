#include "dragoman/events/user_ontology.h"

#include <algorithm>
#include <filesystem>

#include "dragoman/text/tsv.h"

namespace dragoman {

UserOntology UserOntology::load(const std::string& path, EventCoder& coder) {
  UserOntology ontology;
  const std::string file = std::filesystem::path(path).filename().string();
  const std::vector<TsvRow> rows = read_tsv(path, {"code", "label", "cameo"});
  for (const TsvRow& row : rows) {
    if (row["code"].starts_with('@')) coder.add_class(std::string(row["code"]), split_trimmed(row["label"], '|'));
  }
  for (const TsvRow& row : rows) {
    if (row["code"].starts_with('@')) continue;
    const std::string place = path + ":" + std::to_string(row.line), origin = file + ":" + std::to_string(row.line);
    const Line line{std::string(row["code"]), origin, std::string(row["cameo"])};
    if (line.code.empty()) throw BrokenInstallation(place + ": column code is empty");
    if (line.cameo.empty()) throw BrokenInstallation(place + ": column cameo is empty: name the nearest code, or the codes meant (14*, *)");
    const bool known = std::any_of(ontology.codes_.begin(), ontology.codes_.end(), [&](const auto& c) { return c.first == line.code; });
    if (!known) ontology.codes_.emplace_back(line.code, std::string(row["label"]));
    if (!row["head"].empty()) {
      coder.add_frame(row, path, origin, true);
      ontology.frames_[origin] = line;
    } else if (line.cameo.ends_with('*')) {
      ontology.prefixes_.emplace(line.cameo.substr(0, line.cameo.size() - 1), line);
    } else {
      if (!coder.code(line.cameo)) throw BrokenInstallation(place + ": column cameo: no code '" + line.cameo + "'");
      ontology.exact_.emplace(line.cameo, line);
    }
  }
  if (ontology.codes_.empty()) throw BrokenInstallation(path + ": no codes in it");
  return ontology;
}

const UserOntology::Line* UserOntology::line_for(const Event& e) const {
  for (const std::string& reason : e.because) {
    const auto frame = frames_.find(reason);
    if (frame == frames_.end()) continue;
    // only announced, refused or threatened, it is coded by what is done: a line for that code goes before the frame's
    if (e.cameo != frame->second.cameo) break;
    return &frame->second;
  }
  if (const auto exact = exact_.find(e.cameo); exact != exact_.end()) return &exact->second;
  for (std::size_t n = e.cameo.size() + 1; n-- > 0;) {
    const auto prefix = prefixes_.find(e.cameo.substr(0, n));
    if (prefix != prefixes_.end()) return &prefix->second;
  }
  for (const std::string& reason : e.because) {
    if (const auto frame = frames_.find(reason); frame != frames_.end()) return &frame->second;
  }
  return nullptr;
}

void UserOntology::recode(std::vector<Event>& events) const {
  std::vector<Index> place(events.size(), kNone);
  std::vector<Event> kept;
  for (Index i = 0; i < events.size(); ++i) {
    Event& e = events[i];
    const Line* line = line_for(e);
    if (!line) continue;
    const std::string root = e.cameo.substr(0, 2);
    if (e.cameo != line->cameo && frames_.contains(line->origin) && e.status == Status::occurred) {
      // a frame's act that was announced, demanded, refused or threatened, and the ontology has no code for that: the act itself has not occurred
      e.status = root == "12" ? Status::denied : root == "02" || root == "10" ? Status::demanded : root == "03" || root == "13" ? Status::planned : e.status;
    }
    e.because.push_back(line->origin + ": " + e.cameo + " is " + line->code);
    e.cameo = line->code;
    place[i] = static_cast<Index>(kept.size());
    kept.push_back(std::move(e));
  }
  for (Event& e : kept) {
    if (e.mirror_of != kNone) e.mirror_of = place[e.mirror_of];
  }
  events = std::move(kept);
}

}  // namespace dragoman
