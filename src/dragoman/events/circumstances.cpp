#include "dragoman/events/circumstances.h"

#include <algorithm>

#include "dragoman/events/chain.h"
#include "dragoman/events/code_events.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

void Circumstances::add(Event& event) const {
  read_chain(event, d_);
  when(event);
  where(event);
}

/// The nearest time expression of the clause that says when; else of the sentence; else the publication date.
void Circumstances::when(Event& e) const {
  Index best = kNone;
  int best_distance = 1 << 20;
  for (Index i = 0; i < d_.times.size(); ++i) {
    const TimeExpression& t = d_.times[i];
    if (t.sentence != e.sentence || t.type == TimeType::SET || t.type == TimeType::DURATION || t.value.ends_with("_REF") || t.value.starts_with("XXXX-XX"))
      continue;
    Index at = kNone;
    for (Index k = a_.sentences[e.sentence].first_token; k < a_.sentences[e.sentence].last_token; ++k) {
      if (t.span.contains(token(k).span)) at = k;
    }
    if (at == kNone) continue;
    int distance = 0;
    Index up = at;
    while (up != kNone && !tree_.dominates(up, e.head)) up = token(up).head, ++distance;
    Index down = e.head;
    for (; down != kNone && down != up; down = token(down).head) ++distance;
    if (distance < best_distance) best_distance = distance, best = i;
  }
  if (best != kNone && best_distance <= 4) {
    const std::string& v = d_.times[best].value;
    const std::size_t clock = v.find('T');
    e.date = clock == std::string::npos || clock < 8 ? v : v.substr(0, clock);
    e.date_time = best;
  } else if (d_.article.published.size() >= 10) {
    e.date = d_.article.published.substr(0, 10);
    e.date_published = true;
  }
}

/// A place the clause names with a preposition of place; else one that modifies an argument; else the dateline.
void Circumstances::where(Event& e) const {
  double best = 0;
  for (Index i = 0; i < d_.places.size(); ++i) {
    const Place& p = d_.places[i];
    if (p.sentence != e.sentence) {
      if (best < .2 && p.sentence == 0 && p.located && p.feature.starts_with("PPL") && p.span.begin < 60 && dateline(p)) best = .2, e.place = i;
      continue;
    }
    Index head = kNone;
    for (Index k = a_.sentences[e.sentence].first_token; k < a_.sentences[e.sentence].last_token; ++k) {
      if (p.span.contains(token(k).span) && (head == kNone || token(head).deprel == Deprel::compound || token(head).deprel == Deprel::amod)) head = k;
    }
    if (head == kNone) continue;
    const std::string prep = case_of(tree_, head);
    const bool placed = coder_.place_words().is(prep, PlaceWord::scene);
    const bool goal = prep == "to" && e.cameo == "042";
    if (!left(head, e) && ((!placed && !goal) || of_another_clause(head, e.head))) continue;
    double score = 1;
    if (token(head).head == e.head) score = 3;
    else if (tree_.dominates(e.head, head)) score = 2;
    if (p.feature.starts_with("PPL")) score += .3;
    if (score > best) best = score, e.place = i;
  }
}

/// "demanded that Iran leave southern Syria": what is left is where it is to happen.
bool Circumstances::left(Index head, const Event& e) const {
  const Index verb = token(head).head;
  return verb != kNone && token(head).deprel == Deprel::obj && coder_.in_class("@V_WITHDRAW", to_lower(token(verb).lemma)) &&
         std::any_of(e.trigger.begin(), e.trigger.end(), [&](ByteSpan w) { return w.contains(token(verb).span); });
}

/// "The demand that Iran leave, telling the envoys that the countries in the Middle East ...": on the way up from the place to what holds both it
/// and the event a clause begins that the event is not in.
bool Circumstances::of_another_clause(Index place, Index event) const {
  for (Index up = place; up != kNone && !tree_.dominates(up, event); up = token(up).head) {
    const Deprel d = base(token(up).deprel);
    if (d == Deprel::ccomp || d == Deprel::advcl || d == Deprel::acl || d == Deprel::parataxis) return true;
  }
  return false;
}

bool Circumstances::dateline(const Place& p) const {
  for (const Passage& x : d_.article.passages) {
    if (x.kind == PassageKind::dateline && x.span.overlaps(p.span)) return true;
  }
  return false;
}

void add_circumstances(std::vector<Event>& events, const Document& document, const Tree& tree, const EventCoder& coder) {
  const Circumstances of_article(document, tree, coder);
  for (Event& e : events) of_article.add(e);
  weigh_accounts(events, document, coder.certainty());
}

}  // namespace dragoman
