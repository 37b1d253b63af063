// Whose turn it is: one request at a time to a host, with a pause between two, and what each origin's robots.txt says.
#pragma once

#include <map>
#include <string>

#include "dragoman/watch/robots.h"

namespace dragoman {

/// Not safe from several threads: FeedWatcher holds its lock around it. All times are seconds since 1970.
class Hosts {
 public:
  explicit Hosts(double delay) : delay_(delay) {}

  /// When the host may be asked; `busy` while a request to it runs.
  double free_at(const std::string& host) const;
  bool busy(const std::string& host) const;
  void take(const std::string& host);
  /// The request is over: the host rests for our delay, or its own if that is longer.
  void release(const std::string& host, double now);
  /// Asked to wait (Retry-After): nothing more to the host before `until`.
  void rest(const std::string& host, double until);

  struct Rules {
    Robots robots;
    double until = 0;
    bool unreachable = false;  ///< robots.txt could not be had: nothing may be fetched for now, and nothing is decided for good
    bool private_network = false;
  };
  /// nullptr if the rules have to be fetched first.
  const Rules* rules(const std::string& origin, double now) const;
  void set_rules(const std::string& origin, const std::string& host, Rules rules);
  /// Forgets rules that are out of date and hosts that may be asked anyway: a watch that runs for months meets very many. Cheap unless it is due.
  void forget(double now);
  std::size_t size() const { return turns_.size() + rules_.size(); }

 private:
  struct Turn {
    double free_at = 0, delay = 0;
    bool busy = false;
  };
  double delay_, forgot_ = 0;
  std::map<std::string, Turn> turns_;
  std::map<std::string, Rules> rules_;
};

}  // namespace dragoman
