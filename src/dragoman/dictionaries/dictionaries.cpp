#include "dragoman/dictionaries/dictionaries.h"

#include <algorithm>
#include <filesystem>

#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::string without_compression(std::string name) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return name;
}

/// By what its lines look like, for names that say nothing.
DictionaryKind by_text(std::string_view bytes) {
  std::size_t verbs = 0, agents = 0, actors = 0, issues = 0, seen = 0;
  for (const DictionaryLine& line : dictionary_lines(bytes.substr(0, std::size_t{1} << 16))) {
    const std::string& t = line.text;
    const std::size_t bracket = t.find('[');
    const bool tilde = bracket != std::string::npos && t.find('~', bracket) != std::string::npos;
    if (t.starts_with("---") || (t.starts_with("-") && t.find('*') != std::string::npos)) ++verbs;
    else if (tilde) ++agents;
    else if (t.starts_with("<ISSUE")) ++issues;
    else if (bracket != std::string::npos && bracket + 1 < t.size() && t[bracket + 1] >= 'A' && t[bracket + 1] <= 'Z') ++actors;
    else if (t.starts_with("+") && t.find('_') != std::string::npos) ++actors;
    if (++seen == 2000) break;
  }
  const std::size_t most = std::max({verbs, agents, actors, issues});
  if (most == 0 || most * 10 < seen) return DictionaryKind::none;
  return most == verbs ? DictionaryKind::verbs : most == issues ? DictionaryKind::issues : most == agents ? DictionaryKind::agents : DictionaryKind::actors;
}

/// The file names a PETRARCH configuration lists, in its order.
std::vector<std::string> configured_files(std::string_view bytes) {
  std::vector<std::string> names;
  bool listing = false;
  for (const DictionaryLine& line : dictionary_lines(bytes)) {
    std::string_view value = line.text;
    if (value.starts_with('[')) {
      listing = false;
      continue;
    }
    if (const std::size_t equals = value.find('='); equals != std::string_view::npos) {
      const std::string_view key = trimmed(value.substr(0, equals));
      listing = key == "verbfile_name" || key == "actorfile_list" || key == "agentfile_name" || key == "discardfile_name" || key == "issuefile_name";
      value = trimmed(value.substr(equals + 1));
    } else if (!line.indented) {
      listing = false;
    }
    if (!listing) continue;
    for (std::string& name : split_trimmed(value, ',')) names.push_back(std::move(name));
  }
  return names;
}

void load_file(Dictionaries& d, const fs::path& path, const std::string& file) {
  std::string reason;
  const std::optional<std::string> bytes = read_dictionary_bytes(path.string(), reason);
  if (!bytes) {
    d.problems.push_back({file, 0, "", reason});
    return;
  }
  const DictionaryKind kind = recognise_dictionary(without_compression(path.filename().string()), *bytes);
  if (kind == DictionaryKind::none) d.problems.push_back({file, 0, "", "not a dictionary by its name or its lines: left out"});
  else add_dictionary(d, kind, *bytes, file);
}

/// Words, brackets and all: what defines a verb twice is worth knowing.
void note_repeated(Dictionaries& d) {
  if (d.verbs.size() < 2) return;
  std::string all;
  for (const VerbDictionary& v : d.verbs) all += (all.empty() ? "" : ", ") + v.file;
  d.problems.push_back(
      {d.verbs.front().file, 0, "",
       "several verb dictionaries (" + all + "): for a verb in more than one the first holds; a PETR_config.ini in the folder names the one to use"});
}

}  // namespace

std::string_view name(DictionaryKind kind) {
  switch (kind) {
    case DictionaryKind::actors: return "actors";
    case DictionaryKind::agents: return "agents";
    case DictionaryKind::verbs: return "verbs";
    case DictionaryKind::discards: return "discards";
    case DictionaryKind::issues: return "issues";
    case DictionaryKind::prepositions: return "prepositions";
    case DictionaryKind::configuration: return "configuration";
    case DictionaryKind::none: break;
  }
  return "none";
}

DictionaryKind recognise_dictionary(std::string_view file_name, std::string_view bytes) {
  const std::string n = to_lower(file_name);
  const auto has = [&](std::string_view part) { return n.find(part) != std::string::npos; };
  if (n.ends_with(".ini") || n.ends_with(".cfg")) return DictionaryKind::configuration;
  if (n.ends_with(".md") || n.ends_with(".py") || n.ends_with(".xml") || n.ends_with(".rng") || n.ends_with(".log") || n.starts_with("license") ||
      n.starts_with("licence") || n.starts_with("readme"))
    return DictionaryKind::none;
  if (has("agent")) return DictionaryKind::agents;
  if (has("discard")) return DictionaryKind::discards;
  if (has("issue")) return DictionaryKind::issues;
  if (has("preposition")) return DictionaryKind::prepositions;
  if (has("verb") || n.starts_with("cameo.")) return DictionaryKind::verbs;
  if (has("actor")) return DictionaryKind::actors;
  return by_text(bytes);
}

void add_dictionary(Dictionaries& d, DictionaryKind kind, std::string_view bytes, const std::string& file) {
  switch (kind) {
    case DictionaryKind::actors: d.actors.push_back(read_actor_dictionary(bytes, file, d.problems)); break;
    case DictionaryKind::agents: d.agents.push_back(read_agent_dictionary(bytes, file, d.problems)); break;
    case DictionaryKind::verbs: d.verbs.push_back(read_verb_dictionary(bytes, file, d.problems)); break;
    case DictionaryKind::discards: d.discards.push_back(read_discard_list(bytes, file, d.problems)); break;
    case DictionaryKind::issues: d.issues.push_back(read_issue_list(bytes, file, d.problems)); break;
    case DictionaryKind::prepositions: d.prepositions.push_back(read_preposition_list(bytes, file, d.problems)); break;
    case DictionaryKind::configuration:
    case DictionaryKind::none: return;
  }
  d.files.push_back(file);
}

Dictionaries load_dictionaries(const std::string& path) {
  Dictionaries d;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    load_file(d, path, fs::path(path).filename().string());
    return d;
  }
  std::vector<fs::path> found;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    const std::string file = at->path().filename().string();
    std::error_code ignored;
    if (!file.starts_with('.') && at->is_regular_file(ignored)) found.push_back(at->path());
  }
  if (error) d.problems.push_back({path, 0, "", error.message()});
  std::sort(found.begin(), found.end());

  std::vector<std::string> wanted;
  for (const fs::path& p : found) {
    if (recognise_dictionary(without_compression(p.filename().string()), {}) != DictionaryKind::configuration) continue;
    std::string reason;
    if (const std::optional<std::string> bytes = read_dictionary_bytes(p.string(), reason, std::size_t{1} << 20)) wanted = configured_files(*bytes);
  }
  std::vector<fs::path> chosen;
  for (const std::string& name : wanted) {
    const auto at = std::find_if(found.begin(), found.end(), [&](const fs::path& p) { return without_compression(p.filename().string()) == name; });
    if (at != found.end()) chosen.push_back(*at);
    else d.problems.push_back({name, 0, "", "named in the configuration and not in the folder"});
  }
  if (chosen.empty()) {
    std::copy_if(found.begin(), found.end(), std::back_inserter(chosen),
                 [](const fs::path& p) { return recognise_dictionary(without_compression(p.filename().string()), {}) != DictionaryKind::configuration; });
  }
  for (const fs::path& p : chosen) load_file(d, p, without_compression(p.filename().string()));
  note_repeated(d);
  return d;
}

}  // namespace dragoman
