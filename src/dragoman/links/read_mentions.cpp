#include "dragoman/links/read_mentions.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "dragoman/links/accounts.h"
#include "dragoman/links/denials.h"
#include "dragoman/links/mention_day.h"
#include "dragoman/links/same_event.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// Hashes of the stems of a text's words, sorted; of proper names only what has a capital or figure.
std::vector<std::uint32_t> stems(std::string_view text, bool capitals_only) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && letter_or_digit(text[at])) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    if (at == begin) ++at;
    if (word.size() < 2) continue;
    const bool small = word[0] >= 'a' && word[0] <= 'z';
    if (capitals_only && small) continue;
    out.push_back(term_hash(word_stem(to_lower(word))));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<MentionFigure> figure_kind(const std::string& kind) {
  static constexpr const char* kNames[] = {"killed", "injured", "arrested", "displaced", "present", "amount"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kind == kNames[i]) return static_cast<MentionFigure>(i);
  }
  return std::nullopt;
}

bool covers(const std::vector<CodePointSpan>& spans, CodePointSpan inner) {
  return std::any_of(spans.begin(), spans.end(), [&](CodePointSpan s) { return s.begin <= inner.begin && inner.end <= s.end; });
}

class Reader {
 public:
  Reader(const ParsedRecord& record, const MentionContext& article, const EventKnowledge& knowledge)
      : record_(record),
        article_(article),
        counts_(knowledge.words),
        acts_(knowledge.acts),
        offsets_(record.text),
        accounts_(record, offsets_, article, knowledge.reactions) {
    for (const ParsedEvent& e : record.events) {
      if (!e.mirror_of.empty()) mirrored_.insert(e.mirror_of);
    }
    usual_country_ = usual_country();
  }

  ArticleMentions read() {
    ArticleMentions out;
    for (const ParsedEvent& e : record_.events) {
      if (e.mirror_of.empty() && mention_number(e.id) >= 0) out.events.push_back(event(e));
    }
    for (const auto& [id, a] : record_.attributions) {
      if (carries_event(id, a)) continue;
      if (a.veracity == "denying") add_denial(id, a, out);
      else if (a.veracity != "distancing") add_said(id, a, out);
    }
    return out;
  }

 private:
  MentionActor actor(const ParsedParticipant& p) const {
    MentionActor out{.code = p.code};
    const auto it = record_.entities.find(p.entity);
    if (it == record_.entities.end()) return out;
    const ParsedEntity& e = it->second;
    out.name = e.name;
    if (out.code.empty()) out.code = e.code;
    out.country = e.country;
    out.person = e.type == "person";
    out.single = out.person || e.type == "role";
    out.place = e.type == "location" && e.code.empty();
    out.proper = e.type != "group" && e.type != "role" && e.type != "pronoun";
    out.words = stems(e.name, out.proper);
    if (out.words.empty()) out.proper = false;
    out.guessed = !out.proper && (e.because.find("country by ") != std::string::npos || e.because.find("country of ") != std::string::npos);
    return out;
  }

  /// Whoever speaks and was found to be no actor: "the confederation Sumak".
  static MentionActor described(const std::string& name) {
    MentionActor out{.name = name, .words = stems(std::string_view(name).substr(std::min<std::size_t>(name.size(), 1)), true)};
    out.proper = !out.words.empty();
    return out;
  }

  static bool wide(const std::string& feature) {
    return feature.starts_with("PCL") || feature.starts_with("ADM1") || feature == "region" || feature == "province" || feature == "area";
  }

  MentionPlace place(const ParsedPlace& p, bool nearby) const {
    return {.name = p.name,
            .geonames = p.geonames,
            .lat = p.lat,
            .lon = p.lon,
            .country = p.country,
            .located = p.located,
            .wide = wide(p.feature),
            .nearby = nearby};
  }

  std::optional<MentionPlace> place_of(const ParsedEvent& e) const {
    if (const auto it = record_.places.find(e.place); it != record_.places.end()) return place(it->second, false);
    if (e.sentence < 0 || static_cast<std::size_t>(e.sentence) >= record_.sentences.size()) return std::nullopt;
    const CodePointSpan s = record_.sentences[static_cast<std::size_t>(e.sentence)];
    const ParsedPlace* best = nullptr;
    for (const auto& [id, p] : record_.places) {
      if (p.span.begin < s.begin || p.span.end > s.end || p.feature.starts_with("PCL")) continue;
      if (!best || (wide(best->feature) && !wide(p.feature))) best = &p;
    }
    return best ? std::optional(place(*best, true)) : std::nullopt;
  }

