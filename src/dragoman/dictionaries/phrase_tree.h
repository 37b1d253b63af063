// Phrases of a sentence, made from its dependency tree: what coding by PETRARCH's rules walks over.
//
// PETRARCH reads Penn Treebank trees. Universal Dependencies say the same of a sentence in another way, so its phrases can be built: verbs with
// their auxiliaries become nested VPs ("has been attacked": three), a subject stands beside the VP in S, objects and prepositional phrases stand in the
// innermost VP, infinitives are S of a VP that begins with TO, clauses with a conjunction SBAR, and so on. Example: "Iran said it would help."
//
//   (S (NP Iran) (VP said (SBAR (S (NP it) (VP would (VP help))))))
//
// Words written together with hyphens are one word here, as in the texts dictionaries are made for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/language/tree.h"

namespace dragoman {

enum class PhraseLabel : std::uint8_t { word, s, sbar, np, vp, pp, advp, adjp, prt, whnp, prn, other };

struct Phrase {
  PhraseLabel label = PhraseLabel::other;
  std::string_view tag;       ///< Penn tag of a word
  std::string text;           ///< lower case; words only
  Index token = kNone;        ///< words: the token that stands for it (of a hyphenated word, its head)
  Index first = 0, last = 0;  ///< words: tokens [first, last)
  Index parent = kNone;
  std::vector<Index> children;  ///< in surface order
};

struct PhraseTree {
  std::vector<Phrase> phrases;
  Index root = kNone;

  const Phrase& operator[](Index i) const { return phrases[i]; }
  bool is(Index i, PhraseLabel label) const { return i != kNone && phrases[i].label == label; }
};

/// Verbs whose object is outside the clause that follows ("told Iran to leave"), as lemmas; with others it is that clause's subject ("wants Iran to leave").
using ObjectControl = std::vector<std::string>;

/// The phrases of one sentence; root = kNone if it has no tokens or more than kMaxPhraseTokens.
PhraseTree build_phrases(const Tree& tree, Index sentence, const ObjectControl& object_control);

inline constexpr std::size_t kMaxPhraseTokens = 300;

/// "(S (NP Iran) (VP ...))", for tests and explanations.
std::string bracketed(const PhraseTree& tree);

}  // namespace dragoman
