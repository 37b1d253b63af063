// Attribution as the record shows it: source, cue, content, nesting, speaker, addressee.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string joined(const Document& d, const std::vector<ByteSpan>& spans) {
  std::string out;
  for (const ByteSpan s : spans) out += (out.empty() ? "" : " ... ") + std::string(slice(d.article.text, s));
  return out;
}

const Attribution* with_cue(const Document& d, const std::string& cue) {
  for (const Attribution& a : d.attributions) {
    if (joined(d, a.cue) == cue) return &a;
  }
  return nullptr;
}

TEST(Attribution, DiscontinuousQuotation) {
  const Document d = read_text("“The talks failed,” the minister said, “and we know why.”");
  const Attribution* a = with_cue(d, "said");
  ASSERT_TRUE(a);
  EXPECT_EQ(joined(d, a->source), "the minister");
  EXPECT_EQ(joined(d, a->content), "“The talks failed,” ... “and we know why.”");
  EXPECT_EQ(a->kind, AttributionKind::quote);
}

TEST(Attribution, AccordingTo) {
  const Document d = read_text("Two soldiers were killed in Helmand, according to Afghan officials.");
  const Attribution* a = with_cue(d, "according to");
  ASSERT_TRUE(a);
  EXPECT_EQ(joined(d, a->source), "Afghan officials");
}

TEST(Attribution, SecondHandQuotationNests) {
  const Document d = read_text("“You are here as an occupying force,” the Syrian envoy was quoted as saying of the American delegation.");
  bool nested = false;
  for (const Attribution& a : d.attributions) nested |= a.within != kNone && joined(d, a.source) == "the Syrian envoy";
  EXPECT_TRUE(nested);
}

TEST(Attribution, ClosingClauseByWordOrder) {
  const Document d = read_text("Boko Haram militants bombed a market in Maiduguri, the Nigerian army said.");
  const Attribution* a = with_cue(d, "said");
  ASSERT_TRUE(a);
  EXPECT_EQ(joined(d, a->source), "the Nigerian army");
}

}  // namespace
}  // namespace dragoman
