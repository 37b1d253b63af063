// Learned sentence boundaries: corrects what the rules say about every place between two tokens of a paragraph.
//
// A logistic model over hashed features (Read et al. 2012 and the like, with places that have no punctuation as candidates too): words and shapes
// of the two tokens before and the three after, pairs of them, white space, what the rules say, tokens since the rules' last boundary, and
// whether the paragraph is careless with capitals. train/segment.py makes the weights and has the same features.
//
//   "Hope you are well Regards, Nina Holt"  ->  a boundary after "Regards,", where there is no stop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/text/span.h"

namespace dragoman {

class BoundaryModel {
 public:
  /// Throws BrokenInstallation naming the file and what is wrong with it.
  static BoundaryModel load(const std::string& path);

  /// Corrects ends[i] ("a sentence ends after token i") of the tokens of one passage. Blank lines and single line breaks stay as the rules have them,
  /// and so does the last token. Linear in tokens.
  void correct(std::string_view text, const std::vector<ByteSpan>& tokens, std::vector<bool>& ends) const;

  /// The log-odds of a boundary after each token of a passage; 0 after the last token of a paragraph, where there is nothing to decide.
  std::vector<float> scores(std::string_view text, const std::vector<ByteSpan>& tokens, const std::vector<bool>& ends) const;

 private:
  void score_paragraph(std::string_view text, const std::vector<ByteSpan>& tokens, std::size_t first, std::size_t last, const std::vector<bool>& ends,
                       std::vector<float>& out) const;
  std::uint32_t bits_ = 0;
  float scale_ = 0, threshold_ = 0;
  std::vector<signed char> weights_;
};

}  // namespace dragoman
