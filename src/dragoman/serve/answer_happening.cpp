// All accounts of one happening: the events that tell it, and the statements that are none; whose word each is, and which of them count as
// independent origins.
#include <algorithm>
#include <charconv>
#include <map>

#include "dragoman/serve/routes.h"
#include "dragoman/serve/stored_article.h"

namespace dragoman::serve {
namespace {

std::vector<Account> accounts_of(const EventIndex& x, const HappeningEntry& h) {
  std::vector<Account> out;
  for (Row m = h.mentions.first; m < h.mentions.last; ++m) out.push_back({x.mentions[m], kNoRow});
  for (Row s = h.statements.first; s < h.statements.last; ++s) out.push_back({kNoRow, s});
  const auto published = [&](const Account& a) { return x.articles[a.event == kNoRow ? x.statements[a.statement].article : x.article[a.event]].published; };
  std::stable_sort(out.begin(), out.end(), [&](const Account& a, const Account& b) { return published(a) < published(b); });
  return out;
}

/// An article read once, however many accounts are in it.
struct Opened {
  explicit Opened(Json parsed) : record(std::move(parsed)), words(record) {}
  Opened(const Opened&) = delete;
  Json record;
  Words words;
};

void add_words(Json& account, const Opened& article, const std::string& id) {
  if (const Json* event = part(article.record, "events", id)) {
    account["chain"] = chain_json(article.record, article.words, event->at("according_to"));
    account["sentence"] = sentence_json(article.record, article.words, *event);
    account["trigger_spans"] = event->at("trigger");
    if (event->contains("figures")) account["figures"] = event->at("figures");
  } else if (const Json* statement = part(article.record, "attributions", id)) {
    Json ids = Json::array();
    for (const Json* a = statement; a && ids.size() < 8;
         a = a->contains("within") ? part(article.record, "attributions", a->at("within").get_ref<const std::string&>()) : nullptr)
      ids.push_back(a->at("id"));
    account["chain"] = chain_json(article.record, article.words, ids);
    account["trigger_spans"] = statement->at("cue");
    const Json& shown = statement->at("cue").empty() ? statement->at("content") : statement->at("cue");
    account["sentence"] = shown.empty() ? Json(nullptr) : sentence_at(article.record, article.words, shown[0].at(0));
  }
}

}  // namespace

std::int64_t numbered(std::string_view id, char kind) {
  const std::string_view number = id.substr(id.starts_with(kind));
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc() && end == number.data() + number.size() ? value : kNoId;
}

Row happening_named(const EventIndex& x, std::string_view asked) {
  const std::int64_t id = numbered(asked, 'h');
  const auto h = std::lower_bound(x.happenings.begin(), x.happenings.end(), id, [](const HappeningEntry& one, std::int64_t wanted) { return one.id < wanted; });
  if (id == kNoId || h == x.happenings.end() || h->id != id)
    throw Refused{{404, x.happenings.empty() ? "the record is not linked yet: dragoman link RECORD" : "the record has no such happening"}};
  return static_cast<Row>(h - x.happenings.begin());
}

Reply answer_happening(const Context& c) {
  const EventIndex& x = *c.index;
  const Row row = happening_named(x, c.parameter("id"));
  const HappeningEntry& h = x.happenings[row];
  const std::vector<Account> all = accounts_of(x, h);
  const Grid grid = account_grid(c, row, all);
  const auto article_of = [&](const Account& a) { return a.event == kNoRow ? x.statements[a.statement].article : x.article[a.event]; };
  const std::size_t most = limit_of(c, 12, 200);
  std::vector<std::size_t> shown;
  std::vector<Row> articles;
  for (std::size_t i = 0; i < all.size() && i < most; ++i) shown.push_back(i), articles.push_back(article_of(all[i]));
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  const std::vector<Text> texts = stored_articles(c, articles);
  std::map<Row, Opened> opened;
  for (std::size_t i = 0; i < articles.size(); ++i) opened.try_emplace(articles[i], parsed_article(*texts[i]));
  Json accounts = Json::array();
  for (const std::size_t i : shown) {
    Json account = row_json(grid, i);
    add_words(account, opened.at(article_of(all[i])), account["event"]);
    accounts.push_back(std::move(account));
  }
  Json origins = Json::array();
  for (Row o = h.origins.first; o < h.origins.last; ++o) {
    const OriginEntry& one = x.origin_list[o];
    origins.push_back({{"origin", x.told[one.origin]},
                       {"name", x.told[one.name]},
                       {"country", x.told[one.country]},
                       {"stance", one.denies ? "denies" : "asserts"},
                       {"articles", one.articles}});
  }
  std::vector<Row> sides;
  for (Row s = 0; s < x.disputes.size(); ++s) {
    if (h.disputed && x.disputes[s].happening == h.id) sides.push_back(s);
  }
  std::string dispute_rows;
  append_json_rows(dispute_rows, dispute_grid(c, sides), 0, sides.size());
  Reply out;
  out.body = "{\"happening\":" + dump(row_json(happening_grid(c, {row}), 0)) + ",\"total\":" + std::to_string(all.size()) + ",\"accounts\":" + dump(accounts) +
             ",\"origins\":" + dump(origins) + ",\"disputes\":[" + dispute_rows + "]}";
  return out;
}

Reply answer_accounts(const Context& c) {
  const Row row = happening_named(*c.index, c.parameter("id"));
  return table_reply(c, account_grid(c, row, accounts_of(*c.index, c.index->happenings[row])), "accounts", page_of(c));
}

}  // namespace dragoman::serve
