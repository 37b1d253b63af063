#include "dragoman/language/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "dragoman/language/analyse.h"
#include "dragoman/language/coordination.h"
#include "dragoman/language/decode.h"
#include "dragoman/language/kernels.h"
#include "dragoman/language/labels.h"
#include "dragoman/language/network.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr std::size_t kBatchTokens = 384;  // 9 MB of buffers a thread; 1,024 took 25 MB and was no faster

float* grow(std::vector<float>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

int argmax(const float* x, std::size_t n) { return static_cast<int>(std::max_element(x, x + n) - x); }

}  // namespace

LanguageModel::LanguageModel(const std::string& model_path, const std::string& abbreviations_path)
    : net_(std::make_unique<Network>(model_path)),
      rules_(SegmentationRules::load(abbreviations_path)),
      boundaries_(BoundaryModel::load(model_path.substr(0, model_path.find_last_of('/') + 1) + "segment.bin")),
      lemmas_(LemmaList::load(abbreviations_path.substr(0, abbreviations_path.find_last_of('/') + 1) + "lemmas.tsv")) {}
LanguageModel::~LanguageModel() = default;

void LanguageModel::tag_batch(Analysis& analysis, std::span<const std::pair<Index, Index>> pieces, LanguageWorkspace& w) const {
  const Network& net = *net_;
  const std::size_t D = net.width;
  // Rows: a zero row, then each piece's tokens followed by a zero row, so that the convolution never sees across sentences.
  std::size_t rows = 1;
  for (const auto& [first, last] : pieces) rows += last - first + 1;
  float* x = grow(w.x, (rows + 1) * D);
  std::fill_n(x, D, 0.f);
  std::size_t r = 1;
  for (const auto& [first, last] : pieces) {
    for (Index t = first; t < last; ++t, ++r) std::memcpy(x + r * D, net.form_vector(analysis.tokens[t].form, w.forms), D * sizeof(float));
    std::fill_n(x + r++ * D, D, 0.f);
  }
  std::fill_n(x + rows * D, D, 0.f);
  const std::size_t inner = rows - 1;  // rows 1..inner hold tokens (and zero rows between)
  QuantizedRows& quantized = w.quantized;
  quantized.assign(x, D, rows + 1, D);
  float* form_lemma = grow(w.lemma, inner * net.lemma_form.out());
  net.lemma_form(quantized, 1, inner, form_lemma, w.sums);
  // Row i of the result is the window around row i + 1: three products, one a position of the window.
  float* gate = grow(w.gate, inner * 2 * D);
  net.conv[0](quantized, 0, inner, gate, w.sums);
  net.conv[1].add(quantized, 1, inner, gate, w.sums);
  net.conv[2].add(quantized, 2, inner, gate, w.sums);
  kernels::add_gated(x + D, gate, inner, D);
  float* y = grow(w.y, rows * D);
  float* u = grow(w.u, rows * 3 * D);
  for (std::size_t layer = 0; layer < net.layers; ++layer) {
    kernels::layer_norm(x + D, net.norm[layer].gamma.data(), net.norm[layer].beta.data(), y, inner, D);
    quantized.assign(y, D, inner, D);
    net.sru[layer](quantized, 0, inner, u, w.sums);
    std::size_t at = 0;
    for (const auto& [first, last] : pieces) {
      kernels::sru(u + at * 3 * D, y + at * D, x + (at + 1) * D, last - first, D);
      at += last - first + 1;
    }
  }
  kernels::layer_norm(x + D, net.norm[net.layers].gamma.data(), net.norm[net.layers].beta.data(), y, inner, D);

  // All heads in one product over all tokens.
  const HeadLayout& slice = net.at;
  const std::size_t H = slice.width, A = net.arc, R = net.rel;
  float* heads = grow(w.heads, inner * H);
  quantized.assign(y, D, inner, D);
  net.heads(quantized, 0, inner, heads, w.sums);
  const std::size_t n_lemma = net.lemma_scripts.size();
  for (std::size_t i = 0; i < inner; ++i) {
    float* row = heads + i * H;
    for (std::size_t j = 0; j < n_lemma; ++j) row[slice.lemma + j] += form_lemma[i * n_lemma + j];
    kernels::leaky_relu(row + slice.names, slice.rel_dep - slice.names);  // names, arc_dep, arc_head
  }
  float* name_scores = grow(w.names, inner * net.name_labels);
  net.names(heads + slice.names, H, name_scores, inner);
  // arcs = dep * W + bias row, once for all tokens
  float* mapped = grow(w.gate, inner * A);
  quantized.assign(heads + slice.arc_dep, H, inner, A);
  net.arc_map(quantized, 0, inner, mapped, w.sums);

  std::vector<std::vector<int>> trees;
  float* labels_in = grow(w.u, inner * 2 * R);
  std::fill_n(labels_in, inner * 2 * R, 0.f);
  std::size_t at = 0;
  std::vector<float> arcs;
  for (const auto& [first, last] : pieces) {
    const std::size_t n = last - first;
    arcs.resize(n * (n + 1));
    for (std::size_t d = 0; d < n; ++d) {
      const float* row = mapped + (at + d) * A;
      arcs[d * (n + 1)] = kernels::dot(row, net.root_arc.data(), A);
      for (std::size_t h = 0; h < n; ++h) arcs[d * (n + 1) + h + 1] = kernels::dot(row, heads + (at + h) * H + slice.arc_head, A);
    }
    trees.push_back(spanning_tree(arcs.data(), n));
    for (std::size_t d = 0; d < n; ++d) {
      const int head = trees.back()[d];
      const float* a = heads + (at + d) * H + slice.rel_dep;
      const float* b = head == 0 ? net.root_rel.data() : heads + (at + static_cast<std::size_t>(head) - 1) * H + slice.rel_head;
      kernels::relate(a, b, labels_in + (at + d) * 2 * R, R);
    }
    at += n + 1;
  }
  const std::size_t n_labels = kDeprelNames.size();
  float* labels = grow(w.y, inner * n_labels);
  net.relation(labels_in, 2 * R, labels, inner);

  at = 0;
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    const auto& [first, last] = pieces[piece];
    const std::size_t n = last - first;
    for (std::size_t d = 0; d < n; ++d) {
      Token& token = analysis.tokens[first + d];
      const float* row = heads + (at + d) * H;
      token.upos = static_cast<Upos>(argmax(row + slice.upos, kUposNames.size()));
      token.xpos = kXposNames[static_cast<std::size_t>(argmax(row + slice.xpos, kXposNames.size()))];
      token.lemma = apply_script(net.lemma_scripts[static_cast<std::size_t>(argmax(row + slice.lemma, n_lemma))], token.form);
      if (token.upos == Upos::VERB || token.upos == Upos::NOUN) token.lemma = lemmas_.mend(token.form, token.lemma, token.upos == Upos::VERB ? 'V' : 'N');
      const int head = trees[piece][d];
      token.head = head == 0 ? kNone : first + static_cast<Index>(head) - 1;
      float* label = labels + (at + d) * n_labels;
      if (head == 0) {
        token.deprel = Deprel::root;
      } else {
        label[static_cast<std::size_t>(Deprel::root)] = -1e30f;
        token.deprel = static_cast<Deprel>(argmax(label, n_labels));
      }
    }
    mend_coordination(analysis.tokens, first, last);
    mend_subjects(analysis.tokens, first, last);
    const std::size_t named = analysis.names.size();
    const float* scores = name_scores + at * net.name_labels;
    const std::vector<int> path = best_labels(scores, n, net.name_labels);
    for (std::size_t t = 0; t < n; ++t) {
      if (path[t] == 0) continue;
      const float* row = scores + t * net.name_labels;
      float total = 0;
      for (std::size_t l = 0; l < net.name_labels; ++l) total += std::exp(row[l] - row[path[t]]);
      const float probability = 1.f / total;
      if (path[t] % 2 == 1) {
        analysis.names.push_back({first + static_cast<Index>(t), first + static_cast<Index>(t) + 1, static_cast<NameType>((path[t] - 1) / 2), probability});
      } else {
        analysis.names.back().last = first + static_cast<Index>(t) + 1;
        analysis.names.back().score = std::min(analysis.names.back().score, probability);
      }
    }
    for (std::size_t i = named; i < analysis.names.size(); ++i) cut_at_verb(analysis.tokens, analysis.names[i]);
    at += n + 1;
  }
}

