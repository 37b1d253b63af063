#include "dragoman/events/chain.h"

#include <algorithm>
#include <iterator>

#include "dragoman/attribution/credits.h"
#include "dragoman/attribution/quotations.h"
#include "dragoman/events/clause_mood.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using W = CertaintyWord;
constexpr Index kReach = 2;          // sentences between an account and its denial
constexpr std::uint32_t kScare = 3;  // tokens of a scare quote, without its marks

bool holds(const std::vector<ByteSpan>& content, ByteSpan what) {
  return std::any_of(content.begin(), content.end(), [&](ByteSpan c) { return c.contains(what); });
}

std::uint32_t size(const Attribution& a) {
  std::uint32_t n = 0;
  for (const ByteSpan c : a.content) n += c.size();
  return n;
}

/// `inner` is said inside what `outer` says: its cue lies in the other's content, and not the other way round.
bool inside(const Attribution& inner, const Attribution& outer) {
  return !inner.cue.empty() && !outer.cue.empty() && holds(outer.content, inner.cue.front()) && !holds(inner.content, outer.cue.front());
}

class Accounts {
 public:
  Accounts(std::vector<Event>& events, const Document& d, const CertaintyLexicon& words) : events_(events), d_(d), a_(d.analysis), words_(words) {}

  void weigh() {
    scare_quotes();
    for (Index i = 0; i < d_.attributions.size(); ++i) {
      if (denies(d_.attributions[i])) doubt_account(i);
      else if (d_.attributions[i].veracity == Veracity::denying && !d_.attributions[i].reports) doubt_noun(i);
    }
    for (const Event& e : events_) {
      if (e.status == Status::denied && has_voice(e)) doubt_same_act(e);
    }
  }

 private:
  static void doubt(Event& e) {
    if (e.commitment != Commitment::certain && e.commitment != Commitment::probable) return;
    if (e.status != Status::occurred && e.status != Status::ongoing) return;
    e.commitment = Commitment::alleged;
    e.because.push_back("denied by another voice");
  }

  template <typename F>
  void tokens_in(const std::vector<ByteSpan>& spans, Index sentence, F f) const {
    const Sentence& s = a_.sentences[sentence];
    for (Index t = s.first_token; t < s.last_token; ++t) {
      if (holds(spans, a_.tokens[t].span)) f(t);
    }
  }

  /// A denial of what was just told: its content is "it", "the charge", or calls something a lie.
  bool denies(const Attribution& a) const {
    std::uint32_t n = 0;
    bool account = false, untrue = false, clause = false;
    tokens_in(a.content, a.sentence, [&](Index t) {
      ++n;
      clause |= a_.tokens[t].upos == Upos::AUX || a_.tokens[t].upos == Upos::SCONJ ||
                a_.tokens[t].deprel == Deprel::mark;  // "denied that it had fired" denies just that
      const std::string l = lemma_of(a_.tokens[t]);
      account |= words_.is(l, W::account) && a_.tokens[t].deprel != Deprel::mark && a_.tokens[t].deprel != Deprel::det;
      untrue |= words_.is(l, W::untrue);
    });
    const bool short_content = n > 0 && n <= 8;
    return short_content && ((a.veracity == Veracity::denying && account && !clause) || untrue);
  }

  bool same_voice(const Event& e, const Attribution& denial) const {
    return std::any_of(e.according_to.begin(), e.according_to.end(), [&](Index i) {
      const Attribution& a = d_.attributions[i];
      return (a.speaker != kNone && a.speaker == denial.speaker) || &a == &denial;
    });
  }

  /// The account told last before the denial, in its sentence or one of the two before.
  void doubt_account(Index i) {
    const Attribution& denial = d_.attributions[i];
    const std::uint32_t at = denial.cue.empty() ? 0 : denial.cue.front().begin;
    Index sentence = kNone;
    for (const Event& e : events_) {
      if (e.sentence > denial.sentence || e.sentence + kReach < denial.sentence || a_.tokens[e.head].span.begin >= at || same_voice(e, denial)) continue;
      if (holds(denial.content, a_.tokens[e.head].span) || (sentence != kNone && e.sentence < sentence)) continue;
      sentence = e.sentence;
    }
    if (sentence == kNone) return;
    for (Event& e : events_) {
      if (e.sentence == sentence && a_.tokens[e.head].span.begin < at && !same_voice(e, denial)) doubt(e);
    }
  }

