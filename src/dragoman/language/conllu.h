// CoNLL-U in and out (https://universaldependencies.org/format.html).
//
// Reading takes the words of a file as they are (gold tokens): forms and the SpaceAfter and multiword marks are kept, every other
// column is ignored. Malformed lines are errors with their line number; the sentence is skipped and the rest goes on.
#pragma once

#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "dragoman/document.h"

namespace dragoman {

struct ConlluError {
  std::size_t line;  ///< 1-based
  std::string reason;
};

/// One sentence of a CoNLL-U file: its words in order, and the lines that are passed through (comments, multiword ranges).
struct ConlluSentence {
  std::vector<std::string> comments;
  std::vector<std::string> forms;
  std::vector<std::string> misc;                            ///< MISC column per word
  std::vector<std::pair<std::size_t, std::string>> ranges;  ///< before which word (0-based), the whole line
  // gold columns, for evaluation; empty strings where the file has "_"
  std::vector<std::string> lemma, upos, xpos, deprel;
  std::vector<int> head;
};

/// Calls `each` per sentence and `error` per malformed one. Sentences of over 100,000 words are refused.
void read_conllu(std::istream& in, const std::function<void(ConlluSentence&&)>& each, const std::function<void(const ConlluError&)>& error);

/// An analysis of exactly these words (one sentence each); its forms are views into `sentences`.
Analysis analysis_of(const std::vector<ConlluSentence>& sentences);

/// Writes one sentence. `given` (may be null) supplies comments, ranges and MISC; else they come from the text: # text, SpaceAfter=No,
/// multiword ranges of contractions.
void write_conllu(std::ostream& out, const Analysis& analysis, Index sentence, const ConlluSentence* given, std::string_view text);

}  // namespace dragoman
