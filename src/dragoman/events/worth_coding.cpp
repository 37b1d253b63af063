#include "dragoman/events/worth_coding.h"

#include <algorithm>

#include "dragoman/events/discourse_sides.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr double kPoliticalShare = .3;  // in an article of which so much speaks of politics, no arrest is a private matter
constexpr int kHistory = 50;            // years: what is so long past is told, not reported
constexpr int kHistoryUndated = 1950;   // ... before this year where the article has no date
constexpr int kCentury = 20;            // this one and those after it are no history
constexpr std::size_t kSportWords = 2;  // a sentence with so many words of sport is about sport
constexpr double kMostPoints = 199;     // of one side, in a match

bool state(const Entity& e) { return e.code.size() == 3 && e.sectors.empty(); }

bool holds(const Entity& e, std::string_view sector) { return std::find(e.sectors.begin(), e.sectors.end(), sector) != e.sectors.end(); }

}  // namespace

std::vector<Index> mentions_by_head(const Document& d) {
  const std::vector<Token>& tokens = d.analysis.tokens;
  std::vector<Index> mention_at(tokens.size(), kNone);
  for (Index m = 0; m < d.actors.mentions.size(); ++m) {
    const Mention& mention = d.actors.mentions[m];
    if (mention.head == kNone || mention.entity == kNone || mention_at[mention.head] != kNone) continue;
    const Index next = mention.head + 1;
    if (next < tokens.size() && tokens[next].xpos == "$" && tokens[next].span.begin == mention.span.end) continue;  // "US$"
    mention_at[mention.head] = m;
  }
  return mention_at;
}

WorthCoding::WorthCoding(const Document& d, const Tree& tree, const EventCoder& coder, const std::vector<Index>& mention_at)
    : d_(d), a_(d.analysis), tree_(tree), coder_(coder), mention_at_(mention_at) {
  std::size_t political = 0;
  for (const Sentence& s : a_.sentences) political += has_class(s, "@POLITICAL_WORD");
  political_article_ = !a_.sentences.empty() && static_cast<double>(political) >= kPoliticalShare * static_cast<double>(a_.sentences.size());
}

const Entity* WorthCoding::entity(Index head) const {
  const Index m = mention_at_[head];
  return m == kNone || d_.actors.mentions[m].entity == kNone ? nullptr : &d_.actors.entities[d_.actors.mentions[m].entity];
}

template <typename F>
bool WorthCoding::any_entity(const Heads& heads, F test) const {
  return std::any_of(heads.begin(), heads.end(), [&](Index h) {
    const Entity* e = entity(h);
    return e && test(*e, h);
  });
}

bool WorthCoding::has_class(const Sentence& s, std::string_view name) const {
  for (Index t = s.first_token; t < s.last_token; ++t) {
    if (coder_.in_class(name, to_lower(token(t).lemma))) return true;
  }
  return false;
}

// ---- sentences ----
bool WorthCoding::about_sport(const Sentence& s) const {
  std::size_t n = 0;
  for (Index t = s.first_token; t < s.last_token; ++t) n += coder_.in_class("@SPORT", to_lower(token(t).lemma));
  return n >= kSportWords;
}

bool WorthCoding::in_fiction(const Sentence& s) const {
  const auto is = [&](const char* words, Index t) {
    return coder_.in_class(words, to_lower(token(t).lemma)) || (t > 0 && coder_.in_class(words, to_lower(token(t - 1).form) + " " + to_lower(token(t).lemma)));
  };
  for (Index t = s.first_token; t < s.last_token; ++t) {
    // "in the novel", and of its parts "in the third act": an act of terror has no number
    const auto children = tree_.children(t);
    const bool part = is("@FICTION_PART", t) && std::any_of(children.begin(), children.end(), [&](Index c) {
                        return token(c).deprel == Deprel::nummod || (token(c).deprel == Deprel::amod && is("@ORDINAL", c)) || token(c).upos == Upos::NUM;
                      });
    if (!part && !is("@FICTION", t)) continue;
    if (case_of(tree_, t) == "in") return true;
    // "in every frame of the film"
    if (token(t).head != kNone && base(token(t).deprel) == Deprel::nmod && case_of(tree_, token(t).head) == "in") return true;
  }
  return false;
}

