#include <gmock/gmock.h>

#include "dragoman/language/segmentation.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;

const SegmentationRules& rules() {
  static const SegmentationRules r = SegmentationRules::load(DRAGOMAN_SOURCE_DIR "/lexicon/abbreviations.tsv");
  return r;
}

std::vector<std::string> tokens(const std::string& text) {
  std::vector<std::string> out;
  for (const ByteSpan s : tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, rules())) out.emplace_back(slice(text, s));
  return out;
}

std::vector<std::string> sentences(const std::string& text) {
  Article a;
  a.text = text;
  std::vector<std::string> out;
  for (const Sentence& s : segment(a, rules()).sentences) out.emplace_back(slice(a.text, s.span));
  return out;
}

TEST(Tokenize, SplitsContractionsPossessivesAndCompounds) {
  EXPECT_THAT(tokens("The U.S.-led coalition didn't leave Syria's north."),
              ElementsAre("The", "U.S.", "-", "led", "coalition", "did", "n't", "leave", "Syria", "'s", "north", "."));
}
TEST(Tokenize, KeepsBoundPrefixesNumbersAndAbbreviations) {
  EXPECT_THAT(tokens("Gen. al-Assad paid $2,000.50 on 2018-08-27 at 5pm."),
              ElementsAre("Gen.", "al-Assad", "paid", "$", "2,000.50", "on", "2018-08-27", "at", "5", "pm", "."));
}
TEST(Tokenize, TypographicApostropheAndQuotes) { EXPECT_THAT(tokens("“Don’t,” he said."), ElementsAre("“", "Do", "n’t", ",", "”", "he", "said", ".")); }
TEST(Tokenize, HostsAndFilesAreOneTokenButGluedSentencesAreNot) {
  EXPECT_THAT(tokens("See Harbour.com's map_2.pdf, sci.space.orbits or Port.Then rest.now"),
              ElementsAre("See", "Harbour.com", "'s", "map_2.pdf", ",", "sci.space.orbits", "or", "Port", ".", "Then", "rest", ".", "now"));
}
TEST(Sentences, EndAfterClosingQuotesAndNotAfterAbbreviationsOrInitials) {
  EXPECT_THAT(sentences("Gen. J. Smith met Mr. Jones in the U.S. on Monday. “We agreed.” Talks go on."),
              ElementsAre("Gen. J. Smith met Mr. Jones in the U.S. on Monday.", "“We agreed.”", "Talks go on."));
}
TEST(Sentences, LineBreaksEndParagraphsButNotWrappedLines) {
  EXPECT_THAT(sentences("Headline without stop\nBody begins here."), ElementsAre("Headline without stop", "Body begins here."));
}
TEST(Sentences, NothingIsLostOrInvented) {
  for (const std::string text : {"", "   ", "!!!", "🙂 ok", "1 2 3\n4 5 6", "NO STOP AT ALL", "a\nb"}) {
    std::string joined, plain;
    for (const std::string& t : tokens(text)) joined += t;
    for (const char c : text) plain += c == ' ' || c == '\n' ? "" : std::string(1, c);
    EXPECT_EQ(joined, plain) << text;
  }
}

}  // namespace
}  // namespace dragoman
