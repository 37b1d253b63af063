// A year of invented news as documents that look read: for measuring how linking scales, not how well it links.
//
// Stories of Zipf-distributed size, each with its country pair, places, persons, words and up to four happenings; articles that tell of
// these two or three times each, with statements of their own and now and then an older happening; three in ten are copies of another.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "dragoman/document.h"

namespace dragoman::benchmark {

class NewsGenerator {
 public:
  explicit NewsGenerator(unsigned seed);
  /// The next article, with about ten events.
  Document next();

 private:
  struct Party {
    std::string country, code, name;
  };
  struct Happening {
    std::string cameo, verb;
    Party source, target;
    int day = 0, place = 0, killed = 0;
  };
  struct Story {
    std::vector<Happening> happenings;
    std::vector<std::string> words;
    int day = 0, left = 0;
  };

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool chance(double p) { return std::bernoulli_distribution(p)(random_); }
  std::string word();
  Party party(const std::string& country, bool proper);
  Story make_story();
  Document write(const Story& story);
  void tell(Document& d, const Happening& h, const Story& story);

  std::mt19937 random_;
  std::vector<std::string> vocabulary_, countries_, places_;
  std::vector<Story> open_;
  std::vector<Happening> past_;
  std::vector<Document> recent_;
  int day_ = 17532, number_ = 0, today_ = 0;
};

}  // namespace dragoman::benchmark
