// Agent dictionaries: nouns for kinds of people, with the code that is joined to their country's.
//
//   !PERSON! = MAN, MEN, WOMAN, WOMEN       # a set, put in for its marker
//   ALDER!PERSON! [~GOV]                    # alderman, aldermen, ...
//   CHIEF_OF_STAFF {CHIEFS_OF_STAFF} [~MIL] # with an irregular plural; {} = none; else -S, -ES, -IES
//   RELIEF_BODY [NGO~]                      # the code goes before the country's
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/dictionaries/dictionary_text.h"

namespace dragoman {

struct AgentEntry {
  std::string text;                               ///< as written, marker and all
  std::vector<std::vector<std::string>> phrases;  ///< every form, as lower-case words
  std::string code;                               ///< without the tilde
  bool before_country = false;                    ///< NGO~
  std::string comment;
  std::size_t line = 0;
};

struct AgentDictionary {
  std::string file;
  std::vector<AgentEntry> entries;
};

AgentDictionary read_agent_dictionary(std::string_view bytes, const std::string& file, DictionaryProblems& problems);

/// The regular plural of a phrase in capitals: -IES for -Y, -ES for -S, else -S.
std::string regular_plural(std::string_view phrase);

}  // namespace dragoman
