// One agency's text on the pages of several papers, each with its own markup, menus, notices and boxes: the pages are copies of each other, and
// pages of one paper that share all of its boilerplate are none.
#include <gtest/gtest.h>

#include "dragoman/links/rows.h"
#include "link_fixture.h"

namespace dragoman {
namespace {

const std::vector<std::string> kAgency = {
    "ASMARA, March 4 (Red Sea Wire) - Eritrea and Ethiopia agreed on Monday to reopen two border posts that have been closed since last spring, "
    "officials of both countries said.",
    "Lorries with grain and cement are to cross at Zalambessa from Thursday on, and a joint commission will look into tolls, the Eritrean trade "
    "ministry said in a statement.",
    "Traders in the town said they had waited for months. \"My shop lives off the road\", said Tsegay Haile, who sells spare parts there.",
    "Talks on a third crossing are to go on in April, the Ethiopian embassy said."};

const std::vector<std::string> kOther = {
    "The city council of Asmara voted on Monday to plant two thousand jacaranda trees along the avenues of the old town by the end of next year.",
    "Gardeners will begin near the opera, where a dozen old trees fell in the storm of last August, the council's secretary said at the meeting.",
    "A nursery outside the city has grown the saplings for three years, and schools may each adopt one of the trees under the plan."};

/// Long paragraphs in <p>, a menu, a notice on cookies, a box of related reports.
std::string broadsheet(const std::string& title, const std::vector<std::string>& text) {
  std::string body;
  for (const std::string& p : text) body += "<p class=\"par\">" + p + "</p>\n";
  return "<!DOCTYPE html><html lang=en><head><title>" + title +
         " - The Broadsheet</title></head><body><div id=cookies>We use cookies to give you the best experience. <button>Accept all</button></div><nav><ul>"
         "<li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/m>Markets</a></ul></nav><main><article><h1>" +
         title + "</h1>" + body +
         "</article></main><aside><h2>More on this</h2><ul><li><a href=/1>Ports busy as exports rise</a><li><a href=/2>Coffee prices at a high</a></ul></aside>"
         "<footer>Copyright The Broadsheet. Terms of use. Contact the newsroom.</footer></body></html>";
}

/// One <div> with line breaks, typographic signs as entities, links to share, an appeal to subscribe between the paragraphs, comments.
std::string portal(const std::string& title, const std::vector<std::string>& text) {
  std::string body;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string p = text[i];
    for (std::size_t at; (at = p.find('"')) != std::string::npos;) p.replace(at, 1, p.find('"', at + 1) == std::string::npos ? "&rdquo;" : "&ldquo;");
    body += p + "<br><br>\n";
    if (i == 1) body += "</div><div class=promo><a href=/subscribe>Subscribe to our newsletter and never miss a story</a></div><div class=story>";
  }
  return "<html><head><meta charset=utf-8><title>" + title +
         " | Portal</title></head><body><div class=top><a href=/>Start</a> | <a href=/news>News</a> | <a href=/weather>Weather</a></div><h2>" + title +
         "</h2><div class=share><a href=#>Share</a> <a href=#>Tweet</a> <a href=#>Mail</a></div><div class=story>" + body +
         "</div><div id=comments><h3>2 comments</h3><div class=comment>At last some good news.</div><div class=comment>I believe it when I see it.</div></div>"
         "<div class=bottom>All rights reserved. <a href=/imprint>Imprint</a></div></body></html>";
}

/// Sections, spans inside the text, a summary list before it and a shorter text.
std::string weekly(const std::string& title, const std::vector<std::string>& text) {
  std::string body;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const std::size_t cut = text[i].find(' ', text[i].size() / 2);
    body += "<section><p><span>" + text[i].substr(0, cut) + "</span> <b>" + text[i].substr(cut + 1) + "</b></p></section>";
  }
  return "<!doctype html><html><head><title>" + title +
         "</title><meta property=og:site_name content=\"The Weekly\"></head><body><header><a href=/>The Weekly</a><form><input "
         "placeholder=Search></form></header>"
         "<article><h1>" +
         title + "</h1>" + body +
         "</article><div class=most-read><h4>Most read</h4><ol><li><a href=/a>Ten walks for spring</a><li><a href=/b>The recipe of the week</a></ol></div>"
         "</body></html>";
}

TEST(Copies, OnPagesWithOtherBoilerplate) {
  RecordStore store(testing::fresh_record("page_copies"));
  const auto add = [&](const std::string& id, const std::string& published, const std::string& page) {
    Document d;
    d.article = extract_html(page, {.id = id, .publisher = {.name = id.substr(0, id.find('-'))}, .published = published}, testing::page_lexicon());
    mark_passages(d.article, testing::page_lexicon());
    EXPECT_GT(d.article.text.size(), 300u) << id;
    store.add(std::move(d));
  };
  add("broadsheet-posts", "2019-03-04", broadsheet("Border posts to reopen", kAgency));
  add("portal-posts", "2019-03-05", portal("Good news from the frontier", kAgency));
  add("weekly-posts", "2019-03-06", weekly("Grain on the road again", kAgency));
  add("broadsheet-trees", "2019-03-05", broadsheet("Trees for the old town", kOther));
  add("portal-trees", "2019-03-06", portal("Jacarandas come back", kOther));
  store.commit();
  link_record(store.database(), testing::link_models());
  std::vector<std::string> found;
  for_each_row(store.database(), "SELECT article, copy_of FROM copies WHERE NOT original ORDER BY article",
               [&](const Row& row) { found.push_back(std::string(row.text(0)) + " of " + std::string(row.text(1))); });
  EXPECT_EQ(found, (std::vector<std::string>{"portal-posts of broadsheet-posts", "portal-trees of broadsheet-trees", "weekly-posts of broadsheet-posts"}));
}

}  // namespace
}  // namespace dragoman
