// A person's code: from the title where there is one, else from the offices the lexicon knows, at the article's date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/actors/mention_finder.h"

namespace dragoman {

struct OfficeCode {
  std::string country, area, code, because;
  std::vector<std::string> sectors;
  std::vector<std::string> offices;       ///< held by what the lexicon knows, "prime minister"; of an article without a date all ever held
  std::vector<std::string> left_offices;  ///< the same of those that have ended
  bool known() const { return !country.empty() || !sectors.empty() || !code.empty(); }
};

/// `published`: ISO date or empty.
OfficeCode office_code(const MentionFacts& f, std::string_view published, const ActorLexicon& lexicon);

}  // namespace dragoman
