// dragoman show: an article in the terminal, marked up. Marks read without colour too.
#include <unistd.h>

#include <iostream>
#include <map>

#include "command.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/utf8.h"
#include "record_query.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::json;

struct Mark {
  std::string text;
  bool closing;
  std::size_t size;
};

int run(const std::string& path, const std::string& article, bool colour) {
  Database database(path, false);
  check_schema(database);
  const Json r = article_record(database, article);
  const std::string text = r["article"]["text"];
  const OffsetMap offsets(text);
  std::multimap<std::size_t, Mark> marks;
  const auto add = [&](std::size_t begin, std::size_t end, const std::string& open, const std::string& close, const char* code) {
    const std::string on = colour ? std::string("\x1b[") + code + "m" : "", off = colour ? "\x1b[0m" : "";
    marks.emplace(begin, Mark{on + open, false, end - begin});
    marks.emplace(end, Mark{close + off, true, end - begin});
  };
  const auto add_spans = [&](const Json& spans, const std::string& open, const std::string& close, const char* code) {
    for (const Json& s : spans) add(s[0], s[1], open, close, code);
  };
  for (const Json& p : r["passages"]) {
    const std::string kind = p["kind"];
    if (kind != "body" && kind != "headline") add(p["begin"], p["end"], "{" + kind + ": ", "}", "2");
  }
  for (const Json& a : r["attributions"]) {
    const std::string id = a["id"];
    add_spans(a["source"], "[" + id + " source ", "]", "36");
    add_spans(a["cue"], "[" + id + " cue ", "]", "33");
    add_spans(a["content"], "<" + id + ": ", " :" + id + ">", "3");
  }
  for (const Json& e : r["events"]) {
    if (e.contains("mirror_of")) continue;
    const std::string label = std::string(e["id"]) + " " + std::string(e["cameo"]);
    const std::string status = e["status"], commitment = e["commitment"];
    add_spans(e["trigger"], "*", "*(" + label + (status == "occurred" ? "" : " " + status) + (commitment == "certain" ? "" : " " + commitment) + ")", "1;31");
  }
  std::cout << r["article"].value("title", "") << "\n" << r["article"].value("published", "") << "  " << (r["article"].contains("publisher") ? r["article"]["publisher"].value("name", "") : "") << "\n\n";
  // closing marks first, inner before outer; then opening marks, outer before inner
  std::size_t done = 0;
  std::map<std::size_t, std::vector<Mark>> at;
  for (const auto& [where, mark] : marks) at[where].push_back(mark);
  for (auto& [where, list] : at) {
    std::stable_sort(list.begin(), list.end(), [](const Mark& x, const Mark& y) { return x.closing != y.closing ? x.closing : x.closing ? x.size < y.size : x.size > y.size; });
    const std::uint32_t byte = offsets.byte(static_cast<std::uint32_t>(where));
    std::cout << text.substr(done, byte - done);
    done = byte;
    for (const Mark& m : list) std::cout << m.text;
  }
  std::cout << text.substr(done) << "\n\n";
  std::map<std::string, Json> entities;
  for (const Json& e : r["entities"]) entities[e["id"]] = e;
  const auto names = [&](const Json& list) {
    std::string out;
    for (const Json& p : list) {
      if (!out.empty()) out += ", ";
      const std::string code = p.value("code", "");
      out += (p.contains("entity") ? entities[p["entity"]].value("name", "?") : "?") + (code.empty() ? "" : " (" + code + ")");
    }
    return out.empty() ? std::string("(unnamed)") : out;
  };
  for (const Json& e : r["events"]) {
    if (e.contains("mirror_of")) continue;
    std::cout << std::string(e["id"]) << "  " << std::string(e["cameo"]) << " " << std::string(e["plover"]) << "  " << names(e["source"]) << " -> " << names(e["target"]);
    if (!e["through"].empty()) std::cout << " through " << names(e["through"]);
    std::cout << "  " << e.value("date", "") << "  " << std::string(e["status"]) << ", " << std::string(e["commitment"]);
    for (const Json& a : e["according_to"]) std::cout << " < " << std::string(a);
    std::cout << "\n";
  }
  return kOk;
}

}  // namespace

void declare_show(CLI::App& program, int& exit_code) {
  struct Options {
    std::string record, article, colour = "auto";
  };
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("show", "One article in the terminal: sources, cues, contents, events and what was set aside");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("article", o->article, "Article id, or a part of it that is unique")->required();
  c->add_option("--colour", o->colour, "auto, always or never")->check(CLI::IsMember({"auto", "always", "never"}));
  c->footer("Example:\n  dragoman show record.duckdb harbour-talks | less -R");
  c->callback([o, &exit_code] { exit_code = run(o->record, o->article, o->colour == "always" || (o->colour == "auto" && isatty(1))); });
}

}  // namespace dragoman::cli
