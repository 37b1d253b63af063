// Second half of the actor stage: mentions joined to entities, and the entities' codes.
//
// One pass from left to right, each mention linked to the best earlier entity or opening a new one (a rule-based sieve in the order of
// precision: same lexicon entry, same name, surname, title, pronoun; Lee et al. 2013).
#include "dragoman/actors/find_actors.h"

#include <algorithm>
#include <optional>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/actors/entity_book.h"
#include "dragoman/actors/link_each.h"
#include "dragoman/actors/link_pronoun.h"
#include "dragoman/actors/link_several.h"
#include "dragoman/actors/mention_finder.h"
#include "dragoman/actors/office_code.h"
#include "dragoman/actors/pronoun_kind.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr Index kBodyBack = 6;  // sentences that "the company" looks back

class Resolver {
 public:
  Resolver(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon, std::vector<MentionFacts> facts)
      : article_(article), a_(analysis), tree_(tree), lexicon_(lexicon), facts_(std::move(facts)) {}

  Actors run() {
    entity_at_.assign(a_.tokens.size(), kNone);
    for (MentionFacts& f : facts_) {
      Mention& m = f.mention;
      m.entity = f.outer != kNone ? book_.out.mentions[f.outer].entity : link(f);
      m.because = f.because;
      const bool subject = base(a_.tokens[m.head].deprel) == Deprel::nsubj;
      if (m.entity != kNone) {
        learn(f);
        book_.note(m.entity, m, subject);
        if (m.type != MentionType::nationality) entity_at_[m.head] = m.entity;
        join(m);
        to_counterpart(m);
      }
      if (!m.members.empty()) {
        m.entity = m.members.front();
        book_.sets.push_back({m.members, m.head, m.sentence, book_.out.mentions.size(), subject});
      }
      book_.out.mentions.push_back(m);
    }
    drop_unlinked();
    return std::move(book_.out);
  }

 private:
  std::string text(Index first, Index last) const { return std::string(slice(article_.text, tree_.span(first, last))); }

  /// What a mention tells of its entity for the mentions to come.
  void learn(const MentionFacts& f) {
    EntityState& s = book_.state(f.mention.entity);
    const Token& head = a_.tokens[f.mention.head];
    const PronounKind kind = pronoun_kind(head.form);
    if (kind == PronounKind::he) s.gender = 'm';
    if (kind == PronounKind::she) s.gender = 'f';
    if (f.mention.type == MentionType::pronoun) return;
    if (f.mention.nominal) s.heads.push_back(to_lower(head.lemma));
    if (!s.gender) {
      for (Index t = f.mention.first_token; t < f.mention.last_token; ++t) {
        const std::string w = to_lower(a_.tokens[t].form);
        if (t != f.mention.head && t >= f.core_first && !f.mention.nominal) break;  // the title, not the name
        if (lexicon_.is(w, ActorWord::female)) s.gender = 'f';
        if (lexicon_.is(w, ActorWord::male)) s.gender = 'm';
      }
    }
  }

  /// "A and B" are a set that "they" and "the two" may mean.
  void join(const Mention& m) {
    const Token& t = a_.tokens[m.head];
    if (t.deprel != Deprel::conj || t.head == kNone || entity_at_[t.head] == kNone || entity_at_[t.head] == m.entity) return;
    if (!book_.sets.empty() && book_.sets.back().anchor == t.head) {
      book_.sets.back().members.push_back(m.entity);
      return;
    }
    book_.sets.push_back({{entity_at_[t.head], m.entity}, t.head, m.sentence, book_.out.mentions.size(), base(a_.tokens[t.head].deprel) == Deprel::nsubj});
  }