bool WorthCoding::told_by_work(Index head) const {
  const auto in = [&](const char* words, Index t) { return coder_.in_class(words, to_lower(token(t).lemma)); };
  const auto work = [&](Index t) {
    if (t == kNone || token(t).upos != Upos::NOUN || !(in("@FICTION", t) || in("@WORK", t))) return false;
    const auto children = tree_.children(t);  // "a series of attacks" is no work
    return std::none_of(children.begin(), children.end(), [&](Index c) { return token(c).deprel == Deprel::nmod && case_of(tree_, c) == "of"; });
  };
  const auto of_work = [&](Index t) {  // "the hero of the novel"
    if (t == kNone) return false;
    const auto children = tree_.children(t);
    return std::any_of(children.begin(), children.end(), [&](Index c) { return token(c).deprel == Deprel::nmod && case_of(tree_, c) == "of" && work(c); });
  };
  if (token(head).upos == Upos::VERB) {  // a comedy that bombs is no bomber
    const Index subject = read_clause(tree_, head).subject;
    if (work(subject) || of_work(subject)) return true;
  }
  for (Index t = head, steps = 0; t != kNone && steps < 8; t = token(t).head, ++steps) {
    const Index above = token(t).head;
    // "a film about soldiers who attack a village", "the play is about an officer"
    if (t != head && case_of(tree_, t) == "about" && above != kNone && work(above)) return true;
    if (token(t).upos == Upos::NOUN && work(tree_.child_base(t, Deprel::nsubj))) return true;
    if (above == kNone) break;
    if (token(t).deprel == Deprel::acl_relcl && work(above)) {
      for (Index k = tree_.leftmost(t); k < t; ++k) {
        if (to_lower(token(k).form) == "which" && case_of(tree_, k) == "in") return true;
      }
    }
    if (token(above).upos == Upos::VERB && in("@TELL_STORY", above) && base(token(t).deprel) != Deprel::nsubj && work(read_clause(tree_, above).subject))
      return true;
  }
  return false;
}

bool WorthCoding::history(Index head) const {
  const auto word = [&](Index t) { return to_lower(token(t).lemma); };
  const auto generations = [&](Index t) { return coder_.in_class("@GENERATIONS", word(t)); };
  const auto past_war = [&](Index t) {
    return coder_.in_class("@PAST_WAR", to_lower(token(t).form)) ||
           (t > 0 && coder_.in_class("@PAST_WAR", to_lower(token(t - 1).form) + " " + to_lower(token(t).form)));
  };
  const auto any_child = [&](Index t, auto test) {
    const auto children = tree_.children(t);
    return std::any_of(children.begin(), children.end(), test);
  };
  const auto long_past = [&](Index c) {
    // "two centuries ago"
    if (generations(c) && c + 1 < a_.tokens.size() && to_lower(token(c + 1).form) == "ago") return true;
    if (to_lower(token(c).form) == "ago" && any_child(c, generations)) return true;
    if (base(token(c).deprel) != Deprel::obl || !coder_.in_class("@DURING", case_of(tree_, c))) return false;
    // "in the Crimean War", "at the end of World War I", "in the 18th century"
    return past_war(c) || any_child(c, [&](Index k) {
             if (token(k).deprel == Deprel::nmod && case_of(tree_, k) == "of") return past_war(k);
             const std::string_view number = token(k).form;
             return generations(c) && number.size() > 2 && number[0] >= '0' && number[0] <= '9' && std::stoi(std::string(number.substr(0, 4))) < kCentury;
           });
  };
  for (Index t = head, steps = 0; t != kNone && steps < 8; t = token(t).head, ++steps) {
    if (any_child(t, long_past)) return true;
  }
  return false;
}

bool WorthCoding::history(const std::string& date) const {
  // "1941", the decade "193" and the century "18" by their last years
  const auto year = [](const std::string& text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits < 2 || digits > 4) return 0;
    return std::stoi((text.substr(0, digits) + "99").substr(0, 4));
  };
  const int then = year(date), now = year(d_.article.published);
  return then != 0 && then < (now ? now - kHistory : kHistoryUndated);
}

