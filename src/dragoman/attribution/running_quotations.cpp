#include "dragoman/attribution/running_quotations.h"

#include <algorithm>

#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

class Runner {
 public:
  Runner(const Reading& r, Candidates& candidates) : r_(r), c_(candidates) {}

  void run() {
    for (Index s = 0; s + 1 < r_.analysis.sentences.size(); ++s) announce(s);
    reach_back();
    reach_on();
    for (Index s = 0; s < r_.analysis.sentences.size(); ++s) go_on(s);
  }

 private:
  const Sentence& sentence(Index s) const { return r_.analysis.sentences[s]; }
  Index sentence_of(const Candidate& c) const { return r_.token(c.predicate).sentence; }
  bool speaks(const Candidate& c) const {
    if (!c.voice || r_.quoted(c.predicate) || c.source.empty()) return false;
    return std::any_of(c.content.begin(), c.content.end(), [&](Range x) { return !x.empty() && (r_.quoted(x.first) || r_.quoted(x.last - 1)); });
  }
  bool all_quoted(const Sentence& s) const {
    std::size_t inside = 0;
    for (Index t = s.first_token; t < s.last_token; ++t) inside += r_.quoted(t);
    return r_.quoted(s.first_token) && s.last_token - s.first_token >= 3 && inside * 10 >= std::size_t{9} * (s.last_token - s.first_token);
  }
  bool claimed(const Sentence& s) const {
    const Range range{s.first_token, s.last_token};
    return std::any_of(c_.begin(), c_.end(), [&](const Candidate& c) {
      if (!c.voice || (r_.quoted(c.predicate) && range.contains(c.predicate))) return false;
      return std::any_of(c.content.begin(), c.content.end(), [&](Range x) { return x.overlaps(range); });
    });
  }

  /// "Novak went on:", "issued the following statement:", and the quotation is the next paragraph.
  void announce(Index index) {
    const Sentence &s = sentence(index), &next = sentence(index + 1);
    if (!s.codable || !next.codable || s.last_token < s.first_token + 2 || !r_.quoted(next.first_token) || r_.quoted(s.first_token)) return;
    const std::string_view end = r_.token(s.last_token - 1).form;
    if (end != ":" && end != "," && end != ";") return;
    Index verb = kNone;
    for (Index t = s.first_token; t < s.last_token; ++t) {
      if (!r_.clausal_verb(t) || r_.quoted(t)) continue;
      const Cue* cue = r_.cues.find(r_.lemma(t), "V");
      const bool says = cue && cue->kind == Cue::Kind::speech && cue->has("q");
      bool document = false;  // "released the following statement:"
      for (Index k = t + 1; k < s.last_token; ++k) document |= r_.is(k, CueWord::medium) && r_.token(k).head == t;
      if ((says || (document && r_.cues.is(r_.lemma(t), CueWord::light))) && subject_of(r_, t) != kNone) verb = t;
    }
    if (verb == kNone) return;
    for (const Candidate& c : c_) {
      if (c.predicate == verb && c.voice) return;
    }
    std::erase_if(c_, [&](const Candidate& c) { return c.predicate == verb; });  // "issued" with the statement as its object
    Candidate c;
    c.predicate = verb;
    c.cue = r_.cues.find(r_.lemma(verb), "V");
    c.words = cue_extent(r_, verb, kNone);
    if (s.last_token - verb < 7) c.words.last = s.last_token;
    c.speaker_head = subject_of(r_, verb);
    c.source = {source_phrase(r_, c.speaker_head, c.words)};
    c.content = {r_.quotation_in(r_.quotation(next.first_token), {next.first_token, next.last_token})};
    c.quotation = c.voice = true;
    c.because = (c.cue ? c.cue->origin : std::string("statement")) + " announced";
    c_.push_back(std::move(c));
  }

  /// A quotation whose cue comes in its last sentence belongs to the speaker from its opening mark on.
  void reach_back() {
    for (Candidate& c : c_) {
      if (!speaks(c)) continue;
      Range& first = c.content.front();
      const Index q = r_.quotation(first.first);
      if (q == kNone) continue;
      Index t = first.first;
      while (t > 0 && r_.quotation(t - 1) == q && first.first - t < 400) --t;
      first.first = t;
    }
  }

  /// What is said and ends inside a quotation ends where the quotation does.
  void reach_on() {
    for (Candidate& c : c_) {
      if (!c.voice || r_.quoted(c.predicate) || c.content.empty()) continue;
      Range& last = c.content.back();
      if (last.empty()) continue;
      const Index q = r_.quotation(last.last - 1);
      if (q == kNone) continue;
      while (last.last < r_.analysis.tokens.size() && r_.quotation(last.last) == q && last.size() < 600) ++last.last;
    }
  }

  /// A sentence in quotation marks that no cue claims goes on with the speaker before it.
  void go_on(Index index) {
    const Sentence& s = sentence(index);
    if (!s.codable || !all_quoted(s) || claimed(s)) return;
    Candidate* last = nullptr;
    for (Candidate& c : c_) {
      const Index at = sentence_of(c);
      if (!speaks(c) || at >= index || at + 8 <= index) continue;
      if (!last || sentence_of(*last) <= at) last = &c;
    }
    if (!last) return;
    for (Index k = sentence_of(*last) + 1; k < index; ++k) {
      if (!r_.quoted(sentence(k).first_token)) return;  // something else was told in between
    }
    last->content = Reading::joined(std::move(last->content), {{s.first_token, s.last_token}});
  }

  const Reading& r_;
  Candidates& c_;
};

}  // namespace

void run_quotations_on(const Reading& r, Candidates& candidates) { Runner(r, candidates).run(); }

}  // namespace dragoman
