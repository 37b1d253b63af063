// What the cluster's steps take from the record: which articles repeat others, and one record from many parts.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dragoman/record/known_articles.h"

namespace dragoman::python {

/// The record's rule of what is a repetition and which ids are taken, over the articles of many shards in their order (RecordStore applies
/// the same to one machine's).
class Settled {
 public:
  /// True if the article is new; from then on it is known.
  bool add(const std::string& url, const std::string& publisher, const std::string& domain, const std::string& content_hash);
  /// The id, or "id~2", "id~3", ... if another article has it; from then on it is taken.
  std::string new_id(const std::string& id);

 private:
  KnownArticles known_;
};

/// An empty record, or one that is there already, of this program's schema. Throws RecordError.
void create_record(const std::string& path);

/// Adds a part's tables (name, Parquet file), notes it in meta under `key`, and by what it was made ("program", "model", "lexicon", "gazetteer"),
/// in one transaction. Throws RecordError.
void load_part(const std::string& path, const std::string& key, const std::string& value, const std::vector<std::pair<std::string, std::string>>& made_by,
               const std::vector<std::pair<std::string, std::string>>& tables);

}  // namespace dragoman::python