bool WorthCoding::asks(const Sentence& s) const {
  bool question = false, reader = false;
  for (Index t = s.first_token; t < s.last_token; ++t) {
    const std::string w = to_lower(token(t).form);
    question |= w == "?";
    reader |= w == "you" || w == "your";
  }
  if (!question && !reader) return false;
  return std::none_of(d_.attributions.begin(), d_.attributions.end(),
                      [&](const Attribution& a) { return std::any_of(a.content.begin(), a.content.end(), [&](ByteSpan c) { return c.overlaps(s.span); }); });
}

/// "7-1", "3–0": of two small numbers, of no date, and counting nothing.
bool WorthCoding::score_in(const Sentence& s) const {
  const auto points = [&](Index t) {
    const std::string w(token(t).form);
    return !w.empty() && w.size() <= 3 && w.find_first_not_of("0123456789") == std::string::npos && std::stod(w) <= kMostPoints;
  };
  for (Index t = s.first_token; t + 2 < s.last_token; ++t) {
    const std::string_view dash = token(t + 1).form;
    if (!points(t) || !points(t + 2) || (dash != "-" && dash != "\u2013") || token(t + 1).span.begin != token(t).span.end ||
        token(t + 2).span.begin != token(t + 1).span.end)
      continue;
    if (t + 3 < s.last_token && (token(t + 3).upos == Upos::NOUN || token(t + 3).form == "-" || token(t + 3).form == "\u2013")) continue;
    const auto of_date = [&](const TimeExpression& e) { return e.span.overlaps(token(t).span); };
    if (std::none_of(d_.times.begin(), d_.times.end(), of_date)) return true;
  }
  return false;
}

/// "Norway attacked Peru down the wings and won 3-0", "Norway meet Peru in the semi-final": where only countries fight or meet, a score or one sure
/// word of sport is enough.
bool WorthCoding::countries_at_play(const FrameMatch& m) const {
  const bool fight = m.frame->cameo >= "17", meet = m.frame->cameo.starts_with("04") && !m.frame->noun;
  if ((!fight && !meet) || (m.source.empty() && m.target.empty())) return false;
  const auto country = [&](Index h) {
    const Entity* e = entity(h);
    return e && (e->code.empty() || state(*e));
  };
  if (!std::all_of(m.source.begin(), m.source.end(), country) || !std::all_of(m.target.begin(), m.target.end(), country)) return false;
  const Sentence& s = sentence_of(m);
  std::vector<const Entity*> countries;
  bool play = false;
  for (Index t = s.first_token; t < s.last_token; ++t) {
    play |= fight && token(t).upos == Upos::NOUN && case_of(tree_, t) != "during" && coder_.in_class("@SPORT_ALONE", to_lower(token(t).lemma));
    play |= fight && coder_.in_class("@SPORT_POINT", to_lower(token(t).lemma)) && tree_.child(t, Deprel::nummod) != kNone;
    if (const Entity* e = entity(t); e && state(*e) && std::find(countries.begin(), countries.end(), e) == countries.end()) countries.push_back(e);
  }
  // ministers who meet speak of matches, too: only "met in the final" is one
  for (const auto& [prep, noun] : m.clause.obliques) play |= meet && coder_.in_class("@SPORT_ALONE", to_lower(token(noun).lemma));
  return countries.size() >= 2 && (play || score_in(s));
}

// ---- actors ----
bool WorthCoding::coded(const Heads& heads) const {
  return any_entity(heads, [](const Entity& e, Index) { return !e.code.empty(); });
}
bool WorthCoding::of_public(const Heads& heads) const {
  return any_entity(heads, [&](const Entity& e, Index) { return coder_.sectors().public_code(e.code); });
}

/// Who visits on behalf of others: a country, its government, parliament, courts, army or parties, a body of states.
bool WorthCoding::official(const Heads& heads) const {
  return any_entity(heads, [&](const Entity& e, Index) {
    return coder_.sectors().public_code(e.code) &&
           (e.code.size() == 3 || e.code.starts_with("IGO") || e.code.starts_with("IMG") || coder_.sectors().any(e, Trait::official));
  });
}

/// Can use force, or is a country; people and politicians of no known arms fight with words.
bool WorthCoding::armed(const Heads& heads) const {
  return any_entity(heads, [&](const Entity& e, Index) {
    if (e.code.empty()) return false;
    if (state(e) || e.type == MentionType::location || e.type == MentionType::nationality) return true;
    return coder_.sectors().any(e, Trait::armed) || e.code.starts_with("IMG");
  });
}

