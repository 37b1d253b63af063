// Second half of the actor stage: mentions joined to entities, and the entities' codes.
//
// One pass from left to right, each mention linked to the best earlier entity or opening a new one (a rule-based sieve in the order of
// precision: same lexicon entry, same name, surname, title, pronoun; Lee et al. 2013).
#include "dragoman/actors/find_actors.h"

#include <algorithm>
#include <map>
#include <optional>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/actors/mention_finder.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

struct EntityState {
  std::string key;                  ///< lexicon identity or lower-cased name
  std::vector<std::string> titles;  ///< agent phrases used of it
  std::string surname;
  bool plural = false, human = false, body = false, former = false;
  Index last_mention = 0, last_sentence = 0;
  bool last_subject = false;
};

class Resolver {
 public:
  Resolver(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon, std::vector<MentionFacts> facts)
      : article_(article), a_(analysis), tree_(tree), lexicon_(lexicon), facts_(std::move(facts)) {}

  Actors run() {
    find_context_country();
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      MentionFacts& f = facts_[i];
      const Index entity = f.outer != kNone ? out_.mentions[f.outer].entity : link(f);
      f.mention.entity = entity;
      f.mention.because = f.because;
      if (f.mention.members.empty() == false && entity == kNone) f.mention.entity = f.mention.members.front();
      if (f.mention.entity != kNone) note(f, static_cast<Index>(i));
      out_.mentions.push_back(f.mention);
    }
    drop_unlinked();
    finish_codes();
    return std::move(out_);
  }

 private:
  std::string text(Index first, Index last) const {
    return std::string(slice(article_.text, {a_.tokens[first].span.begin, a_.tokens[last - 1].span.end}));
  }

  /// The country most spoken of: it is the one of "the police", "parliament", "protesters" without a country of their own.
  void find_context_country() {
    std::map<std::string, int> counts;
    int total = 0;
    for (const MentionFacts& f : facts_) {
      if (f.country.empty() || f.mention.type == MentionType::organization || f.mention.type == MentionType::role) continue;
      const int weight = f.mention.sentence == 0 ? 3 : 1;
      counts[f.country] += weight;
      total += weight;
    }
    int best = 0;
    for (const auto& [country, n] : counts) {
      if (n > best) best = n, context_country_ = country;
    }
    if (best * 2 < total) context_country_.clear();
  }

  Index open(const MentionFacts& f, std::string key, std::string name, MentionType type) {
    Entity e;
    e.name = std::move(name);
    e.type = type;
    out_.entities.push_back(std::move(e));
    EntityState s;
    s.key = std::move(key);
    s.human = type == MentionType::person || type == MentionType::role;
    s.body = type == MentionType::organization || type == MentionType::location || type == MentionType::nationality;
    s.plural = f.plural || type == MentionType::group;
    states_.push_back(std::move(s));
    return static_cast<Index>(states_.size() - 1);
  }

  std::optional<Index> by_key(const std::string& key) const {
    for (std::size_t e = states_.size(); e-- > 0;) {
      if (states_[e].key == key) return static_cast<Index>(e);
    }
    return std::nullopt;
  }

  Index link(MentionFacts& f) {
    if (!f.known.empty()) {
      const KnownKind kind = lexicon_.actor(f.known.front()).kind;
      if (kind != KnownKind::organization && kind != KnownKind::person) return link_country(f);
    }
    if (f.mention.nominal && f.mention.type == MentionType::location) return link_place_noun(f);
    switch (f.mention.type) {
      case MentionType::location:
      case MentionType::nationality: return link_country(f);
      case MentionType::organization: return f.title.empty() || !f.known.empty() || a_.tokens[f.mention.head].upos == Upos::PROPN ? link_body(f) : link_nominal(f);
      case MentionType::person: return link_person(f);
      case MentionType::role: return link_nominal(f);
      case MentionType::group: return link_nominal(f);
      case MentionType::pronoun: return link_pronoun(f);
      default: return kNone;
    }
  }

  /// "the border crossing", "a camp in Iraq": a place of its own, which acts for nobody but lies in a country.
  Index link_place_noun(MentionFacts& f) {
    const std::string words = text(f.mention.first_token, f.mention.last_token);
    const std::string key = "W:" + to_lower(words);
    if (f.definite) {
      if (const auto e = by_key(key)) return *e;
    }
    const Index e = open(f, key, words, MentionType::location);
    return set_code(e, f.country, {}, "", f.because), e;
  }

  Index link_country(MentionFacts& f) {
    const std::string words = text(f.core_first, f.core_last);
    if (f.country.empty() || (f.mention.type == MentionType::location && f.known.empty())) {
      const std::string key = "L:" + words;
      if (const auto e = by_key(key)) return *e;
      return open(f, key, words, f.mention.type);
    }
    if (f.capital) {
      // a capital that acts is its government; one that is merely somewhere is a place
      const Token& head = a_.tokens[f.mention.head];
      const bool has_case = tree_.child(f.mention.head, Deprel::case_) != kNone && head.deprel != Deprel::nmod_poss;
      const Deprel d = base(head.deprel);
      const bool acts = !has_case && (d == Deprel::nsubj || d == Deprel::obj || d == Deprel::iobj || head.deprel == Deprel::nmod_poss || head.deprel == Deprel::obl_agent || (d == Deprel::conj) || head.deprel == Deprel::compound);
      const bool addressed = has_case && (head.deprel == Deprel::obl || head.deprel == Deprel::nmod) &&
                             [&] {
                               const std::string mark = to_lower(a_.tokens[tree_.child(f.mention.head, Deprel::case_)].form);
                               return mark == "with" || mark == "by" || mark == "against" || mark == "between" || mark == "from";
                             }();
      if (!acts && !addressed) {
        const std::string key = "L:" + words;
        if (const auto e = by_key(key)) return *e;
        // as the goal of a visit or the scene of an act it stands for its country, never for the government
        const Index e = open(f, key, words, MentionType::location);
        return set_code(e, f.country, {}, "", f.because), e;
      }
      f.sectors = {"GOV"};
      f.because += ", capital for its government";
      const std::string key = "G:" + f.country;
      if (const auto e = by_key(key)) return *e;
      const Index e = open(f, key, words, MentionType::organization);
      return set_code(e, f.country, {"GOV"}, "", f.because), e;
    }
    const std::string key = "C:" + f.country;
    if (const auto e = by_key(key)) return *e;
    const Index e = open(f, key, lexicon_.country_name(f.country), MentionType::location);
    return set_code(e, f.country, {}, "", f.because), e;
  }

  Index link_body(MentionFacts& f) {
    const std::string words = text(f.core_first, f.core_last);
    std::string key = f.known.empty() ? "O:" + to_lower(words) : "K:" + lexicon_.actor(f.known.front()).name;
    if (f.known.empty()) {
      // a shorter form of a body named before ("the Directorate"), or its acronym in brackets
      for (std::size_t e = states_.size(); e-- > 0;) {
        if (out_.entities[e].type != MentionType::organization) continue;
        if (acronym_of(words, out_.entities[e].name)) return static_cast<Index>(e);
      }
    }
    if (const auto e = by_key(key)) return *e;
    const Index e = open(f, std::move(key), f.known.empty() ? words : lexicon_.actor(f.known.front()).name, MentionType::organization);
    set_code(e, f.country, f.sectors, f.code, f.because);
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
    const std::string surname = to_lower(a_.tokens[f.core_last - 1].form);
    const std::string key = f.known.empty() ? "P:" + to_lower(words) : "K:" + lexicon_.actor(f.known.front()).name;
    std::optional<Index> found = by_key(key);
    if (!found && f.core_last - f.core_first == 1) {
      for (std::size_t e = states_.size(); e-- > 0 && !found;) {
        if (!states_[e].human || out_.entities[e].type != MentionType::person) continue;
        if (states_[e].surname == surname || to_lower(out_.entities[e].name).starts_with(surname + " ")) found = static_cast<Index>(e);
      }
    }
    if (!found && f.core_last - f.core_first > 1) {
      for (std::size_t e = 0; e < states_.size() && !found; ++e) {  // surname first, full name later
        if (out_.entities[e].type == MentionType::person && states_[e].key == "P:" + surname) found = static_cast<Index>(e);
      }
      if (found) states_[*found].key = key, out_.entities[*found].name = words;
    }
    const Index e = found ? *found : open(f, key, f.known.empty() ? words : lexicon_.actor(f.known.front()).name, MentionType::person);
    if (!found) states_[e].surname = surname;
    if (!f.title.empty()) states_[e].titles.push_back(f.title);
    if (out_.entities[e].code.empty() || (!f.sectors.empty() && out_.entities[e].sectors.empty())) person_code(e, f);
    return e;
  }

  /// From the title where there is one; else from the offices the lexicon knows, at the article's date.
  void person_code(Index e, const MentionFacts& f) {
    std::string country = f.country;
    std::vector<std::string> sectors = f.sectors;
    if (f.former) sectors = {"ELI"};
    std::string because = f.because;
    if (!f.known.empty()) {
      const KnownActor* best = nullptr;
      bool current = false;
      const std::string date = article_.published.substr(0, 10);
      for (const std::uint32_t value : f.known) {
        const KnownActor& k = lexicon_.actor(value);
        if (k.kind != KnownKind::person) continue;
        const bool started = k.from.empty() || date.empty() || k.from <= date;
        const bool ended = !k.to.empty() && !date.empty() && k.to < date.substr(0, k.to.size());
        if (!best || (started && !ended && !current) || (started == !ended && k.from > best->from && !current)) best = &k, current = started && !ended;
      }
      if (best) {
        if (country.empty()) country = best->country;
        if (sectors.empty()) {
          const bool past = !best->to.empty() && !date.empty() && best->to < date.substr(0, best->to.size());
          sectors = past ? std::vector<std::string>{"ELI"} : best->sectors;
        }
        because += ", " + best->origin + " (" + best->detail + ")";
      }
    }
    if (country.empty() && !sectors.empty()) country = context_country_, because += ", country by context";
    if (!country.empty() || !sectors.empty() || !f.code.empty()) set_code(e, country, sectors, sectors.empty() || country.empty() ? f.code : "", because);
  }

  void set_code(Index e, const std::string& country, std::vector<std::string> sectors, const std::string& code, const std::string& because) {
    Entity& entity = out_.entities[e];
    std::vector<std::string> unique;
    for (std::string& s : sectors) {
      if (std::find(unique.begin(), unique.end(), s) == unique.end()) unique.push_back(std::move(s));
    }
    entity.country = country;
    entity.sectors = std::move(unique);
    entity.code = code.empty() ? compose_code(country, entity.sectors) : code;
    entity.because = because;
  }

  // ---- nominals -------------------------------------------------------------------------------------------------
  Index link_nominal(MentionFacts& f) {
    const std::string head = to_lower(a_.tokens[f.mention.head].lemma);
    if (f.plural && several(f)) return kNone;
    if (f.definite && !f.plural) {
      // "the minister" after "Defence Minister Amir Hatami"; "the delegation" after "the Syrian delegation"
      for (std::size_t e = states_.size(); e-- > 0;) {
        const EntityState& s = states_[e];
        if (!f.country.empty() && !out_.entities[e].country.empty() && out_.entities[e].country != f.country) continue;
        for (const std::string& title : s.titles) {
          const bool same = title == head || (title.size() > head.size() && title.ends_with(head) && title[title.size() - head.size() - 1] == ' ') || title == f.title;
          if (same && (f.title == head || title == f.title || f.title.empty())) return static_cast<Index>(e);
        }
      }
    }
    const std::string words = text(f.mention.first_token, f.mention.last_token);
    std::string key = "N:" + to_lower(words);
    if (f.definite || f.plural) {
      if (const auto e = by_key(key)) return *e;
    }
    const Index e = open(f, key, words, f.mention.type);
    if (!f.title.empty()) states_[e].titles.push_back(f.title);
    states_[e].human = !f.plural && f.mention.type == MentionType::role;
    std::string country = f.country, because = f.because;
    std::vector<std::string> sectors = f.sectors;
    if (f.former) sectors = {"ELI"};
    if (country.empty() && f.code.empty() && !sectors.empty()) {
      const bool local = sectors.front() != "IGO" && sectors.front() != "NGO" && sectors.front() != "PKO" && sectors.front() != "BUS";
      if (local && !context_country_.empty()) country = context_country_, because += ", country by context";
    }
    if (!f.code.empty()) set_code(e, country, sectors, f.code, because);
    else set_code(e, country, sectors, "", because);
    return e;
  }

  /// "the two countries", "both sides", "the three leaders": the entities last named that fit.
  bool several(MentionFacts& f) {
    const std::string head = to_lower(a_.tokens[f.mention.head].lemma);
    const bool countries = head == "country" || head == "nation" || head == "side" || head == "government" || head == "neighbour" || head == "neighbor" || head == "party" || head == "power" || head == "state" || head == "ally" || head == "rival" || head == "capital";
    const bool people = head == "leader" || head == "minister" || head == "president" || head == "official" || head == "man";
    std::size_t count = 0;
    for (Index t = f.mention.first_token; t < f.mention.last_token; ++t) {
      const std::string w = to_lower(a_.tokens[t].form);
      if (w == "two" || w == "both" || w == "2") count = 2;
      else if (w == "three") count = 3;
      else if (w == "four") count = 4;
    }
    if (count == 0 || (!countries && !people)) return false;
    std::vector<Index> members;
    for (std::size_t i = out_.mentions.size(); i-- > 0 && members.size() < count;) {
      const Mention& m = out_.mentions[i];
      if (m.entity == kNone || m.sentence + 4 < f.mention.sentence) continue;
      const Entity& e = out_.entities[m.entity];
      const bool fits = people ? states_[m.entity].human && e.type == MentionType::person : !e.country.empty() && states_[m.entity].key.starts_with("C:");
      if (fits && std::find(members.begin(), members.end(), m.entity) == members.end()) members.push_back(m.entity);
    }
    if (members.size() != count) return false;
    std::reverse(members.begin(), members.end());
    f.mention.members = std::move(members);
    f.because = "the " + std::to_string(count) + " named last";
    return true;
  }

  // ---- pronouns -------------------------------------------------------------------------------------------------
  Index link_pronoun(MentionFacts& f) {
    const std::string w = to_lower(a_.tokens[f.mention.head].form);
    const bool human = w == "he" || w == "she" || w == "him" || w == "her" || w == "his" || w == "hers" || w == "himself" || w == "herself";
    const bool many = w == "they" || w == "them" || w == "their" || w == "theirs" || w == "themselves";
    const bool thing = w == "it" || w == "its" || w == "itself";
    if (!human && !many && !thing) return kNone;  // I, we, you: after attribution
    Index best = kNone;
    double best_score = -1e9;
    const Index here = f.mention.sentence;
    for (std::size_t e = 0; e < states_.size(); ++e) {
      const EntityState& s = states_[e];
      if (s.last_sentence + (human ? 4 : 2) < here) continue;
      if (human && !(s.human && !s.plural)) continue;
      if (many && !(s.plural || s.body)) continue;
      if (thing && (s.human || s.plural)) continue;
      if (out_.entities[e].type == MentionType::location && !states_[e].key.starts_with("C:")) continue;  // places are not spoken of as actors
      double score = -1.5 * (here - s.last_sentence) + (s.last_subject ? 1.2 : 0) - .05 * static_cast<double>(out_.mentions.size() - s.last_mention);
      if (human && out_.entities[e].type == MentionType::person) score += 1;
      if (many && s.plural) score += 1;
      // an object of the same verb is not what its subject pronoun means
      const Mention& last = out_.mentions[s.last_mention];
      if (last.sentence == here && last.head != kNone && a_.tokens[last.head].head == a_.tokens[f.mention.head].head && a_.tokens[last.head].head != kNone && w != "his" && w != "her" && w != "its" && w != "their") score -= 4;
      if (score > best_score) best_score = score, best = static_cast<Index>(e);
    }
    if (best != kNone) f.because = "pronoun, nearest fitting subject";
    return best;
  }

  void note(const MentionFacts& f, Index mention) {
    EntityState& s = states_[f.mention.entity];
    s.last_mention = mention;
    s.last_sentence = f.mention.sentence;
    s.last_subject = base(a_.tokens[f.mention.head].deprel) == Deprel::nsubj;
  }

  /// First- and second-person pronouns stay as mentions without entity until attribution; everything else without one goes.
  void drop_unlinked() {
    std::vector<Mention> kept;
    for (Mention& m : out_.mentions) {
      if (m.entity != kNone || m.type == MentionType::pronoun) kept.push_back(std::move(m));
    }
    out_.mentions = std::move(kept);
  }

  void finish_codes() {
    for (std::size_t e = 0; e < out_.entities.size(); ++e) {
      Entity& entity = out_.entities[e];
      if (entity.code.empty()) entity.code = compose_code(entity.country, entity.sectors);
    }
  }

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const ActorLexicon& lexicon_;
  std::vector<MentionFacts> facts_;
  std::vector<EntityState> states_;
  std::string context_country_;
  Actors out_;
};

}  // namespace

