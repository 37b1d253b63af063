// What is known of actors by name: countries, bodies, office holders, agent nouns (lexicon/*.tsv).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/actors/phrase_table.h"
#include "dragoman/actors/place_words.h"

namespace dragoman {

/// people: a people or the adjective of a region inside a country ("Chechen"); area: a part of the world ("West African").
enum class KnownKind : std::uint8_t { country, adjective, inhabitants, capital, people, area, organization, person };

/// Words with a part in reading phrases (actor_words.tsv).
enum class ActorWord : std::uint8_t { former, backing, heads, state_noun, office_noun, state_name, female, male, counterpart, condition };

struct KnownActor {
  KnownKind kind = KnownKind::country;
  std::string name;     ///< canonical
  std::string country;  ///< alpha-3 or empty
  std::vector<std::string> sectors;
  std::string code;      ///< whole actor code where the lexicon gives one (organizations)
  std::string detail;    ///< kind of organization, or the office of a person
  std::string from, to;  ///< validity of an office, ISO dates or prefixes of them; empty = open
  std::string origin;    ///< file:line, for `because`
};

struct AgentNoun {
  std::vector<std::string> sectors;
  bool group = false;
  bool place = false;  ///< "camp", "border crossing": where, not who
  std::string origin;
};

/// Look-up by string_view without a copy.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

class ActorLexicon {
 public:
  /// Reads the folder's countries.tsv, organizations.tsv, people.tsv, agents.tsv, actor_words.tsv and place_words.tsv, and the numbers of times.tsv. Throws
  /// BrokenInstallation with file, line and column.
  static ActorLexicon load(const std::string& lexicon_folder);

  const PhraseTable& names() const { return names_; }
  const KnownActor& actor(std::uint32_t value) const { return actors_[value]; }
  bool is(std::string_view word, ActorWord kind) const;
  /// Kinds of organization (organizations.tsv) that a common noun may call back: "the company", "the group"; nullptr if it calls none.
  const std::vector<std::string>* calls(const std::string& noun) const;
  /// What a noun for several people calls those who have no name: "president", "king" of "leader"; empty if only themselves.
  const std::vector<std::string>& offices(const std::string& noun) const;
  /// Whether any agent phrase ends in this lower-cased word: most words end none, so phrases need not be built.
  bool ends_agent(const std::string& word) const { return agent_ends_.contains(word); }
  /// Agent noun by lower-cased words joined by a blank ("prime minister"); nullptr if none.
  const AgentNoun* agent(std::string_view words) const;
  const PlaceWords& place_words() const { return place_words_; }
  /// How many a lower-cased word says: 3 for "three" and "3"; 0 if it is no whole number above one.
  std::size_t count(std::string_view word) const;
  /// Canonical English name of a country code, or the code.
  std::string country_name(std::string_view alpha3) const;

 private:
  PhraseTable names_;
  std::vector<KnownActor> actors_;
  std::unordered_map<std::string, AgentNoun, StringHash, std::equal_to<>> agents_;
  std::unordered_set<std::string> agent_ends_;
  std::unordered_map<std::string, std::vector<std::string>> calls_, offices_;
  std::unordered_map<std::string, unsigned, StringHash, std::equal_to<>> words_;  ///< bit per ActorWord
  std::unordered_map<std::string, std::string> country_names_;
  std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> counts_;
  PlaceWords place_words_;
};

/// Whether an actor of these sectors is no state's of itself: bodies of states, aid organisations, peacekeepers, companies.
bool of_no_state(const std::vector<std::string>& sectors);

/// A CAMEO actor code from its parts: country, then sectors in the order given, no part twice.
std::string compose_code(std::string_view country, const std::vector<std::string>& sectors);

}  // namespace dragoman
