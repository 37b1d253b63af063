#include "dragoman/actors/mention_finder.h"

#include <algorithm>
#include <unordered_set>

#include "dragoman/actors/entity_book.h"
#include "dragoman/actors/phrase_reader.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

MentionType mention_type(NameType t) {
  switch (t) {
    case NameType::person: return MentionType::person;
    case NameType::organization: return MentionType::organization;
    case NameType::location: return MentionType::location;
    case NameType::nationality: return MentionType::nationality;
    case NameType::group: return MentionType::group;
    case NameType::role: return MentionType::role;
    default: return MentionType::other;
  }
}

class Finder {
 public:
  Finder(const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon)
      : a_(analysis),
        tree_(tree),
        lexicon_(lexicon),
        reader_(analysis, tree, lexicon, low_),
        taken_(analysis.tokens.size(), false),
        name_of_(analysis.tokens.size(), nullptr) {
    for (const Token& t : a_.tokens) {
      words_.push_back(t.form);
      low_.push_back(to_lower(t.form));
    }
    for (const Name& n : a_.names) {
      if (n.type == NameType::role) continue;
      for (Index t = n.first; t < n.last; ++t) name_of_[t] = &n;
    }
  }

  std::vector<MentionFacts> run() {
    for (const Sentence& s : a_.sentences) {
      sentence_start_ = out_.size();
      reader_.forget_areas();
      known_names(s);
      tagged_names(s);
      surnames(s);
      nominals(s);
      pronouns(s);
    }
    for (MentionFacts& f : out_) widen(f);
    std::stable_sort(out_.begin(), out_.end(), [](const MentionFacts& x, const MentionFacts& y) {
      const ByteSpan p = x.mention.span, q = y.mention.span;
      return p.begin != q.begin ? p.begin < q.begin : p.end > q.end;
    });
    for (std::size_t i = 0; i < out_.size(); ++i) {  // the longer of two persons that share a head contains the shorter
      if (i && out_[i].mention.head == out_[i - 1].mention.head && out_[i - 1].mention.span.contains(out_[i].mention.span))
        out_[i].outer = static_cast<Index>(i - 1);
      for (std::size_t j = i; j-- > 0 && out_[i].outer == kNone && out_[j].mention.span.end + 200 > out_[i].mention.span.begin;) {
        if (out_[j].mention.head == out_[i].mention.head && out_[j].mention.span.contains(out_[i].mention.span)) out_[i].outer = static_cast<Index>(j);
      }
    }
    return std::move(out_);
  }

 private:
  const Token& token(Index i) const { return a_.tokens[i]; }

  /// The token of [first, last) whose head lies outside.
  Index head_of(Index first, Index last) const {
    for (Index t = first; t < last; ++t) {
      const Index h = token(t).head;
      if (h == kNone || h < first || h >= last) return t;
    }
    return first;
  }

  MentionFacts make(Index first, Index last, MentionType type) const {
    MentionFacts f;
    f.mention.first_token = f.core_first = first;
    f.mention.last_token = f.core_last = last;
    f.mention.span = {token(first).span.begin, token(last - 1).span.end};
    f.mention.type = type;
    f.mention.head = head_of(first, last);
    f.mention.sentence = token(first).sentence;
    return f;
  }

  PhraseReader::Found found() const { return {out_.data() + sentence_start_, out_.size() - sentence_start_}; }

  bool free(Index first, Index last) const {
    return std::none_of(taken_.begin() + first, taken_.begin() + last, [](bool t) { return t; });
  }
  void take(Index first, Index last) { std::fill(taken_.begin() + first, taken_.begin() + last, true); }

  /// A mention is the phrase: "the" goes with a body or an acting country, "northern" with a place.
  void widen(MentionFacts& f) const {
    Mention& m = f.mention;
    if (m.first_token == 0 || token(m.first_token - 1).sentence != m.sentence) return;
    const std::string& before = low_[m.first_token - 1];
    const bool body =
        m.type == MentionType::organization || (m.type == MentionType::location && !f.country.empty() && low_[m.first_token].starts_with("united"));
    const bool side = m.type == MentionType::location && lexicon_.place_words().is(before, PlaceWord::side);
    if ((body && before == "the" && tree_.dominates(m.head, m.first_token - 1)) || side) {
      --m.first_token;
      m.span.begin = token(m.first_token).span.begin;
    }
  }

