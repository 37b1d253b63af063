// A chain is content inside content: what the report says Novak said. Each link must add a voice. "He said he hoped" is one voice, and a
// wish that a speaker ascribes to others inside his own words is part of what he says, not a source: such inner attributions are not kept
// (PolNeAR does not annotate them either). Kept inside another are reported words of somebody else, and adverbs of hearsay.
#include "dragoman/attribution/chains.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr Index kReportGoesOn = 3;  // sentences

class ChainBuilder {
 public:
  ChainBuilder(const Reading& r, Candidates candidates) : r_(r), c_(std::move(candidates)) {}

  std::vector<Attribution> run() {
    adopt_content();
    cut_overlaps();
    drop_doubles();
    find_outer();
    drop_echoes();
    std::vector<Attribution> out;
    out.reserve(c_.size());
    for (const Candidate& c : c_) out.push_back(attribution(c));
    for (std::size_t i = 0; i < out.size(); ++i) out[i].within = within_[i];
    continue_reports(out);
    return out;
  }

 private:
  Index size(const Candidate& c) const {
    Index n = 0;
    for (const Range x : c.content) n += x.size();
    return n;
  }
  static bool holds(const Ranges& ranges, Index t) {
    return std::any_of(ranges.begin(), ranges.end(), [&](Range x) { return x.contains(t); });
  }

  /// Who is cited has the content of who cites him; who quotes has all that the quoted says, when it runs on.
  void adopt_content() {
    for (std::size_t i = 0; i < c_.size(); ++i) {
      if (c_[i].quoted_by_next && i + 1 < c_.size()) c_[i + 1].content = c_[i].content;
      if (!c_[i].cites) continue;
      for (Candidate& outer : c_) {
        if (outer.cites || !outer.voice || outer.content.empty() || r_.token(outer.predicate).sentence != r_.token(c_[i].predicate).sentence) continue;
        if (r_.quoted(outer.predicate)) continue;
        // the participle out of the source it had been taken for a part of
        for (Range& s : outer.source) {
          if (!s.contains(c_[i].predicate)) continue;
          s.last = c_[i].predicate;
          while (s.last > s.first + 1 && r_.punctuation(s.last - 1)) --s.last;
        }
        outer.content = Reading::without(outer.content, {c_[i].predicate, c_[i].source.front().last});
        c_[i].content = outer.content;
        c_[i].cited_by = outer.predicate;
        break;
      }
    }
  }

  /// Source and cue never lie inside the content.
  void cut_overlaps() {
    for (Candidate& c : c_) {
      c.content = Reading::without(c.content, c.words);
      for (const Range s : c.source) c.content = Reading::without(c.content, s);
    }
    std::erase_if(c_, [&](const Candidate& c) { return r_.spans(c.content).empty(); });
  }

  /// Two readings of one cue: the one with more words in its cue stands, then the one that reports.
  void drop_doubles() {
    std::vector<bool> gone(c_.size(), false);
    for (std::size_t i = 0; i < c_.size(); ++i) {
      for (std::size_t j = 0; j < c_.size(); ++j) {
        if (i == j || gone[i] || gone[j] || !c_[i].words.overlaps(c_[j].words)) continue;
        if (c_[i].quoted_by_next || c_[j].quoted_by_next || c_[i].predicate == c_[j].predicate) continue;
        const bool i_wins = c_[i].voice != c_[j].voice ? c_[i].voice : c_[i].words.size() >= c_[j].words.size();
        gone[i_wins ? j : i] = true;
      }
    }
    Candidates kept;
    for (std::size_t i = 0; i < c_.size(); ++i) {
      if (!gone[i]) kept.push_back(std::move(c_[i]));
    }
    c_ = std::move(kept);
  }

  /// The smallest content that holds the cue.
  void find_outer() {
    within_.assign(c_.size(), kNone);
    for (std::size_t i = 0; i < c_.size(); ++i) {
      if (c_[i].quoted_by_next && i + 1 < c_.size()) {
        within_[i] = static_cast<Index>(i + 1);
        continue;
      }
      if (c_[i].cites) {
        for (std::size_t j = 0; j < c_.size(); ++j) {
          if (c_[j].predicate == c_[i].cited_by && !c_[j].quoted_by_next) within_[i] = static_cast<Index>(j);
        }
        continue;
      }
      Index best = 0;
      for (std::size_t j = 0; j < c_.size(); ++j) {
        if (i == j || !holds(c_[j].content, c_[i].predicate)) continue;
        // two that hold each other's cue: the larger is the outer
        if (holds(c_[i].content, c_[j].predicate) && (size(c_[i]) > size(c_[j]) || (size(c_[i]) == size(c_[j]) && i < j))) continue;
        if (best == 0 || size(c_[j]) < best) best = size(c_[j]), within_[i] = static_cast<Index>(j);
      }
    }
    for (std::size_t i = 0; i < c_.size(); ++i) {  // no cycles
      Index up = within_[i];
      for (std::size_t steps = 0; up != kNone; up = within_[up]) {
        if (up == i || ++steps > c_.size()) {
          within_[i] = kNone;
          break;
        }
      }
    }
  }

