// Where a paper is at home, and that its towns are meant before their larger namesakes.
#include "dragoman/places/publisher_home.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dragoman/places/gazetteer.h"

namespace dragoman {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Gazetteer& gazetteer() {
  static const Gazetteer loaded = Gazetteer::load(DRAGOMAN_SOURCE_DIR);
  return loaded;
}

TEST(PublisherHome, ByThePlaceInItsName) {
  EXPECT_THAT(publisher_home({"The Nairobi Evening Post", ""}, gazetteer()).countries, ElementsAre("KEN"));
  EXPECT_THAT(publisher_home({"The Columbus Ledger", ""}, gazetteer()).regions, Contains("USAOH"));
}
TEST(PublisherHome, ByItsAddress) {
  EXPECT_THAT(publisher_home({"Daily Courier", "courier.co.ke"}, gazetteer()).countries, ElementsAre("KEN"));
  EXPECT_THAT(publisher_home({"", "courier.co.uk"}, gazetteer()).countries, ElementsAre("GBR"));
}
TEST(PublisherHome, UnknownWhereNothingTells) {
  for (const Publisher& p : {Publisher{"", ""}, Publisher{"The Daily News", "news.com"}, Publisher{"", "x.tv"}, Publisher{"", "."}, Publisher{"", ".."},
                             Publisher{" ", "zz.\xff\xff"}}) {
    const PublisherHome home = publisher_home(p, gazetteer());
    EXPECT_THAT(home.countries, IsEmpty()) << p.name << " " << p.domain;
    EXPECT_THAT(home.regions, IsEmpty());
  }
}

}  // namespace
}  // namespace dragoman
