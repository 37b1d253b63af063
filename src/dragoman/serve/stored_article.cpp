#include "dragoman/serve/stored_article.h"

#include <algorithm>

#include "dragoman/serve/chunk_rows.h"

namespace dragoman::serve {
namespace {

const BadRequest kUnreadable = {500, "the record holds no readable article of that id"};

Json sentence_object(const Json& sentence, const Words& words) {
  return {{"begin", sentence.at("begin")}, {"end", sentence.at("end")}, {"text", words(sentence.at("begin"), sentence.at("end"))}};
}

}  // namespace

std::vector<std::string> stored_articles(const Context& c, const std::vector<Row>& articles) {
  std::vector<std::string> out(articles.size());
  c.record.use(c.budget, [&](Database& d) {
    for (std::size_t i = 0; i < articles.size(); ++i) {
      c.budget.check();
      const ArticleEntry& a = c.index->articles[articles[i]];
      const auto take = [&](const RowView& r) {
        if (r.text(0) == a.id) out[i] = r.text(1);
      };
      // by row id first: the table has no index, and a million ids are a long search
      stream_rows(d, "SELECT article, record FROM articles WHERE rowid = " + std::to_string(a.rowid), {}, take);
      if (out[i].empty()) stream_rows(d, "SELECT article, record FROM articles WHERE article = $1", {std::string(a.id)}, take);
    }
  });
  if (std::find(out.begin(), out.end(), "") != out.end()) throw Refused{kUnreadable};
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
