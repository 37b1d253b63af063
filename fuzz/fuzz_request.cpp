// A request's target, from the bytes a client sends to the answer: never a crash, never an answer that is no JSON.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "dragoman/record/store.h"
#include "dragoman/serve/api.h"

namespace {

std::string small_record() {
  const std::string path = (std::filesystem::temp_directory_path() / ("fuzz_request_" + std::to_string(getpid()) + ".duckdb")).string();
  dragoman::RecordStore store(path);
  dragoman::Document d;
  d.article.id = "a/1?x=<b>";
  d.article.title = "Iran and Oman sign a pact";
  d.article.text = "Iran and Oman signed a pact.";
  d.analysis.sentences.push_back({{0, 28}, 0, 0, dragoman::kNone, dragoman::kNone, true});
  for (const char* code : {"IRN", "OMN"}) {
    dragoman::Entity e;
    e.name = code, e.code = code;
    d.actors.entities.push_back(e);
  }
  dragoman::Event e;
  e.cameo = "057", e.plover = "SUPPORT", e.quad = 1, e.date = "2018-08-27", e.trigger = {{14, 20}};
  e.source.push_back({dragoman::kNone, 0, "IRN"});
  e.target.push_back({dragoman::kNone, 1, "OMN"});
  d.events.push_back(e);
  dragoman::Attribution denial;
  denial.source = {{0, 4}}, denial.cue = {{14, 20}}, denial.content = {{21, 27}};
  d.attributions.push_back(denial);
  store.add(d);
  store.commit();
  store.database().run(R"sql(
INSERT INTO happenings (happening, cameo, plover, words, source, target, date, status, n_mentions, n_articles, n_origins, n_deniers) VALUES (1, '057', 'SUPPORT', 'signed', 'IRN', 'OMN', '2018-08-27', 'disputed', 1, 1, 1, 1);
INSERT INTO happening_mentions SELECT 1, 1, article, part, 'state:IRN', 'Iran', 'IRN', stance, false FROM articles, (VALUES ('v1', 'asserts'), ('a1', 'denies')) t(part, stance);
INSERT INTO happening_origins SELECT 1, 'state:IRN', 'Iran', 'IRN', 'asserts', 1, article, 'v1' FROM articles;
INSERT INTO disputes SELECT 1, 1, 'denied', side, 'happened', 'state:IRN', article, part FROM articles, (VALUES ('v1', 0), ('a1', 1)) t(part, side))sql");
  return path;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const std::string path = small_record();
  // Never destroyed: DuckDB's own statics, made later, are gone before ours at exit, and closing a database after them is undefined.
  static dragoman::serve::Api& api = *new dragoman::serve::Api(path, DRAGOMAN_SOURCE_DIR);
  const auto request = dragoman::serve::parse_target({reinterpret_cast<const char*>(data), size});
  if (!request) return 0;
  const dragoman::serve::Reply reply = api.answer(*request, dragoman::serve::Budget(std::chrono::seconds(5)));
  if (reply.pieces) {
    while (!reply.pieces().empty()) continue;
  } else if (!nlohmann::json::accept(reply.body) || reply.status == 500) {
    std::abort();
  }
  return 0;
}
