// Many readers at once: each asks what the page asks, view after view, without a pause, and the time of each answer is kept.
//   load PORT CLIENTS SECONDS [cold]     cold: every question is new, so that no kept answer helps
//
// Works on any linked record: actors, happenings and articles to ask for are taken from its own lists first.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "client.h"

namespace {

using Clock = std::chrono::steady_clock;
using dragoman::bench::Client;

struct Known {
  std::vector<std::string> actors, happenings, articles, days;
};

Known look_around(int port) {
  Client client(port);
  Known k;
  std::string body;
  const auto take = [&](const std::string& target, const char* member, std::vector<std::string>& to) {
    if (client.get(target, &body) != 200) std::exit(1);
    const std::string mark = std::string("\"") + member + "\":\"";
    for (std::size_t at = body.find(mark); at != std::string::npos; at = body.find(mark, at)) {
      at += mark.size();
      to.push_back(body.substr(at, body.find('"', at) - at));
    }
  };
  take("/api/actors?limit=30", "actor", k.actors);
  take("/api/actors?limit=60&level=actor", "actor", k.actors);
  for (int page = 0; page < 10; ++page) {
    take("/api/happenings?limit=300&after=" + std::to_string(page * 3000), "happening", k.happenings);
    take("/api/articles?limit=1000&after=" + std::to_string(page * 20000), "article", k.articles);
  }
  take("/api/timeline?by=day", "from", k.days);
  if (k.actors.empty() || k.happenings.empty() || k.articles.empty() || k.days.empty())
    std::exit((std::fprintf(stderr, "the record has too little to ask for, or is not linked\n"), 1));
  return k;
}

struct Asked {
  std::string kind, target;
};

class Reader {
 public:
  Reader(const Known& known, unsigned seed, bool cold) : known_(known), random_(seed), cold_(cold) {}
  /// The questions of one view.
  std::vector<Asked> view() {
    const std::string filter = dates();
    switch (pick(12)) {
      case 0: return {{"overview", pick(2) ? "/api/overview?level=country" : "/api/overview?level=actor"}};  // the page asks it without filters
      case 1: return {{"search", "/api/search?q=" + one(known_.actors).substr(0, 2) + (cold_ ? std::to_string(pick(1000)) : "")}};
      case 2: return {{"places", "/api/places?limit=800&" + filter}};
      case 3:
        return {{"article", "/api/article?id=" +
                                (cold_ ? known_.articles[static_cast<std::size_t>(pick(static_cast<int>(known_.articles.size())))] : one(known_.articles))}};
      case 4: return {{"happenings", "/api/happenings?limit=100&" + filter}};
      case 5: return {{"happening", "/api/happening?id=" + one(known_.happenings)}};
      case 6: return {{"disputes", "/api/disputes?limit=600&" + filter}};
      default: {
        // mostly of an actor or a pair; now and then of everybody
        const std::string who =
            pick(8) ? "actor=" + one(known_.actors) + (pick(3) ? "" : "&with=" + one(known_.actors)) : "quad=" + std::to_string(1 + pick(4));
        const std::string f = "?" + who + (filter.empty() ? "" : "&" + filter);
        return {{"timeline", "/api/timeline" + f},
                {"points", "/api/points" + f + "&limit=350"},
                {"dyads", "/api/dyads" + f + "&limit=40"},
                {"actors", "/api/actors" + f + "&limit=10"},
                {"facets", "/api/facets" + f},
                {"events", "/api/events" + f + "&order=newest&limit=50"}};
      }
    }
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  /// The first of a list more often than the last: readers look at what is much in the news.
  const std::string& one(const std::vector<std::string>& list) {
    return list[static_cast<std::size_t>(std::pow(std::uniform_real_distribution<>(0, 1)(random_), 2) * static_cast<double>(list.size()))];
  }
  std::string dates() {
    if (!cold_) return pick(3) ? "" : "since=" + one(known_.days).substr(0, 4);
    const auto& days = known_.days;
    const std::size_t a = random_() % days.size(), b = random_() % days.size();
    return "since=" + days[std::min(a, b)] + "&until=" + days[std::max(a, b)];
  }
  const Known& known_;
  std::mt19937 random_;
  bool cold_;
};

void print(const char* name, std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double q) { return times[std::min(times.size() - 1, static_cast<std::size_t>(q * static_cast<double>(times.size())))]; };
  std::printf("%-10s %8zu  p50 %7.1f ms  p95 %7.1f ms  p99 %7.1f ms  max %7.1f ms\n", name, times.size(), at(0.5), at(0.95), at(0.99), times.back());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::fprintf(stderr, "load PORT CLIENTS SECONDS [cold]\n"), 2;
  const int port = std::atoi(argv[1]), clients = std::atoi(argv[2]), seconds = std::atoi(argv[3]);
  const bool cold = argc > 4 && std::string_view(argv[4]) == "cold";
  const Known known = look_around(port);
  std::mutex mutex;
  std::map<std::string, std::vector<double>> times;
  std::vector<double> all;
  std::size_t failed = 0;
  const auto seed = static_cast<unsigned>(Clock::now().time_since_epoch().count());
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  std::vector<std::thread> threads;
  for (int c = 0; c < clients; ++c) {
    threads.emplace_back([&, c] {
      Reader reader(known, static_cast<unsigned>(c + 1) * 7919 + (cold ? seed : 0), cold);
      Client client(port);
      while (Clock::now() < end) {
        for (const Asked& q : reader.view()) {
          const auto start = Clock::now();
          const int status = client.get(q.target);
          const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
          const std::lock_guard lock(mutex);
          if (status != 200 && ++failed <= 3) std::fprintf(stderr, "%d %s\n", status, q.target.c_str());
          times[q.kind].push_back(ms);
          all.push_back(ms);
        }
      }
    });
  }
  for (std::thread& t : threads) t.join();
  for (auto& [kind, list] : times) print(kind.c_str(), list);
  if (all.empty()) return 1;
  print("all", all);
  std::printf("%d clients, %s, %.0f answers a second, %zu failed\n", clients, cold ? "every question new" : "questions as the page asks them",
              static_cast<double>(all.size()) / seconds, failed);
  return failed ? 1 : 0;
}