  /// "His Turkish counterpart" holds his office in Turkey. Where no country is named it may be anybody's: the article's would be a guess against the words.
  void to_counterpart(const Mention& m) {
    const Token& t = a_.tokens[m.head];
    if (t.deprel != Deprel::nmod_poss || t.head == kNone || !lexicon_.is(to_lower(a_.tokens[t.head].lemma), ActorWord::counterpart)) return;
    const Index other = entity_at_[t.head];
    if (other == kNone || other == m.entity || book_.state(other).named || !book_.entity(other).sectors.empty()) return;
    const Entity& e = book_.entity(other);
    for (const EntityTitle& title : book_.state(m.entity).titles) {
      if (!title.former) book_.state(other).titles.push_back(title);
    }
    const std::vector<std::string>& sectors = book_.entity(m.entity).sectors;
    if (!e.country.empty() && e.code == e.country && !sectors.empty() && !of_no_state(sectors))
      book_.set_code(other, e.country, sectors, "", e.because + ", counterpart of " + book_.entity(m.entity).name);
  }

  Index link(MentionFacts& f) {
    if (!f.known.empty()) {
      const KnownKind kind = lexicon_.actor(f.known.front()).kind;
      if (kind != KnownKind::organization && kind != KnownKind::person) return link_country(f, kind == KnownKind::people);
    }
    if (f.mention.nominal && f.mention.type == MentionType::location) return link_place_noun(f);
    switch (f.mention.type) {
      case MentionType::location:
      case MentionType::nationality: return link_country(f, false);
      case MentionType::organization:
        return f.title.empty() || !f.known.empty() || a_.tokens[f.mention.head].upos == Upos::PROPN ? link_body(f) : link_nominal(f);
      case MentionType::person: return link_person(f);
      case MentionType::role:
      case MentionType::group: return link_nominal(f);
      case MentionType::pronoun: return link_pronoun(f, a_, book_);
      default: return kNone;
    }
  }

  /// The entity of this key, or a new one with the mention's own facts.
  Index named(const MentionFacts& f, const std::string& key, const std::string& name, MentionType type, const std::vector<std::string>& sectors) {
    if (const auto e = book_.by_key(key)) return *e;
    const Index e = book_.open(f, key, name, type);
    book_.set_code(e, f.country, sectors, "", f.because);
    return e;
  }

  /// "the border crossing", "a camp in Iraq": a place of its own, which acts for nobody but lies in a country.
  Index link_place_noun(MentionFacts& f) {
    const std::string words = text(f.mention.first_token, f.mention.last_token);
    const std::string key = "W:" + to_lower(words);
    if (f.definite) return named(f, key, words, MentionType::location, {});
    const Index e = book_.open(f, key, words, MentionType::location);
    return book_.set_code(e, f.country, {}, "", f.because), e;
  }

  Index link_country(MentionFacts& f, bool people) {
    const std::string words = text(f.core_first, f.core_last);
    if (f.country.empty() || (f.mention.type == MentionType::location && f.known.empty())) {
      const std::string key = "L:" + words;
      if (const auto e = book_.by_key(key)) return *e;
      return book_.open(f, key, words, f.mention.type);
    }
    if (people) return named(f, "R:" + lemma_key(f), words, f.mention.type, {});
    if (!f.capital) return named(f, "C:" + f.country, lexicon_.country_name(f.country), MentionType::location, {});
    // as the goal of a visit or the scene of an act a capital stands for its country, never for the government
    if (!capital_acts(f.mention.head)) return named(f, "L:" + words, words, MentionType::location, {});
    f.because += ", capital for its government";
    return named(f, "G:" + f.country, words, MentionType::organization, {"GOV"});
  }

  /// "Chechens" and "Chechen" are one people.
  std::string lemma_key(const MentionFacts& f) const {
    std::string words = to_lower(text(f.core_first, f.core_last));
    if (words.size() > 4 && words.ends_with("s")) words.pop_back();
    return words;
  }

