// Counters and gauges in Prometheus's text format (version 0.0.4), and a server for them on the loopback.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dragoman {

/// Safe from all threads. Names without the prefix "dragoman_"; what they mean stands in metrics.cpp, and only those may be used.
class Metrics {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;
  void add(const std::string& name, double value = 1, const Labels& labels = {});
  void set(const std::string& name, double value, const Labels& labels = {});
  double get(const std::string& name, const Labels& labels = {}) const;
  std::string text() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::map<std::string, double>> values_;  ///< name, labels as written
};

/// Answers GET /metrics and /healthz on 127.0.0.1 until destroyed.
class MetricsServer {
 public:
  /// Port 0 takes a free one. Throws std::runtime_error if the port cannot be had.
  MetricsServer(const Metrics& metrics, int port);
  ~MetricsServer();
  MetricsServer(const MetricsServer&) = delete;
  MetricsServer& operator=(const MetricsServer&) = delete;
  int port() const { return port_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  int port_ = 0;
};

}  // namespace dragoman
