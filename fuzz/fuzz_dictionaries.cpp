// Any bytes as a dictionary of each kind: reading ends, and every problem names a line of the file.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dragoman/dictionaries/dictionaries.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto kind = static_cast<dragoman::DictionaryKind>(data[0] % 8);
  dragoman::Dictionaries d;
  dragoman::add_dictionary(d, kind, bytes, "fuzz");
  dragoman::recognise_dictionary("unnamed", bytes);
  std::size_t lines = 1;
  for (const char c : bytes) lines += c == '\n';
  for (const dragoman::DictionaryProblem& p : d.problems) {
    if (p.line > lines || p.reason.empty()) std::abort();
  }
  return 0;
}
