// Whole pages, made up: what is taken for the article and what is said of it.
#include <gtest/gtest.h>

#include "dragoman/extract/metadata.h"
#include "test_lexicon.h"

namespace dragoman {
namespace {

using testing::lexicon;

const char* const kParagraphs =
    "<p>GENEVA - Envoys of the two governments met on Monday for the first time in three years, officials said.</p>"
    "<p>The talks, which lasted four hours, ended without a joint statement, but both sides agreed to meet again in May.</p>"
    "<p>\"We have opened a door,\" the mediator told reporters after the meeting at the lakeside hotel.</p>";
const char* const kText =
    "GENEVA - Envoys of the two governments met on Monday for the first time in three years, officials said.\n"
    "The talks, which lasted four hours, ended without a joint statement, but both sides agreed to meet again in May.\n"
    "\"We have opened a door,\" the mediator told reporters after the meeting at the lakeside hotel.";

std::string page(const std::string& body, const std::string& head = "") {
  return "<!doctype html><html lang=\"en-GB\"><head><title>Envoys meet in Geneva | The Paper</title>" + head + "</head><body>" + body + "</body></html>";
}

std::string text_of(const std::string& html) { return extract_html(html, {}, lexicon()).text; }

TEST(ExtractHtml, NavigationFooterAndTeasersAreLeftOut) {
  EXPECT_EQ(text_of(page("<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><main><h1>Envoys meet in Geneva</h1>" + std::string(kParagraphs) +
                         "</main><div class=related-stories><h3>More on this</h3><ul><li><a href=/1>Older story about the talks that failed</a></ul></div>"
                         "<footer><p>Copyright The Paper. All rights reserved. Registered in England and Wales.</p></footer>")),
            kText);
}

TEST(ExtractHtml, CommentsAreNeverTheArticle) {
  std::string comments = "<section id=comments>";
  for (int i = 0; i < 12; ++i)
    comments += "<div class=comment-body><p>I do not believe a word of this, and neither should anybody who has read the last report.</p></div>";
  EXPECT_EQ(text_of(page("<article>" + std::string(kParagraphs) + "</article>" + comments + "</section>")), kText);
}

TEST(ExtractHtml, BoxesInsideTheTextAreLeftOut) {
  EXPECT_EQ(text_of(page("<div class=article-body>" +
                         std::string(kParagraphs)
                             .replace(std::string(kParagraphs).find("<p>The talks"), 0,
                                      "<figure><img src=x><figcaption>The hotel on the lake where the envoys met. Photo: Agency</figcaption></figure>"
                                      "<div class=newsletter-signup><p>Sign up for our newsletter and never miss a story again.</p></div>"
                                      "<aside class=pullquote>We have opened a door</aside><div class=share-tools><a href=x>Share</a></div>") +
                         "</div>")),
            kText);
}

TEST(ExtractHtml, AWrapperNamedAfterItsPartIsKept) {
  EXPECT_EQ(text_of(page("<div class=\"content has-sidebar with-comments\"><div class=\"entry\">" + std::string(kParagraphs) +
                         "</div><div class=sidebar><p>Weather: sunny.</p></div></div>")),
            kText);
}

TEST(ExtractHtml, TheArticleUnderThePagesTitleIsTakenOfSeveral) {
  std::string other = "<article><h2>Another report altogether</h2>";
  for (int i = 0; i < 6; ++i)
    other += "<p>The harvest was poor this year, farmers in the valley said, and prices rose by a tenth in all markets of the region.</p>";
  EXPECT_EQ(text_of(page("<div><article><h1>Envoys meet in Geneva</h1>" + std::string(kParagraphs) + "</article>" + other + "</article></div>")), kText);
}

TEST(ExtractHtml, HiddenTextIsLeftOut) {
  EXPECT_EQ(text_of(page("<article>" + std::string(kParagraphs) +
                         "<p style=\"display: none\">Subscribers only, hidden here.</p><div hidden><p>Hidden too, it is.</p></div></article>")),
            kText);
}

TEST(ExtractHtml, LinesCutByBreaksAndListsAreKept) {
  EXPECT_EQ(text_of(page("<article><div>The first line of the poem<br>the second line of it<br>and a third that ends the verse here.</div>" +
                         std::string(kParagraphs) + "<ul><li>One point of the agreement.</li><li>A second point of it.</li></ul></article>")),
            "The first line of the poem\nthe second line of it\nand a third that ends the verse here.\n" + std::string(kText) +
                "\nOne point of the agreement.\nA second point of it.");
}

TEST(ExtractHtml, MetadataFromJsonLd) {
  const Article a =
      extract_html(page(kParagraphs, R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
    {"@type":["NewsArticle"],"headline":"Envoys meet &amp; talk","datePublished":"2019-11-20T10:05:00+01:00","author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}],
    "publisher":{"@type":"Organization","name":"The Paper"}}]}</script><link rel="canonical" href="https://www.paper.example/world/envoys">)"),
                   {}, lexicon());
  EXPECT_EQ(a.title, "Envoys meet & talk");
  EXPECT_EQ(a.published, "2019-11-20T10:05:00+01:00");
  ASSERT_EQ(a.authors.size(), 2u);
  EXPECT_EQ(a.authors[1], "John Roe");
  EXPECT_EQ(a.publisher.name, "The Paper");
  EXPECT_EQ(a.publisher.domain, "paper.example");
  EXPECT_EQ(a.url, "https://www.paper.example/world/envoys");
  EXPECT_EQ(a.language, "en");
}

