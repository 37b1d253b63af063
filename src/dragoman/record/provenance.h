// What a record was made with, so that a figure can be made again: program, network, lexicons, gazetteer, options.
//
// The table `meta` has the latest, the table `runs` one line for each stretch of articles that were read with the same: from `first_row`
// (the articles' rowid) to the next line's. Two records with one line each, alike but for `began`, of the same inputs, hold the same.
#pragma once

#include <string>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman {

/// Hash of the contents and relative paths of all files under `folders` of `root`, in sorted order; 16 hex digits. Missing folders count as
/// empty.
std::string files_hash(const std::string& root, const std::vector<std::string>& folders);

struct Provenance {
  std::string program;       ///< "dragoman 0.1.0"
  std::string model;         ///< hash of models/
  std::string lexicon;       ///< hash of lexicon/ and ontology/
  std::string gazetteer;     ///< hash of data/
  std::string dictionaries;  ///< hash of the dictionaries coded with in place of our lexicon; empty = ours
  std::string options;       ///< what else decides what is coded: "published=2018-08-28 publisher=..."
};

/// Of the installed resources.
Provenance provenance_of(const std::string& program, const std::string& resources);

/// Notes what the articles read from now on are made with. A record that was begun with something else keeps that too, in `runs` and in
/// `meta` as "earlier program" etc.: such a record is not reproducible in one run, and says so.
void note_provenance(Database& record, const Provenance& now);

/// Lines of text about a record: what it was made with, and what of that the installed program has ("as installed", "installed is ...").
std::vector<std::string> describe_provenance(Database& record, const Provenance& installed);

}  // namespace dragoman
