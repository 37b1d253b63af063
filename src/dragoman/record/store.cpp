#include "dragoman/record/store.h"

#include "dragoman/names.h"
#include "dragoman/record/json.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string id(char letter, Index i) { return i == kNone ? std::string() : std::string(1, letter).append(std::to_string(i + 1)); }

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : separator) + p;
  return out;
}

std::vector<std::string> ids(char letter, const std::vector<Index>& list) {
  std::vector<std::string> out;
  for (const Index i : list) out.push_back(id(letter, i));
  return out;
}

std::string words(const Article& a, const std::vector<ByteSpan>& spans) {
  std::string out;
  for (const ByteSpan s : spans) {
    if (!out.empty()) out += " ... ";
    out += slice(a.text, s);
  }
  return out;
}

Appender& span(Appender& row, const OffsetMap& offsets, ByteSpan s) {
  const CodePointSpan c = offsets(s);
  return row.integer(c.begin).integer(c.end);
}

KnownArticles::Identity identity(const Article& a, const std::string& hash) { return {a.url, a.publisher.name, a.publisher.domain, hash}; }

}  // namespace

struct RecordStore::Appenders {
  explicit Appenders(Database& d)
      : articles(d, "articles"),
        passages(d, "passages"),
        sentences(d, "sentences"),
        mentions(d, "mentions"),
        entities(d, "entities"),
        times(d, "times"),
        places(d, "places"),
        attributions(d, "attributions"),
        events(d, "events"),
        participants(d, "event_participants"),
        figures(d, "event_figures"),
        relations(d, "relations") {}
  Appender articles, passages, sentences, mentions, entities, times, places, attributions, events, participants, figures, relations;
  void flush() {
    for (Appender* a : {&articles, &passages, &sentences, &mentions, &entities, &times, &places, &attributions, &events, &participants, &figures, &relations})
      a->flush();
  }
};

RecordStore::RecordStore(const std::string& path) : RecordStore(path, std::make_shared<KnownRecord>()) { shared_ = false; }

RecordStore::RecordStore(const std::string& path, std::shared_ptr<KnownRecord> known) : database_(path, true), known_(std::move(known)), shared_(true) {
  prepare_schema(database_);
  database_.run("SET threads = 1");  // the others code articles; each thread of a checkpoint holds a column of its own in memory
  const std::uint64_t count = std::stoull(database_.query("SELECT count(*) FROM articles").rows[0][0].value_or("0"));
  if (known_->filled && known_->count == count) return;
  known_->articles = {};
  known_->budget = {};
  measure_stored();
  database_.each("SELECT content_hash, url, publisher, domain, article FROM articles", [&](const std::vector<std::string_view>& row) {
    known_->articles.add({.url = row[1], .publisher = row[2], .domain = row[3], .content_hash = row[0]});
    known_->articles.add_id(row[4]);
  });
  known_->count = count;
  known_->filled = true;
}

RecordStore::~RecordStore() = default;

/// What the last articles of the record take: its last vector is rewritten with what comes.
void RecordStore::measure_stored() {
  database_.each("SELECT CAST(strlen(record) + strlen(text) AS VARCHAR) FROM articles WHERE rowid >= (SELECT max(rowid) FROM articles) - " +
                     std::to_string(WriteBudget::kVector),
                 [&](const std::vector<std::string_view>& row) { known_->budget.add(std::stoull(std::string(row[0]))); });
}

Database& RecordStore::finished() {
  database_.run("SET threads = 2");
  database_.limit_memory(limit_ = std::uint64_t{512} << 20);
  return database_;
}

void RecordStore::keep_to_budget() {
  if (known_->budget.limit() == limit_) return;
  limit_ = known_->budget.limit();
  database_.limit_memory(limit_);
}

bool RecordStore::stored_before(const Article& article) const { return !keep_repeated_ && known_->articles.holds(identity(article, content_hash(article))); }

bool RecordStore::seen(const Article& article) {
  if (keep_repeated_) return false;
  const std::string hash = content_hash(article);
  return known_->articles.holds(identity(article, hash)) || !added_.add(identity(article, hash));
}

// Ids join the record's tables, and two inputs may both start at "1": the second becomes "1~2".
std::string RecordStore::free_id(const std::string& id) const {
  std::string candidate = id;
  for (int n = 2; known_->articles.holds_id(candidate) || added_.holds_id(candidate); ++n) candidate = id + "~" + std::to_string(n);
  return candidate;
}

void RecordStore::begin() {
  if (appenders_) return;
  database_.run("BEGIN TRANSACTION");
  appenders_ = std::make_unique<Appenders>(database_);
}

void RecordStore::mark(const std::string& sql, const std::vector<std::string>& parameters) {
  begin();
  database_.query(sql, parameters);
}

void RecordStore::add(Document d) {
  begin();
  Article& a = d.article;
  a.id = free_id(a.id);
  added_.add_id(a.id);
  const OffsetMap offsets(a.text);
  std::string json;
  append_json(json, d);
  appenders_->articles.text(a.id)
      .text_or_null(a.url)
      .text_or_null(a.title)
      .text_or_null(a.publisher.name)
      .text_or_null(a.publisher.domain)
      .text_or_null(joined(a.authors, "; "))
      .text_or_null(a.published)
      .text(a.language)
      .text(a.text)
      .text(content_hash(a))
      .text(json)
      .end_row();
  add_found(d, offsets);
  add_events(d, offsets);
  known_->budget.add(json.size() + a.text.size());
  batch_bytes_ += json.size() + a.text.size();
  ++pending_;
}

