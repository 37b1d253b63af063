#include "dragoman/attribution/quotations.h"

namespace dragoman {

std::vector<ByteSpan> find_quotations(std::string_view text) {
  std::vector<ByteSpan> out;
  std::size_t open = std::string_view::npos;
  std::string_view close;
  const auto add = [&](std::size_t end) {
    out.push_back({static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(end)});
    open = std::string_view::npos;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (open != std::string_view::npos) {
      if (rest[0] == '\n') {  // a paragraph's end closes what is open
        std::size_t end = i;
        while (end > open && (text[end - 1] == ' ' || text[end - 1] == '\r')) --end;
        // a single line break inside a hard-wrapped quotation does not
        if ((i + 1 < text.size() && text[i + 1] == '\n') || (end > 0 && (text[end - 1] == '.' || text[end - 1] == '!' || text[end - 1] == '?'))) {
          if (end > open + 3) add(end);
          else open = std::string_view::npos;
        }
        ++i;
      } else if (rest.starts_with(close)) {
        add(i + close.size());
        i += close.size();
      } else if (close == "\"" && rest.starts_with("”")) {  // "typed one way, closed the other”
        add(i + 3);
        i += 3;
      } else if (close == "”" && rest[0] == '"') {
        add(++i);
      } else {
        ++i;
      }
      continue;
    }
    const bool after_space = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n' || text[i - 1] == '(' || text[i - 1] == '-' || text[i - 1] == '[' ||
                             (i >= 3 && text.substr(i - 3, 3) == "\u2014");
    if (rest.starts_with("“")) open = i, close = "”", i += 3;
    else if (rest.starts_with("``")) open = i, close = "''", i += 2;
    else if (rest.starts_with("''") && after_space) open = i, close = "''", i += 2;
    else if (rest[0] == '"') open = i, close = "\"", ++i;
    else if (rest.starts_with("«")) open = i, close = "»", i += 2;
    else ++i;
  }
  if (open != std::string_view::npos && text.size() > open + 3) add(text.size());
  return out;
}

}  // namespace dragoman
