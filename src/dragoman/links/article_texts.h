// The articles that are being linked, and their text as linking sees it: the body apart from headline, credits and what is not the article.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/links/instant.h"
#include "dragoman/record/database.h"

namespace dragoman {

struct ArticleText {
  std::int64_t number = 0;  ///< of the table `linked`
  std::string id, headline, body, publisher, domain;
  std::optional<Instant> published;
  std::string credit;              ///< the agency it credits, empty if none
  std::vector<std::string> names;  ///< names of its entities
};

/// Gives the articles that the table `linked` lacks, at most `limit` of them, numbers in order of publication, and returns these.
std::vector<std::int64_t> number_new_articles(Database& database, std::size_t limit);

/// Hands on the texts of the numbered articles, in no particular order, a page at a time, so that memory stays bounded.
void for_each_text(Database& database, const std::vector<std::int64_t>& numbers, const std::function<void(ArticleText&&)>& use);

/// " AND a.rowid BETWEEN 17 AND 1016": where the articles of a temporary table of numbers stand in `articles`, so that a page of them is not
/// looked for in the whole table (its texts are most of a record).
std::string rows_of(Database& database, const char* table);

/// Fills a temporary table of one BIGINT column, created anew.
void fill_numbers(Database& database, const char* table, const std::vector<std::int64_t>& numbers);

}  // namespace dragoman
