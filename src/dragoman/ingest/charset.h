// Character sets: bytes to UTF-8.
//
// Order of trust, as browsers have it: byte order mark; valid UTF-8 (no other set makes it by accident in a text of any length);
// what HTTP declared; what the page or XML prolog declares in its first 4 KB; ICU's guess; Windows-1252.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

struct Decoded {
  std::string text;          ///< valid UTF-8, no byte order mark
  std::string charset;       ///< what it was
  std::size_t replaced = 0;  ///< malformed sequences that became U+FFFD
};

/// `declared` may be empty or unknown. Never fails for 8-bit sets; `replaced` says how well it fitted.
Decoded decode(std::string_view bytes, std::string_view declared = {});

/// The charset named in <meta charset>, <meta http-equiv content> or <?xml encoding?> in the first 4 KB; empty if none.
std::string declared_charset(std::string_view bytes);

/// True if the bytes are no text in any character set: NUL bytes without being UTF-16 or -32, or a known binary signature.
bool looks_binary(std::string_view bytes);

}  // namespace dragoman
