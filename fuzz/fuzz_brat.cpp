// Any bytes as a brat annotation file of a short text: reading ends, and every span kept is within the text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dragoman/measure/gold.h"
#include "dragoman/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> notes;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\0');
  const std::string text(bytes.substr(0, cut == bytes.npos ? size / 4 : cut));
  const dragoman::BratDocument d = dragoman::parse_brat(text, bytes.substr(std::min(size, text.size() + 1)), "fuzz", notes);
  const std::size_t length = dragoman::count_code_points(d.text);
  for (const auto& [id, bound] : d.bound) {
    for (const dragoman::CodePointSpan s : bound.spans) {
      if (s.begin >= s.end || s.end > length) std::abort();
    }
  }
  return 0;
}
