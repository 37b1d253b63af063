#include "dragoman/actors/pronoun_kind.h"

#include <unordered_map>

#include "dragoman/text/utf8.h"

namespace dragoman {

PronounKind pronoun_kind(std::string_view word) {
  using enum PronounKind;
  static const std::unordered_map<std::string_view, PronounKind> kinds = {
      {"i", first},      {"we", first},        {"me", first},          {"us", first},        {"my", first},    {"our", first},
      {"mine", first},   {"ours", first},      {"myself", first},      {"ourselves", first}, {"you", second},  {"your", second},
      {"yours", second}, {"yourself", second}, {"yourselves", second}, {"he", he},           {"him", he},      {"his", he},
      {"himself", he},   {"she", she},         {"her", she},           {"hers", she},        {"herself", she}, {"they", they},
      {"them", they},    {"their", they},      {"theirs", they},       {"themselves", they}, {"it", it},       {"its", it},
      {"itself", it}};
  const std::string low = to_lower(word);
  const auto found = kinds.find(low);
  return found == kinds.end() ? none : found->second;
}

bool reflexive_pronoun(std::string_view word) {
  const std::string low = to_lower(word);
  return low.ends_with("self") || low.ends_with("selves");
}

}  // namespace dragoman
