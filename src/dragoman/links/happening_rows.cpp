#include "dragoman/links/happening_rows.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "dragoman/links/article_texts.h"
#include "dragoman/links/denials.h"
#include "dragoman/links/rows.h"
#include "dragoman/links/same_event.h"
#include "dragoman/times/calendar.h"

namespace dragoman {
namespace {

// Independent origins. A paper that cites somebody for the happening is no origin of it; in its own voice it is only on the first day that
// the happening is reported. If nobody says that it happened, those who say that it shall, and last who takes it for granted.
constexpr const char* kOrigins = R"sql(
CREATE OR REPLACE TEMP TABLE new_origins AS
WITH m AS (SELECT h.*, l.published // 86400 AS day FROM happening_mentions h SEMI JOIN changed_happenings c ON c.number = h.happening JOIN linked l USING (number)),
cited AS (SELECT happening, number, bool_or(NOT own_voice AND stance = 'asserts') AS cited FROM m GROUP BY ALL),
best AS (SELECT happening, CASE WHEN bool_or(stance IN ('asserts', 'denies')) THEN 'asserts' WHEN bool_or(stance = 'plans') THEN 'plans' ELSE 'none' END AS wanted,
  min(day) FILTER (WHERE stance <> 'denies') AS first_day FROM m GROUP BY 1)
SELECT happening, origin, stance = 'denies' AS denies, any_value(origin_name) AS name, any_value(origin_country) AS country, count(DISTINCT number)::BIGINT AS n_articles,
  arg_min(article, number) AS article, arg_min(event, number) AS event
FROM m JOIN cited USING (happening, number) JOIN best USING (happening)
WHERE (stance = 'denies' OR stance = wanted) AND (NOT own_voice OR (NOT cited AND (day IS NULL OR first_day IS NULL OR day = first_day)))
GROUP BY ALL;
DELETE FROM happening_origins WHERE happening IN (SELECT number FROM changed_happenings);
INSERT INTO happening_origins SELECT happening, origin, name, country, CASE WHEN denies THEN 'denies' ELSE 'asserts' END, n_articles, article, event FROM new_origins)sql";

constexpr const char* kCounts = R"sql(
SELECT h.happening, count(*) FILTER (WHERE event LIKE 'v%')::BIGINT, count(DISTINCT number)::BIGINT, min(l.published)::BIGINT, max(l.published)::BIGINT
FROM happening_mentions h SEMI JOIN changed_happenings c ON c.number = h.happening JOIN linked l USING (number) GROUP BY 1)sql";

const char* stance_name(Stance s) {
  switch (s) {
    case Stance::asserts: return "asserts";
    case Stance::denies: return "denies";
    case Stance::plans: return "plans";
    case Stance::none: return "none";
  }
  return "none";
}

struct Happening {
  std::vector<const EventMention*> mentions;
  std::vector<Telling> tellings;
  std::vector<Origin> origins;
  std::int64_t n_mentions = 0, n_articles = 0, first = 0, last = 0;
};

using Happenings = std::map<std::int64_t, Happening>;

Happenings gather(const std::vector<EventMention>& mentions, const std::vector<std::int64_t>& happening,
                  const std::map<std::int64_t, LoadedArticle>& articles) {
  Happenings out;
  std::map<MentionId, std::size_t> index;
  std::set<std::int64_t> numbers;
  const auto published = [&](std::int64_t number) {
    const auto& at = articles.at(number).context.published;
    return at ? static_cast<int>(at->seconds / 86400) : 0;
  };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Happening& h = out[happening[i]];
    h.mentions.push_back(&mentions[i]);
    h.tellings.push_back({.mention = &mentions[i], .published = published(mentions[i].number)});
    index[{mentions[i].number, mentions[i].event}] = i;
    numbers.insert(mentions[i].number);
  }
  for (const std::int64_t n : numbers) {
    for (const Denial& d : articles.at(n).mentions.denials) {
      const EventMention* e = denied_event(d, articles.at(n).mentions.events);
      if (!e) continue;
      const auto it = index.find({n, e->event});
      if (it != index.end()) out[happening[it->second]].tellings.push_back({.mention = &mentions[it->second], .denial = &d, .published = published(n)});
    }
  }
  return out;
}

void write_mentions(Database& database, const Happenings& happenings, const std::map<std::int64_t, LoadedArticle>& articles) {
  Appender rows(database, "happening_mentions");
  for (const auto& [number, h] : happenings) {
    for (const Telling& t : h.tellings) {
      const Account& a = t.account();
      rows.integer(number)
          .integer(t.mention->number)
          .text(articles.at(t.mention->number).context.id)
          .text(t.id())
          .text(a.origin)
          .text(a.name)
          .text_or_null(a.country)
          .text(stance_name(a.stance))
          .integer(a.own_voice)
          .end_row();
    }
  }
  rows.flush();
}

