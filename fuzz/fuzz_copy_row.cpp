// Any bytes as a row of PostgreSQL's COPY. What was read, written again and read again is the same: only U+0000 changes, once.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "dragoman/postgres/copy_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman::postgres;
  const auto written = [](const std::vector<Field>& fields) {
    std::string out;
    for (const Field& f : fields) {
      if (f) append_copy_field(out, *f);
      else append_copy_null(out);
      out += '\t';
    }
    if (!out.empty()) out.back() = '\n';
    return out;
  };
  std::vector<Field> first, second;
  if (!read_copy_row({reinterpret_cast<const char*>(data), size}, first)) return 0;
  const std::string once = written(first);
  if (first.empty() || !read_copy_row(once, second) || second.size() != first.size() || written(second) != once) std::abort();
  return 0;
}