bool WorthCoding::vague(const Heads& heads) const {
  return std::all_of(heads.begin(), heads.end(), [&](Index h) {
    const std::string w = to_lower(token(h).form);
    return w == "it" || w == "its" || w == "itself";
  });
}

// ---- of public affairs ----
/// At least one actor is known to public affairs; visits are officials', rallies of supporters and private crime are left out.
bool WorthCoding::of_public_affairs(const FrameMatch& m) const {
  const std::string& code = m.frame->cameo;
  const bool protest = code.starts_with("14");
  if (!(protest ? coded(m.source) || coded(m.target) : of_public(m.source) || of_public(m.target))) return false;
  if (countries_at_play(m)) return false;
  const auto player = [&](Index h) {  // "England's bowlers": whether the bowlers or England stand for them
    const Index of = token(h).head;
    const auto named = [&](Index t) { return coder_.in_class("@SPORTSMAN", to_lower(token(t).form)); };
    return named(h) || (of != kNone && token(of).upos != Upos::VERB && named(of));
  };
  if (std::any_of(m.source.begin(), m.source.end(), player) || std::any_of(m.target.begin(), m.target.end(), player)) return false;
  const auto audience = [&](Index h) { return coder_.in_class("@AUDIENCE", to_lower(token(h).lemma)); };
  if (!m.target.empty() && std::all_of(m.target.begin(), m.target.end(), audience)) return false;
  if (code.starts_with("042") && !official(m.source)) return false;  // tourists travel, police come when called
  if (protest && campaigns(m)) return false;
  // "Gomez, a native of Mexico, was arrested": no country is, and of a private man it matters where another country's authorities do it
  const auto nobody = [&](const Entity& e, Index h) {
    return state(e) && (mention_type(h) == MentionType::location || (e.type == MentionType::person && m.source.empty()));
  };
  if (of_authorities(m) && code.starts_with("17") && any_entity(m.target, nobody)) return false;
  // what a dentist, a bank or a team's manager says to the people of a country: "doctors warn Norwegians of ticks"
  const auto everyday = [&](const Entity& e, Index) { return !e.sectors.empty() && coder_.sectors().all(e, Trait::everyday); };
  const auto people = [&](const Entity& e, Index h) { return e.code.size() == 3 && mention_type(h) == MentionType::nationality; };
  if (code < "14" && any_entity(m.source, everyday) && any_entity(m.target, people)) return false;
  return !private_crime(m);
}

/// "Clinton held a rally", "at a rally in Novi": of supporters, where a politician speaks or nobody is said to demonstrate.
bool WorthCoding::campaigns(const FrameMatch& m) const {
  bool rally = to_lower(token(m.clause.head).lemma) == "rally";
  for (const Index w : m.words) rally |= to_lower(token(w).lemma) == "rally";
  if (!rally) return false;
  return m.source.empty() || any_entity(m.source, [&](const Entity& e, Index h) {
           return coder_.sectors().any(e, Trait::politician) && mention_type(h) != MentionType::group && mention_type(h) != MentionType::organization;
         });
}

