// Precision before volume: which frame matches are told of as events, and what violence is called by who uses it.
//
// Two questions. Is it of public affairs: an actor of a state, an armed or a political group, no tourist's visit, no rally of supporters, no arrest
// among neighbours, no match report? And is it told of actors in their places: two different ones, where the frame has them, in no question and no
// advice? The first is not asked about the frames of a user's ontology (docs/ontologies.md): there the user says what counts.
// "Police in Brno arrested a driver" is left out, "Police in Brno arrested an opposition leader" is coded.
#pragma once

#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// The mention that each token heads, or kNone; "US" in "US$" names nobody.
std::vector<Index> mentions_by_head(const Document& document);

class WorthCoding {
 public:
  WorthCoding(const Document& d, const Tree& tree, const EventCoder& coder, const std::vector<Index>& mention_at);

  bool about_sport(const Sentence& sentence) const;
  /// "In the third act the king pardons the cook", "in the novel": what is told is a work's story.
  bool in_fiction(const Sentence& sentence) const;
  /// A date (TIMEX3) two generations before the article was published, or before 1950 where nobody knows when it was: a lesson in history.
  bool history(const std::string& date) const;
  /// The same said in words: "in the Crimean War", "two centuries ago", beside the act or above it.
  bool history(Index head) const;
  /// "The film tells how troops attack", "a book in which troops attack": the act at `head` is a work's story.
  bool told_by_work(Index head) const;
  /// A question, or words to the reader, tell of nothing that happened; said by a speaker they may.
  bool asks(const Sentence& sentence) const;
  bool worth(const FrameMatch& match) const { return (match.frame->own || of_public_affairs(match)) && well_told(match); }
  /// Gives violence its code by who uses it and on whom: armies, police and crowds, people without arms. False: it was no violence, nor words of it.
  bool violence_by_actors(std::string& cameo, const FrameMatch& match) const;

 private:
  using Heads = std::vector<Index>;
  bool of_public_affairs(const FrameMatch& m) const;
  bool well_told(const FrameMatch& m) const;
  bool well_placed(const FrameMatch& m) const;
  bool mutual(const FrameMatch& m) const;
  bool by_accident(const FrameMatch& m) const;
  bool campaigns(const FrameMatch& m) const;
  bool private_crime(const FrameMatch& m) const;
  bool imperative(const FrameMatch& m) const;
  bool countries_at_play(const FrameMatch& m) const;
  bool score_in(const Sentence& s) const;
  bool with_words(const FrameMatch& m) const;
  bool has_class(const Sentence& s, std::string_view name) const;
  template <typename F>
  bool any_entity(const Heads& heads, F test) const;
  bool coded(const Heads& heads) const;
  bool of_public(const Heads& heads) const;
  bool official(const Heads& heads) const;
  bool armed(const Heads& heads) const;
  bool vague(const Heads& heads) const;

  const Token& token(Index t) const { return a_.tokens[t]; }
  const Sentence& sentence_of(const FrameMatch& m) const { return a_.sentences[token(m.clause.head).sentence]; }
  MentionType mention_type(Index head) const { return d_.actors.mentions[mention_at_[head]].type; }
  const Entity* entity(Index head) const;

  const Document& d_;
  const Analysis& a_;
  const Tree& tree_;
  const EventCoder& coder_;
  const std::vector<Index>& mention_at_;
  bool political_article_ = false;  ///< much of it speaks of politics, so that no arrest in it is a private matter
};

}  // namespace dragoman
