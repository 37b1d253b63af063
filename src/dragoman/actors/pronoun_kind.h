// Personal pronouns by what they can stand for. A closed class of the grammar, so it stands here and not in the lexicon.
#pragma once

#include <string_view>

namespace dragoman {

enum class PronounKind : unsigned char { none, first, second, he, she, they, it };

PronounKind pronoun_kind(std::string_view word);
/// "himself": the subject of the same clause.
bool reflexive_pronoun(std::string_view word);

}  // namespace dragoman
