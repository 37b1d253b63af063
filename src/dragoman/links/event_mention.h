// One event as one article tells it, with what linking compares: who, what, when, where, how many, in which words, according to whom.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "dragoman/links/instant.h"
#include "dragoman/links/story_terms.h"

namespace dragoman {

/// Who takes part, by code and by name.
struct MentionActor {
  std::string name;                  ///< as the record names the entity
  std::string code;                  ///< CAMEO actor code, may be empty
  std::string country;               ///< ISO 3166 alpha-3, may be empty
  std::vector<std::uint32_t> words;  ///< hashes of the stems of its name, sorted
  bool proper = false;               ///< a proper name ("Raychelle Omamo"), not a description ("two soldiers")
  bool person = false;
  bool single = false;   ///< one person, named or by office ("opposition politician")
  bool place = false;    ///< a place as an actor ("bombed Najran")
  bool guessed = false;  ///< its country was taken from the text around it ("soldiers"), not said of it ("British soldiers")
};

enum class DayKind : std::uint8_t { unknown, published, exact, wide };

struct MentionPlace {
  std::string name;
  std::int64_t geonames = 0;
  double lat = 0, lon = 0;
  std::string country;
  bool located = false;
  bool wide = false;    ///< a country or region: other places may lie in it
  bool nearby = false;  ///< not the event's own place but one named in its sentence
};

/// target: of those it was done to ("39 pupils"); duration: of what was done, in days ("a 30-day ban").
enum class MentionFigure : std::uint8_t { killed, injured, arrested, displaced, present, amount, target, duration };
struct MentionCount {
  MentionFigure kind = MentionFigure::killed;
  double low = 0, high = 0;  ///< high 0: at least low
};

/// What an account says of the event: that it happened, that it did not, that it shall; none: it is taken for granted by a reaction to it.
enum class Stance : std::uint8_t { asserts, denies, plans, none };

/// One account: whose word it is. Keys of origins: "state:SYR", "body:ocha", "said:rescue worker@orientdaily", "paper:orientdaily".
struct Account {
  std::string origin;  ///< key
  std::string name;    ///< for readers: "Syrian Monitor for Human Rights"
  Stance stance = Stance::asserts;
  bool own_voice = false;  ///< the paper's own
  std::string country;     ///< of the speaker, for "both sides"
  std::string code;
};

/// Numbers of mentions within an article: 7 for event "v7". What is said or denied of an event that is not coded ("Turkey denied that its coast
/// guard had fired ...") is a mention by its attribution, "a2", numbered from kSaid on. Both fit into kMentions; what does not is no mention.
inline constexpr int kSaid = 1 << 19, kMentions = 1 << 20;

/// -1 if `id` is neither or does not fit.
inline int mention_number(std::string_view id) {
  int n = 0;
  if (id.size() < 2 || (id[0] != 'v' && id[0] != 'a')) return -1;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), n);
  return error != std::errc() || end != id.data() + id.size() || n < 0 || n >= kSaid ? -1 : id[0] == 'a' ? kSaid + n : n;
}
inline std::string mention_id(int number) { return number < kSaid ? "v" + std::to_string(number) : "a" + std::to_string(number - kSaid); }

struct EventMention {
  std::int64_t number = 0;  ///< article (table `linked`)
  int event = 0;            ///< mention_number()
  int sentence = 0;
  std::string cameo, plover;
  std::string trigger;                       ///< its words
  std::vector<std::uint32_t> trigger_words;  ///< stems, sorted
  std::vector<StoryTerm> words;              ///< stems of its sentence, by rarity, of length 1
  std::vector<MentionActor> source, target;
  bool mutual = false;        ///< a reciprocal act: source and target may be named the other way round
  bool said_only = false;     ///< made of what an attribution says: counts only beside mentions that are coded
  bool alleged_act = false;   ///< coded as an accusation, told as an act: "A attacked, B said"
  bool outcome_only = false;  ///< a denial of deaths or injuries alone: says nothing of an act that is told without any
  std::vector<int> families;  ///< of what is only said: of every kind of act that its word may name, sorted
  std::string act;            ///< then the code of that act as its words have it, "18" if they have none
  int day = 0, last_day = 0;  ///< since 1970-01-01, of DayKind exact, published; first and last of wide
  DayKind day_kind = DayKind::unknown;
  std::optional<MentionPlace> place;
  std::vector<MentionCount> figures;
  bool real = true;  ///< occurred, is going on or was denied; not planned, demanded, conditional
  Account account;
  double confidence = 0;
  std::int64_t story = 0;
  std::string id() const { return mention_id(event); }
};

/// An article as the linking of events needs it.
struct MentionContext {
  std::int64_t number = 0, story = 0;
  std::string id;
  std::string voice;  ///< key of the paper or agency whose text it is: publisher of the original, or the agency credited
  std::string voice_name;
  std::optional<Instant> published;
};

/// A denial that is no event of its own: "The Taliban denied responsibility."
struct Denial {
  std::int64_t number = 0;
  int sentence = 0;
  std::string attribution;  ///< "a2"
  MentionActor speaker;
  Account account;
  bool whole = true;                     ///< "denied responsibility": of whatever it was; else of the acts alone
  bool outcome_only = false;             ///< as EventMention::outcome_only
  std::vector<std::string> acts;         ///< codes of the words of acting in what is denied
  std::vector<std::uint32_t> act_words;  ///< their stems, sorted
};

struct ArticleMentions {
  std::vector<EventMention> events;  ///< mirrors left out
  std::vector<Denial> denials;
};

/// The family of what a mention tells of: of an accusation told as an act, the act's.
int act_family(const EventMention& mention);

/// Kinds of acts that may be told of one event: violence (18, 19, 20, 175), arrests (173), talks (04), other cooperation (03, 05 to 08) ...
int act_family(std::string_view cameo);

}  // namespace dragoman
