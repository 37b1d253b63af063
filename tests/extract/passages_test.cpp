// What a stretch of text is: our own made-up passages, each with the kind a careful reader gives it. As many news sentences that
// only sound like an appeal as appeals: precision counts as much as recall.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "test_lexicon.h"

namespace dragoman {
namespace {

using testing::lexicon;

Article marked(std::string text, std::string title = "") {
  Article a = from_text(std::move(text), {.title = std::move(title)}, lexicon());
  mark_passages(a, lexicon());
  return a;
}

PassageKind kind_at(const Article& a, std::string_view words) {
  const std::size_t at = a.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  for (const Passage& p : a.passages)
    if (p.span.contains(static_cast<std::uint32_t>(at))) return p.kind;
  ADD_FAILURE() << "no passage at: " << words;
  return PassageKind::other;
}

// The line between two paragraphs of a report.
PassageKind kind_in_report(const std::string& line) {
  return kind_at(marked("The two governments signed the accord on Monday after months of talks in the capital, officials said.\n" + line +
                        "\nThe opposition rejected the accord and called for a vote in parliament before the end of the year."),
                 line.substr(0, 12));
}

TEST(Passages, TellsWhatALineIs) {
  const struct {
    const char* line;
    PassageKind kind;
  } cases[] = {
      // appeals
      {"Please support our journalism with a gift of any size.", PassageKind::appeal},
      {"Your donation keeps our reporters in the field.", PassageKind::appeal},
      {"Will you help us reach our goal before midnight? Every contribution counts.", PassageKind::appeal},
      {"We rely on readers like you to keep our newsroom independent.", PassageKind::appeal},
      {"Become a member today and help fund our work.", PassageKind::appeal},
      {"If you value our reporting, consider supporting us for as little as $2 a month.", PassageKind::appeal},
      {"Make a tax-deductible contribution now.", PassageKind::appeal},
      {"Unlike many news organisations we have no paywall, and with your help we can continue to stay open to everyone.", PassageKind::appeal},
      {"We have a small favour to ask: chip in today.", PassageKind::appeal},
      {"Donate now", PassageKind::appeal},
      {"Help us keep this site free for everyone. You can give via PayPal at [email protected].", PassageKind::appeal},
      // promotions
      {"Sign up for our daily newsletter and get the best stories in your inbox.", PassageKind::promotion},
      {"Download our app for breaking news alerts.", PassageKind::promotion},
      {"Follow us on Facebook and Twitter.", PassageKind::promotion},
      {"Subscribe now for unlimited access to our reporting.", PassageKind::promotion},
      {"Join the conversation in the comments below.", PassageKind::promotion},
      {"Get the day's headlines delivered to your inbox every morning.", PassageKind::promotion},
      {"ADVERTISEMENT", PassageKind::promotion},
      {"Story continues below advertisement", PassageKind::promotion},
      {"Share this article", PassageKind::promotion},
      // related
      {"Read more: Five things to know about the accord", PassageKind::related},
      {"READ ALSO: Opposition leader returns from exile", PassageKind::related},
      {"Related: How the talks began", PassageKind::related},
      {"See also: The long road to the accord", PassageKind::related},
      {"You may also like", PassageKind::related},
      {"More on this story", PassageKind::related},
      {"RELATED ARTICLES", PassageKind::related},
      // contacts
      {"Contact the reporter at [email protected] or follow her on Twitter.", PassageKind::contact},
      {"Email him at jane.doe@paper.example.", PassageKind::contact},
      {"Do you have a story to tell? Send us your tips.", PassageKind::contact},
      {"Follow Jane Doe on Twitter @janedoe.", PassageKind::contact},
      // captions
      {"Photo: Demonstrators outside the ministry on Sunday", PassageKind::caption},
      {"(Photo by Jane Doe/Getty Images)", PassageKind::caption},
      {"FILE - The minister arrives for talks in March.", PassageKind::caption},
      {"Image 2 of 7", PassageKind::caption},
      {"Demonstrators outside the ministry on Sunday (AP Photo/Jane Doe)", PassageKind::caption},
      // bylines
      {"(Reporting by Jane Doe and John Roe; Editing by Max Mustermann)", PassageKind::byline},
      {"Additional reporting by Jane Doe in Vienna.", PassageKind::byline},
      {"Agency staff contributed to this report.", PassageKind::byline},
      // notices
      {"All rights reserved. This material may not be published, broadcast or rewritten.", PassageKind::other},
      {"We use cookies to improve your experience.", PassageKind::other},
      {"Skip to main content", PassageKind::other},
      // news that only sounds so
      {"The European Union pledged to donate 40 million euros to the relief fund.", PassageKind::body},
      {"Donors promised $2 billion in aid donations at the conference in Brussels.", PassageKind::body},
      {"The country wants to become a member of the alliance by 2025.", PassageKind::body},
      {"\"Please support our troops and donate now,\" the president said in a televised address.", PassageKind::body},
      {"The minister urged allies to support the independent commission.", PassageKind::body},
      {"The charity said every donation it received had been frozen by the court.", PassageKind::body},
      {"He asked supporters to chip in for the campaign, raising $3 million.", PassageKind::body},
      {"The ministry said it would sign up 4,000 new recruits by March.", PassageKind::body},
      {"Police followed the suspects to the border, the newspaper reported.", PassageKind::body},
      {"Parliament members read the bill more than once before the vote.", PassageKind::body},
      {"The company said subscribers had fallen by a tenth since it raised its prices.", PassageKind::body},
      {"The group posted a video of the attack on Telegram.", PassageKind::body},
      {"''Follow us,'' the guide said, and the boys went after him to the square.", PassageKind::body},
      {"The emails were sent from a private email server, the panel said in an email.", PassageKind::body},
      {"Thank you, he told the crowd, and left the stage.", PassageKind::body},
      {"\"We need your help to end this war,\" the envoy told the council.", PassageKind::body},
      {"Related charges against two other officers were dropped in May.", PassageKind::body},
      {"Contact between the two armies was lost on Friday.", PassageKind::body},
      {"More than 200 people were killed, the ministry said.", PassageKind::body},
      {"The photo showed the two leaders shaking hands in the palace.", PassageKind::body},
      {"Getty Images sued the company in a London court.", PassageKind::body},
      {"By Friday the rebels had taken the airport and two bridges.", PassageKind::body},
      {"The newsletter of the ministry named three new ambassadors.", PassageKind::body},
      {"The president said his government depends on the support of the army.", PassageKind::body},
  };
  EXPECT_GE(std::size(cases), 40u);
  for (const auto& c : cases) EXPECT_EQ(static_cast<int>(kind_in_report(c.line)), static_cast<int>(c.kind)) << c.line;
}

TEST(Passages, AnAppealInTheMiddleOfOneParagraph) {
  const Article a = marked(
      "The delegation left the palace at noon, according to the agency. Will you give us a hand? Every gift helps. Your contribution "
      "enables us to stay "
      "independent. Thank you. The delegation's leader later denied that money had been discussed.");
  EXPECT_EQ(kind_at(a, "The delegation left"), PassageKind::body);
  for (const char* words : {"Will you give", "Every gift", "Your contribution", "Thank you"}) EXPECT_EQ(kind_at(a, words), PassageKind::appeal) << words;
  EXPECT_EQ(kind_at(a, "The delegation's leader"), PassageKind::body);
}

TEST(Passages, AnAppealGoesOnWhileThePaperSpeaksToItsReader) {
  const Article a = marked(
      "The two ministers signed the accord on Monday in the capital, officials said.\nWe need your help to stay open. Any sum, small or large, keeps our "
      "desk in the field. Nobody else pays your reporters. The army took the town on Monday. \"We need our guns,\" its general said.\nOur correspondent was "
      "held at the border on Tuesday by the police, who said that she had no visa.");
  for (const char* words : {"We need your", "Any sum", "Nobody else"}) EXPECT_EQ(kind_at(a, words), PassageKind::appeal) << words;
  for (const char* words : {"The army took", "\"We need our", "Our correspondent"}) EXPECT_EQ(kind_at(a, words), PassageKind::body) << words;
  const Article sums = marked(
      "The rebels freed nine hostages at the bridge on Tuesday, the army said.\nPlease donate today. Twenty euros pay a reporter for an hour in court. Ten buy "
      "the "
      "bus ticket home. We take no money from any government. Twenty hostages are still held. The army lost no one in Karsk. We were there.");
  for (const char* words : {"Twenty euros", "Ten buy", "We take"}) EXPECT_EQ(kind_at(sums, words), PassageKind::appeal) << words;
  for (const char* words : {"Twenty hostages", "The army lost", "We were there"}) EXPECT_EQ(kind_at(sums, words), PassageKind::body) << words;
  const Article asked = marked(
      "The relief agency asked its donors for forty million crowns on Tuesday.\nWe need your help, the minister told donors in the hall. Ten crowns feed a "
      "family for a week, she said. Our people are hungry.");
  for (const char* words : {"Ten crowns", "Our people"}) EXPECT_EQ(kind_at(asked, words), PassageKind::body) << words;
  ASSERT_GT(a.passages.size(), 1U);
  EXPECT_THAT(a.passages[1].reason, ::testing::StartsWith("asks for money: \"we need your help\" (boilerplate.tsv:"));
}

TEST(Passages, AddressesInsideAnAppealAreContacts) {
  const Article a = marked(
      "The accord was signed on Monday in the capital by both ministers.\nYou can support us via PayPal at [email protected].\nThe vote is "
      "set for May.");
  EXPECT_EQ(kind_at(a, "You can"), PassageKind::appeal);
  EXPECT_EQ(kind_at(a, "[email"), PassageKind::contact);
  EXPECT_EQ(kind_at(a, "The vote"), PassageKind::body);
}

TEST(Passages, TitlesUnderAHeadingOfRelatedArticles) {
  const Article a = marked(
      "The accord was signed on Monday in the capital by both ministers, who shook hands.\nRELATED STORIES\nRebels seize bridge in the "
      "north\nArmy denies losing bridge\n"
      "The ministers will meet again in May to talk about the border, officials of both sides said.");
  EXPECT_EQ(kind_at(a, "Rebels seize"), PassageKind::related);
  EXPECT_EQ(kind_at(a, "Army denies"), PassageKind::related);
  EXPECT_EQ(kind_at(a, "The ministers will"), PassageKind::body);
}

TEST(Passages, HeadlineBylineDateAndDateline) {
  const Article a = marked(
      "Envoys meet in Geneva for first talks in years\nBy Jane Doe and John Roe\nNovember 20, 2019 - 11:28 AM\n"
      "GENEVA, Nov 20 (Reuters) - Envoys of the two governments met on Monday for the first time in three years, officials said.\nThey "
      "will meet again.");
  EXPECT_EQ(kind_at(a, "Envoys meet"), PassageKind::headline);
  EXPECT_EQ(kind_at(a, "By Jane"), PassageKind::byline);
  EXPECT_EQ(kind_at(a, "November 20"), PassageKind::byline);
  EXPECT_EQ(kind_at(a, "GENEVA,"), PassageKind::dateline);
  EXPECT_EQ(kind_at(a, "Envoys of"), PassageKind::body);
}

TEST(Passages, Datelines) {
  const struct {
    const char* text;
    bool dateline;
  } cases[] = {
      {"DAMASCUS (AP) \u2014 Rebels said on Monday that they had taken the town.", true},
      {"Kabul, Afghanistan (AFP) - Rebels said on Monday that they had taken the town.", true},
      {"DUBAI, United Arab Emirates \u2014 Rebels said on Monday that they had taken it.", true},
      {"(Reuters) \u2014 Rebels said on Monday that they had taken the town.", true},
      {"WASHINGTON \u2013 The president said on Monday that he would sign it.", true},
      {"The president \u2013 who was ill \u2013 said on Monday that he would sign it.", false},
      {"NATO said on Monday that it would send troops - and then changed its mind.", false},
      {"A well-known general said on Monday that he would not resign.", false},
      {"Al-Assad said on Monday that he would not resign.", false},
  };
  for (const auto& c : cases) {
    const Article a = marked(c.text);
    ASSERT_FALSE(a.passages.empty());
    EXPECT_EQ(a.passages[0].kind == PassageKind::dateline, c.dateline) << c.text;
  }
}

TEST(Passages, ADatelineOnALineOfItsOwn) {
  const Article a = marked("NAIROBI, Kenya (AP) _\nRebels said on Monday that they had taken the town and both of the bridges that lead to it.\n");
  EXPECT_EQ(kind_at(a, "NAIROBI"), PassageKind::dateline);
  EXPECT_EQ(kind_at(a, "Rebels"), PassageKind::body);
}

TEST(Passages, CoverTheTextInOrderWithReasons) {
  const std::string text =
      "  Head of the report\n\nBy Jane Doe\n\nOne sentence of it. Please donate to us now, your support helps. Another one.\r\n\r\n\tLast "
      "line  ";
  const Article a = marked(text);
  EXPECT_EQ(a.text, text);
  std::uint32_t at = 0;
  for (const Passage& p : a.passages) {
    ASSERT_LE(at, p.span.begin);
    EXPECT_EQ(text.substr(at, p.span.begin - at).find_first_not_of(" \t\r\n"), std::string::npos);
    EXPECT_LT(p.span.begin, p.span.end);
    EXPECT_FALSE(p.reason.empty());
    at = p.span.end;
  }
  EXPECT_EQ(text.substr(at).find_first_not_of(" \t\r\n"), std::string::npos);
}

TEST(Passages, WrappedTextIsReadByParagraph) {
  const Article a = marked(
      "The two governments signed the accord on Monday after months of\ntalks in the capital, officials said, and both ministers praised "
      "the\n"
      "outcome as a step towards peace between the two countries of the\nregion.\n\nThe opposition rejected the accord and called for a "
      "vote in the new\n"
      "parliament before the end of the year.\n");
  EXPECT_EQ(a.passages.size(), 2u);
}

TEST(Passages, TheWorkedCase) {
  const std::string path = DRAGOMAN_SOURCE_DIR "/../shared/examples/delegation.txt";
  std::ifstream in(path, std::ios::binary);
  if (!in) GTEST_SKIP() << "no worked case at " << path;
  const Article a = marked(std::string(std::istreambuf_iterator<char>(in), {}));
  for (const char* words : {"Will you offer", "Every gift", "Your critical", "It means we", "You can support", "Thank you"})
    EXPECT_EQ(kind_at(a, words), PassageKind::appeal) << words;
  EXPECT_EQ(kind_at(a, "[email"), PassageKind::contact);
  for (const char* words : {"The Syrian delegation", "You are here as", "Mamlouk also", "At the meeting", "Iranian Defense"})
    EXPECT_EQ(kind_at(a, words), PassageKind::body) << words;
}

TEST(Passages, AnyBytesAreSurvived) {
  for (const std::string& text :
       {std::string(), std::string("\n\n"), std::string("\0\0", 2), std::string(100000, '('), std::string(100000, '@'), std::string(50000, '.') + "A",
        std::string("\xFF\xFE\xC3"), std::string("[email"), std::string("a ``b'' ``"), std::string("\x05\xC2\xA2\n"), std::string("\"\"\"\"")}) {
    const Article a = marked(text);
    for (const Passage& p : a.passages) EXPECT_LE(p.span.end, text.size());
  }
}

}  // namespace
}  // namespace dragoman
