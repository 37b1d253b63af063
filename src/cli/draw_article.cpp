#include "draw_article.h"

#include <algorithm>
#include <map>
#include <vector>

#include "dragoman/text/utf8.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::json;

/// ANSI codes: cyan, yellow, italics; predicates from bold on red (certain) to faint (alleged), so that doubt is paler.
constexpr const char* kSource = "36";
constexpr const char* kCue = "33";
constexpr const char* kContent = "3";
constexpr const char* kSetAside = "2";

struct Shade {
  const char *commitment, *block, *code;
};
constexpr Shade kShades[] = {{"certain", "█", "1;97;41"}, {"probable", "▓", "1;31"}, {"possible", "▒", "31"}, {"alleged", "░", "2;31"}};

const Shade& shade_of(const std::string& commitment) {
  const auto found = std::find_if(std::begin(kShades), std::end(kShades), [&](const Shade& s) { return commitment == s.commitment; });
  return found == std::end(kShades) ? kShades[0] : *found;
}

struct Mark {
  std::size_t begin, end;
  std::string open, close, code;
};

std::string words(const Json& record, const Json& spans) {
  const std::string text = record["article"]["text"];
  const OffsetMap offsets(text);
  std::string out;
  for (const Json& s : spans) {
    const std::uint32_t begin = offsets.byte(s[0]), end = offsets.byte(s[1]);
    out += (out.empty() ? "" : " ... ") + text.substr(begin, end - begin);
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::vector<Mark> marks_of(const Json& r) {
  std::vector<Mark> marks;
  const auto add = [&](const Json& spans, const std::string& open, const std::string& close, const char* code) {
    for (const Json& s : spans) {
      if (s[0].get<std::size_t>() < s[1].get<std::size_t>()) marks.push_back({s[0], s[1], open, close, code});
    }
  };
  for (const Json& p : r["passages"]) {
    const std::string kind = p["kind"];
    if (kind != "body" && kind != "headline") marks.push_back({p["begin"], p["end"], "{" + kind + ": ", "}", kSetAside});
  }
  for (const Json& a : r["attributions"]) {
    const std::string id = a["id"];
    add(a["content"], "<" + id + ": ", " :" + id + ">", kContent);
    add(a["source"], "[" + id + (a["cue"].empty() ? " credit " : " source "), "]", kSource);
    add(a["cue"], "[" + id + " cue ", "]", kCue);
  }
  for (const Json& e : r["events"]) {
    if (e.contains("mirror_of")) continue;
    const std::string status = e["status"], commitment = e["commitment"];
    const Shade& shade = shade_of(commitment);
    const std::string label = std::string(e["id"]) + " " + std::string(e["cameo"]) + " " + shade.block + (status == "occurred" ? "" : " " + status) +
                              (commitment == "certain" ? "" : " " + commitment);
    add(e["trigger"], "*", "*(" + label + ")", shade.code);
  }
  return marks;
}

/// Marks end before others begin; of those that end together the inner first, of those that begin together the outer.
std::string with_marks(const std::string& text, const std::vector<Mark>& marks, bool colour) {
  struct Edge {
    std::size_t at;
    bool closing;
    std::size_t mark;
  };
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < marks.size(); ++i) edges.push_back({marks[i].begin, false, i}), edges.push_back({marks[i].end, true, i});
  std::stable_sort(edges.begin(), edges.end(), [&](const Edge& x, const Edge& y) {
    if (x.at != y.at) return x.at < y.at;
    if (x.closing != y.closing) return x.closing;
    const std::size_t a = marks[x.mark].end - marks[x.mark].begin, b = marks[y.mark].end - marks[y.mark].begin;
    if (a == b) return x.closing ? x.mark > y.mark : x.mark < y.mark;
    return x.closing ? a < b : a > b;
  });
  const OffsetMap offsets(text);
  std::string out;
  std::vector<std::size_t> open;
  std::size_t done = 0;
  const auto paint = [&] {
    if (!colour) return;
    out += "\x1b[0m";
    for (const std::size_t m : open) out += "\x1b[" + marks[m].code + "m";
  };
  for (const Edge& e : edges) {
    const std::size_t byte = offsets.byte(static_cast<std::uint32_t>(e.at));
    out += text.substr(done, byte - done);
    done = byte;
    if (e.closing) {
      out += marks[e.mark].close;
      std::erase(open, e.mark);
      paint();
    } else {
      open.push_back(e.mark);
      paint();
      out += marks[e.mark].open;
    }
  }
  return out + text.substr(done);
}

std::string names(const Json& list, const std::map<std::string, Json>& entities) {
  std::string out;
  for (const Json& p : list) {
    const std::string code = p.value("code", "");
    const auto e = p.contains("entity") ? entities.find(p["entity"]) : entities.end();
    out += (out.empty() ? "" : ", ") + (e == entities.end() ? "?" : e->second.value("name", "?")) + (code.empty() ? "" : " (" + code + ")");
  }
  return out.empty() ? "(unnamed)" : out;
}

}  // namespace

std::string draw_text(const Json& record, bool colour) { return with_marks(record["article"]["text"], marks_of(record), colour); }

std::string draw_events(const Json& record, bool colour) {
  std::map<std::string, Json> entities, attributions;
  for (const Json& e : record["entities"]) entities[e["id"]] = e;
  for (const Json& a : record["attributions"]) attributions[a["id"]] = a;
  const std::string publisher = record["article"].contains("publisher") ? record["article"]["publisher"].value("name", "") : "";
  std::string out;
  for (const Json& e : record["events"]) {
    if (e.contains("mirror_of")) continue;
    const std::string commitment = e["commitment"];
    const Shade& shade = shade_of(commitment);
    out += std::string(e["id"]) + "  " + std::string(e["cameo"]) + " " + std::string(e["plover"]) + "  " + names(e["source"], entities) + " -> " +
           names(e["target"], entities);
    if (!e["through"].empty()) out += " through " + names(e["through"], entities);
    out += "  " + e.value("date", "") + "  " + (colour ? std::string("\x1b[") + shade.code + "m" : "") + shade.block + " " + std::string(e["status"]) + ", " +
           commitment + (colour ? "\x1b[0m" : "");
    for (const Json& id : e["according_to"]) {
      const Json& a = attributions[id];
      const std::string who = a["source"].empty() ? "(" + words(record, a["cue"]) + ")" : words(record, a["source"]);
      out += " < " + who + " " + std::string(id);
    }
    if (!publisher.empty()) out += " < " + publisher;
    out += '\n';
  }
  return out;
}

}  // namespace dragoman::cli
