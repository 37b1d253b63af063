// Answers about single things: an article, why an event was coded, all accounts of a happening. They read the record itself.
#include <algorithm>
#include <map>

#include "dragoman/serve/chunk_rows.h"
#include "dragoman/serve/routes.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kMostAccounts = 60;  // read whole for one page
const char* const kDamaged = "the record holds no readable article of that id";

Row asked_article(const Context& c, const char* parameter) {
  const Row row = c.index->find_article(c.parameter(parameter));
  if (row == kNoRow) throw Refused{{404, "the record has no such article"}};
  return row;
}

/// The article's whole JSON object as the record keeps it.
std::string stored(const Context& c, Row article) {
  const ArticleEntry& a = c.index->articles[article];
  std::string out;
  c.record.use(c.budget, [&](Database& d) {
    // by row id first: the table has no index, and a million ids are a long search
    const auto take = [&](const RowView& r) { out = r.text(0); };
    stream_rows(d, "SELECT record FROM articles WHERE rowid = " + std::to_string(a.rowid) + " AND article = $1", {std::string(a.id)}, take);
    if (out.empty()) stream_rows(d, "SELECT record FROM articles WHERE article = $1", {std::string(a.id)}, take);
  });
  if (!Json::accept(out)) throw Refused{{500, kDamaged}};
  return out;
}

/// Text of code-point spans of one article.
class Words {
 public:
  explicit Words(const Json& record) : text_(record.at("article").at("text").get_ref<const std::string&>()), offsets_(text_), size_(count_code_points(text_)) {}
  std::string operator()(std::uint64_t begin, std::uint64_t end) const {
    if (begin > end || end > size_) return {};
    const std::uint32_t from = offsets_.byte(static_cast<std::uint32_t>(begin)), to = offsets_.byte(static_cast<std::uint32_t>(end));
    return text_.substr(from, to - from);
  }
  std::string all(const Json& spans) const {
    std::string out;
    for (const Json& s : spans) out.append(out.empty() ? "" : " ... ").append((*this)(s.at(0), s.at(1)));
    return out;
  }

 private:
  const std::string& text_;
  const OffsetMap offsets_;
  const std::size_t size_;
};

const Json* part(const Json& record, const char* list, std::string_view id) {
  for (const Json& p : record.at(list)) {
    if (p.at("id") == id) return &p;
  }
  return nullptr;
}

/// The chain of sources of an event, innermost first, with the words of each.
Json chain_json(const Json& record, const Words& words, const Json& event) {
  Json out = Json::array();
  for (const Json& id : event.at("according_to")) {
    const Json* a = part(record, "attributions", id.get_ref<const std::string&>());
    if (!a) continue;
    Json link = {{"attribution", id},
                 {"kind", a->at("kind")},
                 {"source", words.all(a->at("source"))},
                 {"cue", words.all(a->at("cue"))},
                 {"content", words.all(a->at("content"))},
                 {"spans", {{"source", a->at("source")}, {"cue", a->at("cue")}, {"content", a->at("content")}}}};
    for (const char* who : {"speaker", "medium"}) {
      if (!a->contains(who)) continue;
      if (const Json* e = part(record, "entities", a->at(who).get_ref<const std::string&>()))
        link[who] = {{"name", e->at("name")}, {"code", e->value("code", "")}};
    }
    if (a->contains("veracity")) link["veracity"] = a->at("veracity");
    if (a->contains("because")) link["because"] = a->at("because");
    out.push_back(std::move(link));
  }
  return out;
}

Json sentence_json(const Json& record, const Words& words, const Json& event) {
  const Json& all = record.at("sentences");
  const std::size_t n = event.at("sentence");
  if (n >= all.size()) return nullptr;
  return {{"begin", all[n].at("begin")}, {"end", all[n].at("end")}, {"text", words(all[n].at("begin"), all[n].at("end"))}};
}

Json row_json(const Grid& grid, std::size_t row) {
  std::string text;
  append_json_rows(text, grid, row, row + 1);
  return Json::parse(text);
}

std::string dump(const Json& j) {
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json article_json(const Context& c, Row article) {
  return row_json(article_grid(c, {article}), 0);
}

}  // namespace

Reply answer_articles(const Context& c) {
  const EventIndex& x = *c.index;
  const std::string wanted = to_lower(c.parameter("q")), &since = c.parameter("since"), &until = c.parameter("until"), &publisher = c.parameter("publisher");
  std::vector<Row> rows;
  for (Row i = static_cast<Row>(x.articles.size()); i-- > 0;) {  // the newest added first
    if (i % 65536 == 0) c.budget.check();
    const ArticleEntry& a = x.articles[i];
    if (!wanted.empty() && a.title_lower.find(wanted) == std::string_view::npos && a.id != c.parameter("q")) continue;
    if (!publisher.empty() && x.publishers[a.publisher] != publisher) continue;
    if (!since.empty() && a.published < since) continue;
    if (!until.empty() && (a.published.empty() || a.published.substr(0, until.size()) > until)) continue;
    rows.push_back(i);
  }
  return table_reply(c, article_grid(c, std::move(rows)), "articles", page_of(c));
}