  /// "The report's conclusion that Kenya shelled the town was rejected by Nairobi": what is denied is a noun, and so what its clause tells.
  void doubt_noun(Index i) {
    const Attribution& denial = d_.attributions[i];
    Index verb = kNone;
    tokens_in(denial.content, denial.sentence, [&](Index t) {
      if (verb == kNone && a_.tokens[t].upos == Upos::VERB) verb = t;
    });
    if (verb == kNone) return;
    for (const Attribution& told : d_.attributions) {
      if (&told == &denial || told.cue.empty() || told.sentence != denial.sentence || (told.speaker != kNone && told.speaker == denial.speaker)) continue;
      const bool noun =
          holds(denial.content, told.cue.front()) && told.cue.front().end <= a_.tokens[verb].span.begin && holds(told.content, a_.tokens[verb].span);
      if (!noun) continue;
      for (Event& e : events_) {
        if (holds(told.content, a_.tokens[e.head].span) && !same_voice(e, denial)) doubt(e);
      }
    }
  }

  /// Somebody says so: the agency whose article it is does not count, for it stands behind every event alike.
  bool voice(Index i) const { return !is_credit(d_.attributions[i]); }
  bool has_voice(const Event& e) const {
    return std::any_of(e.according_to.begin(), e.according_to.end(), [&](Index i) { return voice(i); });
  }
  bool told_by(const Event& e, const Event& denied) const {
    return std::any_of(denied.according_to.begin(), denied.according_to.end(), [&](Index i) { return voice(i) && same_voice(e, d_.attributions[i]); });
  }

  static bool share_participant(const Event& x, const Event& y) {
    for (const auto* side : {&x.source, &x.target}) {
      for (const Participant& p : *side) {
        const auto same = [&](const Participant& other) { return p.entity != kNone && other.entity == p.entity; };
        if (std::any_of(y.source.begin(), y.source.end(), same) || std::any_of(y.target.begin(), y.target.end(), same)) return true;
      }
    }
    return false;
  }

  /// "The army bombed the town, residents said. The army denied that it had bombed it.": another voice tells the same act of one of the same actors.
  /// What the denier says himself ("We did not shell Vale, we shelled Mara") he does not doubt.
  void doubt_same_act(const Event& denied) {
    const std::string lemma = lemma_of(a_.tokens[denied.head]);
    for (Event& e : events_) {
      if (&e == &denied || e.status == Status::denied || e.sentence + kReach < denied.sentence || denied.sentence + kReach < e.sentence) continue;
      if (e.cameo.substr(0, 2) != denied.cameo.substr(0, 2) || lemma_of(a_.tokens[e.head]) != lemma) continue;
      if (told_by(e, denied) || !share_participant(e, denied)) continue;
      doubt(e);
    }
  }

  /// "had "arrested" him", ""outlaws" had attacked": the words are somebody's, whoever takes them up. A reciprocal act is one act: as its first
  /// event is read, so is the mirror.
  void scare_quotes() {
    for (const ByteSpan q : find_quotations(d_.article.text)) {
      const std::vector<Index> quoted = words_in(q);
      if (quoted.empty() || quoted.size() > kScare || speech(quoted)) continue;
      for (Event& e : events_) {
        if (e.mirror_of != kNone) continue;
        const bool act = q.contains(a_.tokens[e.head].span);
        const bool actor = std::any_of(e.source.begin(), e.source.end(), [&](const Participant& p) {
          if (p.mention == kNone) return false;
          const Mention& m = d_.actors.mentions[p.mention];  // also "Kenyan "rebels"", a noun in quotation marks with its adjective outside
          return m.nominal && (q.contains(m.span) || (m.head != kNone && q.contains(a_.tokens[m.head].span)));
        });
        if ((act || actor) && e.commitment == Commitment::certain) e.commitment = Commitment::alleged, e.because.push_back("scare quotes");
      }
    }
    for (Event& e : events_) {
      if (e.mirror_of == kNone || events_[e.mirror_of].commitment == e.commitment) continue;
      e.commitment = events_[e.mirror_of].commitment;
      e.because.push_back("scare quotes");
    }
  }
  /// ""They bombed civilians," the minister said": the words are what a speaker says, who vouches for them however few they are.
  bool speech(const std::vector<Index>& quoted) const {
    return std::any_of(d_.attributions.begin(), d_.attributions.end(), [&](const Attribution& a) {
      return a.kind == AttributionKind::quote && std::any_of(a.content.begin(), a.content.end(), [&](ByteSpan c) { return words_in(c) == quoted; });
    });
  }
  std::vector<Index> words_in(ByteSpan span) const {
    std::vector<Index> out;
    auto t = std::lower_bound(a_.tokens.begin(), a_.tokens.end(), span.begin, [](const Token& x, std::uint32_t b) { return x.span.begin < b; });
    for (; t != a_.tokens.end() && t->span.end <= span.end; ++t) {
      if (t->upos != Upos::PUNCT) out.push_back(static_cast<Index>(t - a_.tokens.begin()));
    }
    return out;
  }