TEST(ExtractHtml, MetadataFromMetaTimeAndHeading) {
  const Article a =
      extract_html(page("<h1>Envoys meet in Geneva</h1><a rel=author href=/jd>By Jane Doe and John Roe</a><time datetime=2019-11-20>yesterday</time>" +
                            std::string(kParagraphs),
                        "<meta property=og:site_name content='The Paper'>"),
                   {}, lexicon());
  EXPECT_EQ(a.title, "Envoys meet in Geneva");
  EXPECT_EQ(a.published, "2019-11-20");
  ASSERT_EQ(a.authors.size(), 2u);
  EXPECT_EQ(a.authors[0], "Jane Doe");
  const Article b = extract_html(page(kParagraphs), {.url = "https://paper.example/2019/11/20/envoys"}, lexicon());
  EXPECT_EQ(b.published, "2019-11-20");
  EXPECT_EQ(b.title, "Envoys meet in Geneva");
  EXPECT_EQ(b.publisher.domain, "paper.example");
}

TEST(ExtractHtml, BrokenJsonLdIsMendedOrPassedOver) {
  const Article a = extract_html(
      page(kParagraphs, "<script type='application/ld+json'>\n//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Line\nbreak\"}\n//]]></script>"), {},
      lexicon());
  EXPECT_EQ(a.title, "Line break");
  const Article b = extract_html(page(kParagraphs, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":</script>"), {}, lexicon());
  EXPECT_EQ(b.title, "Envoys meet in Geneva");
}

TEST(ExtractHtml, TextThatIsOnlyInJsonLdIsTaken) {
  std::string body;
  for (int i = 0; i < 10; ++i) body += "The envoys met again on day " + std::to_string(i) + " of the talks and agreed on nothing.\\n";
  const Article a = extract_html(page("<div id=app>Loading, please wait.</div>",
                                      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body + "\"}</script>"),
                                 {}, lexicon());
  EXPECT_TRUE(a.text.starts_with("The envoys met again on day 0 of the talks and agreed on nothing.\nThe envoys")) << a.text;
}

TEST(ExtractHtml, HintsWinAndBytesAreDecoded) {
  const Article a = extract_html(
      "<html><meta charset=windows-1252><title>x</title><p>The caf\xE9 on the square was full when the news of the accord reached the old "
      "town.</p></html>",
      {.id = "7", .title = "Given", .published = "2020-01-01"}, lexicon());
  EXPECT_EQ(a.id, "7");
  EXPECT_EQ(a.title, "Given");
  EXPECT_EQ(a.published, "2020-01-01");
  EXPECT_NE(a.text.find("café"), std::string::npos);
}

TEST(ExtractHtml, NothingGivesNothing) {
  for (const char* html : {"", "<p", "<html></html>", "<script>x</script>", "\0\0\0", "<!--", "<title>"}) EXPECT_EQ(text_of(html), "") << html;
}

TEST(ExtractHtml, DeepNestingAndLongLinesAreRead) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div class=a>";
  EXPECT_NE(text_of(page(deep + kParagraphs)).find("opened a door"), std::string::npos);
  EXPECT_GT(text_of(page("<p>" + std::string(2000000, 'a') + " word.</p>")).size(), 1000000u);
}

TEST(IdentifyLanguage, EnglishAmongOthers) {
  EXPECT_EQ(identify_language("The ministers of the two countries met on Monday and agreed to talk again in May.", lexicon()), "en");
  EXPECT_EQ(identify_language("Die Minister der beiden Länder trafen sich am Montag und vereinbarten, sich im Mai wieder zu treffen.", lexicon()), "de");
  EXPECT_EQ(identify_language("Les ministres des deux pays se sont rencontrés lundi et ont convenu de se revoir en mai.", lexicon()), "fr");
  EXPECT_EQ(identify_language("Los ministros de los dos países se reunieron el lunes y acordaron volver a hablar en mayo.", lexicon()), "es");
  EXPECT_EQ(identify_language("Os ministros dos dois países reuniram-se na segunda-feira e concordaram em voltar a falar em maio.", lexicon()), "pt");
  EXPECT_EQ(identify_language("Para menteri kedua negara itu bertemu pada hari Senin dan sepakat untuk berbicara lagi.", lexicon()), "id");
  EXPECT_EQ(identify_language("Министры двух стран встретились в понедельник и договорились.", lexicon()), "ru");
  EXPECT_EQ(identify_language("التقى وزيرا البلدين يوم الاثنين", lexicon()), "ar");
  EXPECT_EQ(identify_language("両国の大臣は月曜日に会談した。", lexicon()), "ja");
  EXPECT_EQ(identify_language("两国部长星期一举行了会谈。", lexicon()), "zh");
  EXPECT_EQ(identify_language("12345 67", lexicon()), "und");
}

}  // namespace
}  // namespace dragoman
