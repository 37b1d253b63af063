#include "dragoman/language/network.h"

#include <algorithm>
#include <cstring>

#include "dragoman/document.h"
#include "dragoman/language/features.h"
#include "dragoman/language/kernels.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr std::size_t kWordWidth = 64, kGramWidth = 64, kAffixWidth = 32, kShapeWidth = 32, kKnownWidth = 96, kNameHidden = 128;
constexpr std::size_t kInputWidth = kWordWidth + kGramWidth + kAffixes * kAffixWidth + kShapeWidth + kKnownWidth;
constexpr std::size_t kCachedForms = 10240;  // 15 MB a thread
constexpr std::size_t kBlockForms = 512;     // a growing vector would hold each form's vector twice while it moves

}  // namespace

void Embedding::add(float* out, std::size_t row, float weight) const { kernels::add_scaled(out, rows.data() + row * width, weight * scales[row], width); }

void Dense::operator()(const float* x, std::size_t stride, float* y, std::size_t rows) const {
  kernels::matmul(x, stride, weights.data(), bias.data(), y, rows, out, in);
}

const float* FormCache::find(const std::string& form, std::size_t width) const {
  const auto found = rows_.find(form);
  return found == rows_.end() ? nullptr : blocks_[found->second / kBlockForms].data() + found->second % kBlockForms * width;
}

float* FormCache::add(const std::string& form, std::size_t width) {
  if (rows_.size() >= kCachedForms) rows_.clear();
  const std::size_t row = rows_.size();
  if (row / kBlockForms == blocks_.size()) blocks_.emplace_back(kBlockForms * width);
  rows_.emplace(form, static_cast<std::uint32_t>(row));
  return blocks_[row / kBlockForms].data() + row % kBlockForms * width;
}

Network::Network(const std::string& path) : file(path) {
  width = file.number("width"), layers = file.number("layers"), arc = file.number("arc"), rel = file.number("rel");
  if (width == 0 || width > 1024 || width % 2 || layers == 0 || layers > 16) throw BrokenInstallation(path + ": impossible network size");
  word = embedding("word", kWordRows, kWordWidth);
  gram = embedding("gram", kGramRows, kGramWidth);
  affix = embedding("affix", kAffixRows, kAffixWidth);
  shape = embedding("shape", kShapeRows, kShapeWidth);
  known = dense("known", 64, kKnownWidth);
  input = dense("input", kInputWidth, width);
  const auto conv_weights = file.tensor<signed char>("conv.weight", 3 * width * 2 * width);
  const auto conv_scales = file.tensor<float>("conv.scales", 2 * width), conv_bias = file.tensor<float>("conv.bias", 2 * width);
  for (std::size_t i = 0; i < 3; ++i) {
    conv[i] = QuantizedDense(conv_weights.subspan(i * width * 2 * width, width * 2 * width), conv_scales, i == 1 ? conv_bias : std::span<const float>());
  }
  for (std::size_t i = 0; i < layers; ++i) sru.push_back(quantized("sru." + std::to_string(i), width, 3 * width));
  for (std::size_t i = 0; i <= layers; ++i) {
    const std::string name = "norm." + std::to_string(i);
    norm.push_back({file.tensor<float>(name + ".weight", width), file.tensor<float>(name + ".bias", width)});
  }
  lemma_scripts = file.strings("lemmas");
  name_labels = 2 * kNameTypeNames.size() + 1;
  std::size_t end = 0;
  const auto slice = [&](std::size_t size) { return end += size, end - size; };
  at.upos = slice(kUposNames.size());
  at.xpos = slice(kXposNames.size());
  at.lemma = slice(lemma_scripts.size());
  at.names = slice(kNameHidden);
  at.arc_dep = slice(arc);
  at.arc_head = slice(arc);
  at.rel_dep = slice(rel);
  at.rel_head = slice(rel);
  at.width = end;
  heads = quantized("heads", width, at.width);
  lemma_form = quantized("lemma_form", width, lemma_scripts.size());
  arc_map = quantized("arc_map", arc, arc);
  names = dense("names", kNameHidden, name_labels);
  relation = dense("rel", 2 * rel, kDeprelNames.size());
  root_arc = file.tensor<float>("root_arc", arc);
  root_rel = file.tensor<float>("root_rel", rel);
  known_keys = file.tensor<std::uint32_t>("known_keys");
  known_masks = file.tensor<std::uint64_t>("known_masks", known_keys.size());
}

Embedding Network::embedding(const std::string& name, std::size_t rows, std::size_t columns) const {
  return {file.tensor<signed char>(name + ".rows", rows * columns), file.tensor<float>(name + ".scales", rows), columns};
}

Dense Network::dense(const std::string& name, std::size_t in, std::size_t out) const {
  return {file.tensor<float>(name + ".weight", in * out), file.tensor<float>(name + ".bias", out), in, out};
}

QuantizedDense Network::quantized(const std::string& name, std::size_t in, std::size_t out) const {
  return {file.tensor<signed char>(name + ".weight", in * out), file.tensor<float>(name + ".scales", out), file.tensor<float>(name + ".bias", out)};
}

const float* Network::form_vector(std::string_view form, FormCache& cache) const {
  const std::string key(form);
  if (const float* found = cache.find(key, width)) return found;
  const TokenFeatures f = token_features(form);
  float in[kInputWidth] = {};
  float* at_input = in;
  word.add(at_input, f.word, 1);
  at_input += kWordWidth;
  for (const std::uint32_t g : f.grams) gram.add(at_input, g, 1.f / static_cast<float>(f.grams.size()));
  at_input += kGramWidth;
  for (const std::uint32_t a : f.affixes) affix.add(at_input, a, 1), at_input += kAffixWidth;
  shape.add(at_input, f.shape, 1);
  at_input += kShapeWidth;
  std::memcpy(at_input, known.bias.data(), kKnownWidth * sizeof(float));
  const auto key_at = std::lower_bound(known_keys.begin(), known_keys.end(), f.known_key);
  if (key_at != known_keys.end() && *key_at == f.known_key) {
    std::uint64_t mask = known_masks[static_cast<std::size_t>(key_at - known_keys.begin())];
    for (std::size_t bit = 0; mask; ++bit, mask >>= 1) {
      if (mask & 1) {
        for (std::size_t i = 0; i < kKnownWidth; ++i) at_input[i] += known.weights[bit * kKnownWidth + i];
      }
    }
  }
  float* out = cache.add(key, width);
  input(in, kInputWidth, out, 1);
  kernels::leaky_relu(out, width);
  return out;
}

}  // namespace dragoman