Reply answer_article(const Context& c) {
  const EventIndex& x = *c.index;
  const Row article = asked_article(c, "id");
  const ArticleEntry& a = x.articles[article];
  Json events = Json::object(), copies = Json::array(), story = Json::array();
  for (const Row r : x.events_of(article)) {
    Json e = {{"label", c.labels.event(x.terms[x.kinds[x.kind[r]].cameo])}, {"origins", x.origins(r)}};
    if (x.happening[r] != kNoRow) {
      const HappeningEntry& h = x.happenings[x.happening[r]];
      e["happening"] = std::to_string(h.id), e["mentions"] = h.n_mentions, e["disputed"] = h.disputed;
    }
    events[event_id(x.number[r])] = std::move(e);
  }
  for (Row other = 0; other < x.articles.size() && (a.copy_group != kNoId || a.story != kNoId); ++other) {
    const ArticleEntry& o = x.articles[other];
    if (other == article) continue;
    if (a.copy_group != kNoId && o.copy_group == a.copy_group && copies.size() < kMostAccounts)
      copies.push_back(article_json(c, other));
    else if (a.story != kNoId && o.story == a.story && story.size() < kMostAccounts)
      story.push_back(article_json(c, other));
  }
  Reply out;
  out.body = "{\"row\":" + dump(article_json(c, article)) + ",\"events\":" + dump(events) + ",\"copies\":" + dump(copies) + ",\"story\":" + dump(story) +
             ",\"record\":" + stored(c, article) + "}";
  return out;
}

Reply answer_explain(const Context& c) {
  const Row article = asked_article(c, "article");
  const Json record = Json::parse(stored(c, article));
  const Words words(record);
  const Json* event = part(record, "events", c.parameter("event"));
  if (!event) throw Refused{{404, "the article has no such event"}};
  Json out = {{"event", *event}, {"label", c.labels.event(event->at("cameo").get_ref<const std::string&>())}, {"trigger", words.all(event->at("trigger"))}};
  const Json sentence = sentence_json(record, words, *event);
  if (!sentence.is_null()) out["sentence"] = sentence;
  Json participants = Json::array();
  for (const char* role : {"source", "target", "through"}) {
    for (const Json& p : event->at(role)) {
      Json who = {{"role", role}};
      if (p.contains("code")) who["code"] = p["code"], who["code_label"] = c.labels.actor(p["code"].get_ref<const std::string&>());
      if (const Json* m = p.contains("mention") ? part(record, "mentions", p["mention"].get_ref<const std::string&>()) : nullptr) {
        who["words"] = words(m->at("begin"), m->at("end")), who["type"] = m->at("type"), who["mention_because"] = m->value("because", "");
      }
      if (const Json* e = p.contains("entity") ? part(record, "entities", p["entity"].get_ref<const std::string&>()) : nullptr) {
        who["name"] = e->at("name"), who["because"] = e->value("because", "");
      }
      participants.push_back(std::move(who));
    }
  }
  out["participants"] = std::move(participants);
  if (event->contains("date")) {
    out["date"] = {{"value", event->at("date")}, {"from", event->value("date_from", "")}};
    if (const Json* t = part(record, "times", event->value("date_from", "")))
      out["date"]["words"] = words(t->at("begin"), t->at("end")), out["date"]["because"] = t->value("because", "");
  }
  if (const Json* p = event->contains("place") ? part(record, "places", event->at("place").get_ref<const std::string&>()) : nullptr) {
    out["place"] = {
        {"name", p->at("name")}, {"country", p->value("country", "")}, {"words", words(p->at("begin"), p->at("end"))}, {"because", p->value("because", "")}};
  }
  out["chain"] = chain_json(record, words, *event);
  out["because"] = event->at("because");
  try {
    out["tree"] = c.parser.tree(sentence.is_null() ? "" : sentence["text"].get<std::string>().substr(0, 8000));
  } catch (const std::exception& e) {  // no model installed: everything but the tree is in the record
    out["tree_missing"] = e.what();
  }
  Reply reply;
  reply.body = dump(out);
  return reply;
}

Reply answer_happening(const Context& c) {
  const EventIndex& x = *c.index;
  const std::string& id = c.parameter("id");
  const auto h = std::find_if(x.happenings.begin(), x.happenings.end(), [&](const HappeningEntry& one) { return std::to_string(one.id) == id; });
  if (h == x.happenings.end())
    throw Refused{{404, x.happenings.empty() ? "the record is not linked yet: dragoman link RECORD" : "the record has no such happening"}};
  const std::vector<Row> events(x.mentions.begin() + h->first, x.mentions.begin() + h->last);
  const Grid grid = event_grid(c, events);
  std::map<Row, std::string> records;
  Json accounts = Json::array();
  for (std::size_t i = 0; i < events.size() && i < kMostAccounts; ++i) {
    const Row article = x.article[events[i]];
    if (!records.contains(article)) records[article] = stored(c, article);
    const Json record = Json::parse(records[article]);
    const Words words(record);
    Json account = row_json(grid, i);
    if (const Json* event = part(record, "events", event_id(x.number[events[i]]))) {
      account["chain"] = chain_json(record, words, *event);
      account["sentence"] = sentence_json(record, words, *event);
      account["trigger_spans"] = event->at("trigger");
      if (event->contains("figures")) account["figures"] = event->at("figures");
    }
    const ArticleEntry& a = x.articles[article];
    if (a.copy_group != kNoId) account["copy_group"] = std::to_string(a.copy_group), account["original"] = a.original;
    if (!a.copy_of.empty()) account["copy_of"] = a.copy_of;
    accounts.push_back(std::move(account));
  }
  std::vector<Row> sides;
  for (Row s = 0; s < x.disputes.size(); ++s) {
    if (x.disputes[s].happening == h->id) sides.push_back(s);
  }
  std::string dispute_rows;
  append_json_rows(dispute_rows, dispute_grid(c, sides), 0, sides.size());
  Reply out;
  out.body = "{\"happening\":" + dump(row_json(happening_grid(c, {static_cast<Row>(h - x.happenings.begin())}), 0)) +
             ",\"total\":" + std::to_string(events.size()) + ",\"accounts\":" + dump(accounts) + ",\"disputes\":[" + dispute_rows + "]}";
  return out;
}

}  // namespace dragoman::serve
