#include "dragoman/dictionaries/code_arithmetic.h"

#include <cstdlib>
#include <functional>

#include "dragoman/text/tsv.h"

namespace dragoman {

CodeArithmetic CodeArithmetic::load(const std::string& path) {
  CodeArithmetic table;
  for (const TsvRow& row : read_tsv(path, {"code", "parts", "refuses"})) {
    const std::string code(row["code"]), digits(row["parts"]);
    char* end = nullptr;
    long parts = std::strtol(digits.c_str(), &end, 16);
    if (digits.empty() || *end != 0)
      throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column parts: '" + digits + "' is no hexadecimal number");
    if (row["refuses"] == "1") parts -= kRefusal;
    table.parts_[code] = parts;
    table.written_.emplace(parts, code);  // the first line wins
  }
  table.written_.emplace(0x30A0, "138");  // to want to fight
  return table;
}

CodeSum CodeArithmetic::one(std::string_view code) const {
  CodeSum sum;
  if (code.empty() || code == "---") return sum;
  sum.written = code;
  auto found = parts_.find(sum.written);
  if (found == parts_.end()) found = parts_.find(sum.written.substr(0, 2) + "0");
  sum.parts = found != parts_.end() ? found->second : kForeign + static_cast<long>(std::hash<std::string>{}(sum.written) & 0x7FFFFFFF);
  return sum;
}

std::pair<CodeSum, CodeSum> CodeArithmetic::parse(std::string_view code) const {
  const std::size_t colon = code.find(':');
  if (colon == std::string_view::npos) return {one(code), {}};
  return {one(code.substr(0, colon)), one(code.substr(colon + 1))};
}

CodeSum CodeArithmetic::combine(const CodeSum& upper, const CodeSum& lower) {
  CodeSum sum;
  if (lower.parts < 0) sum.parts = lower.parts + upper.parts;
  else if (upper.parts >= kAct && lower.parts >= kAct) sum.parts = lower.parts;  // two full acts: the governed one is what is done
  else if (lower.parts >= upper.parts) sum.parts = lower.parts;
  else sum.parts = upper.parts + lower.parts;
  if (upper.parts >= kForeign || lower.parts >= kForeign) sum.parts = lower ? lower.parts : upper.parts;
  if (sum.parts == lower.parts) sum.written = lower.written;
  else if (sum.parts == upper.parts) sum.written = upper.written;
  sum.because = upper.because;
  if (!lower.because.empty()) sum.because += (sum.because.empty() ? "" : " + ") + lower.because;
  return sum;
}

CodeSum CodeArithmetic::refuse(const CodeSum& code) {
  CodeSum sum;
  sum.parts = code.parts >= kForeign ? 0 : code.parts - kRefusal;
  sum.because = code.because;
  return sum;
}

std::string CodeArithmetic::write(const CodeSum& code) const {
  if (code.parts == 0) return {};
  if (!code.written.empty()) return code.written;
  const auto found = written_.find(code.parts);
  return found == written_.end() ? std::string() : found->second;
}

}  // namespace dragoman
