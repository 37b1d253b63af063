#include "dragoman/language/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "dragoman/language/analyse.h"
#include "dragoman/language/decode.h"
#include "dragoman/language/features.h"
#include "dragoman/language/kernels.h"
#include "dragoman/language/labels.h"
#include "dragoman/language/model_file.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr std::size_t kWordWidth = 64, kGramWidth = 64, kAffixWidth = 32, kShapeWidth = 32, kKnownWidth = 96, kNameHidden = 128;
constexpr std::size_t kInputWidth = kWordWidth + kGramWidth + kAffixes * kAffixWidth + kShapeWidth + kKnownWidth;
constexpr std::size_t kBatchTokens = 1024;   // about what keeps every buffer in the second-level cache
constexpr std::size_t kCachedForms = 20000;  // 30 MB a thread

/// int8 rows with one scale a row.
struct Embedding {
  std::span<const signed char> rows;
  std::span<const float> scales;
  std::size_t width = 0;
  void add(float* out, std::size_t row, float weight) const { kernels::add_scaled(out, rows.data() + row * width, weight * scales[row], width); }
};

struct Dense {
  std::span<const float> weights, bias;  ///< in x out, out
  std::size_t in = 0, out = 0;
  void operator()(const float* x, std::size_t stride, float* y, std::size_t rows) const {
    kernels::matmul(x, stride, weights.data(), bias.data(), y, rows, out, in);
  }
};

struct Norm {
  std::span<const float> gamma, beta;
};

float* grow(std::vector<float>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

int argmax(const float* x, std::size_t n) { return static_cast<int>(std::max_element(x, x + n) - x); }

}  // namespace

struct LanguageModel::Network {
  ModelFile file;
  std::size_t width, layers, arc, rel, name_labels;
  Embedding word, gram, affix, shape;
  Dense known, input, conv, upos, xpos, lemma, names1, names, arc_dep, arc_head, rel_dep, rel_head, relation;
  std::vector<Dense> sru;
  std::vector<Norm> norm;
  std::span<const float> root, arc_weights;
  std::span<const std::uint32_t> known_keys;
  std::span<const std::uint64_t> known_masks;
  std::vector<std::string> lemma_scripts;

  explicit Network(const std::string& path) : file(path) {
    width = file.number("width"), layers = file.number("layers"), arc = file.number("arc"), rel = file.number("rel");
    if (width == 0 || width > 1024 || width % 2 || layers == 0 || layers > 16) throw BrokenInstallation(path + ": impossible network size");
    word = embedding("word", kWordRows, kWordWidth);
    gram = embedding("gram", kGramRows, kGramWidth);
    affix = embedding("affix", kAffixRows, kAffixWidth);
    shape = embedding("shape", kShapeRows, kShapeWidth);
    known = dense("known", 64, kKnownWidth);
    input = dense("input", kInputWidth, width);
    conv = dense("conv", 3 * width, 2 * width);
    for (std::size_t i = 0; i < layers; ++i) sru.push_back(dense("sru." + std::to_string(i), width, 3 * width));
    for (std::size_t i = 0; i <= layers; ++i) {
      const std::string name = "norm." + std::to_string(i);
      norm.push_back({file.tensor<float>(name + ".weight", width), file.tensor<float>(name + ".bias", width)});
    }
    lemma_scripts = file.strings("lemmas");
    name_labels = 2 * kNameTypeNames.size() + 1;
    upos = dense("upos", width, kUposNames.size());
    xpos = dense("xpos", width, kXposNames.size());
    lemma = dense("lemma", 2 * width, lemma_scripts.size());
    names1 = dense("names1", width, kNameHidden);
    names = dense("names", kNameHidden, name_labels);
    arc_dep = dense("arc_dep", width, arc);
    arc_head = dense("arc_head", width, arc);
    rel_dep = dense("rel_dep", width, rel);
    rel_head = dense("rel_head", width, rel);
    relation = dense("rel", 2 * rel, kDeprelNames.size());
    root = file.tensor<float>("root", width);
    arc_weights = file.tensor<float>("arc_w", (arc + 1) * arc);
    known_keys = file.tensor<std::uint32_t>("known_keys");
    known_masks = file.tensor<std::uint64_t>("known_masks", known_keys.size());
  }

  Embedding embedding(const std::string& name, std::size_t rows, std::size_t columns) const {
    return {file.tensor<signed char>(name + ".rows", rows * columns), file.tensor<float>(name + ".scales", rows), columns};
  }
  Dense dense(const std::string& name, std::size_t in, std::size_t out) const {
    return {file.tensor<float>(name + ".weight", in * out), file.tensor<float>(name + ".bias", out), in, out};
  }

