// Event codes that add up: "agreed to provide aid" is 033 because 030 and 070 are.
//
// Codes are split into parts (ontology/petrarch_codes.tsv) as PETRARCH 2 does it; sums of parts are looked up for the code they stand for. A code
// that was not changed by a sum stays as the dictionary has it, even where another has the same parts (044 and 046).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dragoman {

/// A code as it is computed with: its parts as a number, negative for refusals, 0 for none.
struct CodeSum {
  long parts = 0;
  std::string written;  ///< as the dictionary has it; empty for a sum
  std::string because;  ///< the dictionary lines it came from
  explicit operator bool() const { return parts != 0; }
};

class CodeArithmetic {
 public:
  /// ontology/petrarch_codes.tsv. Throws BrokenInstallation.
  static CodeArithmetic load(const std::string& path);

  /// Active and passive part of a dictionary's code: "060", "042:043", ":173", "---". Codes that are not in the table are of their own kind:
  /// they add to nothing and are written as they are; those of a known root ("1411") take its parts.
  std::pair<CodeSum, CodeSum> parse(std::string_view code) const;

  /// A verb of code `upper` that governs an act of code `lower`.
  static CodeSum combine(const CodeSum& upper, const CodeSum& lower);
  /// What is not done.
  static CodeSum refuse(const CodeSum& code);
  /// The code that is written; empty if the parts stand for none.
  std::string write(const CodeSum& code) const;

  static constexpr long kAct = 0x1000;  ///< codes from here on say by themselves what is done; below, they say of what kind
  static constexpr long kRefusal = 0xFFFF;
  static constexpr long kForeign = 0x100000;  ///< codes that are not in the table begin here

 private:
  CodeSum one(std::string_view code) const;
  std::unordered_map<std::string, long> parts_;
  std::unordered_map<long, std::string> written_;
};

}  // namespace dragoman
