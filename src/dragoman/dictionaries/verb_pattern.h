// Reading one pattern line of a verb dictionary: "- SHIP * {FISHING FLEET} (IN &HARBOUR) [191]".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dragoman/dictionaries/verb_dictionary.h"

namespace dragoman {

/// `text` without the leading '-' and the code. On failure the reason why.
std::optional<VerbPattern> read_verb_pattern(std::string_view text, std::string& reason);

/// Words that head no noun phrase: their presence tells a pattern of words from one of phrases.
bool is_function_word(std::string_view lower_case_word);

}  // namespace dragoman
