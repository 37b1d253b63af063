// A person's code: from the title where there is one, else from the offices the lexicon knows, at the article's date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/actors/mention_finder.h"

namespace dragoman {

struct OfficeCode {
  std::string country, area, code, because, office;  ///< office: the one the lexicon knows, "prime minister"
  std::vector<std::string> sectors;
  bool known() const { return !country.empty() || !sectors.empty() || !code.empty(); }
};

/// `published`: ISO date or empty.
OfficeCode office_code(const MentionFacts& f, std::string_view published, const ActorLexicon& lexicon);

}  // namespace dragoman