  // ---- names of the lexicon -----------------------------------------------------------------------------------
  void known_names(const Sentence& s) {
    for (Index i = s.first_token; i < s.last_token; ++i) {
      const PhraseTable::Match m = lexicon_.names().longest(words_, i, s.last_token);
      if (m.length == 0 || !free(i, i + static_cast<Index>(m.length))) continue;
      const Index last = i + static_cast<Index>(m.length);
      const KnownActor& known = lexicon_.actor(m.value);
      if (m.length == 1 && (known.kind == KnownKind::organization || known.kind == KnownKind::person) && surnames_.contains(bare_surname(words_[i])))
        continue;  // somebody of this article
      if (known.kind == KnownKind::area) {
        reader_.add_area({i, last, known.code});
        i = last - 1;
        continue;
      }
      // A longer tagged name that only contains this one wins: "Jordan Henderson", "Bank of China".
      const Name* tagged = name_of_[i];
      const bool country_like = known.kind != KnownKind::organization && known.kind != KnownKind::person;
      if (tagged && (tagged->first < i || tagged->last > last)) {
        const bool name_like = tagged->type == NameType::person || tagged->type == NameType::event || tagged->type == NameType::other;
        if (country_like && name_like && !(known.kind == KnownKind::country && tagged->type == NameType::person && tagged->score < .5f)) continue;
        if (known.kind == KnownKind::capital && tagged->type == NameType::location && tagged->first < i) continue;  // "New London"
        if (!country_like && tagged->last - tagged->first > m.length + 1) continue;
      }
      // a lower-case agent word is no name; a one-word organisation needs a name's look
      if (m.length == 1 && known.kind == KnownKind::organization && token(i).upos != Upos::PROPN && !tagged && low_[i] == words_[i]) continue;
      if (known.kind == KnownKind::organization && namesake(known, last - 1)) continue;
      MentionType type = MentionType::location;
      if (known.kind == KnownKind::adjective || known.kind == KnownKind::inhabitants || known.kind == KnownKind::people) type = MentionType::nationality;
      else if (known.kind == KnownKind::organization) type = MentionType::organization;
      else if (known.kind == KnownKind::person) type = MentionType::person;
      MentionFacts f = make(i, last, type);
      f.known = lexicon_.names().all(words_, i, m.length);
      if (known.kind != KnownKind::person) f.country = known.country, f.sectors = known.sectors;  // a person's office depends on the date
      if (known.kind == KnownKind::organization) f.code = known.code;
      f.plural = known.kind == KnownKind::inhabitants && token(f.mention.head).xpos == "NNPS";
      f.because = known.origin;
      f.capital = known.kind == KnownKind::capital;
      // "US" names the country or, before a noun, is its adjective
      if (known.kind == KnownKind::country || known.kind == KnownKind::adjective) {
        const Deprel d = token(f.mention.head).deprel;
        const bool before_noun = (d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_unmarked) && token(f.mention.head).head != kNone &&
                                 token(f.mention.head).head >= last;
        if (known.kind == KnownKind::adjective && words_[i].find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos && words_[i].size() <= 4)
          f.mention.type = MentionType::location;  // U.S., UK
        if (known.kind == KnownKind::adjective && !before_noun && token(f.mention.head).upos == Upos::PROPN &&
            lexicon_.names().all(words_, i, m.length).size() > 1)
          f.mention.type = MentionType::location;
      }
      // "Syrians" are people, "Syrian" is the adjective
      if (f.mention.type == MentionType::nationality && (token(f.mention.head).xpos == "NNPS" || token(f.mention.head).xpos == "NNS"))
        f.mention.type = MentionType::group;
      take(i, last);
      if (known.kind == KnownKind::organization) possessor_in_name(i, last);
      if (known.kind == KnownKind::person) add_person(std::move(f));
      else out_.push_back(std::move(f));
      i = last - 1;
    }
  }

  /// "the Dawn party", "the Orange movement" are not of the paper and the firm of that name. Other bodies have such nouns of their own, or are meant
  /// by their people: "the Hamas delegation", "the UN force" (leaving out every noun of another kind cost 0.004 of the countries in corpus/actors dev).
  bool namesake(const KnownActor& known, Index i) const {
    const Index noun = token(i).head;
    if (token(i).deprel != Deprel::compound || noun == kNone || noun <= i || (known.detail != "media" && known.detail != "company")) return false;
    const std::vector<std::string>* const kinds = lexicon_.calls(to_lower(token(noun).lemma));
    return kinds && std::all_of(kinds->begin(), kinds->end(), [](const std::string& k) { return k == "party" || k == "armed" || k == "ngo"; });
  }

  /// "Iran's Revolutionary Guards" is a name that a country's name stands in with a mention of its own.
  void possessor_in_name(Index first, Index last) {
    for (Index at = first + 1; at + 1 < last && at < first + 3; ++at) {
      if (words_[at] != "'s" && words_[at] != "’s") continue;
      const PhraseTable::Match m = lexicon_.names().longest(words_, first, at);
      if (m.length != at - first || lexicon_.actor(m.value).kind != KnownKind::country) return;
      MentionFacts f = make(first, at, MentionType::location);
      f.known = {m.value};
      f.country = lexicon_.actor(m.value).country;
      f.because = lexicon_.actor(m.value).origin;
      out_.push_back(std::move(f));
      return;
    }
  }