  /// A capital that acts or is acted on is its government; one that something merely happens in or goes to is a place.
  bool capital_acts(Index head) const {
    const Token& t = a_.tokens[head];
    const Index mark = tree_.child(head, Deprel::case_);
    const Deprel d = base(t.deprel);
    if (t.deprel == Deprel::nmod_poss) return true;
    if (d == Deprel::nsubj) return true;  // whatever stands before: "after Ottawa criticised" has a mark that some trees call a case
    if (mark == kNone) {
      if (d == Deprel::conj && t.head != kNone && t.head < head) return capital_acts(t.head);
      return d == Deprel::obj || d == Deprel::iobj || d == Deprel::conj || t.deprel == Deprel::compound;
    }
    const std::string w = to_lower(a_.tokens[mark].form);
    if (t.deprel == Deprel::obl_agent) return true;
    if (d == Deprel::nmod) return w == "with" || w == "by" || w == "against" || w == "between" || w == "from" || w == "on" || w == "over";
    return d == Deprel::obl && (w == "with" || w == "by" || w == "against" || w == "between" || w == "on");
  }

  Index link_body(MentionFacts& f) {
    const std::string words = text(f.core_first, f.core_last);
    std::string key = f.known.empty() ? "O:" + to_lower(words) : "K:" + lexicon_.actor(f.known.front()).name;
    if (f.known.empty()) {
      // a shorter form of a body named before ("the Directorate"), or its acronym in brackets
      for (Index e = book_.size(); e-- > 0;) {
        if (book_.entity(e).type == MentionType::organization && acronym_of(words, book_.entity(e).name)) return e;
      }
    }
    if (const auto e = book_.by_key(key)) return *e;
    const std::string name = f.known.empty() ? words : lexicon_.actor(f.known.front()).name;
    const auto described = described_before(f, false, "");
    const Index e = described ? *described : book_.open(f, key, name, MentionType::organization);
    if (described) book_.rename(e, key, name);
    if (!f.known.empty()) book_.state(e).kind = lexicon_.actor(f.known.front()).detail;
    if (!described || !f.code.empty()) book_.set_code(e, f.country, f.sectors, f.code, f.because, f.area);
    return e;
  }

  static bool acronym_of(std::string_view shorter, std::string_view name) {
    if (shorter.size() < 2 || shorter.size() > 7) return false;
    std::string initials;
    bool start = true;
    for (const char c : name) {
      if (start && c >= 'A' && c <= 'Z') initials += c;
      start = c == ' ' || c == '-';
    }
    return initials == shorter;
  }

  Index link_person(MentionFacts& f) {
    const std::string words = text(f.core_first, f.core_last);
    const std::string surname = bare_surname(a_.tokens[f.core_last - 1].form);
    const std::string key = f.known.empty() ? "P:" + to_lower(words) : "K:" + lexicon_.actor(f.known.front()).name;
    std::optional<Index> found = book_.by_key(key);
    const bool short_name = f.core_last - f.core_first == 1;
    const OfficeCode o = office_code(f, article_.published, lexicon_);
    if (!found && short_name) found = book_.by_surname(surname);
    const std::string name = f.known.empty() ? words : lexicon_.actor(f.known.front()).name;
    if (!found) {
      if (!short_name) found = book_.by_lone_surname(surname);
      if (found) book_.rename(*found, key, words);
    }
    if (!found) {
      found = described_before(f, true, o.country);
      if (!found && !o.offices.empty()) found = unnamed_holder(o, f.mention.sentence);
      if (found) book_.rename(*found, key, name);
    }
    const Index e = found ? *found : book_.open(f, key, name, MentionType::person);
    EntityState& s = book_.state(e);
    if (s.surname.empty()) s.surname = surname;
    s.named = true;
    book_.entity(e).type = MentionType::person;
    if (!f.title.empty()) s.titles.push_back({f.title, f.former});
    for (const std::string& office : o.offices) s.titles.push_back({office, false});
    for (const std::string& office : o.left_offices) s.titles.push_back({office, true});  // "the former president" after "Barack Obama"
    give_office(e, f, o);
    return e;
  }

