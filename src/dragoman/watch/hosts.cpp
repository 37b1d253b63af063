#include "dragoman/watch/hosts.h"

#include <algorithm>

namespace dragoman {

double Hosts::free_at(const std::string& host) const {
  const auto found = turns_.find(host);
  return found == turns_.end() ? 0 : found->second.free_at;
}

bool Hosts::busy(const std::string& host) const {
  const auto found = turns_.find(host);
  return found != turns_.end() && found->second.busy;
}

void Hosts::take(const std::string& host) { turns_[host].busy = true; }

void Hosts::release(const std::string& host, double now) {
  Turn& turn = turns_[host];
  turn.busy = false;
  turn.free_at = std::max(turn.free_at, now + std::max(delay_, turn.delay));
}

void Hosts::rest(const std::string& host, double until) {
  Turn& turn = turns_[host];
  turn.free_at = std::max(turn.free_at, until);
}

const Hosts::Rules* Hosts::rules(const std::string& origin, double now) const {
  const auto found = rules_.find(origin);
  return found == rules_.end() || found->second.until <= now ? nullptr : &found->second;
}

void Hosts::set_rules(const std::string& origin, const std::string& host, Rules rules) {
  turns_[host].delay = std::min(rules.robots.crawl_delay().value_or(0), 60.0);  // a host that asks for more is read as slowly as a minute
  rules_[origin] = std::move(rules);
}

void Hosts::forget(double now) {
  if (now < forgot_ + 3600) return;
  forgot_ = now;
  std::erase_if(rules_, [&](const auto& r) { return r.second.until <= now; });
  // a Crawl-delay is read anew with the rules, which are asked for before anything else of the host
  std::erase_if(turns_, [&](const auto& t) { return !t.second.busy && t.second.free_at + 86400 <= now; });
}

}  // namespace dragoman
