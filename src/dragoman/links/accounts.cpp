#include "dragoman/links/accounts.h"

#include <algorithm>
#include <span>

#include "dragoman/links/credit.h"
#include "dragoman/links/sectors.h"
#include "dragoman/links/word_counts.h"

namespace dragoman {
namespace {

bool overlap(const std::vector<CodePointSpan>& a, const std::vector<CodePointSpan>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](CodePointSpan x) { return std::any_of(b.begin(), b.end(), [&](CodePointSpan y) { return x.begin < y.end && y.begin < x.end; }); });
}

bool has(const std::vector<std::string>& list, std::span<const std::string_view> any) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& s) { return std::find(any.begin(), any.end(), s) != any.end(); });
}

bool has(const std::vector<std::string>& list, std::string_view one) { return has(list, std::span(&one, 1)); }

bool has_capital(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

/// The last word of a description: "two rescue workers" -> "worker".
std::string head_stem(std::string_view name) {
  const std::string lower = to_lower(name);
  const std::size_t space = lower.find_last_of(" -");
  return word_stem(space == std::string::npos ? std::string_view(lower) : std::string_view(lower).substr(space + 1));
}

}  // namespace

std::string name_key(std::string_view name) {
  if (to_lower(name.substr(0, 4)) == "the ") name.remove_prefix(4);
  // Of a proper name the words with capitals count: "Monitor for Human Rights" is also "Human Rights Monitor".
  const bool capitals = has_capital(name);
  std::vector<std::string> stems;
  for (std::size_t at = 0; at < name.size();) {
    const auto inside = [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    };
    const std::size_t begin = at;
    while (at < name.size() && inside(name[at])) ++at;
    const std::string_view word = name.substr(begin, at - begin);
    if (!word.empty() && (!capitals || has_capital(word.substr(0, 1)) || (word[0] >= '0' && word[0] <= '9'))) stems.push_back(word_stem(to_lower(word)));
    if (at < name.size() && at == begin) ++at;
  }
  std::sort(stems.begin(), stems.end());
  std::string out;
  for (const std::string& s : stems) out += (out.empty() ? "" : "-") + s;
  return out;
}

std::string AccountFinder::words(const std::vector<CodePointSpan>& spans) const {
  std::string out;
  for (const CodePointSpan s : spans) {
    const std::uint32_t begin = offsets_.byte(s.begin), end = offsets_.byte(s.end);
    if (begin >= end || end > record_.text.size()) continue;
    out += (out.empty() ? "" : " ") + record_.text.substr(begin, end - begin);
  }
  return out;
}

Account AccountFinder::own_voice() const { return {.origin = article_.voice, .name = article_.voice_name, .own_voice = true}; }

Account AccountFinder::of_entity(const ParsedEntity& e, const std::string& country) const {
  Account out{.name = e.name, .country = e.country, .code = e.code};
  const bool proper = e.type != "group" && e.type != "role" && e.type != "pronoun" && has_capital(e.name);
  const std::string at = "@" + article_.voice;
  if (has(e.sectors, "MED")) {
    out.origin = proper ? "paper:" + credit_key(e.name) : "said:" + head_stem(e.name) + at;
  } else if (has(e.sectors, kMovements) && e.code.size() > 3) {
    out.origin = "body:" + e.code;  // a movement, its leader and its spokesman are one
  } else if (has(e.sectors, kExecutive) || (e.code.size() == 3 && e.code == e.country && e.type != "organization" && e.type != "person")) {
    const std::string state = !e.country.empty() ? e.country : country;
    out.country = state;
    out.origin = !state.empty() ? "state:" + state : proper ? "body:" + name_key(e.name) : "said:" + head_stem(e.name) + at;
  } else if (has(e.sectors, "JUD") && !(e.country.empty() && country.empty())) {
    out.origin = "court:" + (e.country.empty() ? country : e.country);
  } else if (has(e.sectors, "LEG") && !e.country.empty()) {
    out.origin = "parliament:" + e.country;
  } else if (e.code.starts_with("IGO") && e.code.size() > 3) {
    out.origin = "body:" + e.code;
  } else if (proper) {
    // a person by the surname, which is what later mentions keep
    const std::size_t space = e.name.rfind(' ');
    out.origin = "body:" + name_key(e.type == "person" && space != std::string::npos ? std::string_view(e.name).substr(space + 1) : std::string_view(e.name));
  } else if (e.type == "organization" || has(e.sectors, "OPP")) {
    out.origin = "body:" + head_stem(e.name) + (country.empty() ? "" : ":" + country);  // "the union" is one body whichever paper it speaks to
  } else {
    out.origin = "said:" + head_stem(e.name) + at;
  }
  return out;
}

/// "the party Primero", "fisherman Nikos Zervas": the proper name that follows a description at once. Empty if none does.
std::string AccountFinder::name_after(const ParsedEntity& e, const ParsedAttribution& a) const {
  const std::string source = words(a.source);
  const std::size_t at = source.find(e.name);
  if (e.name.empty() || at == std::string::npos) return {};
  std::string out;
  for (std::size_t from = at + e.name.size(); from < source.size() && source[from] == ' ';) {
    const std::size_t to = std::min(source.find(' ', from + 1), source.size());
    const std::string word = source.substr(from + 1, to - from - 1);
    if (word.empty() || !has_capital(word.substr(0, 1))) break;
    out += (out.empty() ? "" : " ") + word;
    from = to;
  }
  return out;
}

