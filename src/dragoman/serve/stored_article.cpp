#include "dragoman/serve/stored_article.h"

#include "dragoman/serve/chunk_rows.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kTogether = 16;
const BadRequest kUnreadable = {500, "the record holds no readable article of that id"};

Json sentence_object(const Json& sentence, const Words& words) {
  return {{"begin", sentence.at("begin")}, {"end", sentence.at("end")}, {"text", words(sentence.at("begin"), sentence.at("end"))}};
}

}  // namespace

std::vector<Text> stored_articles(const Context& c, const std::vector<Row>& articles) {
  std::vector<Text> out(articles.size());
  std::vector<std::size_t> missing;
  const auto key = [&](std::size_t i) { return std::to_string(c.index->generation) + ' ' + std::to_string(articles[i]); };
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (auto kept = c.texts.find(key(i))) out[i] = *std::move(kept);
    else missing.push_back(i);
  }
  if (missing.empty()) return out;
  const auto entry = [&](std::size_t i) -> const ArticleEntry& { return c.index->articles[articles[i]]; };
  const auto take = [&](const RowView& r) {
    const auto i = static_cast<std::size_t>(r.integer(0));
    if (r.text(1) == entry(i).id) out[i] = std::make_shared<const std::string>(r.text(2));
  };
  const auto query = [](std::size_t i, const std::string& which) {
    return "SELECT " + std::to_string(i) + "::BIGINT, article, record FROM articles WHERE " + which;
  };
  c.record.use(c.budget, [&](Database& d) {
    // By row id: the table has no index, and a million ids are a long search. Twelve rows in one question take half the time of twelve
    // questions; as "rowid IN (...)" they would take four times as long, since only "=" is looked up and not searched for.
    for (std::size_t next = 0; next < missing.size();) {
      c.budget.check();
      std::string sql;
      for (std::size_t n = 0; n < kTogether && next < missing.size(); ++n, ++next)
        sql.append(sql.empty() ? "" : " UNION ALL ").append(query(missing[next], "rowid = " + std::to_string(entry(missing[next]).rowid)));
      stream_rows(d, sql, {}, take);
    }
    for (const std::size_t i : missing) {
      c.budget.check();
      if (!out[i]) stream_rows(d, query(i, "article = $1"), {std::string(entry(i).id)}, take);
    }
  });
  for (const std::size_t i : missing) {
    if (!out[i]) throw Refused{kUnreadable};
    c.texts.add(key(i), out[i], out[i]->size());
  }
  return out;
}

Json parsed_article(const std::string& text) {
  Json out = Json::parse(text, nullptr, false);
  if (out.is_discarded()) throw Refused{kUnreadable};
  return out;
}

Words::Words(const Json& record) : text_(record.at("article").at("text").get_ref<const std::string&>()), offsets_(text_), size_(count_code_points(text_)) {}

std::string Words::operator()(std::uint64_t begin, std::uint64_t end) const {
  if (begin > end || end > size_) return {};
  const std::uint32_t from = offsets_.byte(static_cast<std::uint32_t>(begin)), to = offsets_.byte(static_cast<std::uint32_t>(end));
  return text_.substr(from, to - from);
}

std::string Words::all(const Json& spans) const {
  std::string out;
  for (const Json& s : spans) out.append(out.empty() ? "" : " ... ").append((*this)(s.at(0), s.at(1)));
  return out;
}

const Json* part(const Json& record, const char* list, std::string_view id) {
  for (const Json& p : record.at(list)) {
    if (p.at("id") == id) return &p;
  }
  return nullptr;
}

Json chain_json(const Json& record, const Words& words, const Json& ids) {
  Json out = Json::array();
  for (const Json& id : ids) {
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
  return n < all.size() ? sentence_object(all[n], words) : Json(nullptr);
}

Json sentence_at(const Json& record, const Words& words, std::uint64_t point) {
  for (const Json& s : record.at("sentences")) {
    if (s.at("begin").get<std::uint64_t>() <= point && point < s.at("end").get<std::uint64_t>()) return sentence_object(s, words);
  }
  return nullptr;
}

Json row_json(const Grid& grid, std::size_t row) {
  std::string text;
  append_json_rows(text, grid, row, row + 1);
  return Json::parse(text);
}

}  // namespace dragoman::serve
