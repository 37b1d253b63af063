#include "dragoman/serve/live.h"

#include <iostream>

namespace dragoman::serve {

Live::Live(Api& api, std::chrono::milliseconds pause) : api_(api), pause_(pause), thread_([this] { look(); }) {}

Live::~Live() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::size_t Live::subscribe(std::function<void(const std::string&)> listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.emplace(next_, std::move(listener));
  return next_++;
}

void Live::unsubscribe(std::size_t number) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.erase(number);
}

std::string Live::added_event(const EventIndex& x, std::size_t first) {
  using Json = nlohmann::ordered_json;
  std::size_t events = 0;
  for (std::size_t a = first; a < x.articles.size(); ++a) events += x.articles[a].events;
  Json articles = Json::array();
  for (std::size_t a = x.articles.size(); a-- > first && articles.size() < 20;) {
    const ArticleEntry& one = x.articles[a];
    articles.push_back(
        {{"article", one.id}, {"title", one.title}, {"publisher", x.publishers[one.publisher]}, {"published", one.published}, {"events", one.events}});
  }
  const Json data = {{"generation", x.generation}, {"added_articles", x.articles.size() - std::min(first, x.articles.size())},
                     {"added_events", events},     {"articles", x.articles.size()},
                     {"events", x.size()},         {"newest", articles}};
  return "event: added\nid: " + std::to_string(x.generation) + "\ndata: " + data.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n\n";
}

void Live::look() {
  std::chrono::milliseconds pause = pause_;
  std::string last_error;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pause, [this] { return stop_; })) {
    lock.unlock();
    const std::size_t before = api_.index()->articles.size();
    const auto start = std::chrono::steady_clock::now();
    bool changed = false;
    try {
      changed = api_.refresh();
      last_error.clear();
    } catch (const std::exception& e) {  // the old index serves on
      if (last_error != e.what()) std::cerr << "dragoman: " << e.what() << "; serving what was read before\n";
      last_error = e.what();
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    pause = std::max(pause_, took * 10);
    if (changed) {
      const std::string event = added_event(*api_.index(), before);
      std::vector<std::function<void(const std::string&)>> listeners;  // called outside the lock: a listener's end unsubscribes it
      {
        const std::lock_guard listening(listeners_mutex_);
        for (const auto& [number, listener] : listeners_) listeners.push_back(listener);
      }
      for (const auto& listener : listeners) listener(event);
    }
    lock.lock();
  }
}

}  // namespace dragoman::serve
