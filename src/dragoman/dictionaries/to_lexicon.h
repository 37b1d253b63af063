// Dictionaries of others as lexicon files of ours, line by line, and what does not fit.
//
//   LexiconFiles files = to_lexicon(load_dictionaries(folder), resources);   // names -> text of the file
//   files.files["people.tsv"], ...; files.unfit: lines that ours cannot say, or say more loosely, with the reason
//
// Names in capitals are written with initials ("ANNA_KOVACS_" is Anna Kovacs: ours match names as written or in capitals). Dated codes become offices
// with their dates, patterns become frames (lexicon/README.md), sets word classes. `source` or the comment names the line each came from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dragoman/dictionaries/dictionaries.h"

namespace dragoman {

struct LexiconFiles {
  std::map<std::string, std::string> files;  ///< file name, whole text with its header row
  std::map<std::string, std::size_t> lines;  ///< entries of each
  DictionaryProblems unfit;                  ///< what readers could not use, then what ours cannot say
};

/// `resources`: our lexicon/countries.tsv tells adjectives and capitals from names, ontology/cameo.tsv which codes there are. Throws BrokenInstallation.
LexiconFiles to_lexicon(const Dictionaries& dictionaries, const std::string& resources);

/// "BAN_KI-MOON" as running text has it: Ban Ki-Moon; small words within stay small.
std::string with_initials(const std::vector<std::string>& lower_case_words);

}  // namespace dragoman
