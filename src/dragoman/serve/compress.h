// gzip, for answers that go over a network and for the page's files, which are kept compressed.
#pragma once

#include <string>
#include <string_view>

namespace dragoman::serve {

std::string gzip(std::string_view text);
/// Throws std::runtime_error if `packed` is no gzip.
std::string gunzip(std::string_view packed);
/// True if an Accept-Encoding header names gzip without q=0.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace dragoman::serve
