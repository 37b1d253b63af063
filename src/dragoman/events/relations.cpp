// Relations that a text states: "X is an ally of Y", "X, leader of Y", "X heads Y", "relations between X and Y are strong". Words: the @REL_ classes of
// lexicon/classes.tsv.
#include <algorithm>
#include <array>
#include <utility>

#include "dragoman/events/code_events.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/worth_coding.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<const char*, RelationKind>, 5> kNouns = {{{"@REL_ALLY", RelationKind::ally},
                                                                         {"@REL_ADVERSARY", RelationKind::adversary},
                                                                         {"@REL_MEMBER", RelationKind::member},
                                                                         {"@REL_PART", RelationKind::part_of},
                                                                         {"@REL_LEADER", RelationKind::leads}}};

class Finder {
 public:
  Finder(const Document& d, const Tree& tree, const EventCoder& coder) : d_(d), tree_(tree), coder_(coder), mention_at_(mentions_by_head(d)) {}

  std::vector<Relation> run() {
    for (Index t = 0; t < d_.analysis.tokens.size(); ++t) {
      if (!d_.analysis.sentences[token(t).sentence].codable) continue;
      const std::string lemma = to_lower(token(t).lemma);
      if (token(t).upos == Upos::VERB && coder_.in_class("@REL_LEADING", lemma)) leads(t);
      if (token(t).upos != Upos::NOUN) continue;
      for (const auto& [words, kind] : kNouns) {
        if (coder_.in_class(words, lemma)) {
          named(t, kind);
          break;
        }
      }
      if (coder_.in_class("@REL_TIES", lemma)) ties(t);
    }
    return std::move(out_);
  }

 private:
  const Token& token(Index t) const { return d_.analysis.tokens[t]; }

  /// Entities of a noun phrase: the members of "the two countries", coordinated names, or the one it names.
  std::vector<Index> entities(Index noun) const {
    std::vector<Index> out;
    for (const Index n : coordinated(tree_, noun)) {
      Index m = mention_at_[n];
      for (const Index c : tree_.children(n)) {  // "the Hezbollah terror group"
        if (m == kNone && (token(c).deprel == Deprel::compound || token(c).deprel == Deprel::amod)) m = mention_at_[c];
      }
      if (m == kNone) continue;
      const Mention& mention = d_.actors.mentions[m];
      if (mention.members.empty()) out.push_back(mention.entity);
      out.insert(out.end(), mention.members.begin(), mention.members.end());
    }
    return out;
  }

  void add(RelationKind kind, Index a, Index b, Index at) {
    if (a == b) return;
    Relation r;
    r.kind = kind;
    r.a = a;
    r.b = b;
    r.span = token(at).span;
    for (Index i = 0; i < d_.attributions.size(); ++i) {
      const auto& content = d_.attributions[i].content;
      if (std::any_of(content.begin(), content.end(), [&](ByteSpan c) { return c.contains(r.span); })) r.according_to.push_back(i);
    }
    out_.push_back(std::move(r));
  }

  /// "X is a member of Y", "Y's ally X".
  void named(Index t, RelationKind kind) {
    std::vector<Index> whole, part;
    for (const Index c : tree_.children(t)) {
      if (token(c).deprel == Deprel::nmod_poss || (token(c).deprel == Deprel::nmod && (case_of(tree_, c) == "of" || case_of(tree_, c) == "to")))
        whole = entities(c);
      if (base(token(c).deprel) == Deprel::nsubj) part = entities(antecedent(tree_, c));
    }
    if (part.empty() && token(t).deprel == Deprel::appos) part = entities(token(t).head);
    if (!whole.empty() && !part.empty()) add(kind, part.front(), whole.front(), t);
  }

  /// Negated, or only to be: "does not", "would".
  bool unsure(Index predicate) const {
    return std::any_of(tree_.children(predicate).begin(), tree_.children(predicate).end(), [&](Index c) {
      const std::string lemma = to_lower(token(c).lemma);
      return (token(c).deprel == Deprel::advmod && coder_.in_class("@SAID_NOT", lemma)) ||
             (token(c).deprel == Deprel::aux && coder_.in_class("@SAID_MAY", lemma));
    });
  }

  /// "X, who heads Y", "the delegation, led by X": who leads is a person, what is led a body or its members ("clues led police" is none).
  void leads(Index t) {
    const Clause clause = read_clause(tree_, t);
    if (clause.subject == kNone || clause.object == kNone || unsure(t)) return;
    const auto of_type = [&](Index noun, std::initializer_list<MentionType> types) {
      const Index m = mention_at_[noun];
      return m != kNone && std::find(types.begin(), types.end(), d_.actors.entities[d_.actors.mentions[m].entity].type) != types.end();
    };
    const Index subject = antecedent(tree_, clause.subject), object = antecedent(tree_, clause.object);
    if (!of_type(subject, {MentionType::person, MentionType::role}) || !of_type(object, {MentionType::organization, MentionType::group})) return;
    const std::vector<Index> who = entities(subject), what = entities(object);
    if (!who.empty() && !what.empty()) add(RelationKind::leads, who.front(), what.front(), t);
  }

  /// "Relations between X and Y, and with Z, are strong".
  void ties(Index t) {
    const Index quality = token(t).head;
    if (base(token(t).deprel) != Deprel::nsubj || quality == kNone || tree_.child(quality, Deprel::cop) == kNone) return;
    if (unsure(quality)) return;
    const std::string word = to_lower(token(quality).lemma);
    const bool close = coder_.in_class("@REL_CLOSE", word);
    if (!close && !coder_.in_class("@REL_HOSTILE", word)) return;
    std::vector<Index> among, with;
    for (const Index from : {t, quality}) {
      for (const Index c : tree_.children(from)) {
        const std::string prep = case_of(tree_, c);
        if (prep == "between" || (from == t && token(c).deprel == Deprel::nmod_poss)) among = entities(c);
        if (prep == "with") with = entities(c);
      }
    }
    const RelationKind kind = close ? RelationKind::ally : RelationKind::adversary;
    for (std::size_t i = 0; i < among.size(); ++i) {
      for (std::size_t k = i + 1; k < among.size(); ++k) add(kind, among[i], among[k], t);
      for (const Index w : with) add(kind, among[i], w, t);
    }
  }

  const Document& d_;
  const Tree& tree_;
  const EventCoder& coder_;
  const std::vector<Index> mention_at_;
  std::vector<Relation> out_;
};

}  // namespace

std::vector<Relation> find_relations(const Document& document, const Tree& tree, const EventCoder& coder) { return Finder(document, tree, coder).run(); }

}  // namespace dragoman
