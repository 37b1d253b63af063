// A folder of TABARI or PETRARCH dictionaries, whatever its files are called.
//
//   Dictionaries d = load_dictionaries("/path/to/dictionaries");   // or one file
//   for (const DictionaryProblem& p : d.problems) ...               // what could not be taken over, with file, line and reason
//
// What a file is, its name says (actors, agents, verbs or CAMEO, discards, issues, prepositions), else its first lines do. A PETRARCH configuration in
// the folder (PETR_config.ini) names the dictionaries to use and their order; without one all are used, in the order of their names, and where
// two give the same word the first holds. Files may be compressed (.gz, .zst).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/dictionaries/actor_dictionary.h"
#include "dragoman/dictionaries/agent_dictionary.h"
#include "dragoman/dictionaries/text_lists.h"
#include "dragoman/dictionaries/verb_dictionary.h"

namespace dragoman {

enum class DictionaryKind : std::uint8_t { actors, agents, verbs, discards, issues, prepositions, configuration, none };

struct Dictionaries {
  std::vector<ActorDictionary> actors;
  std::vector<AgentDictionary> agents;
  std::vector<VerbDictionary> verbs;
  std::vector<DiscardList> discards;
  std::vector<IssueList> issues;
  std::vector<PrepositionList> prepositions;
  DictionaryProblems problems;
  std::vector<std::string> files;  ///< read, in order

  bool empty() const { return actors.empty() && agents.empty() && verbs.empty(); }
};

/// What a file holds: by its name (without folder and compression), else by its text. `none` for licences and the like.
DictionaryKind recognise_dictionary(std::string_view name, std::string_view bytes);

/// Reads one dictionary's text into `into`.
void add_dictionary(Dictionaries& into, DictionaryKind kind, std::string_view bytes, const std::string& file);

/// A folder (its own files, not those of folders within it) or a file. Never throws for what files hold; a folder that cannot be read is a problem
/// with line 0.
Dictionaries load_dictionaries(const std::string& path);

std::string_view name(DictionaryKind kind);

}  // namespace dragoman
