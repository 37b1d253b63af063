#include "dragoman/links/article_texts.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "dragoman/links/credit.h"
#include "dragoman/links/rows.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kPage = 2000;

struct Piece {
  std::uint32_t begin, end;  // code points
  char kind;                 // the first letters of the passage kinds that matter here: h(eadline) d(ateline) b(yline), x for what is not the article
};

/// Splits the text into headline, credit lines and body. A paragraph's break stays a break.
void split(ArticleText& a, std::string_view text, std::string_view title, std::vector<Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Piece& x, const Piece& y) { return x.begin < y.begin; });
  const OffsetMap offsets(text);
  std::uint32_t from = 0;
  for (const Piece& p : pieces) {
    const std::uint32_t begin = offsets.byte(p.begin), end = offsets.byte(p.end);
    if (begin < from || end > text.size()) continue;
    a.body.append(text.substr(from, begin - from)).append("\n");
    const std::string_view piece = text.substr(begin, end - begin);
    if (p.kind == 'h') a.headline.append(a.headline.empty() ? "" : "\n").append(piece);
    else if ((p.kind == 'd' || p.kind == 'b') && a.credit.empty()) a.credit = credited_agency(piece);
    from = end;
  }
  a.body.append(text.substr(std::min<std::size_t>(from, text.size())));
  if (a.headline.empty()) a.headline = title;
  if (a.credit.empty()) a.credit = closing_credit(a.body);
}

}  // namespace

void fill_numbers(Database& database, const char* table, const std::vector<std::int64_t>& numbers) {
  database.run(std::string("CREATE OR REPLACE TEMP TABLE ") + table + " (number BIGINT)");
  Appender rows(database, table);
  for (const std::int64_t n : numbers) rows.integer(n).end_row();
  rows.flush();
}

std::string rows_of(Database& database, const char* table) {
  std::string out;
  for_each_row(database, std::string("SELECT coalesce(min(l.row), 0), coalesce(max(l.row), -1) FROM linked l SEMI JOIN ") + table + " w USING (number)",
               [&](const Row& row) { out = " AND a.rowid BETWEEN " + std::to_string(row.integer(0)) + " AND " + std::to_string(row.integer(1)); });
  return out;
}

std::vector<std::int64_t> number_new_articles(Database& database, std::size_t limit) {
  struct New {
    std::int64_t row, seconds;
    bool known, day_only;
    std::string article;
  };
  std::vector<New> fresh;
  for_each_row(database, "SELECT a.rowid, a.article, a.published FROM articles a ANTI JOIN linked l USING (article)", [&](const Row& row) {
    const std::optional<Instant> at = parse_instant(row.text(2));
    fresh.push_back(
        {row.integer(0), at ? at->seconds : std::numeric_limits<std::int64_t>::max(), at.has_value(), !at || at->day_only, std::string(row.text(1))});
  });
  std::sort(fresh.begin(), fresh.end(), [](const New& x, const New& y) { return std::pair(x.seconds, x.row) < std::pair(y.seconds, y.row); });
  if (fresh.size() > limit) fresh.resize(limit);
  std::int64_t number = number_of(database, "SELECT max(number) FROM linked");
  std::vector<std::int64_t> numbers;
  Appender rows(database, "linked");
  for (const New& n : fresh) {
    numbers.push_back(++number);
    rows.integer(number).text(n.article).integer(n.row);
    if (n.known) rows.integer(n.seconds);
    else rows.null();
    rows.integer(n.day_only).end_row();
  }
  rows.flush();
  return numbers;
}

void for_each_text(Database& database, const std::vector<std::int64_t>& numbers, const std::function<void(ArticleText&&)>& use) {
  for (std::size_t from = 0; from < numbers.size(); from += kPage) {
    fill_numbers(database, "wanted_texts",
                 {numbers.begin() + static_cast<std::ptrdiff_t>(from), numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), from + kPage))});
    std::unordered_map<std::int64_t, std::vector<Piece>> pieces;
    for_each_row(database,
                 "SELECT w.number, p.\"begin\", p.\"end\", p.kind FROM passages p JOIN linked l USING (article) JOIN wanted_texts w USING (number) WHERE "
                 "p.kind NOT IN ('body', 'caption')",
                 [&](const Row& row) {
                   const std::string_view kind = row.text(3);
                   pieces[row.integer(0)].push_back({static_cast<std::uint32_t>(row.integer(1)), static_cast<std::uint32_t>(row.integer(2)),
                                                     kind == "headline" || kind == "dateline" || kind == "byline" ? kind[0] : 'x'});
                 });
    std::unordered_map<std::int64_t, std::vector<std::string>> names;
    for_each_row(database,
                 "SELECT w.number, e.name FROM entities e JOIN linked l USING (article) JOIN wanted_texts w USING (number) WHERE e.type NOT IN ('group', "
                 "'role', 'pronoun')",
                 [&](const Row& row) { names[row.integer(0)].emplace_back(row.text(1)); });
    for_each_row(database,
                 "SELECT w.number, a.article, a.title, a.publisher, a.domain, a.published, a.text FROM wanted_texts w JOIN linked l USING (number) JOIN "
                 "articles a ON a.rowid = l.row" +
                     rows_of(database, "wanted_texts"),
                 [&](const Row& row) {
                   ArticleText a{.number = row.integer(0),
                                 .id = std::string(row.text(1)),
                                 .publisher = std::string(row.text(3)),
                                 .domain = std::string(row.text(4)),
                                 .published = parse_instant(row.text(5))};
                   split(a, row.text(6), row.text(2), pieces[a.number]);
                   if (const auto it = names.find(a.number); it != names.end()) a.names = std::move(it->second);
                   use(std::move(a));
                 });
  }
}

}  // namespace dragoman