  /// The encoder's input vector of a form (after the input layer), cached in the workspace: it depends on nothing but the form.
  const float* form_vector(std::string_view form, LanguageWorkspace& w) const {
    const std::string key(form);
    if (const auto found = w.forms.find(key); found != w.forms.end()) return w.form_vectors.data() + found->second * width;
    if (w.forms.size() >= kCachedForms) w.forms.clear();
    const TokenFeatures f = token_features(form);
    float in[kInputWidth] = {};
    float* at = in;
    word.add(at, f.word, 1);
    at += kWordWidth;
    for (const std::uint32_t g : f.grams) gram.add(at, g, 1.f / static_cast<float>(f.grams.size()));
    at += kGramWidth;
    for (const std::uint32_t a : f.affixes) affix.add(at, a, 1), at += kAffixWidth;
    shape.add(at, f.shape, 1);
    at += kShapeWidth;
    std::memcpy(at, known.bias.data(), kKnownWidth * sizeof(float));
    const auto key_at = std::lower_bound(known_keys.begin(), known_keys.end(), f.known_key);
    if (key_at != known_keys.end() && *key_at == f.known_key) {
      std::uint64_t mask = known_masks[static_cast<std::size_t>(key_at - known_keys.begin())];
      for (std::size_t bit = 0; mask; ++bit, mask >>= 1) {
        if (mask & 1) {
          for (std::size_t i = 0; i < kKnownWidth; ++i) at[i] += known.weights[bit * kKnownWidth + i];
        }
      }
    }
    const std::uint32_t row = static_cast<std::uint32_t>(w.forms.size());
    if (w.form_vectors.size() < (row + 1) * width) w.form_vectors.resize(std::max<std::size_t>((row + 1) * width, w.form_vectors.size() * 3 / 2));
    float* out = w.form_vectors.data() + row * width;
    input(in, kInputWidth, out, 1);
    kernels::leaky_relu(out, width);
    w.forms.emplace(key, row);
    return out;
  }
};

