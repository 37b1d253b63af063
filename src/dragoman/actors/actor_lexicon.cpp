#include "dragoman/actors/actor_lexicon.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

bool country_code(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What a code begins with that is no country's: bodies of states, aid organisations, movements, firms of many countries, nobody known.
bool in_place_of_country(std::string_view part) {
  static constexpr std::string_view kParts[] = {"IGO", "NGO", "NGM", "MNC", "IMG", "INT", "UIS"};
  return std::find(std::begin(kParts), std::end(kParts), part) != std::end(kParts);
}

/// "LBNREB" -> LBN, {REB}; "IGOUNO" -> "", {IGO, UNO}.
void split_code(std::string_view code, std::string& country, std::vector<std::string>& sectors) {
  for (std::size_t at = 0; at + 3 <= code.size(); at += 3) {
    const std::string part(code.substr(at, 3));
    if (at == 0 && !in_place_of_country(part)) country = part;
    else sectors.push_back(part);
  }
}

}  // namespace

std::string compose_code(std::string_view country, const std::vector<std::string>& sectors) {
  std::string code(country);
  std::vector<std::string_view> used;
  for (const std::string& s : sectors) {
    if (std::find(used.begin(), used.end(), s) != used.end()) continue;
    used.push_back(s);
    code += s;
  }
  return code;
}

ActorLexicon ActorLexicon::load(const std::string& folder) {
  ActorLexicon lexicon;
  const SegmentationRules rules = SegmentationRules::load(folder + "/abbreviations.tsv");
  const auto add = [&](KnownActor actor, const std::vector<std::string>& forms) {
    const auto value = static_cast<std::uint32_t>(lexicon.actors_.size());
    for (const std::string& form : forms) lexicon.names_.add(form, value, rules);
    lexicon.actors_.push_back(std::move(actor));
  };
  const auto place = [](const char* file, const TsvRow& row) { return std::string(file) + ":" + std::to_string(row.line); };

  for (const TsvRow& row : read_tsv(folder + "/countries.tsv", {"form", "kind", "country"})) {
    static const std::unordered_map<std::string_view, KnownKind> kinds = {{"name", KnownKind::country},
                                                                          {"adjective", KnownKind::adjective},
                                                                          {"demonym", KnownKind::inhabitants},
                                                                          {"inhabitants", KnownKind::inhabitants},
                                                                          {"capital", KnownKind::capital},
                                                                          {"people", KnownKind::people},
                                                                          {"area", KnownKind::area}};
    const auto kind = kinds.find(row["kind"]);
    if (kind == kinds.end() || !country_code(row["country"]))
      throw BrokenInstallation(folder + "/countries.tsv:" + std::to_string(row.line) + ": unknown kind or country");
    KnownActor a;
    a.kind = kind->second;
    a.name = row["form"];
    a.code = row["country"];
    if (a.kind != KnownKind::area) a.country = a.code;
    a.origin = place("countries.tsv", row);
    if (row["preferred"] == "yes" && !a.country.empty()) lexicon.country_names_[a.country] = a.name;
    add(std::move(a), {std::string(row["form"])});
  }
  const auto forms_of = [](const TsvRow& row) {
    std::vector<std::string> forms = split_trimmed(row["aliases"], ';');
    forms.insert(forms.begin(), std::string(row["name"]));
    return forms;
  };
  if (std::filesystem::exists(folder + "/organizations.tsv")) {
    for (const TsvRow& row : read_tsv(folder + "/organizations.tsv", {"name", "aliases", "code", "kind", "country"})) {
      KnownActor a;
      a.kind = KnownKind::organization;
      a.name = row["name"];
      a.code = row["code"];
      split_code(a.code, a.country, a.sectors);
      if (a.country.empty()) a.country = country_code(row["country"]) ? std::string(row["country"]) : "";
      a.detail = row["kind"];
      a.origin = place("organizations.tsv", row);
      add(std::move(a), forms_of(row));
    }
  }
  if (std::filesystem::exists(folder + "/people.tsv")) {
    for (const TsvRow& row : read_tsv(folder + "/people.tsv", {"name", "aliases", "country", "sectors", "office", "from", "to"})) {
      KnownActor a;
      a.kind = KnownKind::person;
      a.name = row["name"];
      a.country = row["country"];
      a.sectors = split_trimmed(row["sectors"], ';');
      a.code = compose_code(a.country, a.sectors);
      if (of_no_state({a.country})) {  // "IGO" in the place of a country: the head of a body of states
        a.sectors.insert(a.sectors.begin(), a.country);
        a.country.clear();
      }
      a.detail = row["office"];
      a.from = row["from"];
      a.to = row["to"];
      a.origin = place("people.tsv", row);
      // a bare surname counts only where a line lists it as an alias: most are shared by too many
      const std::vector<std::string> forms = forms_of(row);
      add(std::move(a), forms);
    }
  }
  for (const TsvRow& row : read_tsv(folder + "/agents.tsv", {"noun", "sectors", "number"})) {
    AgentNoun agent;
    if (row["sectors"] != "-") agent.sectors = split_trimmed(row["sectors"], ';');
    agent.group = row["number"] == "group";
    agent.place = row["number"] == "place";
    agent.origin = place("agents.tsv", row);
    const std::string noun = to_lower(row["noun"]);
    lexicon.agent_ends_.insert(noun.substr(noun.rfind(' ') + 1));
    lexicon.agents_.emplace(to_lower(row["noun"]), std::move(agent));
  }
  for (const TsvRow& row : read_tsv(folder + "/actor_words.tsv", {"word", "class", "kinds"})) {
    static const std::unordered_map<std::string_view, ActorWord> kinds = {
        {"former", ActorWord::former},           {"backing", ActorWord::backing},       {"heads", ActorWord::heads},   {"state_noun", ActorWord::state_noun},
        {"office_noun", ActorWord::office_noun}, {"state_name", ActorWord::state_name}, {"female", ActorWord::female}, {"male", ActorWord::male},
        {"counterpart", ActorWord::counterpart}, {"condition", ActorWord::condition}};
    if (row["class"] == "body_name") {
      lexicon.calls_[std::string(row["word"])] = split_trimmed(row["kinds"], ';');
      continue;
    }
    const auto kind = kinds.find(row["class"]);
    if (kind == kinds.end())
      throw BrokenInstallation(folder + "/actor_words.tsv:" + std::to_string(row.line) + ": column class: unknown '" + std::string(row["class"]) + "'");
    if (kind->second == ActorWord::office_noun && !row["kinds"].empty()) lexicon.offices_[std::string(row["word"])] = split_trimmed(row["kinds"], ';');
    lexicon.words_[std::string(row["word"])] |= 1u << static_cast<unsigned>(kind->second);
  }
  for (const TsvRow& row : read_tsv(folder + "/times.tsv", {"form", "kind", "value"})) {
    const double value = row["kind"] == "number" ? std::atof(std::string(row["value"]).c_str()) : 0;
    if (value >= 2 && value == std::floor(value)) lexicon.counts_.emplace(row["form"], static_cast<std::size_t>(value));
  }
  lexicon.place_words_ = PlaceWords::load(folder);
  lexicon.names_.finish();
  return lexicon;
}

