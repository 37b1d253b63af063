// The entities of an article while they are being made: what each was called, and where it was last spoken of.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dragoman/actors/mention_finder.h"
#include "dragoman/document.h"

namespace dragoman {

/// An agent phrase used of somebody, lower case: "defense minister"; of a former one it is another title.
struct EntityTitle {
  std::string words;
  bool former = false;
};

struct EntityState {
  std::string key;  ///< lexicon identity or lower-cased name: "C:SYR", "P:amir hatami", "N:the police"
  std::vector<EntityTitle> titles;
  std::vector<std::string> heads;  ///< lemmas of the common nouns used of it
  std::string surname;
  std::string kind;    ///< of a body, where the lexicon knows it (organizations.tsv)
  char gender = 0;     ///< 'f', 'm', 0 = not known yet
  bool named = false;  ///< has a name of its own
  bool plural = false, human = false, body = false;
  Index last_mention = 0, last_sentence = 0;
  bool last_subject = false;
};

/// Several entities spoken of together: "A and B", "the two leaders".
struct EntitySet {
  std::vector<Index> members;
  Index anchor = kNone;  ///< head token of the first, where they are joined by "and"
  Index last_sentence = 0;
  std::size_t last_mention = 0;
  bool last_subject = false;
};

/// "Burhan" of "al-Burhan", lower case.
std::string bare_surname(std::string_view name);

class EntityBook {
 public:
  Index open(const MentionFacts& f, std::string key, std::string name, MentionType type);
  /// The entity last opened under this key.
  std::optional<Index> by_key(const std::string& key) const;
  /// A surname's entity becomes that of the full name.
  void rename(Index e, std::string key, std::string name);
  /// Code from its parts, or `code` whole where it is given; `area` stands in for a country that is not named.
  void set_code(Index e, const std::string& country, std::vector<std::string> sectors, const std::string& code, const std::string& because,
                const std::string& area = "");
  /// The person of that surname ("al-" left aside), the last spoken of first.
  std::optional<Index> by_surname(const std::string& surname) const;
  /// The person who has only been called by that surname so far, with "al-" or without: "al-Burhan", then "Abdel Fattah al-Burhan".
  std::optional<Index> by_lone_surname(const std::string& surname) const;
  /// The entity was mentioned as the mention that comes next in out.mentions.
  void note(Index e, const Mention& mention, bool subject);

  EntityState& state(Index e) { return states_[e]; }
  const EntityState& state(Index e) const { return states_[e]; }
  Entity& entity(Index e) { return out.entities[e]; }
  const Entity& entity(Index e) const { return out.entities[e]; }
  Index size() const { return static_cast<Index>(states_.size()); }
  bool is_state(Index e) const { return states_[e].key.starts_with("C:"); }

  Actors out;
  std::vector<EntitySet> sets;

 private:
  std::vector<EntityState> states_;
  std::unordered_map<std::string, Index> by_key_;
};

}  // namespace dragoman
