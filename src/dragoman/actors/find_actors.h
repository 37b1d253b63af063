// Who: mentions of actors, resolved to one entity per real actor, with CAMEO actor codes composed from the words.
//
// "Iranian Defense Minister Amir Hatami" is one person of code IRNGOVMIL without any entry for Hatami: the adjective gives the
// country, the title's agent noun (agents.tsv) the sectors. Codes: CAMEO manual, chapter on actors.
#pragma once

#include <memory>
#include <string>

#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class ActorLexicon;  // actor_lexicon.h: countries, people, organizations, agents

/// Mentions and entities of one article. `article.published` dates the offices of people ("former president").
Actors find_actors(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon);

/// After attribution: links "I", "we", "you", "our" inside quoted content to the speaker and the addressee.
void resolve_quoted_pronouns(const Analysis& analysis, const std::vector<Attribution>& attributions, Actors& actors);

}  // namespace dragoman
