#include <gtest/gtest.h>

#include "dragoman/ingest/formats.h"
#include "temporary_files.h"

namespace dragoman {
namespace {

using testing::read_all;
using testing::TemporaryFiles;

TEST(Feed, RssItemsAreDocuments) {
  const TemporaryFiles files;
  const auto all = read_all({files.write("a.xml", R"(<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><link>https://paper.example</link>
    <image><title>Logo</title><url>x</url></image>
    <item><title>Talks &amp; truce</title><link>https://paper.example/1</link><pubDate>Wed, 20 Nov 2019 10:05:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator>
      <description>&lt;p&gt;Short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Envoys met <b>again</b>. They agreed on a truce.</p>]]></content:encoded></item>
    <item><title>Plain</title><guid>https://paper.example/2</guid><description>Only words here.</description></item>
    </channel></rss>)")});
  EXPECT_TRUE(all.errors.empty());
  ASSERT_EQ(all.documents.size(), 2u);
  const RawDocument& d = all.documents[0];
  EXPECT_EQ(d.title, "Talks & truce");
  EXPECT_EQ(d.url, "https://paper.example/1");
  EXPECT_EQ(d.published, "2019-11-20T10:05:00Z");
  EXPECT_EQ(d.publisher.name, "The Paper");
  EXPECT_EQ(d.kind, DocumentKind::html);
  EXPECT_EQ(d.content, "<p>Envoys met <b>again</b>. They agreed on a truce.</p>");
  ASSERT_EQ(d.authors.size(), 1u);
  EXPECT_EQ(d.authors[0], "Jane Doe");
  EXPECT_EQ(all.documents[1].kind, DocumentKind::text);
  EXPECT_EQ(all.documents[1].url, "https://paper.example/2");
}

TEST(Feed, AtomEntriesAreDocuments) {
  const auto feed = parse_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><link href="https://wire.example"/>
    <entry><title>One</title><link rel="self" href="https://wire.example/x.atom"/><link rel="alternate" href="https://wire.example/one"/><published>2020-02-03T04:05:06Z</published>
      <author><name>A. Writer</name></author><content type="xhtml"><div><p>First report.</p></div></content></entry></feed>)");
  ASSERT_TRUE(feed);
  EXPECT_TRUE(feed->complete);
  ASSERT_EQ(feed->items.size(), 1u);
  EXPECT_EQ(feed->items[0].url, "https://wire.example/one");
  EXPECT_EQ(feed->items[0].published, "2020-02-03T04:05:06Z");
  EXPECT_EQ(feed->items[0].content, "<div><p>First report.</p></div>");
}

TEST(Feed, AFeedThatBreaksOffGivesItsWholeItemsAndAnError) {
  const TemporaryFiles files;
  const auto all =
      read_all({files.write("a.rss", "<rss><channel><item><title>A</title><description>One.</description></item><item><title>B</title><description>Two")});
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ReadErrorCode::bad_feed);
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].content, "One.");
}

TEST(Feed, OtherXmlIsNoFeed) {
  EXPECT_FALSE(parse_feed("<svg><title>x</title></svg>"));
  EXPECT_FALSE(parse_feed(""));
}

}  // namespace
}  // namespace dragoman
