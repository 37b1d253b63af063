// An article as the rules of attribution read it: tokens with their lower-cased forms, the quotation each lies in, the mention each heads,
// and ranges of tokens as the currency of sources, cues and contents.
//
// Contents are kept as token ranges until the end, so that cutting a source out of a content, or joining a quotation that goes on, is
// arithmetic on ranges; spans() turns them into bytes and drops the punctuation that belongs to nobody.
#pragma once

#include <string>
#include <vector>

#include "dragoman/attribution/cue_lexicon.h"
#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

struct Range {
  Index first = 0, last = 0;  ///< tokens [first, last)
  bool empty() const { return last <= first; }
  Index size() const { return empty() ? 0 : last - first; }
  bool contains(Index t) const { return first <= t && t < last; }
  bool overlaps(Range o) const { return first < o.last && o.first < last; }
};
using Ranges = std::vector<Range>;  ///< sorted, disjoint

class Reading {
 public:
  Reading(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const CueLexicon& cues);

  const Article& article;
  const Analysis& analysis;
  const Tree& tree;
  const Actors& actors;
  const CueLexicon& cues;
  std::vector<ByteSpan> quotations;  ///< in order

  const Token& token(Index t) const { return analysis.tokens[t]; }
  const std::string& low(Index t) const { return low_[t]; }
  std::string lemma(Index t) const;  ///< lower-cased
  bool is(Index t, CueWord c) const { return cues.is(low_[t], c); }
  /// Index of the quotation that holds the token, or kNone.
  Index quotation(Index t) const { return quotation_of_[t]; }
  bool quoted(Index t) const { return quotation_of_[t] != kNone; }
  bool quote_mark(Index t) const;
  bool punctuation(Index t) const { return token(t).upos == Upos::PUNCT; }
  bool nominal(Index t) const { return token(t).upos == Upos::NOUN || token(t).upos == Upos::PROPN || token(t).upos == Upos::PRON; }
  /// A verb that heads a clause: no participle before or after a noun.
  bool clausal_verb(Index t) const;
  const Sentence& sentence_of(Index t) const { return analysis.sentences[token(t).sentence]; }
  Range sentence_range(Index t) const { return {sentence_of(t).first_token, sentence_of(t).last_token}; }
  /// The first token after a dateline ("GENEVA, May 3 (Agency) —") that the sentence begins with, else its first.
  Index body_start(Range sentence) const;
  /// A quotation that is a title or a name ("Fox News Sunday"): a few words, all capitalised.
  bool title_like(Range quotation) const;
  /// The part of the sentence's tokens that lies in a quotation.
  Range quotation_in(Index q, Range sentence) const;

  /// The entity a token names, or whose relative pronoun it is.
  Index entity_of(Index head) const;
  bool is_medium(Index entity) const;
  Index mention_at(Index t) const { return mention_at_[t]; }
  /// Lower-cased case marker of a noun; empty if it has none.
  std::string preposition(Index noun) const;
  Index child(Index t, Deprel d) const { return tree.child(t, d); }
  /// A token of the range whose head lies outside it: a noun before anything else.
  Index head_of(Range r) const;

  // ---- arithmetic on ranges ----
  Range subtree(Index head) const { return {tree.leftmost(head), tree.end(head)}; }
  /// Drops punctuation at both ends, but not quotation marks, brackets and stops inside quotations.
  Range trimmed(Range r) const;
  static Ranges without(const Ranges& ranges, Range cut);
  static Ranges joined(Ranges a, const Ranges& b);
  /// Trimmed, as bytes; ranges that only punctuation parts run together.
  std::vector<ByteSpan> spans(const Ranges& ranges) const;
  ByteSpan span(Range r) const { return {token(r.first).span.begin, token(r.last - 1).span.end}; }

 private:
  std::vector<std::string> low_;
  std::vector<Index> quotation_of_, mention_at_;
};

}  // namespace dragoman
