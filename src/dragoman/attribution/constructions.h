// The constructions that attribute, one function each (files of the same names). Each appends the candidates that its cue gives rise to.
#pragma once

#include <optional>

#include "dragoman/attribution/candidate.h"

namespace dragoman {

/// "CONTENT, SOURCE said on Monday." and "CONTENT, said SOURCE, a lawyer.": read off words and commas, which are surer here than the tree.
struct ClosingClause {
  Range source;
  Range cue;
  Ranges content;
};
std::optional<ClosingClause> closing_clause(const Reading& r, Index verb);

/// Verbs with what they govern: clauses, quotations, infinitives, objects (lexicon/cues.tsv, V).
void verb_cue(const Reading& r, Index verb, Candidates& out);
/// The same for a verb that the tagger took for a noun, where its neighbours show what it is.
void mistagged_verb_cue(const Reading& r, Index noun, Candidates& out);
/// "the claim that", "his opposition to", "made the case for" (N).
void noun_cue(const Reading& r, Index noun, Candidates& out);
/// "is confident that", "was critical of" (ADJ).
void adjective_cue(const Reading& r, Index adjective, Candidates& out);
/// "allegedly" (ADV).
void adverb_cue(const Reading& r, Index adverb, Candidates& out);
/// "according to", "in the view of" (PREP): the preposition's object is the source, the clause the content.
void source_preposition(const Reading& r, Index preposition, Candidates& out);
/// Several sentences open with a speaker's label in capitals. Of the article, so that it is asked once: it looks at every sentence.
bool transcript(const Reading& r);
/// "Iran: no talks", "NOVAK: We shall see.": headlines, and turns where the article is a transcript.
void colon_cue(const Reading& r, const Sentence& sentence, bool in_transcript, Candidates& out);

// ---- what several constructions need ----

/// A participle of saying: "telling", "adding".
bool speech_participle(const Reading& r, Index token);

/// "a claim Turkey dismissed": the noun for an account, if [first, last) opens with an article, that noun and the name of who judges it;
/// else kNone.
Index judged_account(const Reading& r, Index first, Index last);
/// One past the last token of what is said by a clause that begins at `first` and is governed by `v`.
Index complement_end(const Reading& r, Index v, Index first);
/// One past the last token of a content that is the object of `v`: up to the circumstances of the act ("during a debate", "after the
/// vote").
Index object_end(const Reading& r, Index v, Index first, Index object);
/// The whole phrase that begins at `first`, not reaching back to `v`.
Range phrase_from(const Reading& r, Index v, Index first);
/// Quotations of the sentence that stand directly before or after the clause of `v`, whose subject phrase is `source`.
Ranges quotations_beside(const Reading& r, Index v, Range source);

}  // namespace dragoman
