#include "dragoman/language/labels.h"

#include <algorithm>

namespace dragoman {
namespace {

template <typename Enum, std::size_t N>
std::optional<Enum> find_label(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::optional<Upos> parse_upos(std::string_view name) { return find_label<Upos>(kUposNames, name); }
std::optional<NameType> parse_name_type(std::string_view name) { return find_label<NameType>(kNameTypeNames, name); }

std::optional<Deprel> parse_deprel(std::string_view name) {
  if (const auto exact = find_label<Deprel>(kDeprelNames, name)) return exact;
  return find_label<Deprel>(kDeprelNames, name.substr(0, name.find(':')));
}

Deprel base(Deprel d) {
  const std::string_view name = to_string(d);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? d : parse_deprel(name.substr(0, colon)).value_or(Deprel::dep);
}

std::string_view intern_xpos(std::string_view name) {
  const auto at = std::find(kXposNames.begin(), kXposNames.end(), name);
  return at == kXposNames.end() ? std::string_view("_") : *at;
}

}  // namespace dragoman
