#include "dragoman/links/story_marks.h"

#include "dragoman/links/article_texts.h"
#include "dragoman/links/rows.h"

namespace dragoman {
namespace {

// Chosen on the dev half of corpus/happenings and tests/links/data/stories.jsonl (docs/links.md).
constexpr float kDay = 0.6F, kCountry = 1.2F, kAct = 0.5F;

constexpr const char* kMarks = R"sql(
SELECT DISTINCT l.number, 'day ' || t.value FROM marked m JOIN linked l USING (number) JOIN times t USING (article) WHERE t.type = 'DATE' AND length(t.value) = 10
UNION ALL SELECT DISTINCT l.number, 'in ' || e.country FROM marked m JOIN linked l USING (number) JOIN entities e USING (article) WHERE e.country <> ''
UNION ALL SELECT DISTINCT l.number, 'act ' || substr(e.cameo, 1, 2) || ' ' || substr(p.code, 1, 3)
  FROM marked m JOIN linked l USING (number) JOIN events e USING (article) JOIN event_participants p USING (article, event) WHERE e.mirror_of IS NULL AND length(p.code) >= 3)sql";

}  // namespace

std::unordered_map<std::int64_t, std::vector<StoryTerm>> story_marks(Database& database, const std::vector<std::int64_t>& numbers) {
  fill_numbers(database, "marked", numbers);
  std::unordered_map<std::int64_t, std::vector<StoryTerm>> out;
  for_each_row(database, kMarks, [&](const Row& row) {
    const std::string_view mark = row.text(1);
    out[row.integer(0)].push_back({term_hash(mark), mark[0] == 'd' ? kDay : mark[0] == 'i' ? kCountry : kAct});
  });
  return out;
}

}  // namespace dragoman