/// "The group said": the named body that was quoted last before.
const ParsedEntity* AccountFinder::named_before(const ParsedAttribution& a) const {
  if (a.source.empty()) return nullptr;
  const ParsedEntity* best = nullptr;
  std::uint32_t at = 0;
  for (const auto& [id, other] : record_.attributions) {
    const auto it = record_.entities.find(other.speaker);
    if (it == record_.entities.end() || other.source.empty() || other.cue.empty() || other.source[0].begin >= a.source[0].begin || other.source[0].begin < at)
      continue;
    if (it->second.type != "organization" || !has_capital(it->second.name)) continue;
    best = &it->second;
    at = other.source[0].begin;
  }
  return best;
}

/// "Rights group says ..." over "The human rights group Lantern said ...": the first attribution of the body whose speaker is of the headline's
/// kind, by sectors or by all the words of its name. Null if `a` is not the headline's.
const ParsedAttribution* AccountFinder::body_of_headline(const ParsedAttribution& a, const ParsedEntity& speaker) const {
  const std::size_t headline = record_.text.find('\n');
  if (headline == std::string::npos || a.cue.empty() || offsets_.byte(a.cue[0].begin) > headline || has(speaker.sectors, kStateOrgans)) return nullptr;
  const ParsedAttribution* first = nullptr;
  for (const auto& [id, other] : record_.attributions) {
    const auto it = record_.entities.find(other.speaker);
    if (it == record_.entities.end() || other.cue.empty() || offsets_.byte(other.cue[0].begin) <= headline) continue;
    if (first && other.cue[0].begin > first->cue[0].begin) continue;
    const std::string described = "-" + name_key(to_lower(words(other.source))) + "-";
    std::string key = name_key(to_lower(speaker.name)) + "-";
    bool all = true;
    for (std::size_t at = 0, end; all && (end = key.find('-', at)) != std::string::npos; at = end + 1)
      all = described.find("-" + key.substr(at, end - at + 1)) != std::string::npos;
    if (all || (!speaker.sectors.empty() && speaker.sectors == it->second.sectors)) first = &other;
  }
  return first;
}

Account AccountFinder::of_attribution(const ParsedAttribution& a, const std::string& country) const {
  const auto entity = [&](const std::string& id) -> const ParsedEntity* {
    const auto it = record_.entities.find(id);
    return it == record_.entities.end() ? nullptr : &it->second;
  };
  if (const ParsedEntity* speaker = entity(a.speaker)) {
    const bool named_itself = has_capital(std::string_view(speaker->name).substr(std::min<std::size_t>(speaker->name.size(), 1)));
    if (const ParsedAttribution* body = named_itself ? nullptr : body_of_headline(a, *speaker)) return of_attribution(*body, country);
    const bool the_group = to_lower(speaker->name.substr(0, 4)) == "the " && speaker->type != "person" && speaker->country.empty() && !named_itself;
    const ParsedEntity* named = the_group ? named_before(a) : nullptr;
    if (const std::string name = !named && !named_itself ? name_after(*speaker, a) : std::string(); !name.empty() && !has(speaker->sectors, kStateOrgans)) {
      return {.origin = "body:" + name_key(name), .name = name, .country = speaker->country, .code = speaker->code};
    }
    return of_entity(named ? *named : *speaker, country);
  }
  if (const ParsedEntity* medium = entity(a.medium)) return of_entity(*medium, country);
  const std::string source = words(a.source);
  if (source.empty()) return {};
  Account out{.name = source};
  out.origin = has_capital(std::string_view(source).substr(1)) ? "body:" + name_key(source) : "said:" + head_stem(source) + "@" + article_.voice;
  return out;
}

/// True if the attribution is the statement of an event that reacts: "condemned Armenia for the attack".
bool AccountFinder::presupposes(const ParsedAttribution& a) const {
  if (a.cue.size() == 1 && reactions_.contains(words(a.cue))) return true;
  return std::any_of(record_.events.begin(), record_.events.end(), [&](const ParsedEvent& e) { return Reactions::code(e.cameo) && overlap(e.trigger, a.cue); });
}

/// "X accused Y of attacking Z": the attack is X's word, though no verb of saying has it for its content.
const ParsedEntity* AccountFinder::accuser_of(const ParsedEvent& e) const {
  if (e.trigger.empty() || e.source.empty()) return nullptr;
  for (const ParsedEvent& a : record_.events) {
    if (!a.cameo.starts_with("112") || a.sentence != e.sentence || a.trigger.empty() || a.source.empty() || a.trigger[0].begin >= e.trigger[0].begin) continue;
    const bool accused = std::any_of(a.target.begin(), a.target.end(), [&](const ParsedParticipant& t) { return t.entity == e.source[0].entity; });
    const auto it = record_.entities.find(a.source[0].entity);
    if (accused && it != record_.entities.end()) return &it->second;
  }
  return nullptr;
}

Account AccountFinder::of_event(const ParsedEvent& e, const std::string& country) const {
  Account out;
  bool reaction = false;
  for (const std::string& id : e.according_to) {  // innermost first: the first that is somebody
    const auto it = record_.attributions.find(id);
    if (it == record_.attributions.end() || it->second.cue.empty()) continue;  // without a cue: the article's credit, which is its own voice
    if (presupposes(it->second)) {
      reaction = true;
      continue;
    }
    out = of_attribution(it->second, country);
    if (!out.origin.empty()) break;
  }
  if (out.origin.empty() && reaction) {
    out = own_voice();
    out.stance = Stance::none;
    return out;
  }
  if (out.origin.empty()) {
    const ParsedEntity* accuser = accuser_of(e);
    out = accuser ? of_entity(*accuser, country) : own_voice();
  }
  const bool real = e.status == "occurred" || e.status == "ongoing";
  out.stance = real ? Stance::asserts : e.status == "denied" ? Stance::denies : Stance::plans;
  return out;
}

}  // namespace dragoman
