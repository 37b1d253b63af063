#include "dragoman/events/protest_goal.h"

#include <array>

#include "dragoman/text/utf8.h"

namespace dragoman {

std::string with_goal(const std::string& cameo, const Tree& tree, Index predicate, const EventCoder& coder) {
  if (cameo.size() != 3 || cameo < "141" || cameo > "145") return cameo;
  const std::vector<Token>& tokens = tree.analysis().tokens;
  Index clause = predicate;  // "staged a hunger strike": the verb's clause
  while (tokens[clause].upos != Upos::VERB && tokens[clause].head != kNone) clause = tokens[clause].head;
  // who shall go and what state there shall be are said beside rights and laws, so they are asked for first
  static constexpr std::array<std::pair<const char*, char>, 4> kGoals = {
      {{"@GOAL_LEADER", '1'}, {"@GOAL_ORDER", '4'}, {"@GOAL_RIGHTS", '3'}, {"@GOAL_POLICY", '2'}}};
  const Sentence& s = tree.analysis().sentences[tokens[predicate].sentence];
  for (const auto& [words, digit] : kGoals) {
    for (Index t = s.first_token; t < s.last_token; ++t) {
      if (t != predicate && tree.dominates(clause, t) && coder.in_class(words, to_lower(tokens[t].lemma))) return cameo + digit;
    }
  }
  return cameo;
}

}  // namespace dragoman
