#include "dragoman/text/utf8.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Utf8, OffsetMapAgreesWithCountingFromTheStart) {
  const std::string text = "Łódź — “Zürich” 東京 and plain text that is longer than a single block of sixty-four bytes, naïve 🙂 end";
  const OffsetMap map(text);
  for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
    const auto expected = static_cast<std::uint32_t>(count_code_points(std::string_view(text).substr(0, byte)));
    EXPECT_EQ(map.code_point(byte), expected);
    EXPECT_EQ(map.byte(expected), byte);
  }
}

TEST(Utf8, RepairsWhatIsMalformedAndKeepsTheRest) {
  std::string text = "a\xC3(b\xED\xA0\x80\xFF z\xC3\xA9";
  EXPECT_FALSE(valid_utf8(text));
  EXPECT_GT(repair_utf8(text), 0u);
  EXPECT_TRUE(valid_utf8(text));
  EXPECT_EQ(text.substr(text.size() - 3), "z\xC3\xA9");
}

TEST(Utf8, LowerCasesTheLettersOfNames) { EXPECT_EQ(to_lower("ŠIBENIK Çelik ŁÓDŹ ΑΘΗΝΑ МОСКВА"), "šibenik çelik łódź αθηνα москва"); }

}  // namespace
}  // namespace dragoman
