// What a record was made with: program, network, lexicons, kept in its table `meta`, so that a figure can be made again.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dragoman/record/store.h"

namespace dragoman {

/// Hash of the contents and relative paths of all files under `folders` of `root`, in sorted order; 16 hex digits. Missing folders count as empty.
std::string files_hash(const std::string& root, const std::vector<std::string>& folders);

/// What a record made by `program` with these resources notes: "program", "model" (hash of models/), "lexicon" (hash of lexicon/ and ontology/).
std::vector<std::pair<std::string, std::string>> provenance(const std::string& program, const std::string& resources);

/// Notes "program", "model" (models/) and "lexicon" (lexicon/, ontology/). A record that was begun with others keeps those too, as
/// "earlier program" etc., a line each: such a record is not reproducible in one run, and says so.
/// `also`: what else it was made with (a user's dictionaries), name and hash.
void note_provenance(RecordStore& record, const std::string& program, const std::string& resources, const std::vector<std::pair<std::string, std::string>>& also = {});

}  // namespace dragoman
