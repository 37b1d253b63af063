// The network's weights as mapped from the model file, and its form vectors. The forward pass is in model.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/language/model_file.h"
#include "dragoman/language/quantized_dense.h"

namespace dragoman {

/// int8 rows with one scale a row.
struct Embedding {
  std::span<const signed char> rows;
  std::span<const float> scales;
  std::size_t width = 0;
  void add(float* out, std::size_t row, float weight) const;
};

/// Small or rarely run layers stay in single precision.
struct Dense {
  std::span<const float> weights, bias;  ///< in x out, out
  std::size_t in = 0, out = 0;
  void operator()(const float* x, std::size_t stride, float* y, std::size_t rows) const;
};

struct Norm {
  std::span<const float> gamma, beta;
};

/// The encoder's input vectors of forms: they depend on nothing else, so a thread keeps those it has met.
class FormCache {
 public:
  /// The form's vector, or null.
  const float* find(const std::string& form, std::size_t width) const;
  /// Room for another form's vector; forgets all when full.
  float* add(const std::string& form, std::size_t width);

 private:
  std::vector<std::vector<float>> blocks_;
  std::unordered_map<std::string, std::uint32_t> rows_;
};

/// Slices of a row of the heads' common product.
struct HeadLayout {
  std::size_t upos, xpos, lemma, names, arc_dep, arc_head, rel_dep, rel_head, width;
};

struct Network {
  ModelFile file;
  std::size_t width, layers, arc, rel, name_labels;
  Embedding word, gram, affix, shape;
  Dense known, input, names, relation;
  QuantizedDense conv[3];  ///< left neighbour, the token, right neighbour
  std::vector<QuantizedDense> sru;
  std::vector<Norm> norm;
  HeadLayout at;
  QuantizedDense heads, lemma_form, arc_map;
  std::span<const float> root_arc, root_rel;  ///< the root as a head: it is the same in every sentence
  std::span<const std::uint32_t> known_keys;
  std::span<const std::uint64_t> known_masks;
  std::vector<std::string> lemma_scripts;

  /// Throws BrokenInstallation if a tensor is missing or not of its size.
  explicit Network(const std::string& path);
  const float* form_vector(std::string_view form, FormCache& cache) const;

 private:
  Embedding embedding(const std::string& name, std::size_t rows, std::size_t columns) const;
  Dense dense(const std::string& name, std::size_t in, std::size_t out) const;
  QuantizedDense quantized(const std::string& name, std::size_t in, std::size_t out) const;
};

}  // namespace dragoman