  std::vector<Event>& events_;
  const Document& d_;
  const Analysis& a_;
  const CertaintyLexicon& words_;
};

}  // namespace

void read_chain(Event& event, const Document& document) {
  const std::vector<Attribution>& attributions = document.attributions;
  std::vector<Index> around;
  const ByteSpan head = document.analysis.tokens[event.head].span;
  for (Index i = 0; i < attributions.size(); ++i) {
    if (attributions[i].reports && holds(attributions[i].content, head)) around.push_back(i);
  }
  // "The claim that A was denied by X": X speaks, and nobody is named for the claim
  const auto denied_by_name = [&](Index i) {
    return attributions[i].source.empty() && std::any_of(around.begin(), around.end(), [&](Index k) {
             const Attribution& a = attributions[k];
             return k != i && a.veracity == Veracity::denying && !a.source.empty() && a.content.front().begin == attributions[i].content.front().begin;
           });
  };
  std::vector<Index> named;
  std::copy_if(around.begin(), around.end(), std::back_inserter(named), [&](Index i) { return !denied_by_name(i); });
  if (named.size() < around.size() && event.commitment == Commitment::alleged) event.commitment = Commitment::certain;
  around = std::move(named);
  std::stable_sort(around.begin(), around.end(), [&](Index x, Index y) { return size(attributions[x]) < size(attributions[y]); });
  for (std::size_t i = 0; i + 1 < around.size(); ++i) {  // contents of one size: the cue tells which is the inner
    if (inside(attributions[around[i + 1]], attributions[around[i]])) std::swap(around[i], around[i + 1]);
  }
  const auto listed = [&](Index i) { return std::find(event.according_to.begin(), event.according_to.end(), i) != event.according_to.end(); };
  event.according_to.clear();
  for (const Index i : around) {
    if (listed(i)) continue;
    // "was quoted as saying": the quoted before who quotes
    std::vector<Index> inner;
    for (const Index k : around) {
      if (attributions[k].within == i && !listed(k) && size(attributions[k]) >= size(attributions[i])) inner.push_back(k);
    }
    event.according_to.insert(event.according_to.end(), inner.begin(), inner.end());
    event.according_to.push_back(i);
    for (Index up = attributions[i].within; up != kNone && !listed(up); up = attributions[up].within) {
      if (attributions[up].reports) event.according_to.push_back(up);
    }
  }
  for (Index i = 0; i < attributions.size(); ++i) {  // the agency of the dateline, unless it is named in the chain itself
    const Attribution& a = attributions[i];
    const bool known =
        std::any_of(event.according_to.begin(), event.according_to.end(), [&](Index k) { return a.speaker != kNone && attributions[k].speaker == a.speaker; });
    if (is_credit(a) && !known) event.according_to.push_back(i);
  }
  for (const Index i : event.according_to) {
    const Attribution& a = attributions[i];
    // a report that only goes on around a quotation leaves the quoted his certainty
    if (a.veracity == Veracity::distancing && event.commitment == Commitment::certain && holds(a.content, head)) event.commitment = Commitment::alleged;
    if (a.hearsay && event.commitment == Commitment::certain) event.commitment = Commitment::alleged;
    if (a.kind == AttributionKind::belief && event.commitment == Commitment::certain) event.commitment = Commitment::probable;
    if (a.veracity == Veracity::denying) event.status = Status::denied;
  }
}

void weigh_accounts(std::vector<Event>& events, const Document& document, const CertaintyLexicon& words) { Accounts(events, document, words).weigh(); }

}  // namespace dragoman
