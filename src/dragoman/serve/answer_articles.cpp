// Answers about single things: an article, why an event was coded. They read the record itself.
#include <algorithm>

#include "dragoman/serve/routes.h"
#include "dragoman/serve/stored_article.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kMostOthers = 60;  // copies, articles on the same story

Row asked_article(const Context& c, const char* parameter) {
  const Row row = c.index->find_article(c.parameter(parameter));
  if (row == kNoRow) throw Refused{{404, "the record has no such article"}};
  return row;
}

Json article_json(const Context& c, Row article) { return row_json(article_grid(c, {article}), 0); }

}  // namespace

Reply answer_articles(const Context& c) {
  const EventIndex& x = *c.index;
  const std::string wanted = to_lower(c.parameter("q")), &since = c.parameter("since"), &until = c.parameter("until"), &publisher = c.parameter("publisher");
  const std::vector<std::uint8_t> titled = x.titles_lower.containing(wanted);
  std::vector<Row> rows;
  for (Row i = static_cast<Row>(x.articles.size()); i-- > 0;) {  // the newest added first
    if (i % 65536 == 0) c.budget.check();
    const ArticleEntry& a = x.articles[i];
    if (!titled[i] && a.id != c.parameter("q")) continue;
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
  const auto others = [&](std::int64_t ArticleEntry::*group, const std::vector<Row>& sorted, Json& to) {
    if (a.*group == kNoId) return;
    auto at = std::lower_bound(sorted.begin(), sorted.end(), a.*group, [&](Row r, std::int64_t wanted) { return x.articles[r].*group < wanted; });
    for (; at != sorted.end() && x.articles[*at].*group == a.*group && to.size() < kMostOthers; ++at) {
      const bool copy = a.copy_group != kNoId && x.articles[*at].copy_group == a.copy_group;
      if (*at != article && (group == &ArticleEntry::copy_group || !copy)) to.push_back(article_json(c, *at));
    }
  };
  others(&ArticleEntry::copy_group, x.article_by_copy_group, copies);
  others(&ArticleEntry::story, x.article_by_story, story);
  const Text text = stored_articles(c, {article}).front();
  if (!Json::accept(*text)) parsed_article(*text);  // says that it is unreadable
  Reply out;
  out.body = "{\"row\":" + dump(article_json(c, article)) + ",\"events\":" + dump(events) + ",\"copies\":" + dump(copies) + ",\"story\":" + dump(story) +
             ",\"record\":" + *text + "}";
  return out;
}

Reply answer_explain(const Context& c) {
  const Row article = asked_article(c, "article");
  const Json record = parsed_article(*stored_articles(c, {article}).front());
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
  out["chain"] = chain_json(record, words, event->at("according_to"));
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

}  // namespace dragoman::serve
