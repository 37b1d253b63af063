// What every stage costs beside the language stage: processor time of each, on the path that `read` takes, in one run and one thread.
//
//   bench_stages ARTICLES.jsonl [ROUNDS]      {"text", "published"} a line, as `dragoman read` takes them
//
// Ratios are what counts: they hardly move with the machine or with what runs beside. Articles are read into memory first; each round goes through
// all of them, stage after stage, so that every stage meets the caches as `read` leaves them.
#include <ctime>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dragoman/language/analyse.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/resources.h"

namespace {

double processor_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

constexpr std::array<const char*, 6> kNames = {"language", "actors", "times", "places", "attribution", "events"};  // as Stage

std::vector<dragoman::Article> articles(const char* path, const dragoman::Models& models) {
  std::vector<dragoman::Article> found;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object() || !object.contains("text") || !object["text"].is_string()) continue;
    dragoman::Article a;
    a.id = std::to_string(found.size());
    a.text = object["text"].get<std::string>();
    if (object.contains("published") && object["published"].is_string()) a.published = object["published"].get<std::string>();
    mark_passages(a, models.pages);
    found.push_back(std::move(a));
  }
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_stages ARTICLES.jsonl [ROUNDS]\n");
    return 2;
  }
  const dragoman::Models models(dragoman::find_resources());
  const std::vector<dragoman::Article> all = articles(argv[1], models);
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
  if (all.empty()) {
    std::fprintf(stderr, "%s: no article\n", argv[1]);
    return 1;
  }
  dragoman::LanguageWorkspace workspace;
  std::array<double, kNames.size()> spent{};
  std::size_t tokens = 0, mentions = 0, attributions = 0, events = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const dragoman::Article& a : all) {
      double last = processor_seconds();
      const dragoman::Document d = read_article(a, models, workspace, [&](dragoman::Stage stage) {
        const double now = processor_seconds();
        spent[static_cast<std::size_t>(stage)] += now - last;
        last = now;
      });
      tokens += d.analysis.tokens.size(), mentions += d.actors.mentions.size(), attributions += d.attributions.size(), events += d.events.size();
    }
  }
  std::printf("%zu articles, %d rounds, one thread: %zu tokens, %zu mentions, %zu attributions, %zu events\n", all.size(), rounds, tokens, mentions,
              attributions, events);
  double rest = 0;
  for (std::size_t s = 0; s < kNames.size(); ++s) {
    std::printf("%-11s %9.2f us an article  %6.3f of the language stage\n", kNames[s], spent[s] * 1e6 / (static_cast<double>(all.size()) * rounds),
                spent[s] / spent[0]);
    if (s > 0) rest += spent[s];
  }
  std::printf("all but language: %.3f of the language stage\n", rest / spent[0]);
  return 0;
}