  /// "The president, Vladimir Putin": the part from the words, the country from the lexicon where the words give none.
  void give_office(Index index, const MentionFacts& f, const OfficeCode& o) {
    const Entity& e = book_.entity(index);
    const bool same = e.country == o.country && !o.sectors.empty();
    if (o.known() && (e.code.empty() || ((!f.sectors.empty() || same) && e.sectors.empty())))
      book_.set_code(index, o.country, o.sectors, o.code, o.because, o.area);
    else if (!o.country.empty() && e.country.empty() && e.code == compose_code("", e.sectors) && !of_no_state(e.sectors))
      book_.set_code(index, o.country, e.sectors, "", e.because + ", " + o.because);
  }

  /// "Its governor, Karim Saade", "the shipping company Havbris": the noun phrase that the name stands in apposition to.
  std::optional<Index> described_before(const MentionFacts& f, bool person, const std::string& country) const {
    const Token& t = a_.tokens[f.mention.head];
    const auto nameless = [&](Index head) {
      if (head == kNone || head >= f.mention.head || entity_at_[head] == kNone) return false;
      const EntityState& s = book_.state(entity_at_[head]);
      return !s.named && !s.plural && s.human == person;
    };
    const bool beside = t.deprel == Deprel::appos || t.deprel == Deprel::flat || t.deprel == Deprel::nmod_desc || t.deprel == Deprel::dep;
    if (beside && nameless(t.head)) return entity_at_[t.head];
    const Index before = person ? phrase_before(f) : kNone;
    if (!nameless(before)) return std::nullopt;
    const std::string& own = book_.entity(entity_at_[before]).country;
    return own.empty() || country.empty() || own == country ? std::optional<Index>(entity_at_[before]) : std::nullopt;
  }

  /// Head of the role right before a name, also where the tree hangs the name elsewhere: "met his Turkish counterpart, Recep Tayyip Erdogan, in ...".
  Index phrase_before(const MentionFacts& f) const {
    const Index first = f.mention.first_token;
    const Token& t = a_.tokens[f.mention.head];
    const Sentence& s = a_.sentences[f.mention.sentence];
    if (first < s.first_token + 2) return kNone;
    const bool comma = a_.tokens[first - 1].form == ",";
    const Deprel d = t.deprel;
    const bool loose = d == Deprel::appos || d == Deprel::parataxis || d == Deprel::dep || d == Deprel::flat || d == Deprel::vocative;
    if (!loose && (d != Deprel::conj || !comma)) return kNone;
    // in "the minister, Karim Saade and two others" it is one of several
    const Index last = f.mention.last_token, next = last < s.last_token && a_.tokens[last].form == "," ? last + 1 : last;
    if (d == Deprel::conj &&
        (tree_.child(f.mention.head, Deprel::cc) != kNone || last >= s.last_token || (next < s.last_token && a_.tokens[next].upos == Upos::CCONJ)))
      return kNone;
    for (std::size_t i = book_.out.mentions.size(); i-- > 0;) {
      const Mention& m = book_.out.mentions[i];
      if (m.sentence != f.mention.sentence || m.last_token + 8 < first) break;
      if (m.nominal && m.last_token + (comma ? 1 : 0) == first && m.type == MentionType::role) return m.head;
    }
    return kNone;
  }

  /// "The prime minister", then "Abdalla Hamdok", whom the lexicon knows to be prime minister of that country. In one sentence
  /// an office without a country is another's: "the president called Abdalla Hamdok".
  std::optional<Index> unnamed_holder(const OfficeCode& o, Index here) const {
    for (Index e = book_.size(); e-- > 0;) {
      const EntityState& s = book_.state(e);
      const std::string& country = book_.entity(e).country;
      if (s.named || s.plural || !s.human || (country.empty() ? s.last_sentence == here : country != o.country)) continue;
      for (const EntityTitle& title : s.titles) {
        const auto same = [&](const std::string& office) { return title.words == office || office.ends_with(" " + title.words); };
        if (!title.former && std::any_of(o.offices.begin(), o.offices.end(), same)) return e;
      }
    }
    return std::nullopt;
  }

