// Where a paper is at home, by the place in its name ("The Columbus Dispatch") and by the country of its web address (".ke").
#pragma once

#include <set>
#include <string>

#include "dragoman/document.h"

namespace dragoman {

class Gazetteer;

struct PublisherHome {
  std::set<std::string> countries;  ///< alpha-3
  std::set<std::string> regions;    ///< alpha-3 and first-level code: "USAOH"
};

/// Empty where neither name nor address tells. A name that several large places share gives all of them: the article's own places decide.
PublisherHome publisher_home(const Publisher& publisher, const Gazetteer& gazetteer);

}  // namespace dragoman
