// The one vocabulary of Dragoman: the plain structs that flow from stage to stage.
//
// An article's text is never changed. Inside the program every position is a *byte* offset into
// Article::text (UTF-8), half-open, and its type says so (ByteSpan). The record that users see counts
// Unicode code points; record/json.h converts, in one place. Cross references inside one document are
// indexes into the vectors of Document (type Index, kNone = absent), not pointers, so a document can be moved and
// copied freely; the record writes them as "m31", "e4", "t3", "p5", "a9", "v7".
//
// The structs follow section 2 of the design: Mention, Entity, TimeExpression (TIMEX3), Place (GeoNames),
// Attribution (source, cue, content: Pareti 2015, PolNeAR), Event (CAMEO, PLOVER).
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/text/span.h"

namespace dragoman {

/// Index into one of Document's vectors.
using Index = std::uint32_t;
inline constexpr Index kNone = std::numeric_limits<Index>::max();

// ---- article ------------------------------------------------------------------------------------------------

enum class PassageKind : std::uint8_t { headline, dateline, byline, body, caption, appeal, promotion, contact, related, other };

/// A stretch of the text that has one function. Only headline and body passages are coded.
struct Passage {
  ByteSpan span;
  PassageKind kind = PassageKind::body;
  std::string reason;  ///< why it was given this kind, in words for a reader
};

struct Publisher {
  std::string name;
  std::string domain;
};

struct Article {
  std::string id;   ///< the input's own id, else derived from URL or content
  std::string url;  ///< canonical URL, empty if unknown
  std::string title;
  Publisher publisher;
  std::vector<std::string> authors;
  std::string published;  ///< ISO 8601 date or date-time, empty if unknown
  std::string language = "en";
  std::string text;               ///< UTF-8, valid, as read
  std::vector<Passage> passages;  ///< sorted, covering the text but for white space
};

// ---- language -----------------------------------------------------------------------------------------------

/// Universal part-of-speech tags (UD v2).
enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };

/// Universal dependency relations with the subtypes of UD English EWT; language/labels.h has names and parsing.
enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};

/// Types of names found by the language stage (the tag set of corpus/names).
enum class NameType : std::uint8_t { person, organization, location, nationality, group, role, event, other };

struct Token {
  ByteSpan span;
  std::string_view form;  ///< view into Article::text (or, for CoNLL-U input, into storage the caller keeps)
  std::string lemma;
  std::string_view xpos;  ///< Penn tag, static storage
  Upos upos = Upos::X;
  Deprel deprel = Deprel::dep;
  Index head = kNone;  ///< index into Analysis::tokens; kNone for the sentence's root
  Index sentence = 0;
};

/// Tokens [first_token, last_token) of Analysis::tokens.
struct Sentence {
  ByteSpan span;
  Index first_token = 0, last_token = 0;
  Index root = kNone;  ///< token index
  Index passage = kNone;
  bool codable = true;  ///< false inside appeals, captions of navigation, related links, ...
};

/// A name as tagged by the network: tokens [first, last), before mentions are built.
struct Name {
  Index first = 0, last = 0;
  NameType type = NameType::other;
  float score = 0;  ///< probability, 0..1
};

struct Analysis {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Name> names;  ///< sorted by first, not overlapping
};

// ---- who ----------------------------------------------------------------------------------------------------

enum class MentionType : std::uint8_t { person, organization, location, nationality, role, pronoun, group, other };

struct Mention {
  ByteSpan span;
  MentionType type = MentionType::other;
  Index entity = kNone;
  std::vector<Index> members;  ///< entities of a mention that stands for several ("the two countries", "both sides", "they")
  Index sentence = 0;
  Index head = kNone;  ///< head token
  Index first_token = 0, last_token = 0;
  bool nominal = false;  ///< a common noun phrase ("the army", "a border crossing"), no name
  std::string because;   ///< the rule or lexicon line that made and linked it
};

struct Entity {
  std::string name;  ///< the fullest name in the article
  MentionType type = MentionType::other;
  std::string country;               ///< ISO 3166 alpha-3 or empty
  std::vector<std::string> sectors;  ///< ontology/sectors.tsv, e.g. GOV, MIL
  std::string code;                  ///< CAMEO actor code, e.g. SYRGOVMIL; empty if nothing is known
  std::string because;               ///< where the code came from: lexicon file:line, composition rule
};