  /// The country of most of the article's entities: whose police "the police" are where nothing nearer says it.
  std::string usual_country() const {
    std::map<std::string, int> votes;
    for (const ParsedMention& x : record_.mentions) {
      const auto it = record_.entities.find(x.entity);
      if (it != record_.entities.end() && !it->second.country.empty()) ++votes[it->second.country];
    }
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::string() : best->first;
  }

  std::string country_of(const EventMention& m) const {
    if (m.place && !m.place->country.empty()) return m.place->country;
    for (const auto* list : {&m.source, &m.target}) {
      for (const MentionActor& a : *list) {
        if (!a.country.empty()) return a.country;
      }
    }
    return usual_country_;
  }

  /// "A attacked, B said" is coded as B's accusation, by the verb of saying and the verb it has for its content. It tells of the attack.
  const ParsedAttribution* telling(const ParsedEvent& e) const {
    if (!e.cameo.starts_with("112") || e.trigger.size() < 2) return nullptr;
    for (const auto& [id, a] : record_.attributions) {
      const auto is_cue = [&](CodePointSpan t) {
        return std::any_of(a.cue.begin(), a.cue.end(), [&](CodePointSpan c) { return c.begin < t.end && t.begin < c.end; });
      };
      if (std::any_of(e.trigger.begin(), e.trigger.end(), is_cue) &&
          std::any_of(e.trigger.begin(), e.trigger.end(), [&](CodePointSpan t) { return !is_cue(t) && covers(a.content, t); })) {
        return &a;
      }
    }
    return nullptr;
  }

  /// The attribution whose cue is the accusation: what it holds is the charge.
  const ParsedAttribution* charge_by(const ParsedEvent& accusation) const {
    for (const auto& [id, said] : record_.attributions) {
      if (!said.content.empty() && std::any_of(said.cue.begin(), said.cue.end(),
                                               [&](CodePointSpan c) { return c.begin < accusation.trigger[0].end && accusation.trigger[0].begin < c.end; }))
        return &said;
    }
    return nullptr;
  }

  /// "Of poisoning a spy": the act a charge begins with; empty for "of corruption".
  std::string charged_act(const ParsedAttribution& charge) const {
    constexpr std::size_t kShort = 3;  // "of", "its"
    std::string first;
    for (const CodePointSpan c : charge.content) {
      for_each_word(c, [&](const std::string& word, CodePointSpan span) {
        if (first.empty() && word.size() > kShort && !of_actor(span)) first = word;
      });
    }
    return acts_.code(first).empty() ? std::string() : first;
  }

  std::string words_inside(const std::vector<CodePointSpan>& spans, const ParsedAttribution& a) const {
    std::string out;
    for (const CodePointSpan s : spans) {
      if (covers(a.content, s)) out += (out.empty() ? "" : " ") + accounts_.words({s});
    }
    return out;
  }

  std::string_view first_act(const std::string& words) const {
    for (const std::string& word : split_trimmed(words, ' ')) {
      if (const std::string_view code = acts_.code(word); !code.empty()) return code;
    }
    return {};
  }

  EventMention event(const ParsedEvent& e) const {
    EventMention m{.number = article_.number,
                   .event = mention_number(e.id),
                   .sentence = e.sentence,
                   .cameo = e.cameo,
                   .plover = e.plover,
                   .trigger = accounts_.words(e.trigger)};
    m.story = article_.story;
    m.confidence = e.confidence;
    m.mutual = mirrored_.contains(e.id);
    for (const ParsedParticipant& p : e.source) m.source.push_back(actor(p));
    for (const ParsedParticipant& p : e.target) m.target.push_back(actor(p));
    set_day(m, e.date, e.date_from == "published");
    if (m.day_kind == DayKind::unknown && article_.published) {
      m.day = m.last_day = static_cast<int>(article_.published->seconds / 86400);
      m.day_kind = DayKind::published;
    }
    m.place = place_of(e);
    for (const ParsedFigure& f : e.figures) {
      if (const auto kind = figure_kind(f.kind)) m.figures.push_back({*kind, f.low, f.high});
    }
    m.real = e.status == "occurred" || e.status == "ongoing" || e.status == "denied";
    const std::string country = country_of(m);
    const ParsedAttribution* said = telling(e);
    std::string act = said ? words_inside(e.trigger, *said) : std::string();
    if (first_act(act).empty() && e.trigger.size() == 1 && e.cameo.starts_with("112")) {
      said = charge_by(e);
      act = said ? charged_act(*said) : std::string();
    }
    // accused of what no act is named by ("of corruption"): an accusation, as it is coded
    if (const std::string_view code = first_act(act); !code.empty()) {
      m.alleged_act = true;
      m.account = accounts_.of_attribution(*said, country);
      m.source = std::move(m.target);
      m.target.clear();
      m.trigger = act;
      m.act = code;
    } else {
      m.account = accounts_.of_event(e, country);
    }
    add_counts(m);  // after an accusation has become the act: the accused are none of its victims
    add_duration(e, m);
    set_words(m);
    return m;
  }