  // ---- nominals -------------------------------------------------------------------------------------------------
  /// The entity last spoken of for which `fits` holds.
  template <typename Fits>
  std::optional<Index> last_of(const Fits& fits) const {
    std::optional<Index> best;
    for (Index e = 0; e < book_.size(); ++e) {
      if ((!best || book_.state(e).last_mention >= book_.state(*best).last_mention) && fits(e)) best = e;
    }
    return best;
  }

  /// The words of both may be of one state or body: "the president of Togo" is not the president of Ghana, nor of the European Commission.
  static bool same_side(const MentionFacts& f, const Entity& e) {
    if (f.country.empty() && f.code.empty()) return true;  // the words name none
    if (!f.country.empty() && !e.country.empty()) return f.country == e.country;
    const bool whole = !e.code.empty() && e.code != compose_code(e.country, e.sectors);  // a body's code
    if (e.country.empty() && !whole) return true;
    return f.code == e.code || (f.code.empty() && !whole);
  }

  /// "the minister" after "Defence Minister Amir Hatami"; "the delegation" after "the Syrian delegation".
  std::optional<Index> by_title(const MentionFacts& f, const std::string& head) const {
    return last_of([&](Index e) {
      if (!same_side(f, book_.entity(e))) return false;
      for (const auto& [title, former] : book_.state(e).titles) {
        if (former != f.former) continue;  // "the former president" is not President Biden
        const bool same = title == head || title.ends_with(" " + head) || title.starts_with(head + " of ") || title == f.title;
        if (same && (f.title == head || title == f.title || f.title.empty())) return true;
      }
      return false;
    });
  }

  static bool of_a_state(const std::vector<std::string>& kinds) {
    static constexpr std::string_view kOfStates[] = {"ministry", "government", "parliament", "court", "military", "agency"};
    return std::all_of(kinds.begin(), kinds.end(),
                       [](const std::string& k) { return std::find(std::begin(kOfStates), std::end(kOfStates), k) != std::end(kOfStates); });
  }

  /// "the lawyers" after "a group of Tunisian lawyers"; "the company" after "Gazprom"; "the kingdom" after "Saudi Arabia".
  std::optional<Index> called_back(const MentionFacts& f, const std::string& head) const {
    if (const auto e = last_of([&](Index c) {
          const EntityState& s = book_.state(c);
          return s.plural == f.plural && std::find(s.heads.begin(), s.heads.end(), head) != s.heads.end();
        })) {
      return e;
    }
    if (f.plural) return std::nullopt;
    if (lexicon_.is(head, ActorWord::state_name)) return last_of([&](Index e) { return book_.is_state(e); });
    const std::vector<std::string>* kinds = lexicon_.calls(head);
    if (!kinds) return std::nullopt;
    return last_of([&](Index e) {
      const EntityState& s = book_.state(e);
      if (!s.named || book_.entity(e).type != MentionType::organization || s.last_sentence + kBodyBack < f.mention.sentence) return false;
      // a body that the lexicon does not know may be a company or a movement, but a ministry or a court would bear it in its name
      if (s.kind.empty()) return !of_a_state(*kinds);
      return std::find(kinds->begin(), kinds->end(), s.kind) != kinds->end();
    });
  }

  /// "He is a teacher", "Karim Saade, the governor": whom the phrase is said of.
  std::optional<Index> said_of(const MentionFacts& f) const {
    const Token& t = a_.tokens[f.mention.head];
    Index other = kNone;
    if (t.deprel == Deprel::appos) other = t.head;
    else if (tree_.child(f.mention.head, Deprel::cop) != kNone) other = tree_.child(f.mention.head, Deprel::nsubj);
    if (other == kNone || other >= f.mention.head || entity_at_[other] == kNone) return std::nullopt;
    const EntityState& s = book_.state(entity_at_[other]);
    if (f.plural || s.plural || s.human != (f.mention.type == MentionType::role)) return std::nullopt;
    return entity_at_[other];
  }

