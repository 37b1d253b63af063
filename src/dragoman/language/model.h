// The language network at run time: tags, lemmas, dependencies and names of tokenised sentences in one pass.
//
// Encoder: hashed word, subword, affix and shape embeddings and word knowledge -> one gated convolution of width 3 -> bidirectional
// simple recurrent units (Lei et al. 2018) -> heads. Trees: biaffine arcs (Dozat and Manning 2017) decoded by maximum spanning tree (Chu
// and Liu 1965; Edmonds 1967) with one root, so every sentence is a well-formed tree. Names: BIO labels decoded by Viterbi over legal sequences.
//
//   const LanguageModel model(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv");
//   LanguageWorkspace workspace;                  // one a thread
//   Analysis a = analyse(article, model, workspace);
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/lemma_list.h"
#include "dragoman/language/network.h"
#include "dragoman/language/segmentation.h"

namespace dragoman {

/// Scratch memory of one thread, and its cache of the input vectors of word forms.
struct LanguageWorkspace {
  std::vector<float> x, y, gate, u, heads, lemma, names;
  std::vector<std::int32_t> sums;
  QuantizedRows quantized;
  FormCache forms;
};

class LanguageModel {
 public:
  /// lemmas.tsv is taken from beside the abbreviations, segment.bin from beside the model. Throws BrokenInstallation if a file is missing or unusable.
  LanguageModel(const std::string& model_path, const std::string& abbreviations_path);
  ~LanguageModel();

  const SegmentationRules& rules() const { return rules_; }
  const BoundaryModel& boundaries() const { return boundaries_; }

  /// Fills tags, lemmas, heads, relations and names of sentences that have tokens. Complexity: linear in tokens, quadratic in sentence length for
  /// the arcs; sentences over kMaxSentence tokens are parsed in pieces of that length, joined under the first piece's root.
  void tag(Analysis& analysis, LanguageWorkspace& workspace) const;

  static constexpr std::size_t kMaxSentence = 250;

 private:
  void tag_batch(Analysis& analysis, std::span<const std::pair<Index, Index>> pieces, LanguageWorkspace& workspace) const;
  std::unique_ptr<const Network> net_;
  SegmentationRules rules_;
  BoundaryModel boundaries_;
  LemmaList lemmas_;
};

}  // namespace dragoman