  /// How many it was done to, and how many marched, as the actors' descriptions say it ("39 pupils"), where the event has no such figure.
  void add_counts(EventMention& m) const {
    const auto known = [&](MentionFigure kind) {
      return std::any_of(m.figures.begin(), m.figures.end(), [&](const MentionCount& f) { return f.kind == kind; });
    };
    const bool protest = m.cameo.starts_with("14"), violence = act_family(m) == 18;
    if ((violence || protest) && m.sentence >= 0 && static_cast<std::size_t>(m.sentence) < record_.sentences.size()) {
      const CodePointSpan span = record_.sentences[static_cast<std::size_t>(m.sentence)];
      const std::string sentence = accounts_.words({span});
      ActWords::Stretches times;
      for (const CodePointSpan t : record_.time_spans) {
        if (span.begin <= t.begin && t.end <= span.end)
          times.emplace_back(offsets_.byte(t.begin) - offsets_.byte(span.begin), offsets_.byte(t.end) - offsets_.byte(span.begin));
      }
      const auto add = [&](MentionFigure kind, const ActWords::Count& n) {
        if (n.found && !known(kind)) m.figures.push_back({kind, n.low, n.high});
      };
      if (violence) {
        add(MentionFigure::killed, acts_.dead(sentence, times));
        add(MentionFigure::injured, acts_.hurt(sentence, times));
      } else if (const std::size_t at = sentence.find(m.trigger.substr(0, m.trigger.find(' '))); at != std::string::npos) {
        add(MentionFigure::present, acts_.crowd(sentence, at, times));
      }
    }
    // of what is only said the parts are not told apart: who is before the verb may be whom it was done to
    for (const MentionActor& a : protest ? m.source : m.target.empty() && m.said_only ? m.source : m.target) {
      const ActWords::Count n = acts_.count(a.name);
      const MentionFigure kind = protest ? MentionFigure::present : MentionFigure::target;
      if (!n.found || known(kind)) continue;
      m.figures.push_back({kind, n.low, n.high});
    }
  }

  static std::uint32_t gap(CodePointSpan a, CodePointSpan b) { return a.end <= b.begin ? b.begin - a.end : b.end <= a.begin ? a.begin - b.end : 0; }

  /// How long it is to last or lasted, where the sentence says it nearest to this event: "closed the bridge for 30 days", "a 30-day closure".
  void add_duration(const ParsedEvent& e, EventMention& m) const {
    if (m.sentence < 0 || static_cast<std::size_t>(m.sentence) >= record_.sentences.size()) return;
    for (const ParsedTime& d : record_.durations) {
      const double days = days_of(d.value);
      if (days == 0 || !covers({record_.sentences[static_cast<std::size_t>(m.sentence)]}, d.span)) continue;
      if (!acts_.begins_with_number(accounts_.words({d.span}))) continue;  // "the past two weeks" are a time, not how long it took
      const auto away = [&](const ParsedEvent& x) {
        std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
        for (const CodePointSpan t : x.trigger) least = std::min(least, gap(t, d.span));
        return least;
      };
      const std::uint32_t own = away(e);
      const bool nearer = std::any_of(record_.events.begin(), record_.events.end(),
                                      [&](const ParsedEvent& x) { return x.sentence == e.sentence && x.mirror_of.empty() && away(x) < own; });
      if (nearer) continue;
      m.figures.push_back({MentionFigure::duration, days, days});
      return;
    }
  }

  /// As stems(), of the words' lemmas.
  std::vector<std::uint32_t> act_stems(const std::string& words) const {
    std::string lemmas;
    for (const std::string& word : split_trimmed(words, ' ')) lemmas += acts_.base(word) + ' ';
    return stems(lemmas, false);
  }

  void set_words(EventMention& m) const {
    m.trigger_words = act_stems(m.trigger);
    if (m.sentence >= 0 && static_cast<std::size_t>(m.sentence) < record_.sentences.size()) {
      for (const std::uint32_t t : stems(accounts_.words({record_.sentences[static_cast<std::size_t>(m.sentence)]}), false)) {
        m.words.push_back({t, static_cast<float>(std::log(static_cast<double>(counts_.stretches() + 1) / (static_cast<double>(counts_.count(t)) + 0.5)))});
      }
      set_length(m.words, 1);
    }
  }

