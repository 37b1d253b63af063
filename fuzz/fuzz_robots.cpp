// Any bytes as robots.txt, and after the first NUL any bytes as the path asked for. Adding a rule that forbids all must forbid all but
// robots.txt, and answers must not depend on what stands behind a path's spelling.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "dragoman/watch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = all.find('\0');
  const std::string text(all.substr(0, cut)), path = "/" + std::string(cut == all.npos ? std::string_view() : all.substr(cut + 1));
  const dragoman::Robots robots = dragoman::Robots::parse(text, "dragoman");
  const bool allowed = robots.allows(path);
  if (robots.allows(path) != allowed || !robots.allows("/robots.txt")) std::abort();
  if (robots.crawl_delay() && (*robots.crawl_delay() <= 0 || *robots.crawl_delay() > 86400)) std::abort();
  const std::string group = "\nUser-agent: dragoman\nDisallow: /\n";
  if (text.find_first_of("Aa") == text.npos && text.size() < 1000 && dragoman::Robots::parse(text + group, "dragoman").allows("/x") && path != "/robots.txt")
    std::abort();
  return 0;
}