/// An arrest, a lawsuit, a verdict, a blow or a shot among private people and police of one country, in a sentence without a word of politics and an article
/// that is not about politics either.
bool WorthCoding::private_crime(const FrameMatch& m) const {
  if (political_article_) return false;
  const std::string& code = m.frame->cameo;
  const Sentence& s = sentence_of(m);
  // words of burglaries and quarrels: then officers of the law and a nameless gunman are no more public than the neighbours are
  const bool quarrel = has_class(s, "@PRIVATE_CRIME");
  const bool charge = quarrel && (code.starts_with("112") || code.starts_with("09"));
  if (!charge && !code.starts_with("173") && !code.starts_with("115") && !code.starts_with("116") && !code.starts_with("18") && code != "190" && code != "193")
    return false;
  const auto of_the_law = [&](const Entity& e, Index h) {
    static constexpr std::string_view kLaw[] = {"GOV", "COP", "JUD", "UAF", "CRM", "CVL", "LEG"};
    return quarrel && d_.actors.mentions[mention_at_[h]].nominal && std::all_of(e.sectors.begin(), e.sectors.end(), [](const std::string& x) {
             return std::find(std::begin(kLaw), std::end(kLaw), x) != std::end(kLaw);
           });
  };
  std::string country;
  for (const auto* side : {&m.source, &m.target}) {
    if (side == &m.source && of_authorities(m)) continue;  // the country whose police it is, of every arrest
    for (const Index h : *side) {
      const Entity* e = entity(h);
      if (!e || e->code.empty()) continue;
      const bool known = e->code.size() == 3 && !e->country.empty() && e->type != MentionType::location && !(quarrel && e->type == MentionType::person);
      const bool low = e->sectors.empty() ? e->type == MentionType::location || e->type == MentionType::person
                                          : coder_.sectors().all(*e, Trait::everyday) || of_the_law(*e, h);
      if (known || !low) return false;
      if (e->type == MentionType::location && e->because.starts_with("countries.tsv")) return false;
      if (!e->country.empty() && !country.empty() && e->country != country) return false;
      if (!e->country.empty()) country = e->country;
    }
  }
  if (has_class(s, "@POLITICAL_WORD")) return false;
  for (Index t = s.first_token; t < s.last_token && !quarrel; ++t) {
    if (mention_at_[t] == kNone) continue;
    if (token(t).upos == Upos::ADJ && mention_type(t) == MentionType::nationality) return false;
    if (const Entity* e = entity(t); e && e->because.starts_with("countries.tsv")) return false;
  }
  return true;
}

// ---- told of actors in their places ----
/// Two different actors in places that fit the act; force, protest and acts of one side (`lone`) may lack one.
bool WorthCoding::well_told(const FrameMatch& m) const {
  const std::string& code = m.frame->cameo;
  const bool force = code.starts_with("14") || code.starts_with("173") || code.starts_with("174") || code.starts_with("175") || code >= "18";
  if (m.source.empty() && m.target.empty()) return false;
  // what natural forces and diseases do is nobody's act
  if (m.clause.subject != kNone && coder_.in_class("@NATURAL", to_lower(token(m.clause.subject).lemma))) return false;
  if (by_accident(m)) return false;
  if (imperative(m) || !well_placed(m) || (!m.target.empty() && vague(m.target))) return false;
  if (m.target.empty() && mutual(m)) return true;
  if (m.source.empty() || m.target.empty()) return (force || m.frame->lone || of_authorities(m)) && !m.frame->weak;
  if ((m.guessed_target && m.frame->weak) || m.source == m.target) return false;
  const Entity *s = entity(m.source.front()), *t = entity(m.target.front());
  return !(s && s == t);
}

/// "The ship collided with a vessel, injuring two": what an accident comes to is nobody's act.
bool WorthCoding::by_accident(const FrameMatch& m) const {
  const Index h = m.clause.head;
  Index above = token(h).head;
  if (above != kNone && token(above).upos != Upos::VERB && token(above).head != kNone) above = token(above).head;  // hung on the noun before it
  if (m.frame->noun || m.frame->cameo < "18" || above == kNone || token(h).xpos != "VBG") return false;
  const Deprel d = base(token(h).deprel);
  return (d == Deprel::advcl || d == Deprel::acl || d == Deprel::xcomp) && coder_.in_class("@ACCIDENT", to_lower(token(above).lemma));
}

/// "The two presidents met", "both sides signed the accord": the members of one phrase are each other's sides.
bool WorthCoding::mutual(const FrameMatch& m) const {
  return m.frame->reciprocal && m.source.size() == 1 && mention_at_[m.source.front()] != kNone &&
         d_.actors.mentions[mention_at_[m.source.front()]].members.size() > 1;
}

/// A frame that asks for no words takes its verb in any sense: only actors in its plain places speak for the one that is meant.
bool WorthCoding::well_placed(const FrameMatch& m) const {
  if (m.frame->noun || m.frame->stated) return true;
  const Hang t = hang_of(tree_, m.target, m.clause.head);
  Hang s = hang_of(tree_, m.source, m.clause.head);
  // "dozens of gunmen attacked": the gunmen stand where their number stands
  if (s == Hang::inside && token(m.source.front()).deprel == Deprel::nmod) {
    const Index number = token(m.source.front()).head;
    if (token(number).head == m.clause.head && coder_.in_class("@CROWD_SIZE", to_lower(token(number).lemma))) s = Hang::near;
  }
  const bool narrow = asks_for_words(*m.frame);
  if ((m.frame->lone || mutual(m)) && s == Hang::near && t == Hang::none) return true;
  if (of_authorities(m)) return narrow ? t != Hang::away : t == Hang::near;  // "Iranian assets were frozen"
  if (s == Hang::near && m.target_by_discourse) return true;
  if (s == Hang::near && t == Hang::away) return !narrow;
  if (s == Hang::inside && t == Hang::near) {
    const Deprel d = token(m.source.front()).deprel;
    if (d != Deprel::nmod_poss && d != Deprel::amod && d != Deprel::compound) return false;
  }
  if (narrow) return !(t == Hang::inside && (s == Hang::inside || s == Hang::none));
  return t == Hang::near || (t == Hang::inside && s == Hang::near);
}