  bool of_actor(CodePointSpan word) const {
    return std::any_of(record_.mentions.begin(), record_.mentions.end(), [&](const ParsedMention& x) {
      const auto it = record_.entities.find(x.entity);
      return x.span.begin <= word.begin && word.end <= x.span.end && it != record_.entities.end() && !it->second.code.empty();
    });
  }

  template <class Use>
  void for_each_word(CodePointSpan stretch, const Use& use) const {
    for (std::uint32_t from = stretch.begin; from < stretch.end;) {
      std::uint32_t to = from;
      while (to < stretch.end && offsets_.byte(to) < record_.text.size() && letter_or_digit(record_.text[offsets_.byte(to)])) ++to;
      if (to > from) use(accounts_.words({{from, to}}), CodePointSpan{from, to});
      from = to + 1;
    }
  }

  /// "Turkey denied that its coast guard had fired at Greek fishermen": a mention of the shots, made of what the denial has for its content.
  /// "Rwanda reopened the crossing, its revenue authority said" likewise, where no event was coded of it.
  std::optional<EventMention> said(const std::string& id, const ParsedAttribution& a, const Account& account, const MentionActor* speaker) const {
    const int sentence = sentence_of(a);
    if (a.content.empty() || sentence < 0 || mention_number(id) < kSaid) return std::nullopt;
    EventMention m{.number = article_.number, .event = mention_number(id), .sentence = sentence, .said_only = true};
    CodePointSpan trigger;
    std::set<int> families;
    std::string acts;  // all of its words that name acts: the first is taken for what happened, any may be what others call it by
    for (const CodePointSpan c : a.content) {
      for_each_word(c, [&](const std::string& word, CodePointSpan span) {
        const std::string_view code = acts_.code(word);
        if (code.empty() || of_actor(span)) return;  // the "guard" of a coast guard does not act
        acts += " " + word;
        for (const int family : acts_.families(word)) families.insert(family);
        if (m.cameo.empty()) m.cameo = code, m.trigger = word, trigger = span;
      });
    }
    if (m.cameo.empty()) return std::nullopt;
    m.families.assign(families.begin(), families.end());
    for (const ParsedMention& x : record_.mentions) {
      if (!covers(a.content, x.span) || !record_.entities.contains(x.entity)) continue;
      const ParsedEntity& e = record_.entities.at(x.entity);
      if (e.type == "location" && e.code.empty()) continue;
      (x.span.end <= trigger.begin ? m.source : m.target).push_back(actor({.entity = x.entity, .code = e.code}));
    }
    // "denied holding policemen": who denies is who would have done it; "denied that its jets hit" too
    if (m.source.empty() && speaker) m.source.push_back(*speaker);
    m.day = m.last_day = article_.published ? static_cast<int>(article_.published->seconds / 86400) : 0;
    m.day_kind = article_.published ? DayKind::published : DayKind::unknown;
    ParsedEvent there{.sentence = sentence};
    for (const CodePointSpan c : a.content) {
      for (const ParsedTime& t : record_.times) {
        if (t.span.begin >= c.begin && t.span.end <= c.end) set_day(m, t.value, false);
      }
    }
    for (const ParsedEvent& e : record_.events) {  // the denial's own event has the date and the place that its sentence gives
      if (e.sentence != sentence || !e.mirror_of.empty()) continue;
      if (e.date_from != "published") set_day(m, e.date, false);
      there.place = e.place;
      break;
    }
    m.place = place_of(there);
    if (m.place) m.place->nearby = true;
    m.account = account;
    m.story = article_.story;
    m.confidence = 0.3;
    add_counts(m);
    set_words(m);
    m.trigger_words = act_stems(acts);
    return m;
  }

  bool carries_event(const std::string& id, const ParsedAttribution& a) const {
    return std::any_of(record_.events.begin(), record_.events.end(), [&](const ParsedEvent& e) {
      if (e.cameo == "016" && a.veracity == "denying") return false;  // the denial itself, not what is denied
      if (std::find(e.according_to.begin(), e.according_to.end(), id) != e.according_to.end()) return true;
      return std::any_of(e.trigger.begin(), e.trigger.end(), [&](CodePointSpan t) { return covers(a.content, t); });
    });
  }

  int sentence_of(const ParsedAttribution& a) const {
    if (a.cue.empty()) return -1;
    const auto sentence =
        std::find_if(record_.sentences.begin(), record_.sentences.end(), [&](CodePointSpan s) { return s.begin <= a.cue[0].begin && a.cue[0].end <= s.end; });
    return sentence == record_.sentences.end() ? -1 : static_cast<int>(sentence - record_.sentences.begin());
  }

