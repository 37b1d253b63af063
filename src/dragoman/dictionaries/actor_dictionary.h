// Actor dictionaries: names with the codes they have, some for a time only.
//
//   ANNA_KOVACS_            # one name,
//   +A._KOVACS_             # its synonyms,
//       [HUNGOV 20020101-20060101]   # and codes with the dates they hold; the first that holds is taken
//       [HUNELI]                     # without dates: what she is at all other times
//
// Dates are YYMMDD or YYYYMMDD: <D before D, >D from D on, A-B from A until before B. A code may stand on the line of the name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/dictionaries/dictionary_text.h"

namespace dragoman {

struct ActorCode {
  std::string code;         ///< "---" = known to be no actor
  int from = 0, until = 0;  ///< YYYYMMDD, half-open; 0 = open
  std::size_t line = 0;
  bool restricted() const { return from != 0 || until != 0; }
  bool holds(int day) const { return day >= from && (until == 0 || day < until); }
};

struct DictionaryPhrase {
  std::vector<std::string> words;  ///< lower case
  std::string text;                ///< as written, without the closing underscore
  std::string comment;
  std::size_t line = 0;
};

struct ActorEntry {
  std::vector<DictionaryPhrase> phrases;  ///< the first is the name the others stand for
  std::vector<ActorCode> codes;           ///< in the file's order
};

struct ActorDictionary {
  std::string file;
  std::vector<ActorEntry> entries;
};

ActorDictionary read_actor_dictionary(std::string_view bytes, const std::string& file, DictionaryProblems& problems);

/// The code on a day (YYYYMMDD; 0 = not known): the first restricted code that holds, else the first without restriction, else nullptr. On a
/// day not known only codes without restriction count.
const ActorCode* code_on(const std::vector<ActorCode>& codes, int day);

}  // namespace dragoman
