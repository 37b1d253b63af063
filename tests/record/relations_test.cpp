// Relations a text states, between whom and on whose word.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// "ally KEN UGA | who says so; ...", in order.
std::string relations(const std::string& text) {
  const Document d = read_text(text);
  std::string out;
  for (const Relation& r : d.relations) {
    out += (out.empty() ? "" : "; ") + std::string(to_string(r.kind)) + " " + d.actors.entities[r.a].code + " " + d.actors.entities[r.b].code;
    for (const Index i : r.according_to) out += " | " + std::string(slice(d.article.text, d.attributions[i].source.front()));
  }
  return out;
}

TEST(Relations, StatedWithANounOrByTheTies) {
  EXPECT_EQ(relations("Kenya is an ally of Uganda."), "ally KEN UGA");
  EXPECT_EQ(relations("Relations between Kenya and Uganda are strong."), "ally KEN UGA");
  EXPECT_EQ(relations("Relations between Kenya and Uganda may be strong."), "");
}

TEST(Relations, TheTwoCountriesAreSpeakerAndHearerUnlessHeSaysWhereTheyAre) {
  EXPECT_EQ(relations("The French president told the German chancellor in Paris that relations between the two countries were close."),
            "ally FRA DEU | The French president");
  EXPECT_EQ(relations("Uganda demanded that Kenya leave eastern Somalia. The Somali envoy told the Ugandan delegation that the two countries in the Horn of "
                      "Africa were allies and that the relations between them were strong."),
            "ally KEN SOM | The Somali envoy");
}

TEST(Relations, AParticipleOfSayingBehindANounsClauseIsTheSentencesSubject) {
  EXPECT_EQ(relations("The Somali envoy responded to the Ugandan demand that Kenya leave eastern Somalia, telling the Ugandan delegation that the relations "
                      "between Kenya and Somalia were strong."),
            "ally KEN SOM | The Somali envoy");
}

}  // namespace
}  // namespace dragoman