  void add_said(const std::string& id, const ParsedAttribution& a, ArticleMentions& out) const {
    Account account = accounts_.of_attribution(a, usual_country_);
    if (account.origin.empty()) return;
    if (accounts_.presupposes(a)) {
      account = accounts_.own_voice();
      account.stance = Stance::none;
    }
    std::optional<EventMention> m = said(id, a, account, nullptr);
    // Of opinions and forecasts there are many; an act that may be somebody's news has somebody in it.
    // What is said not to be done or to come is no word that it was done.
    bool negated = false, may = false;
    for (const CodePointSpan c : a.content) {
      for_each_word(c, [&](const std::string& word, CodePointSpan) {
        negated = negated || acts_.negates(word);
        may = may || acts_.only_may(word);
      });
    }
    if (negated) return;
    if (m && may) {
      m->account.stance = m->account.stance == Stance::none ? Stance::none : Stance::plans;
      m->real = false;
    }
    if (m && (!m->source.empty() || !m->target.empty())) out.events.push_back(std::move(*m));
  }

  /// What is denied: an act, or the charge as a whole. False if neither: an offer that is rejected, a figure that is disputed.
  bool read_denied(const ParsedAttribution& a, Denial& d) const {
    bool whole = a.content.empty(), outcome = false, part = false;
    std::string acts;
    for (const CodePointSpan c : a.content) {
      for_each_word(c, [&](const std::string& word, CodePointSpan span) {
        part = part || (acts.empty() && !whole && acts_.no_act(word));  // by the first word that says what is denied
        whole = whole || acts_.as_a_whole(word);
        if (acts_.as_a_whole(word)) return;  // "the claim": not that somebody claimed
        const std::string_view code = acts_.code(word);
        if (code.empty() || of_actor(span)) return;
        acts += " " + word;
        if (acts_.outcome(word)) outcome = true;
        else d.acts.emplace_back(code);
      });
    }
    if (part) return false;
    d.whole = acts.empty();
    d.outcome_only = outcome && d.acts.empty();
    d.act_words = act_stems(acts);
    return whole || !acts.empty();
  }

  void add_denial(const std::string& id, const ParsedAttribution& a, ArticleMentions& out) const {
    const auto it = record_.entities.find(a.speaker);
    if (a.cue.empty() || (it == record_.entities.end() && a.source.empty())) return;
    Denial d{.number = article_.number,
             .attribution = id,
             .speaker = it == record_.entities.end() ? described(accounts_.words(a.source)) : actor({.entity = a.speaker, .code = it->second.code}),
             .account = accounts_.of_attribution(a, usual_country_)};
    d.account.stance = Stance::denies;
    d.sentence = sentence_of(a);
    if (!read_denied(a, d)) return;
    // of an event that the article itself tells, else of one that others may tell
    std::optional<EventMention> m;
    if (!d.whole && !denied_event(d, out.events)) m = said(id, a, d.account, &d.speaker);
    if (m) m->outcome_only = d.outcome_only;
    if (m) out.events.push_back(std::move(*m));
    else out.denials.push_back(std::move(d));
  }

  const ParsedRecord& record_;
  const MentionContext& article_;
  const WordCounts& counts_;
  const ActWords& acts_;
  const OffsetMap offsets_;
  const AccountFinder accounts_;
  std::set<std::string> mirrored_;
  std::string usual_country_;
};

}  // namespace

ArticleMentions read_mentions(const ParsedRecord& record, const MentionContext& article, const EventKnowledge& knowledge) {
  return Reader(record, article, knowledge).read();
}

int act_family(const EventMention& m) { return act_family(m.alleged_act ? std::string_view(m.act) : std::string_view(m.cameo)); }

int act_family(std::string_view cameo) {
  if (cameo.size() < 2) return 0;
  const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
  switch (root) {
    case 2:
    case 10: return 2;  // appeals and demands
    case 3:
    case 5:
    case 6:
    case 7:
    case 8: return 3;                                                                     // cooperation, said and done
    case 16: return 16;                                                                   // ties cut, sanctions
    case 17: return cameo.starts_with("173") ? 173 : cameo.starts_with("175") ? 18 : 16;  // arrests; repression by force is violence; other coercion
    case 18: return cameo.starts_with("181") ? 181 : 18;                                  // abductions; other violence
    case 19:
    case 20: return 18;
    default: return root;
  }
}

}  // namespace dragoman
