#include "dragoman/links/link.h"

#include <algorithm>

#include "dragoman/links/article_texts.h"
#include "dragoman/links/copies.h"
#include "dragoman/links/happenings.h"
#include "dragoman/links/rows.h"
#include "dragoman/links/stories.h"
#include "dragoman/record/schema.h"

namespace dragoman {

LinkCounts link_record(Database& database, const LinkModels& models, const LinkOptions& options) {
  prepare_schema(database);
  // Reading appends and needs little; the joins here need room, and spill beyond it.
  database.run("SET memory_limit = '1500MB'; SET preserve_insertion_order = false");
  const auto say = [&](const std::string& step) {
    if (options.progress) options.progress(step);
  };
  LinkCounts counts;
  while (true) {
    database.run("BEGIN TRANSACTION");
    try {
      const std::vector<std::int64_t> fresh = number_new_articles(database, options.batch);
      if (fresh.empty()) {
        database.run("COMMIT");
        break;
      }
      say("copies");
      const std::vector<std::int64_t> regrouped = link_copies(database, fresh);
      say("stories");
      link_stories(database, models.words, fresh, regrouped);
      say("happenings");
      link_happenings(database, models, fresh, options.threads);
      counts.articles += static_cast<std::int64_t>(fresh.size());
    } catch (...) {
      database.run("ROLLBACK");
      throw;
    }
    database.run("COMMIT");
  }
  counts.copies = number_of(database, "SELECT count(*) FROM copies WHERE NOT original");
  counts.stories = number_of(database, "SELECT count(DISTINCT story) FROM stories");
  counts.happenings = number_of(database, "SELECT count(*) FROM happenings");
  counts.disputes = number_of(database, "SELECT count(DISTINCT dispute) FROM disputes");
  return counts;
}

}  // namespace dragoman
