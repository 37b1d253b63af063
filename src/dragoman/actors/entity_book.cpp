#include "dragoman/actors/entity_book.h"

#include <algorithm>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

std::string bare_surname(std::string_view name) {
  std::string low = to_lower(name);
  for (const std::string_view article : {"al-", "el-", "al ", "el "}) {
    if (low.starts_with(article) && low.size() > article.size() + 2) low.erase(0, article.size());
  }
  return low;
}

std::optional<Index> EntityBook::by_surname(const std::string& surname) const {
  for (Index e = size(); e-- > 0;) {
    if (!states_[e].human || out.entities[e].type != MentionType::person) continue;
    if (states_[e].surname == surname || to_lower(out.entities[e].name).starts_with(surname + " ")) return e;
  }
  return std::nullopt;
}

std::optional<Index> EntityBook::by_lone_surname(const std::string& surname) const {
  for (Index e = size(); e-- > 0;) {
    const EntityState& s = states_[e];
    if (out.entities[e].type == MentionType::person && s.surname == surname && bare_surname(out.entities[e].name) == surname) return e;
  }
  return std::nullopt;
}

Index EntityBook::open(const MentionFacts& f, std::string key, std::string name, MentionType type) {
  Entity e;
  e.name = std::move(name);
  e.type = type;
  out.entities.push_back(std::move(e));
  EntityState s;
  s.key = std::move(key);
  s.human = type == MentionType::person || type == MentionType::role;
  s.body = type == MentionType::organization || type == MentionType::location || type == MentionType::nationality;
  s.named = !f.mention.nominal;
  s.plural = f.plural || type == MentionType::group;
  by_key_[s.key] = size();
  states_.push_back(std::move(s));
  return size() - 1;
}

std::optional<Index> EntityBook::by_key(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? std::nullopt : std::optional<Index>(found->second);
}

void EntityBook::rename(Index e, std::string key, std::string name) {
  by_key_[key] = e;
  states_[e].key = std::move(key);
  out.entities[e].name = std::move(name);
}

void EntityBook::set_code(Index e, const std::string& country, std::vector<std::string> sectors, const std::string& code, const std::string& because,
                          const std::string& area) {
  Entity& entity = out.entities[e];
  std::vector<std::string> unique;
  for (std::string& s : sectors) {
    if (std::find(unique.begin(), unique.end(), s) == unique.end()) unique.push_back(std::move(s));
  }
  entity.country = country;
  entity.sectors = std::move(unique);
  entity.code = code.empty() ? compose_code(country.empty() ? area : country, entity.sectors) : code;
  entity.because = because;
}

void EntityBook::note(Index e, const Mention& mention, bool subject) {
  EntityState& s = states_[e];
  s.last_mention = static_cast<Index>(out.mentions.size());
  s.last_sentence = mention.sentence;
  s.last_subject = subject;
}

}  // namespace dragoman
