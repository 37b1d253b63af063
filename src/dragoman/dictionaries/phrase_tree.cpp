#include "dragoman/dictionaries/phrase_tree.h"

#include <algorithm>

#include "dragoman/dictionaries/phrase_builder.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

PhraseBuilder::PhraseBuilder(const Tree& tree, Index sentence, const ObjectControl& object_control) : tree_(tree), object_control_(object_control) {
  const Sentence& s = tree.analysis().sentences[sentence];
  first_ = s.first_token;
  last_ = s.last_token;
  root_token_ = s.root;
}

/// Tokens written without a blank on either side of a hyphen are one unit, which stands at the token whose head is outside.
void PhraseBuilder::join_hyphenated() {
  const std::size_t n = last_ - first_;
  unit_of_.resize(n), begin_.resize(n), end_.resize(n), children_.resize(n);
  for (Index t = first_; t < last_;) {
    Index end = t + 1;
    const auto touches = [&](Index a) { return a + 1 < last_ && token(a).span.end == token(a + 1).span.begin; };
    while (end < last_ && touches(end - 1) && (token(end).xpos == "HYPH" ? touches(end) : token(end - 1).xpos == "HYPH")) ++end;
    Index stands = t;
    for (Index k = t; k < end; ++k) {
      const Index head = token(k).head;
      if (head == kNone || head < t || head >= end) {
        if (token(k).xpos != "HYPH") stands = k;
      }
    }
    for (Index k = t; k < end; ++k) unit_of_[k - first_] = stands;
    begin_[stands - first_] = t;
    end_[stands - first_] = end;
    t = end;
  }
  for (Index t = first_; t < last_; ++t) {
    const Index unit = unit_of_[t - first_];
    if (unit != t) continue;
    // a unit hangs where its own token does, or, if that is within the unit, where any of its tokens leaves it
    Index head = token(t).head;
    if (head == kNone || head < first_ || head >= last_) continue;
    const Index governor = unit_of_[head - first_];
    if (governor != unit) children_[governor - first_].push_back(unit);
  }
}

Index PhraseBuilder::add(PhraseLabel label, const std::vector<Index>& children) {
  const Index made = static_cast<Index>(out_.phrases.size());
  out_.phrases.emplace_back();
  out_.phrases[made].label = label;
  for (const Index c : children) {
    if (c == kNone) continue;
    out_.phrases[made].children.push_back(c);
    out_.phrases[c].parent = made;
  }
  return made;
}

Index PhraseBuilder::word(Index unit) {
  const Index made = add(PhraseLabel::word);
  Phrase& p = out_.phrases[made];
  p.token = unit;
  p.first = begin_[unit - first_];
  p.last = end_[unit - first_];
  p.tag = token(unit).xpos;
  if (p.last - p.first > 1 && (p.tag.starts_with("VB") || p.tag == "HYPH")) p.tag = "JJ";  // "army-backed" is an adjective
  for (Index t = p.first; t < p.last; ++t) p.text += to_lower(token(t).form);
  return made;
}

Index PhraseBuilder::in_order(PhraseLabel label, std::vector<Placed> parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const Placed& a, const Placed& b) { return a.at < b.at; });
  std::vector<Index> children;
  for (const Placed& p : parts) {
    if (p.phrase != kNone) children.push_back(p.phrase);
  }
  return add(label, children);
}

void PhraseBuilder::flatten(Index unit, std::vector<Placed>& into) {
  into.push_back({unit, word(unit)});
  for (const Index c : children(unit)) flatten(c, into);
}

bool PhraseBuilder::has(Index unit, Deprel relation) const { return find(unit, relation) != kNone; }

Index PhraseBuilder::find(Index unit, Deprel relation) const {
  for (const Index c : children(unit)) {
    if (rel(c) == relation || base(rel(c)) == relation) return c;
  }
  return kNone;
}

bool PhraseBuilder::to_infinitive(Index unit) const {
  for (const Index c : children(unit)) {
    if (rel(c) == Deprel::mark && token(c).xpos == "TO") return true;
  }
  return false;
}

