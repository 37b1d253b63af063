// An article's record drawn as text: sources, cues and contents in brackets that carry their attribution's id and nest, predicates with code, status
// and a shade of certainty, and a list of the events with their chains.
//
//   [a1 source Nile Wire]  <a2: Police [..]  *fired*(v1 175 ░ alleged)
//
// The brackets and words say all; colour only repeats it, so a pipe loses nothing.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dragoman::cli {

/// The text with its marks. With `colour`, ANSI codes: each mark's own until it ends, then again those of the marks around it.
std::string draw_text(const nlohmann::json& record, bool colour);

/// One line an event: code, who and whom, date, status and certainty, the chain innermost first down to the publisher.
std::string draw_events(const nlohmann::json& record, bool colour);

}  // namespace dragoman::cli
