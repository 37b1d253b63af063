// dragoman explain: why an event was coded: words, tree, lexicon line, actors, place, date, chain.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "command.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/language/analyse.h"
#include "dragoman/language/labels.h"
#include "dragoman/language/model.h"
#include "dragoman/record/event_query.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/resources.h"
#include "dragoman/text/utf8.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kRunnersUp = 5;

struct Runner {
  double score = 0;
  std::string cameo, origin, word;
};

/// Codes that other frames give to the words the event stands on, best first: with the actors of the record, each code once.
std::vector<Runner> runners_up(const Json& record, const Json& event, const Analysis& a,
                               const std::function<ByteSpan(std::uint32_t, std::uint32_t)>& in_sentence) {
  const EventCoder coder = EventCoder::load(find_resources());
  const Tree tree(a);
  const Json& sentence = record["sentences"][std::size_t(event["sentence"])];
  const auto spans_of = [&](const Json& list, const char* begin, const char* end) {
    std::vector<ByteSpan> out;
    for (const Json& x : list) {
      const std::uint32_t from = begin ? x[begin] : x[0], to = end ? x[end] : x[1];
      if (from >= std::uint32_t(sentence["begin"]) && to <= std::uint32_t(sentence["end"])) out.push_back(in_sentence(from, to));
    }
    return out;
  };
  const std::vector<ByteSpan> actors = spans_of(record["mentions"], "begin", "end"), trigger = spans_of(event["trigger"], nullptr, nullptr);
  const auto heads_actor = [&](Index t) {  // a mention's head is the token that hangs outside of it
    return std::any_of(actors.begin(), actors.end(),
                       [&](ByteSpan m) { return m.contains(a.tokens[t].span) && (a.tokens[t].head == kNone || !m.contains(a.tokens[a.tokens[t].head].span)); });
  };
  std::vector<Runner> out;
  for (Index t = 0; t < a.tokens.size(); ++t) {
    if (std::none_of(trigger.begin(), trigger.end(), [&](ByteSpan w) { return w.contains(a.tokens[t].span); })) continue;
    for (const FrameMatch& m : match_frames(tree, t, coder, heads_actor)) {
      if (m.frame->cameo != std::string(event["cameo"]) && m.frame->origin != event["because"][0].get<std::string>())
        out.push_back({m.score, m.frame->cameo, m.frame->origin, std::string(a.tokens[t].form)});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Runner& x, const Runner& y) { return x.score > y.score; });
  std::set<std::string> seen;
  std::erase_if(out, [&](const Runner& x) { return !seen.insert(x.cameo).second || seen.size() > kRunnersUp; });
  return out;
}