LanguageModel::LanguageModel(const std::string& model_path, const std::string& abbreviations_path)
    : net_(std::make_unique<Network>(model_path)), rules_(SegmentationRules::load(abbreviations_path)),
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
  float* lemma_in = grow(w.lemma_in, rows * 2 * D);
  std::size_t r = 1;
  for (const auto& [first, last] : pieces) {
    for (Index t = first; t < last; ++t, ++r) {
      const float* v = net.form_vector(analysis.tokens[t].form, w);
      std::memcpy(x + r * D, v, D * sizeof(float));
      std::memcpy(lemma_in + r * 2 * D + D, v, D * sizeof(float));
    }
    std::fill_n(x + r++ * D, D, 0.f);
  }
  const std::size_t inner = rows - 1;  // rows 1..inner hold tokens (and zero rows between)
  float* gate = grow(w.gate, rows * 2 * D);
  std::fill_n(x + rows * D, D, 0.f);
  // Row i of the result is the window around row i + 1: three products, one a position of the window.
  kernels::matmul(x, D, net.conv.weights.data(), net.conv.bias.data(), gate, inner, 2 * D, D);
  for (std::size_t j = 1; j < 3; ++j) kernels::add_matmul(x + j * D, D, net.conv.weights.data() + j * D * 2 * D, gate, inner, 2 * D, D);
  kernels::add_gated(x + D, gate, inner, D);
  float* y = grow(w.y, rows * D);
  float* u = grow(w.u, rows * 3 * D);
  for (std::size_t layer = 0; layer < net.layers; ++layer) {
    kernels::layer_norm(x + D, net.norm[layer].gamma.data(), net.norm[layer].beta.data(), y, inner, D);
    net.sru[layer](y, D, u, inner);
    std::size_t at = 0;
    for (const auto& [first, last] : pieces) {
      kernels::sru(u + at * 3 * D, y + at * D, x + (at + 1) * D, last - first, D);
      at += last - first + 1;
    }
  }
  kernels::layer_norm(x + D, net.norm[net.layers].gamma.data(), net.norm[net.layers].beta.data(), y, inner, D);

  // heads over all tokens
  for (std::size_t i = 0; i < inner; ++i) std::memcpy(lemma_in + (i + 1) * 2 * D, y + i * D, D * sizeof(float));
  const std::size_t n_upos = kUposNames.size(), n_xpos = kXposNames.size(), n_lemma = net.lemma_scripts.size();
  float* tags = grow(w.scores, inner * (n_upos + n_xpos + n_lemma + kNameHidden));
  float* xpos = tags + inner * n_upos;
  float* lemma = xpos + inner * n_xpos;
  float* hidden = lemma + inner * n_lemma;
  net.upos(y, D, tags, inner);
  net.xpos(y, D, xpos, inner);
  net.lemma(lemma_in + 2 * D, 2 * D, lemma, inner);
  net.names1(y, D, hidden, inner);
  kernels::leaky_relu(hidden, inner * kNameHidden);
  float* name_scores = grow(w.names, inner * net.name_labels);
  net.names(hidden, kNameHidden, name_scores, inner);
  // The root is one more candidate head, in row 0.
  const std::size_t A = net.arc, R = net.rel;
  float* arc_dep = grow(w.arc_dep, inner * A);
  float* arc_head = grow(w.arc_head, (inner + 1) * A);
  float* rel_dep = grow(w.rel_dep, inner * R);
  float* rel_head = grow(w.rel_head, (inner + 1) * R);
  net.arc_dep(y, D, arc_dep, inner);
  net.arc_head(y, D, arc_head + A, inner);
  net.arc_head(net.root.data(), D, arc_head, 1);
  kernels::leaky_relu(arc_dep, inner * A);
  kernels::leaky_relu(arc_head, (inner + 1) * A);
  net.rel_dep(y, D, rel_dep, inner);
  net.rel_head(y, D, rel_head + R, inner);
  net.rel_head(net.root.data(), D, rel_head, 1);
  // arcs = dep * W + bias row, once for all tokens
  float* mapped = grow(w.gate, inner * A);
  kernels::matmul(arc_dep, A, net.arc_weights.data(), net.arc_weights.data() + A * A, mapped, inner, A, A);

  std::size_t at = 0;
  std::vector<float> arcs, labels_in, labels;
  for (const auto& [first, last] : pieces) {
    const std::size_t n = last - first;
    arcs.resize(n * (n + 1));
    for (std::size_t d = 0; d < n; ++d) {
      const float* row = mapped + (at + d) * A;
      arcs[d * (n + 1)] = kernels::dot(row, arc_head, A);
      for (std::size_t h = 0; h < n; ++h) arcs[d * (n + 1) + h + 1] = kernels::dot(row, arc_head + (at + h + 1) * A, A);
    }
    const std::vector<int> heads = spanning_tree(arcs.data(), n);
    labels_in.resize(n * 2 * R);
    labels.resize(n * kDeprelNames.size());
    for (std::size_t d = 0; d < n; ++d) {
      const float* a = rel_dep + (at + d) * R;
      const float* b = heads[d] == 0 ? rel_head : rel_head + (at + static_cast<std::size_t>(heads[d])) * R;
      float* out = labels_in.data() + d * 2 * R;
      for (std::size_t i = 0; i < R; ++i) {
        const float sum = a[i] + b[i];
        out[i] = sum > 0 ? sum : .1f * sum;
        out[R + i] = a[i] * b[i];
      }
    }
    net.relation(labels_in.data(), 2 * R, labels.data(), n);
    for (std::size_t d = 0; d < n; ++d) {
      Token& token = analysis.tokens[first + d];
      const std::size_t row = at + d;
      token.upos = static_cast<Upos>(argmax(tags + row * n_upos, n_upos));
      token.xpos = kXposNames[static_cast<std::size_t>(argmax(xpos + row * n_xpos, n_xpos))];
      token.lemma = apply_script(net.lemma_scripts[static_cast<std::size_t>(argmax(lemma + row * n_lemma, n_lemma))], token.form);
      if (token.upos == Upos::VERB || token.upos == Upos::NOUN) token.lemma = lemmas_.mend(token.form, token.lemma, token.upos == Upos::VERB ? 'V' : 'N');
      token.head = heads[d] == 0 ? kNone : first + static_cast<Index>(heads[d]) - 1;
      float* label = labels.data() + d * kDeprelNames.size();
      if (heads[d] == 0) {
        token.deprel = Deprel::root;
      } else {
        label[static_cast<std::size_t>(Deprel::root)] = -1e30f;
        token.deprel = static_cast<Deprel>(argmax(label, kDeprelNames.size()));
      }
    }
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
  Analysis analysis = segment(article, model.rules());
  model.tag(analysis, workspace);
  return analysis;
}

}  // namespace dragoman
