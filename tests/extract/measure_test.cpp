// The extraction measure on the sample set, where it is at hand: a floor under what was reached, so that no change lowers it unseen.
#include <gtest/gtest.h>
#include <simdjson.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "test_lexicon.h"

namespace dragoman {
namespace {

using Shingles = std::map<std::string, int>;

Shingles shingles(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0xC3) word += c;
    else if (static_cast<unsigned char>(c) >= 0x80 && !word.empty() && static_cast<unsigned char>(word.back()) >= 0x80) word += c;
    else if (!word.empty()) words.push_back(std::move(word)), word.clear();
  }
  Shingles out;
  const std::size_t n = words.size();
  for (std::size_t i = 0; n > 0 && i < std::max<std::size_t>(1, n > 3 ? n - 3 : 1); ++i) {
    std::string s;
    for (std::size_t k = i; k < std::min(n, i + 4); ++k) s += words[k] + " ";
    ++out[s];
  }
  return out;
}

std::string gunzip(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  std::string out;
  char buffer[65536];
  for (int n; file && (n = gzread(file, buffer, sizeof buffer)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
  if (file) gzclose(file);
  return out;
}

TEST(Measure, ArticleExtractionStaysAboveItsFloor) {
  const std::filesystem::path set = DRAGOMAN_SOURCE_DIR "/../shared/data/article-extraction";
  if (!std::filesystem::exists(set / "ground-truth.json")) GTEST_SKIP() << "no set of pages at " << set;
  simdjson::dom::parser parser;
  simdjson::dom::object gold;
  ASSERT_FALSE(parser.load((set / "ground-truth.json").string()).get(gold));
  double precision = 0, recall = 0;
  int np = 0, nr = 0;
  for (const auto& [id, entry] : gold) {
    std::string_view body;
    ASSERT_FALSE(entry["articleBody"].get(body));
    Article article = extract_html(gunzip((set / "html" / (std::string(id) + ".html.gz")).string()), {}, testing::lexicon());
    mark_passages(article, testing::lexicon());
    const Shingles truth = shingles(body), found = shingles(article_body(article));
    int tp = 0, all_truth = 0, all_found = 0;
    for (const auto& [s, n] : truth) {
      all_truth += n;
      if (const auto f = found.find(s); f != found.end()) tp += std::min(n, f->second);
    }
    for (const auto& [s, n] : found) all_found += n;
    if (all_found) precision += static_cast<double>(tp) / all_found, ++np;
    if (all_truth) recall += static_cast<double>(tp) / all_truth, ++nr;
  }
  const double p = precision / np, r = recall / nr;
  EXPECT_GT(2 * p * r / (p + r), 0.975) << "precision " << p << ", recall " << r;
}

}  // namespace
}  // namespace dragoman
