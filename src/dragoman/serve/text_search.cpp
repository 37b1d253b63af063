#include "dragoman/serve/text_search.h"

#include <algorithm>
#include <cstring>

namespace dragoman::serve {

void TextSearch::add(std::string_view lower) {
  first_.push_back(static_cast<std::uint32_t>(all_.size()));
  all_.append(lower.substr(0, lower.find('\0'))).push_back('\0');
}

std::string_view TextSearch::operator[](std::size_t number) const {
  const std::size_t end = number + 1 < first_.size() ? first_[number + 1] : all_.size();
  return std::string_view(all_).substr(first_[number], end - 1 - first_[number]);
}

std::vector<std::uint8_t> TextSearch::containing(std::string_view part) const {
  std::vector<std::uint8_t> out(first_.size(), part.empty());
  if (part.empty() || part.find('\0') != std::string_view::npos) return out;
  const char* const begin = all_.data();
  const char* at = begin;
  const char* const end = begin + all_.size();
  auto text = first_.begin();
  while ((at = static_cast<const char*>(memmem(at, static_cast<std::size_t>(end - at), part.data(), part.size())))) {
    text = std::upper_bound(text, first_.end(), static_cast<std::uint32_t>(at - begin));
    out[static_cast<std::size_t>(text - first_.begin()) - 1] = 1;
    if (text == first_.end()) break;
    at = begin + *text;  // one hit a text is enough
  }
  return out;
}

}  // namespace dragoman::serve
