#include "dragoman/actors/mention_finder.h"

#include <algorithm>

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestAgent = 4;  // words of an agent phrase

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
  Finder(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon)
      : article_(article), a_(analysis), tree_(tree), lexicon_(lexicon), taken_(analysis.tokens.size(), false), name_of_(analysis.tokens.size(), nullptr) {
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
      known_names(s);
      tagged_names(s);
      nominals(s);
      pronouns(s);
    }
    for (MentionFacts& f : out_) widen(f);
    std::stable_sort(out_.begin(), out_.end(), [](const MentionFacts& x, const MentionFacts& y) {
      const ByteSpan p = x.mention.span, q = y.mention.span;
      return p.begin != q.begin ? p.begin < q.begin : p.end > q.end;
    });
    for (std::size_t i = 0; i < out_.size(); ++i) {  // the longer of two persons that share a head contains the shorter
      if (i && out_[i].mention.head == out_[i - 1].mention.head && out_[i - 1].mention.span.contains(out_[i].mention.span)) out_[i].outer = static_cast<Index>(i - 1);
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

  bool free(Index first, Index last) const {
    return std::none_of(taken_.begin() + first, taken_.begin() + last, [](bool t) { return t; });
  }
  void take(Index first, Index last) { std::fill(taken_.begin() + first, taken_.begin() + last, true); }

  /// A mention is the phrase: "the" goes with a body or an acting country, "northern" with a place.
  void widen(MentionFacts& f) const {
    Mention& m = f.mention;
    if (m.first_token == 0 || token(m.first_token - 1).sentence != m.sentence) return;
    const std::string& before = low_[m.first_token - 1];
    const bool body = m.type == MentionType::organization || (m.type == MentionType::location && !f.country.empty() && low_[m.first_token].starts_with("united"));
    static constexpr std::string_view kSides[] = {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern", "upper", "lower"};
    const bool side = m.type == MentionType::location && std::find(std::begin(kSides), std::end(kSides), before) != std::end(kSides);
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
      // A longer tagged name that only contains this one wins: "Jordan Henderson", "Bank of China".
      const Name* tagged = name_of_[i];
      const bool country_like = known.kind != KnownKind::organization && known.kind != KnownKind::person;
      if (tagged && (tagged->first < i || tagged->last > last)) {
        const bool name_like = tagged->type == NameType::person || tagged->type == NameType::event || tagged->type == NameType::other;
        if (country_like && name_like && !(known.kind == KnownKind::country && tagged->type == NameType::person && tagged->score < .5f)) continue;
        if (!country_like && tagged->last - tagged->first > m.length + 1) continue;
      }
      // a lower-case agent word is no name; a one-word organisation needs a name's look
      if (m.length == 1 && known.kind == KnownKind::organization && token(i).upos != Upos::PROPN && !tagged && low_[i] == words_[i]) continue;
      MentionType type = MentionType::location;
      if (known.kind == KnownKind::adjective || known.kind == KnownKind::inhabitants) type = MentionType::nationality;
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
        const bool before_noun = (d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_unmarked) && token(f.mention.head).head != kNone && token(f.mention.head).head >= last;
        if (known.kind == KnownKind::adjective && words_[i].find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos && words_[i].size() <= 4) f.mention.type = MentionType::location;  // U.S., UK
        if (known.kind == KnownKind::adjective && !before_noun && token(f.mention.head).upos == Upos::PROPN && lexicon_.names().all(words_, i, m.length).size() > 1) f.mention.type = MentionType::location;
      }
      // "Syrians" are people, "Syrian" is the adjective
      if (f.mention.type == MentionType::nationality && (token(f.mention.head).xpos == "NNPS" || token(f.mention.head).xpos == "NNS")) f.mention.type = MentionType::group;
      take(i, last);
      if (known.kind == KnownKind::person) add_person(std::move(f));
      else out_.push_back(std::move(f));
      i = last - 1;
    }
  }

  // ---- names of the network -----------------------------------------------------------------------------------
  void tagged_names(const Sentence& s) {
    for (const Name& n : a_.names) {
      if (n.first < s.first_token) continue;
      if (n.first >= s.last_token) break;
      if (n.type == NameType::role || n.type == NameType::event || n.type == NameType::other || !free(n.first, n.last)) {
        if (n.type == NameType::organization && !free(n.first, n.last)) organization_around(n);
        continue;
      }
      MentionFacts f = make(n.first, n.last, mention_type(n.type));
      f.because = "name tagger " + std::to_string(n.score).substr(0, 4);
      if (n.type == NameType::person) {
        bool only_title = true;  // "Prime Minister" alone is no person's name
        for (Index t = n.first; t < n.last; ++t) only_title &= lexicon_.agent(low_[t]) != nullptr || (agent_ending(n.last, n.first).second == n.last - n.first);
        if (only_title) continue;
        take(n.first, n.last);
        add_person(std::move(f));
        continue;
      }
      if (n.type == NameType::organization || n.type == NameType::group) describe_by_words(f);
      take(n.first, n.last);
      out_.push_back(std::move(f));
    }
  }

  /// "Iraqi Security Forces": the tagged organisation around an adjective that was found first.
  void organization_around(const Name& n) {
    for (const MentionFacts& f : out_) {
      if (f.mention.first_token < n.last && n.first < f.mention.last_token && (f.mention.type != MentionType::nationality && f.mention.type != MentionType::location)) return;
    }
    MentionFacts f = make(n.first, n.last, MentionType::organization);
    if (n.last - n.first < 2) return;
    f.because = "name tagger " + std::to_string(n.score).substr(0, 4);
    describe_by_words(f);
    take(n.first, n.last);
    out_.push_back(std::move(f));
  }

  /// Country and sectors from the words of an organisation's own name: "Syrian Arab Army", "Ministry of Defence of Iraq".
  void describe_by_words(MentionFacts& f) const {
    for (Index end = f.core_last; end > f.core_first; --end) {
      if (const auto [agent, length] = agent_ending(end, f.core_first); agent && !agent->sectors.empty()) {
        f.sectors = agent->sectors;
        f.because += ", " + agent->origin;
        break;
      }
    }
    for (const MentionFacts& inner : out_) {
      if (f.mention.span.contains(inner.mention.span) && !inner.country.empty()) f.country = inner.country;
    }
    if (f.country.empty()) modifiers_country(f.mention.head, f);
  }

  // ---- persons ------------------------------------------------------------------------------------------------
  /// Agent phrase that ends before token `end` and does not begin before `floor`; longest first.
  std::pair<const AgentNoun*, Index> agent_ending(Index end, Index floor) const {
    for (std::size_t n = std::min<std::size_t>(kLongestAgent, end - floor); n > 0; --n) {
      std::string phrase;
      for (std::size_t k = n; k > 1; --k) phrase += low_[end - k] + " ";
      if (const AgentNoun* agent = lexicon_.agent(phrase + low_[end - 1])) return {agent, static_cast<Index>(n)};
      if (const AgentNoun* agent = lexicon_.agent(phrase + to_lower(token(end - 1).lemma))) return {agent, static_cast<Index>(n)};
    }
    return {nullptr, 0};
  }

  /// Title before the name, or in apposition to it, into sectors, country and title; then the mention itself and its bare core.
  void add_person(MentionFacts core) {
    const Index head = core.mention.head;
    Index first = core.core_first;
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
      title_words(first, core.core_first, whole);
      if (!whole.title.empty() || !whole.country.empty()) {
        whole.because = core.because + (whole.title.empty() ? "" : ", title '" + whole.title + "'");
        apposition(head, whole);
        out_.push_back(std::move(whole));
        out_.push_back(std::move(core));
        return;
      }
    }
    apposition(head, core);
    out_.push_back(std::move(core));
  }

  void title_words(Index first, Index last, MentionFacts& f) const {
    for (Index end = last; end > first;) {
      const auto [agent, length] = agent_ending(end, first);
      if (!agent) {
        f.former |= low_[end - 1] == "former" || low_[end - 1] == "ex" || low_[end - 1] == "late" || low_[end - 1] == "ousted" || low_[end - 1] == "deposed";
        --end;
        continue;
      }
      if (f.title.empty()) {
        for (Index t = end - length; t < end; ++t) f.title += (f.title.empty() ? "" : " ") + low_[t];
      }
      for (const std::string& s : agent->sectors) {
        if (f.sectors.empty() || length > 1) f.sectors.push_back(s);
      }
      end -= length;
    }
    for (const MentionFacts& m : out_) {
      if (m.mention.first_token < first || m.mention.last_token > last) continue;
      if (!m.country.empty() && f.country.empty()) f.country = m.country;
      if (!m.code.empty()) f.code = m.code;
    }
  }

  /// "Ali Mamlouk, head of the National Security Bureau": the apposition's words count for the name.
  void apposition(Index head, MentionFacts& f) const {
    for (const Index c : tree_.children(head)) {
      if (token(c).deprel != Deprel::appos && token(c).deprel != Deprel::nmod_desc) continue;
      if (c >= f.mention.first_token && c < f.mention.last_token) continue;
      nominal_facts(c, f);
    }
    const Index up = token(head).head;
    if (up != kNone && (token(head).deprel == Deprel::appos) && token(up).upos != Upos::VERB) nominal_facts(up, f);
  }

  /// Adds what the noun phrase headed by `head` says: agent phrase, country, body it belongs to.
  void nominal_facts(Index head, MentionFacts& f) const {
    const Index floor = a_.sentences[token(head).sentence].first_token;
    const auto [agent, length] = agent_ending(head + 1, floor);
    if (agent) {
      if (f.title.empty()) {
        for (Index t = head + 1 - length; t <= head; ++t) f.title += (f.title.empty() ? "" : " ") + low_[t];
      }
      f.sectors.insert(f.sectors.end(), agent->sectors.begin(), agent->sectors.end());
      if (f.because.find(agent->origin) == std::string::npos) f.because += (f.because.empty() ? "" : ", ") + agent->origin;
    }
    for (const Index c : tree_.children(head)) {
      const Deprel d = base(token(c).deprel);
      if (d == Deprel::amod && (low_[c] == "former" || low_[c] == "ex" || low_[c] == "ousted" || low_[c] == "deposed")) f.former = true;
      if ((d == Deprel::compound || d == Deprel::amod) && c + 1 <= head && f.sectors.empty()) {
        if (const AgentNoun* m = lexicon_.agent(to_lower(token(c).lemma)); m && !m->sectors.empty()) {
          f.sectors = m->sectors;
          f.because += ", " + m->origin;
        }
      }
    }
    modifiers_country(head, f);
  }

  /// Country or body from the modifiers of a noun: adjective, compound, possessor, of/in/from/for phrase, "-based".
  void modifiers_country(Index head, MentionFacts& f) const {
    for (const Index c : tree_.children(head)) {
      const Deprel d = token(c).deprel;
      const bool before = d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_poss || d == Deprel::nmod_unmarked || d == Deprel::nmod_desc || (d == Deprel::flat && c < head);
      bool after = false;
      if (d == Deprel::nmod) {
        const Index mark = tree_.child(c, Deprel::case_);
        after = mark != kNone && (low_[mark] == "of" || low_[mark] == "in" || low_[mark] == "from" || low_[mark] == "for" || low_[mark] == "at");
      }
      if (!before && !after) continue;
      for (const MentionFacts& m : out_) {
        const bool here = m.mention.head == c || (before && m.mention.first_token >= tree_.leftmost(c) && m.mention.last_token <= c + 1 && token(c).deprel != Deprel::nmod_poss);
        if (!here || m.mention.type == MentionType::pronoun) continue;
        if (f.country.empty() && !m.country.empty()) f.country = m.country;
        if (f.code.empty() && !m.code.empty() && (m.mention.type == MentionType::organization)) f.code = m.code;
        else if (f.sectors.empty() && !m.sectors.empty() && m.mention.type != MentionType::person) f.sectors = m.sectors;
      }
      if (after && f.country.empty() && f.code.empty() && c != head && token(c).upos == Upos::NOUN) {
        // "head of the National Security Bureau", "spokesman for the defence ministry": one step down
        MentionFacts inner;
        const auto [agent, length] = agent_ending(c + 1, a_.sentences[token(c).sentence].first_token);
        if (agent && f.sectors.empty()) f.sectors = agent->sectors;
        (void)length;
        for (const Index cc : tree_.children(c)) {
          for (const MentionFacts& m : out_) {
            if (m.mention.head == cc && f.country.empty() && !m.country.empty()) f.country = m.country;
          }
        }
      }
    }
  }

  // ---- nominals -----------------------------------------------------------------------------------------------
  void nominals(const Sentence& s) {
    for (Index i = s.first_token; i < s.last_token; ++i) {
      const Token& t = token(i);
      if (taken_[i] || (t.upos != Upos::NOUN && t.upos != Upos::PROPN)) continue;
      const Deprel d = t.deprel;
      if (d == Deprel::nmod_desc || d == Deprel::flat || d == Deprel::fixed) continue;  // part of a larger phrase
      const auto [agent, length] = agent_ending(i + 1, s.first_token);
      if (!agent) continue;
      if (d == Deprel::compound) {
        // "rebel positions", "police station": the actor is the modifier, unless the phrase names an actor of its own ("rebel leader")
        const Index h = t.head;
        if (agent->sectors.empty() || h == kNone || agent_ending(h + 1, s.first_token).first || h <= i) continue;
      }
      Index first = i + 1 - length;
      for (const Index c : tree_.children(i)) {
        const Deprel r = base(token(c).deprel);
        const bool modifier = r == Deprel::det || r == Deprel::amod || r == Deprel::compound || r == Deprel::nummod || token(c).deprel == Deprel::nmod_poss || token(c).deprel == Deprel::nmod_unmarked;
        if (c < i && modifier) first = std::min(first, tree_.leftmost(c));
      }
      while (first > s.first_token && first < i && token(first).upos == Upos::PUNCT && token(first).form != "-") ++first;
      // "the government", "security forces" are bodies; "protesters", "residents" are people
      static constexpr std::string_view kBodies[] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "IGO", "MED", "BUS"};
      const bool body = agent->group && !agent->sectors.empty() && std::find(std::begin(kBodies), std::end(kBodies), agent->sectors.front()) != std::end(kBodies);
      const bool several = agent->group || t.xpos == "NNS" || t.xpos == "NNPS";
      MentionFacts f = make(first, i + 1, agent->place ? MentionType::location : body ? MentionType::organization : several ? MentionType::group : MentionType::role);
      f.mention.head = i;
      f.mention.nominal = true;
      f.core_first = i + 1 - length;
      f.plural = t.xpos == "NNS" || t.xpos == "NNPS";
      f.definite = low_[first] == "the" || low_[first] == "this" || low_[first] == "that" || low_[first] == "both" || low_[first] == "these" || low_[first] == "those" ||
                   tree_.child(i, Deprel::nmod_poss) != kNone;
      nominal_facts(i, f);
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

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const ActorLexicon& lexicon_;
  std::vector<std::string_view> words_;
  std::vector<std::string> low_;
  std::vector<bool> taken_;
  std::vector<const Name*> name_of_;
  std::vector<MentionFacts> out_;
};

}  // namespace

std::vector<MentionFacts> find_mentions(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon) {
  return Finder(article, analysis, tree, lexicon).run();
}

}  // namespace dragoman