  /// "The president said his country would wait": the state of whom the pronoun means.
  std::optional<Index> own_state(MentionFacts& f, const std::string& head) {
    if (f.plural || !f.country.empty() || !lexicon_.is(head, ActorWord::state_name)) return std::nullopt;
    const Index whose = tree_.child(f.mention.head, Deprel::nmod_poss);
    if (whose == kNone) return std::nullopt;
    const PronounKind kind = pronoun_kind(a_.tokens[whose].form);
    if (kind != PronounKind::he && kind != PronounKind::she) return std::nullopt;
    MentionFacts pronoun;
    pronoun.mention.head = pronoun.mention.first_token = whose;
    pronoun.mention.last_token = whose + 1;
    pronoun.mention.span = a_.tokens[whose].span;
    pronoun.mention.sentence = f.mention.sentence;
    const Index person = entity_at_[whose] != kNone ? entity_at_[whose] : link_pronoun(pronoun, a_, book_);
    if (person == kNone) return std::nullopt;
    const std::string name = lexicon_.country_name(book_.entity(person).country);
    if (name.empty()) return std::nullopt;
    f.country = book_.entity(person).country;
    f.because = "country of " + book_.entity(person).name;
    return named(f, "C:" + f.country, name, MentionType::location, {});
  }

  Index link_nominal(MentionFacts& f) {
    const std::string head = to_lower(a_.tokens[f.mention.head].lemma);
    if (f.plural && (link_several(f, a_, lexicon_, book_) || link_each(f, std::span(&f, facts_.data() + facts_.size()).subspan(1), a_, tree_, lexicon_, book_)))
      return kNone;
    if (const auto state = own_state(f, head)) return *state;
    std::optional<Index> found = said_of(f);
    const std::string first = to_lower(a_.tokens[f.mention.first_token].form);
    const bool bare = (first == "the" || first == "this" || first == "that" || first == "these" || first == "those") &&
                      f.mention.first_token + 1 == f.core_first && f.country.empty();
    if (!found && f.definite && !f.plural) found = by_title(f, head);
    if (!found && bare) found = called_back(f, head);
    if (found) {
      if (!f.title.empty()) book_.state(*found).titles.push_back({f.title, f.former});
      return *found;
    }
    const std::string words = text(f.mention.first_token, f.mention.last_token);
    std::string key = "N:" + to_lower(words);
    if (f.definite || f.plural) {
      if (const auto e = book_.by_key(key); e && same_side(f, book_.entity(*e))) return *e;
    }
    const Index e = book_.open(f, key, words, f.mention.type);
    if (!f.title.empty()) book_.state(e).titles.push_back({f.title, f.former});
    book_.state(e).human = !f.plural && f.mention.type == MentionType::role;
    OfficeCode o = office_code(f, article_.published, lexicon_);
    // peacekeepers of a body of states: its code and their part
    if (!o.code.empty() && o.country.empty() && !o.sectors.empty() && o.sectors.front() == "PKO" && !o.code.ends_with("PKO")) o.code += "PKO";
    book_.set_code(e, o.country, o.sectors, o.code, o.because, o.area);
    return e;
  }

  /// First- and second-person pronouns stay as mentions without entity until attribution; everything else without one goes.
  void drop_unlinked() {
    std::vector<Mention> kept;
    for (Mention& m : book_.out.mentions) {
      if (m.entity != kNone || m.type == MentionType::pronoun) kept.push_back(std::move(m));
    }
    book_.out.mentions = std::move(kept);
  }

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const ActorLexicon& lexicon_;
  std::vector<MentionFacts> facts_;
  std::vector<Index> entity_at_;  ///< by head token, of the mentions so far
  EntityBook book_;
};

}  // namespace

Actors find_actors(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon) {
  return Resolver(article, analysis, tree, lexicon, find_mentions(analysis, tree, lexicon)).run();
}

}  // namespace dragoman
