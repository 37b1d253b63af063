// What who-says-so costs: attribution, chains and status beside the language stage, on the same articles, one thread.
//
//   bench_attribution ARTICLES.jsonl [--repeat N] [--home FOLDER]
// ARTICLES: JSON Lines with "text", and "published" if known. All articles are read into memory first; each repetition times every stage over all
// of them; the fastest repetition of each stage is printed, with its share of the language stage's time. `status` is timed by itself, over the
// predicates the article has events for, and over all its verbs and nouns, which is the most that coding could ask.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dragoman/actors/find_actors.h"
#include "dragoman/attribution/attribute.h"
#include "dragoman/events/chain.h"
#include "dragoman/events/status.h"
#include "dragoman/language/analyse.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/resources.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Stopwatch {
  Clock::time_point start = Clock::now();
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start).count(); }
};

std::vector<dragoman::Article> read_articles(const char* path, const dragoman::Models& models) {
  std::vector<dragoman::Article> articles;
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object() || !record.contains("text") || !record["text"].is_string()) continue;
    dragoman::Article a;
    a.id = std::to_string(articles.size());
    a.text = record["text"].get<std::string>();
    if (record.contains("published") && record["published"].is_string()) a.published = record["published"].get<std::string>();
    mark_passages(a, models.pages);
    articles.push_back(std::move(a));
  }
  return articles;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_attribution ARTICLES.jsonl [--repeat N] [--home FOLDER]\n");
    return 2;
  }
  int repeat = 5;
  std::string home;
  for (int i = 2; i + 1 < argc; i += 2) {
    if (std::string(argv[i]) == "--repeat") repeat = std::atoi(argv[i + 1]);
    if (std::string(argv[i]) == "--home") home = argv[i + 1];
  }
  const dragoman::Models models(home.empty() ? dragoman::find_resources() : home);
  const std::vector<dragoman::Article> articles = read_articles(argv[1], models);
  dragoman::LanguageWorkspace workspace;
  std::vector<dragoman::Document> whole;
  for (const dragoman::Article& a : articles) whole.push_back(read_article(a, models, workspace));
  std::map<std::string, double> best;
  const auto note = [&](const char* stage, double seconds) {
    const auto [it, fresh] = best.emplace(stage, seconds);
    if (!fresh) it->second = std::min(it->second, seconds);
  };
  std::size_t words = 0, events = 0, kept = 0;
  for (int n = 0; n < repeat; ++n) {
    double language = 0, attribution = 0, chains = 0, status = 0, status_all = 0;
    words = events = kept = 0;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      Stopwatch w;
      const dragoman::Analysis analysis = dragoman::analyse(articles[i], models.language, workspace);
      language += w.seconds();
      const dragoman::Document& d = whole[i];
      const dragoman::Tree tree(d.analysis);
      w = {};
      const auto attributions = dragoman::attribute(d.article, d.analysis, tree, d.actors, models.cues);
      attribution += w.seconds();
      std::vector<dragoman::Event> coded = d.events;
      w = {};
      for (dragoman::Event& e : coded) dragoman::read_chain(e, d);
      dragoman::weigh_accounts(coded, d, models.events.certainty());
      chains += w.seconds();
      w = {};
      for (const dragoman::Event& e : d.events) dragoman::read_certainty(tree, e.head, models.events.certainty());
      status += w.seconds();
      w = {};
      for (dragoman::Index t = 0; t < d.analysis.tokens.size(); ++t) {
        const dragoman::Upos u = d.analysis.tokens[t].upos;
        if (u == dragoman::Upos::VERB || u == dragoman::Upos::NOUN) dragoman::read_certainty(tree, t, models.events.certainty());
      }
      status_all += w.seconds();
      words += analysis.tokens.size();
      kept += attributions.size();
      events += d.events.size();
    }
    note("language", language);
    note("attribution", attribution);
    note("chains", chains);
    note("status of the events", status);
    note("status of every verb and noun", status_all);
  }
  std::printf("%zu articles, %zu tokens, %zu attributions, %zu events, 1 thread, fastest of %d\n", articles.size(), words, kept, events, repeat);
  for (const char* stage : {"language", "attribution", "chains", "status of the events", "status of every verb and noun"}) {
    std::printf("%-30s %8.4f s  %6.2f %% of language\n", stage, best[stage], 100 * best[stage] / best["language"]);
  }
  return 0;
}