  // ---- names of the network -----------------------------------------------------------------------------------
  void tagged_names(const Sentence& s) {
    while (next_name_ < a_.names.size() && a_.names[next_name_].first < s.first_token) ++next_name_;
    for (; next_name_ < a_.names.size() && a_.names[next_name_].first < s.last_token; ++next_name_) {
      const Name& n = a_.names[next_name_];
      if (n.type == NameType::role || n.type == NameType::event || n.type == NameType::other || !free(n.first, n.last)) {
        if (n.type == NameType::organization && !free(n.first, n.last)) organization_around(n);
        continue;
      }
      if (n.last - n.first == 1 && n.type != NameType::person && surnames_.contains(bare_surname(words_[n.first]))) continue;  // see surnames
      MentionFacts f = make(n.first, n.last, mention_type(n.type));
      f.because = "name tagger " + std::to_string(n.score).substr(0, 4);
      if (n.type == NameType::person) {
        bool only_title = true;  // "Prime Minister" alone is no person's name
        for (Index t = n.first; t < n.last; ++t)
          only_title &= lexicon_.agent(low_[t]) != nullptr || reader_.agent_ending(n.last, n.first).second == n.last - n.first;
        if (only_title) continue;
        take(n.first, n.last);
        add_person(std::move(f));
        continue;
      }
      if (n.type == NameType::organization || n.type == NameType::group) reader_.body_name(f, found());
      take(n.first, n.last);
      out_.push_back(std::move(f));
    }
  }

  /// A lone name that is the surname of a person of this article is that person, whatever else it may name: "Moon", "Santos".
  void surnames(const Sentence& s) {
    for (Index i = s.first_token; i < s.last_token; ++i) {
      if (taken_[i] || words_[i].empty() || low_[i] == words_[i] || !surnames_.contains(bare_surname(words_[i]))) continue;
      if (token(i).upos != Upos::PROPN && i != s.first_token) continue;
      MentionFacts f = make(i, i + 1, MentionType::person);
      f.because = "surname of a person named before";
      take(i, i + 1);
      add_person(std::move(f));
    }
  }

  /// "Iraqi Security Forces": the tagged organisation around an adjective that was found first.
  void organization_around(const Name& n) {
    for (const MentionFacts& f : found()) {
      if (f.mention.first_token < n.last && n.first < f.mention.last_token &&
          (f.mention.type != MentionType::nationality && f.mention.type != MentionType::location))
        return;
    }
    MentionFacts f = make(n.first, n.last, MentionType::organization);
    if (n.last - n.first < 2) return;
    f.because = "name tagger " + std::to_string(n.score).substr(0, 4);
    reader_.body_name(f, found());
    take(n.first, n.last);
    out_.push_back(std::move(f));
  }

  // ---- persons ------------------------------------------------------------------------------------------------
  /// Title before the name, or in apposition to it, into sectors, country and title; then the mention itself and its bare core.
  void add_person(MentionFacts core) {
    const Index head = core.mention.head;
    Index first = core.core_first;
    if (core.core_last - first > 1) surnames_.insert(bare_surname(words_[core.core_last - 1]));
    const Index floor = a_.sentences[core.mention.sentence].first_token;
    while (first > floor) {
      const Token& t = token(first - 1);
      const bool inside = t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::ADJ || t.form == "-" || t.upos == Upos::PART ||
                          (t.deprel == Deprel::case_ && (t.form == "'s" || t.form == "’s"));
      if (!inside || !tree_.dominates(head, first - 1)) break;
      --first;
    }
    if (first < core.core_first) {
      MentionFacts whole = make(first, core.core_last, MentionType::person);
      whole.core_first = core.core_first;
      whole.mention.head = head;
      whole.known = core.known;
      reader_.title(first, core.core_first, whole, found());
      if (!whole.title.empty() || !whole.country.empty()) {
        whole.because = core.because + (whole.title.empty() ? "" : ", title '" + whole.title + "'");
        reader_.beside_name(head, whole, found());
        out_.push_back(std::move(whole));
        out_.push_back(std::move(core));
        return;
      }
    }
    reader_.beside_name(head, core, found());
    out_.push_back(std::move(core));
  }

  /// "A state of siege": what stands behind its "of" is a common noun that names nobody.
  bool of_a_thing(Index noun) const {
    for (const Index c : tree_.children(noun)) {
      if (token(c).deprel == Deprel::nmod && c > noun && case_of(tree_, c) == "of")
        return token(c).upos == Upos::NOUN && !taken_[c] && !reader_.agent_of(c).agent;
    }
    return false;
  }