/// "Try it": an advice to the reader.
bool WorthCoding::imperative(const FrameMatch& m) const {
  const Index h = m.clause.head;
  if (m.frame->noun || token(h).xpos != "VB" || m.clause.subject != kNone || tree_.child_base(h, Deprel::aux) != kNone || tree_.child(h, Deprel::mark) != kNone)
    return false;
  const Deprel r = base(token(h).deprel);
  return r == Deprel::root || r == Deprel::conj || r == Deprel::parataxis || r == Deprel::ccomp;
}

// ---- violence ----
/// "The president attacked Norway over its policy", "in a speech": people of no arms who are said to have a reason, or a place where one speaks.
bool WorthCoding::with_words(const FrameMatch& m) const {
  if (m.frame->noun || m.source.empty() || m.target.empty() || !coder_.in_class("@VERBAL_ATTACK", to_lower(token(m.clause.head).lemma))) return false;
  const auto arms = [&](const Entity& e, Index) { return state(e) || e.type == MentionType::location || coder_.sectors().any(e, Trait::armed); };
  if (any_entity(m.source, arms)) return false;
  for (const auto& [prep, noun] : m.clause.obliques) {
    const bool theirs = tree_.child(noun, Deprel::nmod_poss) != kNone, said = coder_.in_class("@SAID_WHERE", to_lower(token(noun).lemma));
    if ((theirs && (prep == "over" || prep == "for")) || (said && (prep == "in" || prep == "on"))) return true;
  }
  const auto children = tree_.children(m.clause.head);
  return std::any_of(children.begin(), children.end(),
                     [&](Index c) { return token(c).deprel == Deprel::advmod && coder_.in_class("@SAID_HOW", to_lower(token(c).form)); });
}

bool WorthCoding::violence_by_actors(std::string& cameo, const FrameMatch& m) const {
  // CAMEO keeps 18 for violence that is not an army's: a state or its forces that attack use conventional force
  if (cameo == "180" && !m.source.empty()) {
    const Entity* e = entity(m.source.front());
    if (e && (state(*e) || holds(*e, "MIL") || holds(*e, "GOV"))) cameo = "190";
  }
  // bombs from planes and guns are an army's; what a state's men plant is as anybody's bomb
  if (cameo == "183" && !m.source.empty() && coder_.in_class("@BOMBING", to_lower(token(m.clause.head).lemma))) {
    const Entity* e = entity(m.source.front());
    if (e && (state(*e) || holds(*e, "MIL"))) cameo = "195";
  }
  if (cameo >= "18" && with_words(m)) cameo = "111";
  if (cameo >= "18" && !armed(m.source) && !armed(m.target) && !has_class(sentence_of(m), "@FORCE_WORD")) {
    // "the senator attacked the governor": with words, unless arms or harm are spoken of
    if (m.source.empty() || m.target.empty() || !coder_.in_class("@VERBAL_ATTACK", to_lower(token(m.clause.head).lemma))) return false;
    cameo = "111";
  }
  // police and crowds: neither side is an army
  if (cameo == "190" || cameo == "193" || cameo == "180") {
    const auto police = [](const Entity& e, Index) { return holds(e, "COP"); };
    if (any_entity(m.source, police) && any_entity(m.target, [&](const Entity& e, Index) { return coder_.sectors().any(e, Trait::crowd); })) cameo = "175";
    else if (any_entity(m.source, [](const Entity& e, Index) { return holds(e, "OPP"); }) && any_entity(m.target, police)) cameo = "145";
  }
  return true;
}

}  // namespace dragoman
