#include "dragoman/ingest/dates.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Dates, TheShapesThatPagesAndFeedsUse) {
  const struct {
    const char *text, *iso;
  } cases[] = {
      {"2019-11-20", "2019-11-20"},
      {"2019-11-20T10:05:00.000+0100", "2019-11-20T10:05:00+01:00"},
      {"2019-11-20T10:05:00Z", "2019-11-20T10:05:00Z"},
      {"2019-11-20 10:05:00 -05:00", "2019-11-20T10:05:00-05:00"},
      {"Wed, 20 Nov 2019 10:05:00 GMT", "2019-11-20T10:05:00Z"},
      {"Wed, 20 Nov 19 10:05 EST", "2019-11-20T10:05:00-05:00"},
      {"Published: November 20th, 2019", "2019-11-20"},
      {"Nov. 20, 2019 at 3:04 p.m. ET", "2019-11-20T15:04:00"},
      {"November 20, 2019 - 11:28 AMT", "2019-11-20T11:28:00"},
      {"20 November 2019", "2019-11-20"},
      {"20-Nov-2019", "2019-11-20"},
      {"Sept. 3, 2018, 12:00 AM", "2018-09-03T00:00:00"},
      {"20.11.2019 18:30", "2019-11-20T18:30:00"},
      {"20/11/2019", "2019-11-20"},
      {"11/20/2019", "2019-11-20"},
      {"20191120", "2019-11-20"},
      {"2020-02-29", "2020-02-29"},
  };
  for (const auto& c : cases) EXPECT_EQ(iso_date(c.text), c.iso) << c.text;
}

TEST(Dates, WhatIsNoDateOrTwoDatesIsNotGuessed) {
  for (const char* text :
       {"", "03/04/2019", "2019-02-29", "2019-13-01", "May be", "Mayor 5, 2019x", "1234567", "call 555-1234", "20 November", "99999999999999999999"})
    EXPECT_EQ(iso_date(text), "") << text;
}

TEST(Dates, InUrls) {
  EXPECT_EQ(date_in_url("https://paper.example/2019/11/20/talks-resume.html"), "2019-11-20");
  EXPECT_EQ(date_in_url("https://paper.example/world/2019/nov/20/talks"), "2019-11-20");
  EXPECT_EQ(date_in_url("https://paper.example/talks-2019-11-20-resume"), "2019-11-20");
  EXPECT_EQ(date_in_url("https://paper.example/news/20191120/talks"), "2019-11-20");
  EXPECT_EQ(date_in_url("https://paper.example/2019/11/talks"), "");
  EXPECT_EQ(date_in_url("https://2019-11-20.example/talks"), "");
}

}  // namespace
}  // namespace dragoman
