// What who, when and where cost beside the language stage: processor time of each, over the same articles, in one run and one thread.
//
//   bench_stages ARTICLES.jsonl [ROUNDS]      {"text", "published"} a line, as `dragoman read` takes them
//
// Ratios are what counts: they hardly move with the machine or with what runs beside. Each round goes through all articles, stage after
// stage, so that every stage meets the caches as `read` leaves them.
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dragoman/actors/find_actors.h"
#include "dragoman/language/analyse.h"
#include "dragoman/places/find_places.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/resources.h"
#include "dragoman/times/find_times.h"

namespace {

double processor_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

enum Stage { kLanguage, kActors, kTimes, kPlaces, kStages };
constexpr std::array<const char*, kStages> kNames = {"language", "actors", "times", "places"};

struct Clock {
  std::array<double, kStages> spent{};
  double last = processor_seconds();
  void lap(Stage stage) {
    const double now = processor_seconds();
    spent[stage] += now - last;
    last = now;
  }
  void skip() { last = processor_seconds(); }
};

std::vector<dragoman::Article> articles(const char* path) {
  std::vector<dragoman::Article> found;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object() || !object.contains("text") || !object["text"].is_string()) continue;
    dragoman::Article a;
    a.text = object["text"].get<std::string>();
    if (object.contains("published") && object["published"].is_string()) a.published = object["published"].get<std::string>();
    a.passages.push_back({{0, static_cast<std::uint32_t>(a.text.size())}, dragoman::PassageKind::body, ""});
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
  const std::vector<dragoman::Article> all = articles(argv[1]);
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
  if (all.empty()) {
    std::fprintf(stderr, "%s: no article\n", argv[1]);
    return 1;
  }
  const dragoman::Models models(dragoman::find_resources());
  dragoman::LanguageWorkspace workspace;
  Clock clock;
  std::size_t tokens = 0, mentions = 0, places = 0, times = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const dragoman::Article& a : all) {
      clock.skip();
      const dragoman::Analysis analysis = dragoman::analyse(a, models.language, workspace);
      const dragoman::Tree tree(analysis);
      clock.lap(kLanguage);
      dragoman::Actors actors = dragoman::find_actors(a, analysis, tree, models.actors);
      clock.lap(kActors);
      const auto found_times = dragoman::find_times(a, analysis, tree, models.times);
      clock.lap(kTimes);
      const auto found_places = dragoman::find_places(a, analysis, tree, actors, models.gazetteer);
      dragoman::give_countries(analysis, tree, found_places, models.gazetteer, actors);
      clock.lap(kPlaces);
      tokens += analysis.tokens.size(), mentions += actors.mentions.size(), places += found_places.size(), times += found_times.size();
    }
  }
  std::printf("%zu articles, %d rounds, one thread: %zu tokens, %zu mentions, %zu places, %zu times\n", all.size(), rounds, tokens, mentions, places, times);
  double rest = 0;
  for (int s = 0; s < kStages; ++s) {
    std::printf("%-9s %8.2f us an article  %6.3f of the language stage\n", kNames[s], clock.spent[s] * 1e6 / (static_cast<double>(all.size()) * rounds),
                clock.spent[s] / clock.spent[kLanguage]);
    if (s != kLanguage) rest += clock.spent[s];
  }
  std::printf("actors, times and places together: %.3f of the language stage\n", rest / clock.spent[kLanguage]);
  return 0;
}