void RecordStore::add_found(const Document& d, const OffsetMap& offsets) {
  Appenders& to = *appenders_;
  const Article& a = d.article;
  for (const Passage& p : a.passages) span(to.passages.text(a.id), offsets, p.span).text(to_string(p.kind)).text(p.reason).end_row();
  for (Index i = 0; i < d.analysis.sentences.size(); ++i) span(to.sentences.text(a.id).integer(i), offsets, d.analysis.sentences[i].span).end_row();
  for (Index i = 0; i < d.actors.mentions.size(); ++i) {
    const Mention& m = d.actors.mentions[i];
    span(to.mentions.text(a.id).text(id('m', i)), offsets, m.span).text(to_string(m.type)).text_or_null(id('e', m.entity)).end_row();
  }
  for (Index i = 0; i < d.actors.entities.size(); ++i) {
    const Entity& e = d.actors.entities[i];
    to.entities.text(a.id)
        .text(id('e', i))
        .text(e.name)
        .text(to_string(e.type))
        .text_or_null(e.country)
        .text_or_null(joined(e.sectors, ";"))
        .text_or_null(e.code)
        .end_row();
  }
  for (Index i = 0; i < d.times.size(); ++i) {
    const TimeExpression& t = d.times[i];
    span(to.times.text(a.id).text(id('t', i)), offsets, t.span).text(to_string(t.type)).text(t.value).end_row();
  }
  for (Index i = 0; i < d.places.size(); ++i) {
    const Place& p = d.places[i];
    span(to.places.text(a.id).text(id('p', i)), offsets, p.span).text(p.name);
    if (p.geonames) to.places.integer(p.geonames);
    else to.places.null();
    if (p.located) to.places.real(p.lat).real(p.lon);
    else to.places.null().null();
    to.places.text_or_null(p.country).text_or_null(p.feature).end_row();
  }
  for (Index i = 0; i < d.attributions.size(); ++i) {
    const Attribution& t = d.attributions[i];
    to.attributions.text(a.id)
        .text(id('a', i))
        .text(to_string(t.kind))
        .text_or_null(words(a, t.source))
        .text_or_null(words(a, t.cue))
        .text(words(a, t.content))
        .text_or_null(id('e', t.speaker))
        .text_or_null(t.speaker == kNone ? "" : d.actors.entities[t.speaker].name)
        .text_or_null(id('e', t.medium))
        .text_or_null(id('a', t.within))
        .text(to_string(t.veracity))
        .end_row();
  }
  for (Index i = 0; i < d.relations.size(); ++i) {
    const Relation& r = d.relations[i];
    span(to.relations.text(a.id).text(id('r', i)).text(to_string(r.kind)).text(id('e', r.a)).text(id('e', r.b)), offsets, r.span)
        .text_or_null(joined(ids('a', r.according_to), ";"))
        .end_row();
  }
}

void RecordStore::add_events(const Document& d, const OffsetMap& offsets) {
  Appenders& to = *appenders_;
  const Article& a = d.article;
  for (Index i = 0; i < d.events.size(); ++i) {
    const Event& e = d.events[i];
    const std::string event = id('v', i);
    to.events.text(a.id)
        .text(event)
        .text(e.cameo)
        .text_or_null(e.plover)
        .text_or_null(e.mode)
        .text_or_null(joined(e.contexts, ";"))
        .integer(e.quad)
        .real(e.goldstein)
        .integer(e.sentence)
        .text(words(a, e.trigger))
        .text_or_null(e.date)
        .text_or_null(e.date_time != kNone ? id('t', e.date_time)
                      : e.date_published   ? "published"
                                           : "")
        .text_or_null(id('p', e.place))
        .text(to_string(e.status))
        .text(to_string(e.commitment))
        .text_or_null(joined(ids('a', e.according_to), ";"))
        .text_or_null(id('v', e.mirror_of))
        .real(e.confidence)
        .text_or_null(joined(e.because, "; "))
        .end_row();
    const auto participants = [&](const char* role, const std::vector<Participant>& list) {
      for (const Participant& p : list) {
        to.participants.text(a.id)
            .text(event)
            .text(role)
            .text_or_null(id('m', p.mention))
            .text_or_null(id('e', p.entity))
            .text_or_null(p.code)
            .text_or_null(p.entity == kNone ? "" : d.actors.entities[p.entity].name)
            .end_row();
      }
    };
    participants("source", e.source);
    participants("target", e.target);
    participants("through", e.through);
    for (const Figure& f : e.figures) {
      span(to.figures.text(a.id).text(event).text(to_string(f.kind)).real(f.low).real(f.high).text_or_null(f.unit), offsets, f.span).end_row();
    }
  }
}

void RecordStore::commit() {
  if (!appenders_) return;
  keep_to_budget();
  appenders_->flush();
  appenders_.reset();
  database_.run("COMMIT");
  if (shared_) {
    known_->articles.merge(added_);
    known_->count += pending_;
  }
  pending_ = 0;
  batch_bytes_ = 0;
}

void RecordStore::note(const std::string& key, const std::string& value) { database_.query("INSERT OR REPLACE INTO meta VALUES ($1, $2)", {key, value}); }

}  // namespace dragoman