/// A predicate: a verb, or whatever has a copula, an auxiliary or a subject. Verbs that stand for nouns are told by their relation.
bool PhraseBuilder::is_clause(Index unit) const {
  if (has(unit, Deprel::cop) || has(unit, Deprel::nsubj) || has(unit, Deprel::csubj)) return true;
  const Upos upos = token(unit).upos;
  if (upos != Upos::VERB && upos != Upos::AUX) return false;
  switch (base(rel(unit))) {
    case Deprel::nsubj:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::nmod:
    case Deprel::appos:
    case Deprel::compound:
    case Deprel::amod: return false;
    default: return !token(unit).xpos.starts_with("NN");
  }
}

Index PhraseBuilder::dependent(Index unit) {
  const Deprel r = rel(unit);
  switch (base(r)) {
    case Deprel::punct:
    case Deprel::cc:
    case Deprel::aux:
    case Deprel::cop:
    case Deprel::mark:
    case Deprel::case_:
    case Deprel::det:
      if (children(unit).empty()) return word(unit);
      break;
    case Deprel::advmod: return is_clause(unit) ? subordinate(unit) : adverb(unit);
    case Deprel::amod: return adjective(unit, children(unit));
    case Deprel::parataxis:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::advcl:
    case Deprel::acl:
    case Deprel::csubj:
      if (is_clause(unit)) return subordinate(unit);
      break;
    case Deprel::vocative:
    case Deprel::discourse:
    case Deprel::reparandum: {
      std::vector<Placed> words;
      flatten(unit, words);
      return in_order(PhraseLabel::other, std::move(words));
    }
    default: break;
  }
  if (r == Deprel::compound_prt) return add(PhraseLabel::prt, {word(unit)});
  if (r == Deprel::obl_unmarked || r == Deprel::nmod_unmarked) {  // "last week": no participant, whatever it names
    std::vector<Placed> words;
    flatten(unit, words);
    return in_order(PhraseLabel::other, std::move(words));
  }
  if (base(r) == Deprel::conj && is_clause(unit)) return clause(unit);
  for (const Index c : children(unit)) {
    if (rel(c) == Deprel::case_ && token(c).xpos != "POS") return prepositional(unit);
  }
  const Upos upos = token(unit).upos;
  if (upos == Upos::ADV) return adverb(unit);
  if (upos == Upos::ADJ && (base(r) == Deprel::xcomp || base(r) == Deprel::conj || base(r) == Deprel::advcl || base(r) == Deprel::acl))
    return adjective(unit, children(unit));
  return noun(unit);
}

PhraseTree PhraseBuilder::build() {
  if (first_ == last_ || last_ - first_ > kMaxPhraseTokens || root_token_ == kNone || root_token_ < first_ || root_token_ >= last_) return {};
  join_hyphenated();
  const Index root = unit_of_[root_token_ - first_];
  if (is_clause(root)) {
    out_.root = clause(root);
  } else {
    out_.root = add(PhraseLabel::other, {dependent(root)});
  }
  return std::move(out_);
}

PhraseTree build_phrases(const Tree& tree, Index sentence, const ObjectControl& object_control) {
  return PhraseBuilder(tree, sentence, object_control).build();
}

namespace {

constexpr std::string_view kLabelNames[] = {"", "S", "SBAR", "NP", "VP", "PP", "ADVP", "ADJP", "PRT", "WHNP", "PRN", "X"};

void write(const PhraseTree& tree, Index i, std::string& out) {
  const Phrase& p = tree[i];
  if (p.label == PhraseLabel::word) {
    out += p.text;
    return;
  }
  out += '(';
  out += kLabelNames[static_cast<std::size_t>(p.label)];
  for (const Index c : p.children) {
    out += ' ';
    write(tree, c, out);
  }
  out += ')';
}

}  // namespace

std::string bracketed(const PhraseTree& tree) {
  std::string out;
  if (tree.root != kNone) write(tree, tree.root, out);
  return out;
}

}  // namespace dragoman
