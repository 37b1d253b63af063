// Words that the parser joined to one they cannot be joined to.
//
// "Amnesty accused police of using force and demanded an inquiry": a verb with tense is coordinated with one that has it, never with an infinitive or
// a participle ("using"). The network weighs each arc by itself and often takes the nearest verb; agreement of form, which the tags tell more surely
// than the arcs, puts it right.
#pragma once

#include <vector>

#include "dragoman/document.h"

namespace dragoman {

/// Hangs verbs of the past or present tense that are coordinated with a form without tense on the nearest verb above that has one. `first` to `last`:
/// the tokens of a sentence. The tree stays a tree: a verb only moves to one of its ancestors.
void mend_coordination(std::vector<Token>& tokens, Index first, Index last);

/// "Amnesty International accused police": a name right before a verb that has no subject is its subject, and no part of a noun behind the verb.
void mend_subjects(std::vector<Token>& tokens, Index first, Index last);

/// Ends a name before a verb in small letters ("Amnesty International accused police"), which no name holds behind its first word.
void cut_at_verb(const std::vector<Token>& tokens, Name& name);

}  // namespace dragoman