bool of_no_state(const std::vector<std::string>& sectors) {
  return !sectors.empty() && (in_place_of_country(sectors.front()) || sectors.front() == "PKO" || sectors.front() == "BUS");
}

bool ActorLexicon::is(std::string_view word, ActorWord kind) const {
  const auto found = words_.find(word);
  return found != words_.end() && (found->second >> static_cast<unsigned>(kind) & 1u);
}

std::size_t ActorLexicon::count(std::string_view word) const {
  if (const auto found = counts_.find(word); found != counts_.end()) return found->second;
  if (word.size() > 2 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return 0;
  const int value = std::atoi(std::string(word).c_str());
  return value > 1 ? static_cast<std::size_t>(value) : 0;
}

const std::vector<std::string>* ActorLexicon::calls(const std::string& noun) const {
  const auto found = calls_.find(noun);
  return found == calls_.end() ? nullptr : &found->second;
}

const std::vector<std::string>& ActorLexicon::offices(const std::string& noun) const {
  static const std::vector<std::string> none;
  const auto found = offices_.find(noun);
  return found == offices_.end() ? none : found->second;
}

const AgentNoun* ActorLexicon::agent(std::string_view words) const {
  const auto found = agents_.find(words);
  return found == agents_.end() ? nullptr : &found->second;
}

std::string ActorLexicon::country_name(std::string_view alpha3) const {
  const auto found = country_names_.find(std::string(alpha3));
  return found == country_names_.end() ? std::string(alpha3) : found->second;
}

}  // namespace dragoman
