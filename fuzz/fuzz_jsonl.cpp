// Any bytes as a JSON Lines file. Every document must be valid UTF-8, and reading must end.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dragoman/ingest/formats.h"
#include "dragoman/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dragoman::InputOptions options;
  options.max_document_bytes = 4096;
  options.max_line_bytes = 8192;
  dragoman::ByteSource source = dragoman::ByteSource::from_memory({reinterpret_cast<const char*>(data), size});
  const auto reader = dragoman::read_json_lines(source, {"fuzz", &options});
  std::size_t results = 0;
  while (const auto result = reader->next()) {
    if (*result && !dragoman::valid_utf8((*result)->content)) std::abort();
    if (++results > size * 1200 + 10) std::abort();  // a compressed file may hold many more lines than it has bytes
  }
  return 0;
}