  bool names_body(Index first) const {
    return std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(sentence_start_), out_.end(), [&](const MentionFacts& f) {
      return f.mention.first_token == first && f.mention.type == MentionType::organization && !f.mention.nominal;
    });
  }

  // ---- nominals -----------------------------------------------------------------------------------------------
  void nominals(const Sentence& s) {
    for (Index i = s.first_token; i < s.last_token; ++i) {
      const Token& t = token(i);
      if (taken_[i] || (t.upos != Upos::NOUN && t.upos != Upos::PROPN)) continue;
      const Deprel d = t.deprel;
      if (d == Deprel::nmod_desc || d == Deprel::flat || d == Deprel::fixed) continue;  // part of a larger phrase
      const PhraseReader::HeadAgent h = reader_.agent_of(i);
      const AgentNoun* const agent = h.agent;
      if (!agent) continue;
      if (d == Deprel::compound) {
        // "rebel positions", "police station": the actor is the modifier, unless the phrase names an actor of its own ("rebel leader")
        const Index of = t.head;
        if (agent->sectors.empty() || of == kNone || of <= i || taken_[of] || reader_.agent_of(of).agent) continue;
      }
      // "the rebel National Liberation Army": what stands right before a body's name describes it, wherever the tree hangs it
      if (t.xpos == "NN" && d != Deprel::compound && i + 1 < s.last_token && names_body(i + 1)) continue;
      if (h.length == 1 && lexicon_.is(low_[i], ActorWord::condition) && of_a_thing(i)) continue;
      Index first = h.end - h.length;
      if (t.head != kNone && t.head >= first && t.head < i && d == Deprel::nmod && reader_.agent_of(t.head).end == h.end)
        continue;  // "state" of "secretary of state"
      for (const Index c : tree_.children(i)) {
        const Deprel r = base(token(c).deprel);
        const bool modifier = r == Deprel::det || r == Deprel::amod || r == Deprel::compound || r == Deprel::nummod || token(c).deprel == Deprel::nmod_poss ||
                              token(c).deprel == Deprel::nmod_unmarked;
        if (c < i && modifier) first = std::min(first, tree_.leftmost(c));
      }
      while (first > s.first_token && first < i && token(first).upos == Upos::PUNCT && token(first).form != "-") ++first;
      // "the government", "security forces" are bodies; "protesters", "residents" are people
      static constexpr std::string_view kBodies[] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "IGO", "MED", "BUS"};
      const bool body =
          agent->group && !agent->sectors.empty() && std::find(std::begin(kBodies), std::end(kBodies), agent->sectors.front()) != std::end(kBodies);
      const bool several = agent->group || t.xpos == "NNS" || t.xpos == "NNPS";
      MentionFacts f = make(first, h.end,
                            agent->place ? MentionType::location
                            : body       ? MentionType::organization
                            : several    ? MentionType::group
                                         : MentionType::role);
      f.mention.head = i;
      f.mention.nominal = true;
      f.core_first = h.end - h.length;
      f.plural = t.xpos == "NNS" || t.xpos == "NNPS";
      f.definite = low_[first] == "the" || low_[first] == "this" || low_[first] == "that" || low_[first] == "both" || low_[first] == "these" ||
                   low_[first] == "those" || tree_.child(i, Deprel::nmod_poss) != kNone;
      reader_.noun(i, f, found());
      out_.push_back(std::move(f));
    }
  }

  void pronouns(const Sentence& s) {
    for (Index i = s.first_token; i < s.last_token; ++i) {
      const Token& t = token(i);
      if (t.xpos != "PRP" && t.xpos != "PRP$") continue;
      if (t.deprel == Deprel::expl) continue;
      MentionFacts f = make(i, i + 1, MentionType::pronoun);
      f.because = "pronoun";
      out_.push_back(std::move(f));
    }
  }

  const Analysis& a_;
  const Tree& tree_;
  const ActorLexicon& lexicon_;
  std::vector<std::string_view> words_;
  std::vector<std::string> low_;
  PhraseReader reader_;
  std::size_t sentence_start_ = 0;            ///< first mention of the sentence at work
  std::size_t next_name_ = 0;                 ///< first name of the network not looked at yet
  std::unordered_set<std::string> surnames_;  ///< bare, lower case, of the persons so far
  std::vector<bool> taken_;
  std::vector<const Name*> name_of_;
  std::vector<MentionFacts> out_;
};

}  // namespace

std::vector<MentionFacts> find_mentions(const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon) {
  return Finder(analysis, tree, lexicon).run();
}

}  // namespace dragoman
