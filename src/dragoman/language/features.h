// Features of a token's form: rows of the model's embedding tables. The twin of train/features.py, which says why each exists.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

inline constexpr std::uint32_t kWordRows = 32768, kGramRows = 32768, kAffixRows = 8192, kShapeRows = 1024;
inline constexpr std::size_t kMaxGrams = 20, kAffixes = 7;

struct TokenFeatures {
  std::uint32_t word = 0, shape = 0;
  std::array<std::uint32_t, kAffixes> affixes{};
  std::vector<std::uint32_t> grams;
  std::uint32_t known_key = 0;  ///< key of the word-knowledge table
};

/// FNV-1a, 64 bits, finalised; `seed` separates feature families.
std::uint64_t feature_hash(std::string_view bytes, std::uint64_t seed);

/// Typographic quotes and dashes as ASCII, so that both kinds of text share features.
std::string normalize_form(std::string_view form);

/// "Damascus" -> "Xxx", "F-16" -> "X-dd": kinds of characters, runs cut to two (of a form with ASCII quotes).
std::string shape_of(std::string_view form);

TokenFeatures token_features(std::string_view form);

}  // namespace dragoman