struct Actors {
  std::vector<Mention> mentions;  ///< sorted by span.begin, outer before inner
  std::vector<Entity> entities;
};

// ---- when, where --------------------------------------------------------------------------------------------

enum class TimeType : std::uint8_t { DATE, TIME, DURATION, SET };

struct TimeExpression {
  ByteSpan span;
  TimeType type = TimeType::DATE;
  std::string value;  ///< TIMEX3 value, e.g. 2018-08-27, P2D, XXXX-WXX-1, PRESENT_REF
  Index sentence = 0;
  std::string because;
};

struct Place {
  ByteSpan span;
  std::string name;           ///< canonical name of what it was resolved to (or the words themselves)
  std::int64_t geonames = 0;  ///< 0 = none
  double lat = 0, lon = 0;
  bool located = false;  ///< lat, lon are known
  std::string country;   ///< ISO 3166 alpha-3
  std::string feature;   ///< GeoNames feature code (PPLC, ADM1, PCLI, ...)
  Index sentence = 0;
  std::string because;
};

// ---- according to whom --------------------------------------------------------------------------------------

enum class AttributionKind : std::uint8_t { quote, indirect, mixed, belief };

/// How the cue's author treats the content (cues.tsv).
enum class Veracity : std::uint8_t { factive, neutral, distancing, denying };

struct Attribution {
  AttributionKind kind = AttributionKind::indirect;
  std::vector<ByteSpan> source;  ///< may be empty ("allegedly")
  std::vector<ByteSpan> cue;
  std::vector<ByteSpan> content;
  Index speaker = kNone;    ///< entity
  Index medium = kNone;     ///< entity
  Index within = kNone;     ///< the attribution this one is part of the content of
  Index addressee = kNone;  ///< entity spoken to, if known
  Index sentence = 0;       ///< of the cue
  Veracity veracity = Veracity::neutral;
  bool reports =
      true;  ///< words, findings or hearsay, so that events of the content are according to the source; false: an attitude to a thing ("slammed the raid")
  bool hearsay = false;  ///< "is said to have": of nobody in particular, and so no more than alleged
  std::string because;
};

// ---- what ---------------------------------------------------------------------------------------------------

enum class Status : std::uint8_t { occurred, ongoing, planned, demanded, conditional, denied };
enum class Commitment : std::uint8_t { certain, probable, possible, alleged };
enum class FigureKind : std::uint8_t { killed, injured, arrested, displaced, present, amount };

struct Participant {
  Index mention = kNone;
  Index entity = kNone;
  std::string code;  ///< the entity's code as it acts here
};

struct Figure {
  FigureKind kind = FigureKind::killed;
  double low = 0, high = 0;
  std::string unit;  ///< currency or noun, may be empty
  ByteSpan span;
};

struct Event {
  std::string cameo;
  std::string plover;  ///< empty for CAMEO root 01
  std::string mode;
  std::vector<std::string> contexts;
  int quad = 0;  ///< 1..4
  double goldstein = 0;
  Index sentence = 0;
  Index head = kNone;  ///< token of the predicate
  std::vector<ByteSpan> trigger;
  std::vector<Participant> source, target, through;
  std::string date;             ///< TIMEX3 date, empty if unresolved
  Index date_time = kNone;      ///< the time expression it came from
  bool date_published = false;  ///< the publication date was taken
  Index place = kNone;
  std::vector<Figure> figures;
  Status status = Status::occurred;
  Commitment commitment = Commitment::certain;
  std::vector<Index> according_to;  ///< attributions, innermost first
  Index mirror_of = kNone;
  double confidence = 0;  ///< 0..1, calibrated
  std::vector<std::string> because;
};

enum class RelationKind : std::uint8_t { ally, adversary, member, leads, part_of, mediates };

struct Relation {
  RelationKind kind = RelationKind::ally;
  Index a = kNone, b = kNone;  ///< entities
  ByteSpan span;
  std::vector<Index> according_to;
};

/// Everything found in one article.
struct Document {
  Article article;
  Analysis analysis;
  Actors actors;
  std::vector<TimeExpression> times;
  std::vector<Place> places;
  std::vector<Attribution> attributions;
  std::vector<Event> events;
  std::vector<Relation> relations;
};

}  // namespace dragoman
