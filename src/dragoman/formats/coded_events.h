// Formats: a record as the field's data sets write events, one row a dyad.
//
// GDELT, ICEWS and POLECAT all write one line an event with its two sides, code, date and place, and differ in names, codes and
// columns. So a record is first flattened, article by article, to CodedEvent; gdelt.h, icews.h and polecat.h write that. What each column
// holds, and where it differs from the original, is in docs/formats.md.
//
// An event of several sources and targets gives one row a pair; a reciprocal act gives both directions, as in those data sets. None of them
// has a column for status, so by default only what occurred or goes on is handed over: a denied attack must not be counted as one.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman {

struct CodedPlace {
  std::string name, raw;   ///< canonical name; the words in the text
  std::string country;     ///< alpha-3
  std::string feature;     ///< GeoNames feature code, or the kind of area
  std::string admin;       ///< first-level code, where GeoNames has it
  std::string admin_name;  ///< only of the states of the USA and of first-level areas themselves
  std::int64_t geonames = 0;
  double lat = 0, lon = 0;
  bool located = false;
  bool known() const { return !name.empty(); }
};

struct CodedActor {
  std::string name, raw;  ///< the entity's name; the mention's words
  std::string country;    ///< alpha-3
  std::string code;       ///< CAMEO actor code in ISO letters
  std::vector<std::string> sectors;
  std::int64_t offset = -1;  ///< code points into the text
  CodedPlace place;          ///< a place inside the mention, else the actor's country
  bool known() const { return !name.empty() || !code.empty(); }
};

/// What all events of one article share.
struct CodedArticle {
  std::string id, url, title, publisher, domain, published, language;
  std::uint64_t length = 0;  ///< code points
  std::vector<std::string> people, organizations, locations;
};

struct CodedEvent {
  const CodedArticle* article = nullptr;
  std::string event;     ///< "v7"
  int pair = 0;          ///< which pair of its sources and targets, from 0
  std::uint64_t id = 0;  ///< of this row: 53 bits, so that readers that hold numbers as doubles keep it whole; never 0
  std::string cameo, plover, mode;
  std::vector<std::string> contexts;
  int quad = 0;
  double goldstein = 0, confidence = 0;
  int sentence = 0;   ///< from 1
  bool lead = false;  ///< in the headline or the first paragraph
  std::string day;    ///< YYYY-MM-DD
  std::string status, commitment;
  std::int64_t offset = -1;  ///< of the trigger
  CodedActor source, target;
  CodedPlace place;
  std::uint64_t mentions = 1, sources = 1, articles = 1;  ///< of its happening in the whole record: tellings, publishers, articles; 1 if not linked
};

struct FormatOptions {
  std::set<std::string> statuses = {"occurred", "ongoing"};
};

/// Counts of what was left out, to be told to the user.
struct FormatCounts {
  std::uint64_t rows = 0, events = 0, without_date = 0, other_status = 0;
};

/// The day on which an event of this TIMEX3 date is counted: the date itself; the publication's day where that lies within a longer date
/// (a month, a week, a year), else the longer date's first day; the publication's day where there is no date. Empty if there is neither.
std::string counted_day(const std::string& date, const std::string& published);

/// Hands on every row in the order of the record. Throws RecordError, BrokenInstallation.
FormatCounts each_coded_event(Database& database, const std::string& resources, const FormatOptions& options,
                              const std::function<void(const CodedEvent&)>& row);

}  // namespace dragoman