Actors find_actors(const Article& article, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon) {
  return Resolver(article, analysis, tree, lexicon, find_mentions(article, analysis, tree, lexicon)).run();
}

void resolve_quoted_pronouns(const Analysis& analysis, const Tree&, const std::vector<Attribution>& attributions, Actors& actors) {
  for (Mention& m : actors.mentions) {
    if (m.type != MentionType::pronoun || m.entity != kNone) continue;
    const std::string w = to_lower(analysis.tokens[m.head].form);
    const bool first = w == "i" || w == "we" || w == "me" || w == "us" || w == "my" || w == "our" || w == "ours" || w == "ourselves" || w == "myself";
    const bool second = w == "you" || w == "your" || w == "yours" || w == "yourself" || w == "yourselves";
    if (!first && !second) continue;
    const Attribution* innermost = nullptr;
    for (const Attribution& a : attributions) {
      if (a.kind != AttributionKind::quote && a.kind != AttributionKind::mixed) continue;
      for (const ByteSpan s : a.content) {
        if (s.contains(m.span) && (!innermost || a.content.size() <= innermost->content.size())) innermost = &a;
      }
    }
    if (!innermost) continue;
    m.entity = first ? innermost->speaker : innermost->addressee;
    if (m.entity != kNone) m.because = first ? "speaker of the quotation" : "addressee of the quotation";
  }
  std::vector<Mention> kept;
  for (Mention& m : actors.mentions) {
    if (m.entity != kNone) kept.push_back(std::move(m));
  }
  actors.mentions = std::move(kept);
}

}  // namespace dragoman
