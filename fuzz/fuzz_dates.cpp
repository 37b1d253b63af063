// Any bytes as a date or a URL: what comes out is a date of ISO 8601 or nothing.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "dragoman/ingest/dates.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const std::string& date : {dragoman::iso_date(text), dragoman::date_in_url(text)}) {
    if (date.empty()) continue;
    if (date.size() < 10 || date[4] != '-' || date[7] != '-' || dragoman::iso_date(date) != date) std::abort();
  }
  return 0;
}
