// Accounts of one happening that cannot both hold: happened or denied, who did it, how many, when, where.
//
// Only different origins dispute: one paper's two figures are a correction. Ranges that meet agree ("at least 12" and 14); a toll that is
// higher in a later report has risen. A day apart is a dispute only where both name the day; two places are if they lie 60 km apart.
#pragma once

#include <string>
#include <vector>

#include "dragoman/links/event_mention.h"

namespace dragoman {

/// One mention's say: its account may be a denial that is no event ("a2").
struct Telling {
  const EventMention* mention = nullptr;  ///< the event told of, or denied
  const Denial* denial = nullptr;         ///< set if this is a denial of `mention`
  int published = 0;                      ///< day; 0 if unknown
  bool counted = true;                    ///< its account is an origin of the happening: a paper that cites another for it is none
  const Account& account() const { return denial ? denial->account : mention->account; }
  std::string id() const { return denial ? denial->attribution : mention->id(); }
};

struct DisputeSide {
  std::string value;                  ///< "27", "SYRMIL (Syrian warplanes)", "2021-02-09", "Pama", "happened"
  std::vector<std::size_t> tellings;  ///< indexes
};

struct Dispute {
  std::string kind;  ///< denied, actor, figures, date, place
  std::vector<DisputeSide> sides;
};

std::vector<Dispute> find_disputes(const std::vector<Telling>& tellings);

}  // namespace dragoman
