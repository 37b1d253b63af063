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
  store.add(d);
  store.commit();
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
