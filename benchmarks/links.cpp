// How linking scales: records of invented news with 10,000, 100,000, 1,000,000 events, linked at once.
//
//   bench_links [EVENTS...] [--folder DIR] [--batches] [--batch ARTICLES]
// prints a line for each step and one for the whole, with peak memory; --batches: each step of each batch too, to see what
// grows; --batch: so many articles in each
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "dragoman/links/link.h"
#include "dragoman/links/rows.h"
#include "dragoman/record/store.h"
#include "dragoman/text/resources.h"
#include "news_generator.h"

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Of all threads, in the program and for it: what a shared machine's clock does not tell.
double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::int64_t generate(const std::string& path, std::int64_t events) {
  dragoman::RecordStore store(path);
  dragoman::benchmark::NewsGenerator news(1);
  std::int64_t made = 0;
  while (made < events) {
    dragoman::Document d = news.next();
    made += static_cast<std::int64_t>(d.events.size());
    if (store.seen(d.article)) continue;
    store.add(std::move(d));
    if (store.pending() >= 1000) store.commit();
  }
  store.commit();
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::int64_t> sizes;
  std::string folder = std::filesystem::temp_directory_path();
  bool batches = false;
  dragoman::LinkOptions options;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--folder" && i + 1 < argc) folder = argv[++i];
    else if (std::string(argv[i]) == "--batches") batches = true;
    else if (std::string(argv[i]) == "--batch" && i + 1 < argc) options.batch = static_cast<std::size_t>(std::atoll(argv[++i]));
    else sizes.push_back(std::atoll(argv[i]));
  }
  if (sizes.empty()) sizes = {10000, 100000, 1000000};
  const dragoman::LinkModels models(dragoman::find_resources());
  for (const std::int64_t events : sizes) {
    const std::string path = folder + "/bench_links.duckdb";
    std::filesystem::remove(path);
    const auto generating = Clock::now();
    const std::int64_t made = generate(path, events);
    std::printf("%lld events generated in %.0f s, %.0f MB peak so far\n", static_cast<long long>(made), since(generating), peak_megabytes());
    dragoman::Database database(path, true);
    std::string step;
    auto step_start = Clock::now();
    double step_processor = processor_seconds();
    std::vector<std::pair<std::string, double>> steps;
    const auto end_step = [&](const std::string& next) {
      if (!step.empty()) {
        auto it = std::find_if(steps.begin(), steps.end(), [&](const auto& s) { return s.first == step; });
        if (it == steps.end()) it = steps.insert(steps.end(), {step, 0});
        it->second += since(step_start);
        if (batches)
          std::printf("      %-12s %6.1f s, %6.1f s of processor, %.0f MB peak\n", step.c_str(), since(step_start), processor_seconds() - step_processor,
                      peak_megabytes()),
              std::fflush(stdout);
      }
      step = next;
      step_start = Clock::now();
      step_processor = processor_seconds();
    };
    options.progress = end_step;
    const auto start = Clock::now();
    const double processor = processor_seconds();
    const dragoman::LinkCounts counts = dragoman::link_record(database, models, options);
    end_step("");
    const double seconds = since(start);
    std::printf(
        "  linked in %.1f s (%.0f events/s), %.1f s of processor: %lld articles, %lld copies, %lld stories, %lld happenings, %lld disputes, %.0f MB peak\n",
        seconds, static_cast<double>(made) / seconds, processor_seconds() - processor, static_cast<long long>(counts.articles),
        static_cast<long long>(counts.copies), static_cast<long long>(counts.stories), static_cast<long long>(counts.happenings),
        static_cast<long long>(counts.disputes), peak_megabytes());
    for (const auto& [name, t] : steps) std::printf("    %-12s %6.1f s\n", name.c_str(), t);
    std::fflush(stdout);
  }
}
