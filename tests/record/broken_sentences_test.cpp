// Sentences that begin or end anywhere: headlines cut to a length, captions without their first words, splitters gone wrong. The rules look a few
// words to the left and right of a cue, so each must hold at the very edge of a text and of a sentence inside one.
#include <gtest/gtest.h>

#include <sstream>

#include "../loaded_models.h"

namespace dragoman {
namespace {

/// One sentence for each construction of attribution/, its words apart by single spaces.
const char* kSentences[] = {
    "Radio Mara , citing Interior Minister Novak , said the harbour talks had failed .",
    "“ The bridge is gone , ” the mayor said on Friday , “ and we know who blew it up . ”",
    "NOVAK : We shall see . MARA : You are an occupying force . NOVAK : Until they withdraw .",
    "According to a report by the ministry , rebels shelled the port , a claim Kenya dismissed .",
    "The envoy was quoted as saying by state television that the army would not leave Vale unless paid .",
    "Officials , quoting the general , denied reports that police had fired , calling the charge a lie .",
    "In an interview with Radio Mara , the governor reportedly told the council to close its border .",
};

std::vector<std::string> words_of(const char* sentence) {
  std::istringstream in(sentence);
  return {std::istream_iterator<std::string>(in), {}};
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

void expect_whole(const Document& d) {
  for (const Attribution& a : d.attributions) {
    EXPECT_TRUE(a.within == kNone || a.within < d.attributions.size());
    for (const auto* spans : {&a.source, &a.cue, &a.content}) {
      for (const ByteSpan s : *spans) EXPECT_TRUE(s.begin < s.end && s.end <= d.article.text.size()) << d.article.text;
    }
  }
}

// Crashed: over the participle of ", citing Novak, said" to the noun before its comma, where none is.
TEST(BrokenSentences, ACitationMayOpenTheText) {
  for (const char* text : {", citing Novak, said the talks had failed.", ", quoting officials, said it was over.", ",citing a statement, said the ferry sank."})
    expect_whole(read_text(text));
}

TEST(BrokenSentences, EveryBeginningAndEveryEnd) {
  for (const char* sentence : kSentences) {
    const std::vector<std::string> words = words_of(sentence);
    for (std::size_t i = 0; i < words.size(); ++i) {
      expect_whole(read_text(joined(words, i, words.size())));
      expect_whole(read_text(joined(words, 0, i)));
      expect_whole(read_text("The ferry sank.\n\n" + joined(words, i, std::min(words.size(), i + 5))));
    }
  }
}

}  // namespace
}  // namespace dragoman
