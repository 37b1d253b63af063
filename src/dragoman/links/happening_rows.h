// What is known of a happening from all its mentions: the tables happenings, happening_mentions, happening_origins, disputes.
#pragma once

#include <map>
#include <vector>

#include "dragoman/links/disputes.h"
#include "dragoman/links/mention_store.h"

namespace dragoman {

/// An origin of a happening after copies and shared sources are collapsed (table happening_origins).
struct Origin {
  std::string origin, name, country;
  bool denies = false;
};

/// How sure a happening is by the weight of its origins.
///   planned                  nobody says that it happened yet
///   denied                   only denials, or one beside the word of who denies it as well
///   disputed                 said by some, denied by others (find_disputes() has it as `denied`); who stands on both sides is of neither
///   confirmed by both sides  origins of the acting and of the other party say it
///   confirmed                two independent origins or more
///   claimed                  one origin, which is party to it
///   reported                 one origin, which is not
std::string status_of(const std::vector<Origin>& origins, const std::vector<std::string>& source_countries, const std::vector<std::string>& target_countries,
                      bool real);

/// Best value of each field, each by what most accounts say, surer and more exact ones before others.
struct HappeningValues {
  std::string cameo, plover, words, source, source_name, target, target_name, date, place, country;
  std::int64_t geonames = 0;
  double lat = 0, lon = 0;
  bool located = false;
  double killed_low = -1, killed_high = -1, injured_low = -1, injured_high = -1;  ///< over all accounts; -1: none
  double confidence = 0;
  std::vector<std::string> source_countries, target_countries;
  bool real = false;
  std::int64_t story = -1;
};
HappeningValues best_values(const std::vector<const EventMention*>& mentions);

/// Writes the happenings of `mentions` (happening[i] is that of mentions[i]) in place of `replaced`.
void write_happenings(Database& database, const std::vector<EventMention>& mentions, const std::vector<std::int64_t>& happening,
                      const std::vector<std::int64_t>& replaced, const std::map<std::int64_t, LoadedArticle>& articles);

}  // namespace dragoman