int run(const std::string& path, const std::string& which) {
  const std::size_t colon = which.rfind(':');
  if (colon == std::string::npos) {
    std::cerr << "dragoman: an event is named ARTICLE:EVENT, as the last column of `dragoman events` shows it\n";
    return kUsage;
  }
  Database database(path, false);
  check_schema(database);
  const Json r = article_record(database, which.substr(0, colon));
  const std::string id = which.substr(colon + 1);
  std::map<std::string, Json> part;
  for (const char* list : {"mentions", "entities", "times", "places", "attributions", "events"}) {
    for (const Json& x : r[list]) part[x["id"]] = x;
  }
  if (!part.contains(id)) {
    std::cerr << "dragoman: " << path << ": no event '" << id << "' in that article\n";
    return kRecord;
  }
  const std::string text = r["article"]["text"];
  const OffsetMap offsets(text);
  const auto words = [&](std::uint32_t b, std::uint32_t e) { return text.substr(offsets.byte(b), offsets.byte(e) - offsets.byte(b)); };
  const auto spans = [&](const Json& list) {
    std::string out;
    for (const Json& s : list)
      out += (out.empty() ? "\"" : " ... \"") + words(s[0], s[1]) + "\" [" + std::to_string(int(s[0])) + "," + std::to_string(int(s[1])) + ")";
    return out;
  };
  const Json& e = part[id];
  const Json& s = r["sentences"][std::size_t(e["sentence"])];
  const std::string sentence = words(s["begin"], s["end"]);
  std::cout << "event      " << id << "  CAMEO " << std::string(e["cameo"]) << "  PLOVER " << std::string(e["plover"]) << "  quad " << e["quad"]
            << "  Goldstein " << e["goldstein"] << "  confidence " << e["confidence"] << "\n"
            << "sentence   " << sentence << "\ntrigger    " << spans(e["trigger"]) << "\n";
  for (const char* role : {"source", "target", "through"}) {
    for (const Json& p : e[role]) {
      const Json& m = part[p.value("mention", "")];
      const Json& entity = part[p.value("entity", "")];
      std::cout << role << std::string(11 - std::string(role).size(), ' ');
      if (!m.is_null()) std::cout << "\"" << words(m["begin"], m["end"]) << "\"";
      if (!entity.is_null())
        std::cout << " = " << std::string(entity["name"]) << ", code " << p.value("code", "none") << "  because " << entity.value("because", "");
      if (!m.is_null() && !entity.is_null() && m.value("because", "") != entity.value("because", "")) std::cout << "; these words: " << m.value("because", "");
      std::cout << "\n";
    }
  }
  if (e.contains("date")) {
    std::cout << "date       " << std::string(e["date"]);
    const std::string from = e.value("date_from", "");
    if (part.contains(from)) std::cout << "  from \"" << words(part[from]["begin"], part[from]["end"]) << "\" (" << part[from].value("because", "") << ")";
    else std::cout << "  from the publication date";
    std::cout << "\n";
  }
  if (e.contains("place")) {
    const Json& p = part[e["place"]];
    std::cout << "place      " << std::string(p["name"]) << " " << p.value("country", "") << "  from \"" << words(p["begin"], p["end"]) << "\" ("
              << p.value("because", "") << ")\n";
  }
  std::cout << "status     " << std::string(e["status"]) << ", " << std::string(e["commitment"]) << "\n";
  for (const Json& a : e["according_to"]) {
    const Json& t = part[a];
    std::cout << "according  " << std::string(a) << " " << std::string(t["kind"]) << "  source " << spans(t["source"]) << "  cue " << spans(t["cue"]) << "  ("
              << t.value("because", "") << ")\n";
  }
  for (const Json& b : e["because"]) std::cout << "because    " << std::string(b) << "\n";
  // the tree, parsed again: the record keeps the result, the model gives the way to it
  const std::string resources = find_resources();
  const LanguageModel model(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv");
  LanguageWorkspace workspace;
  Article one;
  one.text = sentence;
  const Analysis a = analyse(one, model, workspace);
  const std::uint32_t from = offsets.byte(s["begin"]);
  const auto sentence_offsets = [&](std::uint32_t begin, std::uint32_t end) { return ByteSpan{offsets.byte(begin) - from, offsets.byte(end) - from}; };
  for (const Runner& other : runners_up(r, e, a, sentence_offsets)) {
    std::printf("also       %-5s score %.2f  %s on \"%s\"\n", other.cameo.c_str(), other.score, other.origin.c_str(), other.word.c_str());
  }
  std::cout << "tree\n";
  for (Index t = 0; t < a.tokens.size(); ++t) {
    const Token& token = a.tokens[t];
    std::cout << "  " << t + 1 << "\t" << token.form << "\t" << token.lemma << "\t" << to_string(token.upos) << "\t" << to_string(token.deprel) << "\t<- "
              << (token.head == kNone ? std::string("ROOT") : std::to_string(token.head + 1) + " " + std::string(a.tokens[token.head].form)) << "\n";
  }
  return kOk;
}

}  // namespace

void declare_explain(CLI::App& program, int& exit_code) {
  struct Options {
    std::string record, event;
  };
  auto o = std::make_shared<Options>();
  CLI::App* c =
      program.add_subcommand("explain", "Why an event was coded: words, lexicon line, other codes that were near, actors, date, place, chain of sources, tree");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("event", o->event, "ARTICLE:EVENT, as the last column of `dragoman events` shows it")->required();
  c->footer("Example:\n  dragoman explain record.duckdb harbour-talks:v1");
  c->callback([o, &exit_code] { exit_code = run(o->record, o->event); });
}

}  // namespace dragoman::cli