void LanguageModel::tag(Analysis& analysis, LanguageWorkspace& workspace) const {
  kernels::stay_on_this_thread();
  std::vector<std::pair<Index, Index>> pieces;
  std::size_t tokens = 0;
  const auto flush = [&] {
    if (!pieces.empty()) tag_batch(analysis, pieces, workspace);
    pieces.clear();
    tokens = 0;
  };
  for (const Sentence& sentence : analysis.sentences) {
    for (Index first = sentence.first_token; first < sentence.last_token;) {
      const Index last = std::min<Index>(sentence.last_token, first + kMaxSentence);
      pieces.emplace_back(first, last);
      tokens += last - first + 1;
      if (tokens >= kBatchTokens) flush();
      first = last;
    }
  }
  flush();
  std::sort(analysis.names.begin(), analysis.names.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
  for (Sentence& sentence : analysis.sentences) {
    for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
      Token& token = analysis.tokens[t];
      if (token.head != kNone) continue;
      if (sentence.root == kNone) sentence.root = t;
      else token.head = sentence.root, token.deprel = Deprel::parataxis;  // a further piece of an overlong sentence
    }
  }
}

Analysis analyse(const Article& article, const LanguageModel& model, LanguageWorkspace& workspace) {
  Analysis analysis = segment(article, model.rules(), &model.boundaries());
  model.tag(analysis, workspace);
  return analysis;
}

}  // namespace dragoman