  bool adds_voice(const Candidate& c, const Candidate& outer) const {
    if (!c.voice || (c.cue && c.cue->kind != Cue::Kind::speech)) return false;
    if (c.source.empty()) return c.cue && c.cue->veracity == Veracity::distancing && c.how == Construction::adverb;
    const Index speaker = r_.entity_of(c.speaker_head), above = r_.entity_of(outer.speaker_head);
    if (speaker != kNone && speaker == above) return false;
    return c.speaker_head == kNone || r_.token(c.speaker_head).upos != Upos::PRON || (speaker != kNone && above != kNone);
  }

  /// In a quotation whose speaker was not found: what is wished or thought there is part of his words all the same.
  bool unclaimed_words(const Candidate& c) const {
    const Index q = r_.quotation(c.predicate);
    const bool own = c.speaker_head != kNone && (r_.low(c.speaker_head) == "i" || r_.low(c.speaker_head) == "we" || r_.low(c.speaker_head) == "you");
    return q != kNone && r_.quotations[q].size() > 40 && (own || !(c.voice && (!c.cue || c.cue->kind == Cue::Kind::speech) && !c.source.empty()));
  }

  void drop_echoes() {
    std::vector<bool> gone(c_.size(), false);
    for (std::size_t i = 0; i < c_.size(); ++i) {
      if (within_[i] == kNone && unclaimed_words(c_[i])) gone[i] = true;
      if (within_[i] == kNone || c_[i].quoted_by_next || c_[i].cites) continue;
      Index up = within_[i];
      while (up != kNone && gone[up]) up = within_[up];
      gone[i] = up != kNone && !adds_voice(c_[i], c_[up]);
    }
    // links that pointed at what is gone point past it
    std::vector<Index> renumbered(c_.size(), kNone);
    Candidates kept;
    for (std::size_t i = 0; i < c_.size(); ++i) {
      if (gone[i]) continue;
      renumbered[i] = static_cast<Index>(kept.size());
      kept.push_back(std::move(c_[i]));
    }
    std::vector<Index> within;
    for (std::size_t i = 0; i < within_.size(); ++i) {
      if (gone[i]) continue;
      Index up = within_[i];
      while (up != kNone && gone[up]) up = within_[up];
      within.push_back(up == kNone ? kNone : renumbered[up]);
    }
    c_ = std::move(kept);
    within_ = std::move(within);
  }

  /// Hearsay that names nobody ("allegedly", "was quoted as saying") soon after a report was named is that report's.
  void continue_reports(std::vector<Attribution>& out) const {
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!out[i].source.empty() || out[i].within != kNone || !out[i].reports || !hearsay(c_[i])) continue;
      for (std::size_t j = out.size(); j-- > 0;) {
        const Index head = c_[j].speaker_head;
        if (out[j].source.empty() || !out[j].reports || head == kNone || out[j].sentence > out[i].sentence || out[j].sentence + kReportGoesOn < out[i].sentence)
          continue;
        if (j == i || r_.token(head).span.begin > r_.token(c_[i].predicate).span.begin || !r_.cues.is(r_.lemma(head), CueWord::document)) continue;
        out[i].within = static_cast<Index>(j);
        break;
      }
    }
  }
  static bool hearsay(const Candidate& c) { return c.how == Construction::adverb || c.how == Construction::quoter || c.how == Construction::infinitive; }

  Attribution attribution(const Candidate& c) const {
    Attribution a;
    a.source = r_.spans(c.source);
    a.cue = {r_.span(c.words)};
    a.content = r_.spans(c.content);
    a.speaker = r_.entity_of(c.speaker_head);
    a.sentence = r_.token(c.predicate).sentence;
    a.veracity = c.cue ? c.cue->veracity : Veracity::neutral;
    a.reports = c.voice;
    a.because = c.because;
    if (c.hearer != kNone) {
      const Index e = r_.entity_of(c.hearer);
      (r_.is_medium(e) ? a.medium : a.addressee) = e;
    }
    if (a.medium == kNone) a.medium = r_.entity_of(c.medium);
    if (a.medium == kNone && c.how == Construction::source_preposition && r_.is_medium(a.speaker)) a.medium = a.speaker;
    std::size_t inside = 0, total = 0;
    for (const Range x : c.content) {
      for (Index t = x.first; t < x.last; ++t) ++total, inside += r_.quoted(t);
    }
    if (c.cue && c.cue->kind != Cue::Kind::speech) a.kind = AttributionKind::belief;
    else if (c.quotation || inside * 10 >= total * 8) a.kind = AttributionKind::quote;
    else if (inside * 10 >= total * 2) a.kind = AttributionKind::mixed;
    else a.kind = AttributionKind::indirect;
    a.hearsay = c.how == Construction::infinitive && a.source.empty() && a.kind != AttributionKind::belief;
    return a;
  }

  const Reading& r_;
  Candidates c_;
  std::vector<Index> within_;
};

}  // namespace

std::vector<Attribution> build_chains(const Reading& r, Candidates candidates) { return ChainBuilder(r, std::move(candidates)).run(); }

}  // namespace dragoman
