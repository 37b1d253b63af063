#include "dragoman/attribution/reading.h"

#include <algorithm>

#include "dragoman/attribution/quotations.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

Reading::Reading(const Article& article_, const Analysis& analysis_, const Tree& tree_, const Actors& actors_, const CueLexicon& cues_)
    : article(article_), analysis(analysis_), tree(tree_), actors(actors_), cues(cues_), quotations(find_quotations(article_.text)) {
  const std::size_t n = analysis.tokens.size();
  low_.reserve(n);
  quotation_of_.assign(n, kNone);
  std::size_t q = 0;
  for (Index t = 0; t < n; ++t) {
    const ByteSpan s = token(t).span;
    low_.push_back(to_lower(token(t).form));
    while (q < quotations.size() && quotations[q].end <= s.begin) ++q;
    if (q < quotations.size() && quotations[q].overlaps(s)) quotation_of_[t] = static_cast<Index>(q);
  }
  mention_at_.assign(n, kNone);
  for (Index m = 0; m < actors.mentions.size(); ++m) {
    const Mention& mention = actors.mentions[m];
    if (mention.head != kNone && mention_at_[mention.head] == kNone) mention_at_[mention.head] = m;
  }
}

std::string Reading::lemma(Index t) const { return to_lower(token(t).lemma); }

bool Reading::quote_mark(Index t) const {
  const std::string_view f = token(t).form;
  return f == "\"" || f == "“" || f == "”" || f == "''" || f == "``" || f == "«" || f == "»" || f == "'" || f == "‘" || f == "’";
}

bool Reading::clausal_verb(Index t) const {
  const Deprel d = token(t).deprel;
  return token(t).upos == Upos::VERB && d != Deprel::amod && d != Deprel::acl && d != Deprel::case_ && d != Deprel::compound && d != Deprel::fixed;
}

Range Reading::quotation_in(Index q, Range sentence) const {
  Range r{kNone, 0};
  for (Index t = sentence.first; t < sentence.last; ++t) {
    if (quotation_of_[t] != q) continue;
    if (r.first == kNone) r.first = t;
    r.last = t + 1;
  }
  return r.first == kNone ? Range{} : r;
}

Index Reading::body_start(Range s) const {
  for (Index t = s.first; t < s.last && t < s.first + 16; ++t) {
    const std::string_view f = token(t).form;
    if ((f == "—" || f == "--" || f == "–" || f == "-") && t > s.first + 1 && t + 2 < s.last && token(t - 1).form == ")") return t + 1;
    if (clausal_verb(t) || quoted(t)) break;
  }
  return s.first;
}

bool Reading::title_like(Range q) const {
  Index words = 0;
  for (Index t = q.first; t < q.last; ++t) {
    if (punctuation(t)) {
      if (token(t).form == "!" || token(t).form == "?" || token(t).form == ".") return false;
      continue;
    }
    ++words;
    const unsigned char c = static_cast<unsigned char>(token(t).form.front());
    const bool small = token(t).upos == Upos::ADP || token(t).upos == Upos::DET || token(t).upos == Upos::CCONJ;
    if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && !small) return false;
  }
  return words > 0 && words <= 6;
}

Index Reading::entity_of(Index head) const {
  if (head == kNone) return kNone;
  if (mention_at_[head] != kNone) return actors.mentions[mention_at_[head]].entity;
  const std::string& w = low(head);
  if (w != "who" && w != "which" && w != "that") return kNone;
  // "who said": the noun the relative clause belongs to
  Index v = token(head).head;
  for (int steps = 0; v != kNone && steps < 5; ++steps, v = token(v).head) {
    if (token(v).deprel != Deprel::acl_relcl || token(v).head == kNone) continue;
    const Index m = mention_at_[token(v).head];
    return m == kNone ? kNone : actors.mentions[m].entity;
  }
  return kNone;
}

bool Reading::is_medium(Index entity) const {
  if (entity == kNone) return false;
  const Entity& e = actors.entities[entity];
  return std::find(e.sectors.begin(), e.sectors.end(), "MED") != e.sectors.end() || e.code.find("MED") != std::string::npos;
}

std::string Reading::preposition(Index noun) const {
  const Index mark = tree.child(noun, Deprel::case_);
  return mark == kNone ? std::string() : low(mark);
}

Index Reading::head_of(Range r) const {
  for (Index t = r.first; t < r.last; ++t) {
    const Index h = token(t).head;
    if ((h == kNone || !r.contains(h)) && nominal(t)) return t;
  }
  for (Index t = r.first; t < r.last; ++t) {
    if (nominal(t)) return t;
  }
  return r.first;
}

Range Reading::trimmed(Range r) const {
  const auto keeps = [&](Index t) {
    const std::string_view f = token(t).form;
    return !punctuation(t) || quote_mark(t) || f == "(" || f == ")" || f == "[" || f == "]";
  };
  while (!r.empty() && !keeps(r.first)) ++r.first;
  while (!r.empty() && !keeps(r.last - 1) && !(r.size() > 1 && quoted(r.last - 1))) --r.last;
  return r;
}

Ranges Reading::without(const Ranges& ranges, Range cut) {
  Ranges out;
  for (const Range r : ranges) {
    if (cut.empty() || !r.overlaps(cut)) {
      out.push_back(r);
      continue;
    }
    if (cut.first > r.first) out.push_back({r.first, cut.first});
    if (cut.last < r.last) out.push_back({cut.last, r.last});
  }
  return out;
}

Ranges Reading::joined(Ranges a, const Ranges& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end(), [](Range x, Range y) { return x.first < y.first; });
  Ranges out;
  for (const Range r : a) {
    if (r.empty()) continue;
    if (!out.empty() && r.first <= out.back().last) out.back().last = std::max(out.back().last, r.last);
    else out.push_back(r);
  }
  return out;
}

std::vector<ByteSpan> Reading::spans(const Ranges& ranges) const {
  std::vector<ByteSpan> out;
  for (Range r : ranges) {
    r = trimmed(r);
    bool words = false;
    for (Index t = r.first; t < r.last; ++t) words |= !punctuation(t);
    if (!r.empty() && words) out.push_back(span(r));
  }
  return out;
}

}  // namespace dragoman