void read_back(Database& database, Happenings& happenings) {
  for_each_row(database,
               "SELECT happening, origin, name, coalesce(country, ''), denies::BIGINT FROM new_origins ORDER BY happening, denies, n_articles DESC, origin",
               [&](const Row& row) {
                 const auto it = happenings.find(row.integer(0));
                 if (it != happenings.end())
                   it->second.origins.push_back({std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), row.integer(4) != 0});
               });
  for (auto& [number, h] : happenings) {
    std::set<std::pair<std::string, bool>> counted;
    for (const Origin& o : h.origins) counted.emplace(o.origin, o.denies);
    for (Telling& t : h.tellings) t.counted = counted.contains({t.account().origin, t.account().stance == Stance::denies});
  }
  for_each_row(database, kCounts, [&](const Row& row) {
    const auto it = happenings.find(row.integer(0));
    if (it == happenings.end()) return;
    it->second.n_mentions = row.integer(1);
    it->second.n_articles = row.integer(2);
    it->second.first = row.integer(3);
    it->second.last = row.integer(4);
  });
}

void write_values(Database& database, const Happenings& happenings) {
  Appender rows(database, "happenings");
  const auto day = [&](std::int64_t seconds) {
    if (seconds == 0) rows.null();
    else rows.text(day_value(Day(std::chrono::days(seconds / 86400))));
  };
  const auto figure = [&](double n) {
    if (n < 0) rows.null();
    else rows.real(n);
  };
  for (const auto& [number, h] : happenings) {
    const HappeningValues v = best_values(h.mentions);
    const auto denying = std::count_if(h.origins.begin(), h.origins.end(), [](const Origin& o) { return o.denies; });
    rows.integer(number)
        .text(v.cameo)
        .text_or_null(v.plover)
        .text(v.words)
        .text_or_null(v.source)
        .text_or_null(v.source_name)
        .text_or_null(v.target)
        .text_or_null(v.target_name)
        .text_or_null(v.date)
        .text_or_null(v.place);
    if (v.geonames) rows.integer(v.geonames);
    else rows.null();
    if (v.located) rows.real(v.lat).real(v.lon);
    else rows.null().null();
    rows.text_or_null(v.country);
    for (const double n : {v.killed_low, v.killed_high, v.injured_low, v.injured_high}) figure(n);
    rows.text(status_of(h.origins, v.source_countries, v.target_countries, v.real))
        .integer(h.n_mentions)
        .integer(h.n_articles)
        .integer(static_cast<std::int64_t>(h.origins.size()) - denying)
        .integer(denying);
    day(h.first);
    day(h.last);
    rows.integer(v.story).real(v.confidence).end_row();
  }
  rows.flush();
}

void write_disputes(Database& database, const Happenings& happenings, const std::map<std::int64_t, LoadedArticle>& articles) {
  std::int64_t next = 1 + number_of(database, "SELECT max(dispute) FROM disputes");
  Appender rows(database, "disputes");
  for (const auto& [number, h] : happenings) {
    if (h.tellings.size() < 2) continue;
    for (const Dispute& d : find_disputes(h.tellings)) {
      for (std::size_t s = 0; s < d.sides.size(); ++s) {
        for (const std::size_t t : d.sides[s].tellings) {
          const Telling& telling = h.tellings[t];
          rows.integer(next)
              .integer(number)
              .text(d.kind)
              .integer(static_cast<std::int64_t>(s))
              .text(d.sides[s].value)
              .text(telling.account().origin)
              .text(articles.at(telling.mention->number).context.id)
              .text(telling.id())
              .end_row();
        }
      }
      ++next;
    }
  }
  rows.flush();
}

}  // namespace

void write_happenings(Database& database, const std::vector<EventMention>& mentions, const std::vector<std::int64_t>& happening,
                      const std::vector<std::int64_t>& replaced, const std::map<std::int64_t, LoadedArticle>& articles) {
  fill_numbers(database, "changed_happenings", replaced);
  for (const char* table : {"happenings", "happening_mentions", "happening_origins", "disputes"}) {
    database.run(std::string("DELETE FROM ") + table + " WHERE happening IN (SELECT number FROM changed_happenings)");
  }
  Happenings happenings = gather(mentions, happening, articles);
  write_mentions(database, happenings, articles);
  std::vector<std::int64_t> numbers;
  for (const auto& [number, h] : happenings) numbers.push_back(number);
  fill_numbers(database, "changed_happenings", numbers);
  database.run(kOrigins);
  read_back(database, happenings);
  write_values(database, happenings);
  write_disputes(database, happenings, articles);
}

}  // namespace dragoman
