#include "dragoman/watch/metrics.h"

#include <httplib.h>
#include <unistd.h>

#include <cassert>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace dragoman {
namespace {

struct Meaning {
  const char *name, *type, *help;
  bool labelled = false;  ///< has no series of its own without labels
};

constexpr Meaning kMeanings[] = {
    {"articles_total", "counter", "Articles stored."},
    {"events_total", "counter", "Events stored, reciprocal acts once."},
    {"skipped_total", "counter", "Documents not stored, by reason.", true},
    {"fetches_total", "counter", "HTTP requests by kind (feed, page, robots) and outcome (ok, unchanged, moved, refused, failed).", true},
    {"fetched_bytes_total", "counter", "Bytes of answers, decompressed."},
    {"items_total", "counter", "Items of feeds by what became of them (read, skipped, refused, failed, known).", true},
    {"files_total", "counter", "Files of watched folders that were read, by outcome (read, failed).", true},
    {"feed_failures", "gauge", "Failures in a row of a feed."},
    {"feed_last_success_timestamp_seconds", "gauge", "When a feed last answered."},
    {"feed_next_due_timestamp_seconds", "gauge", "When a feed will be asked again."},
    {"waiting_requests", "gauge", "Requests that wait for their turn."},
    {"waiting_documents", "gauge", "Documents that wait to be coded."},
    {"waiting_articles", "gauge", "Coded articles that wait to be stored."},
    {"commits_total", "counter", "Batches stored."},
    {"commits_delayed_total", "counter", "Times the record was held by another program."},
    {"last_commit_timestamp_seconds", "gauge", "When a batch was last stored."},
    {"start_timestamp_seconds", "gauge", "When the program began to watch."},
    {"resident_memory_bytes", "gauge", "Memory held."},
};

std::string written(const Metrics::Labels& labels) {
  std::string out;
  for (const auto& [key, value] : labels) {
    out += (out.empty() ? "{" : ",") + key + "=\"";
    for (const char c : value) {
      if (c == '\\' || c == '"') out += '\\';
      if (c == '\n') out += "\\n";
      else out += c;
    }
    out += '"';
  }
  return out.empty() ? out : out + '}';
}

double resident_bytes() {
  std::ifstream in("/proc/self/statm");
  double all = 0, resident = 0;
  in >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

void Metrics::add(const std::string& name, double value, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  values_[name][written(labels)] += value;
}

void Metrics::set(const std::string& name, double value, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  values_[name][written(labels)] = value;
}

double Metrics::get(const std::string& name, const Labels& labels) const {
  const std::lock_guard lock(mutex_);
  const auto series = values_.find(name);
  if (series == values_.end()) return 0;
  const auto value = series->second.find(written(labels));
  return value == series->second.end() ? 0 : value->second;
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  std::size_t known = 0;
  for (const Meaning& m : kMeanings) {
    std::map<std::string, double> series;
    if (const auto found = values_.find(m.name); found != values_.end()) series = found->second, ++known;
    if (m.name == std::string_view("resident_memory_bytes")) series[""] = resident_bytes();
    if (series.empty() && !m.labelled && m.type == std::string_view("counter")) series[""] = 0;
    if (series.empty()) continue;
    out.append("# HELP dragoman_")
        .append(m.name)
        .append(" ")
        .append(m.help)
        .append("\n# TYPE dragoman_")
        .append(m.name)
        .append(" ")
        .append(m.type)
        .append("\n");
    for (const auto& [labels, value] : series) {
      char number[32];
      std::snprintf(number, sizeof number, "%.15g", value);
      out.append("dragoman_").append(m.name).append(labels).append(" ").append(number).append("\n");
    }
  }
  assert(known == values_.size() && "a metric without a meaning");
  return out;
}

struct MetricsServer::State {
  httplib::Server server;
  std::thread thread;
};

MetricsServer::MetricsServer(const Metrics& metrics, int port) : state_(std::make_unique<State>()) {
  httplib::Server& s = state_->server;
  s.new_task_queue = [] { return new httplib::ThreadPool(2); };
  s.set_payload_max_length(1 << 10);
  s.set_read_timeout(5, 0);
  s.set_keep_alive_max_count(20);
  s.Get("/metrics", [&metrics](const httplib::Request&, httplib::Response& out) { out.set_content(metrics.text(), "text/plain; version=0.0.4"); });
  s.Get("/healthz", [](const httplib::Request&, httplib::Response& out) { out.set_content("ok\n", "text/plain"); });
  port_ = port ? (s.bind_to_port("127.0.0.1", port) ? port : -1) : s.bind_to_any_port("127.0.0.1");
  if (port_ <= 0) throw std::runtime_error("127.0.0.1:" + std::to_string(port) + ": the port for metrics cannot be had");
  state_->thread = std::thread([this] { state_->server.listen_after_bind(); });
}

MetricsServer::~MetricsServer() {
  // stop() before the thread runs the loop would be lost
  while (!state_->server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  state_->server.stop();
  state_->thread.join();
}

}  // namespace dragoman
