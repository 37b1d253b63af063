// Actor codes composed from words.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string code_of(const std::string& text, const std::string& words, const std::string& published = "2018-08-28") {
  const Document d = read_text(text, published);
  for (const Mention& m : d.actors.mentions) {
    if (slice(d.article.text, m.span) == words && m.entity != kNone) return d.actors.entities[m.entity].code;
  }
  return "no mention '" + words + "'";
}

TEST(ActorCodes, ComposedWithoutAnEntryForTheName) {
  EXPECT_EQ(code_of("Kenyan Defence Minister Monica Wanjiru arrived in Kisumu.", "Kenyan Defence Minister Monica Wanjiru"), "KENGOVMIL");
  EXPECT_EQ(code_of("The Iranian delegation left Vienna.", "The Iranian delegation"), "IRNGOV");
}
TEST(ActorCodes, ACapitalThatActsIsItsGovernment) { EXPECT_EQ(code_of("Ankara rejected the offer.", "Ankara"), "TURGOV"); }
TEST(ActorCodes, OfficesByTheArticlesDate) {
  EXPECT_EQ(code_of("Angela Merkel met the union.", "Angela Merkel", "2010-01-01"), "DEUGOV");
  EXPECT_EQ(code_of("Angela Merkel met the union.", "Angela Merkel", "2023-01-01"), "DEUELI");
}

}  // namespace
}  // namespace dragoman
