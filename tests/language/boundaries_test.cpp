#include "dragoman/language/boundaries.h"
#include "../temporary_path.h"

#include <gmock/gmock.h>

#include <cstring>
#include <fstream>

#include "dragoman/language/segmentation.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;

const std::string kModel = DRAGOMAN_SOURCE_DIR "/models/segment.bin";

std::string write(const std::string& bytes) {
  std::string path = temporary_path("boundaries.bin");
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string file_of(std::uint32_t version, std::uint32_t bits, const std::string& weights) {
  const float scale = 1, threshold = 0;
  std::string out = "DRGNSENT";
  for (const void* part :
       {static_cast<const void*>(&version), static_cast<const void*>(&bits), static_cast<const void*>(&scale), static_cast<const void*>(&threshold)})
    out.append(static_cast<const char*>(part), 4);
  return out + weights;
}

/// Weights -8..7 in an order that looks random: a score is then a check of every row.
std::string patterned() {
  std::string weights(1 << 18, '\0');
  for (std::uint64_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<char>(static_cast<int>((i * 2654435761ull >> 20) & 15) - 8);
  return weights;
}

std::vector<ByteSpan> find_tokens(std::string_view text, const std::vector<std::string>& forms) {
  std::vector<ByteSpan> out;
  std::size_t at = 0;
  for (const std::string& f : forms) {
    at = text.find(f, at);
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + f.size())});
    at += f.size();
  }
  return out;
}

std::vector<std::string> sentences(const std::string& text, const BoundaryModel* model) {
  static const SegmentationRules rules = SegmentationRules::load(DRAGOMAN_SOURCE_DIR "/lexicon/abbreviations.tsv");
  Article a;
  a.text = text;
  std::vector<std::string> out;
  for (const Sentence& s : segment(a, rules, model).sentences) out.emplace_back(slice(a.text, s.span));
  return out;
}

// The numbers are those of paragraph_features in train/segment.py with the same weights.
TEST(Boundaries, HaveTheFeaturesOfTraining) {
  const BoundaryModel model = BoundaryModel::load(write(file_of(1, 18, patterned())));
  const std::string text = "Thanks “Éva” we met. ok see\nU.S.";
  const std::vector<ByteSpan> tokens = find_tokens(text, {"Thanks", "“", "Éva", "”", "we", "met", ".", "ok", "see", "U.S."});
  EXPECT_THAT(model.scores(text, tokens, {false, false, false, false, false, false, true, false, true, false}),
              ElementsAre(2, -37, -33, -10, -10, 16, 0, 14, -54, 0));
  const std::string two = "No… 1999";
  EXPECT_THAT(model.scores(two, find_tokens(two, {"No", "…", "1999"}), {false, true, false}), ElementsAre(5, -15, 0));
}

TEST(Boundaries, MissingCutOrForeignFilesAreNamed) {
  const std::string good = file_of(1, 18, patterned());
  for (const std::string& path : {std::string("/nowhere/segment.bin")}) EXPECT_THROW(BoundaryModel::load(path), BrokenInstallation);
  for (const std::string& bytes : {std::string(), std::string("DRGN"), good.substr(0, good.size() - 1), good + "x", file_of(2, 18, patterned()),
                                   file_of(1, 60, patterned()), "X" + good.substr(1)}) {
    const std::string path = write(bytes);
    try {
      BoundaryModel::load(path);
      FAIL() << "a broken file was loaded";
    } catch (const BrokenInstallation& e) {
      EXPECT_THAT(e.what(), ::testing::HasSubstr(path));
    }
  }
}

TEST(Boundaries, AreFoundWhereThereIsNoStop) {
  const BoundaryModel model = BoundaryModel::load(kModel);
  const std::string text = "Hope you are well Regards, Nina Holt";
  EXPECT_GT(sentences(text, &model).size(), sentences(text, nullptr).size());
}

TEST(Boundaries, OfNewsStayTheRules) {
  const BoundaryModel model = BoundaryModel::load(kModel);
  for (const std::string text :
       {"LIMA, May 3 (Andes Wire) - Gen. Luis Arana met U.S. Ambassador Carla Wynn on Tuesday. “We agreed on little,” he said. Talks go on.",
        "Headline Without Stop\nThe ministry of Mr. J. Okoro denied it. No one was hurt, police said.",
        "Troops shelled Adrasa at 5 p.m. on Monday. Four people died. \"It was no accident,\" the mayor said."})
    EXPECT_EQ(sentences(text, &model), sentences(text, nullptr)) << text;
}

TEST(Boundaries, NothingAtAllIsNoSentence) {
  const BoundaryModel model = BoundaryModel::load(kModel);
  EXPECT_TRUE(sentences("", &model).empty());
  EXPECT_TRUE(sentences(" \n\n ", &model).empty());
  EXPECT_EQ(sentences("x", &model).size(), 1u);
}

}  // namespace
}  // namespace dragoman
