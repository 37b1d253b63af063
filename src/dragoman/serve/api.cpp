#include "dragoman/serve/api.h"

#include <algorithm>

#include "dragoman/record/schema.h"
#include "dragoman/serve/load_index.h"
#include "dragoman/serve/routes.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;

/// What two requests have in common if their answers are the same: parameters are sorted by name already.
std::string cache_key(const Request& request, std::uint64_t generation) {
  std::string key = std::to_string(generation) + request.path;
  for (const auto& [name, value] : request.query) key.append(1, '\0').append(name).append(1, '\0').append(value);
  return key;
}

void check_parameters(const Route& route, const Request& request) {
  for (const auto& [name, value] : request.query) {
    const std::string& asked = name;
    const auto filter = std::find_if(question_fields().begin(), question_fields().end(), [&](const QuestionField& f) { return asked == f.name; });
    if (route.filters && filter != question_fields().end()) continue;
    const auto known = std::find_if(route.parameters.begin(), route.parameters.end(), [&](const Parameter& p) { return asked == p.name; });
    if (known == route.parameters.end()) throw Refused{{400, "no parameter '" + name.substr(0, 40) + "' here; /api describes them"}};
    if (!known->values.empty() && std::find(known->values.begin(), known->values.end(), value) == known->values.end()) {
      std::string list;
      for (const char* v : known->values) list.append(list.empty() ? "" : ", ").append(v);
      throw Refused{{400, name + " is one of " + list}};
    }
    if (value.size() > 4000) throw Refused{{400, name + " is too long"}};
    if (request.query.count(name) > 1) throw Refused{{400, name + " is given twice"}};
  }
  for (const Parameter& p : route.parameters) {
    if (p.required && !request.query.contains(p.name)) throw Refused{{400, std::string(p.name) + " is missing"}};
  }
}

}  // namespace

Api::Api(const std::string& record, const std::string& resources) : record_(record), labels_(Labels::load(resources)), parser_(resources) { index_ = load(); }

std::shared_ptr<EventIndex> Api::load() {
  std::shared_ptr<EventIndex> fresh;
  loaded_stamp_ = record_.use(Budget(10min), [&](Database& d) {
    check_schema(d);
    d.run("RESET threads"), d.limit_memory(std::uint64_t{1} << 30);  // this once it is all rows
    fresh = load_index(d, labels_.countries());
    d.run("SET threads = 1"), d.limit_memory(RecordFile::kBlocks);
  });
  fresh->generation = index_ ? index_->generation + 1 : 1;
  return fresh;
}

bool Api::refresh() {
  const std::uint64_t now = record_.stamp();
  if (now == loaded_stamp_ || now == 0) return false;
  const std::uint64_t before = loaded_stamp_;
  std::shared_ptr<EventIndex> fresh = load();
  if (loaded_stamp_ == before) return false;  // a writer is at it and the copy from before answered: the next look finds more
  const std::lock_guard lock(index_mutex_);
  index_ = std::move(fresh);
  return true;
}

std::shared_ptr<const EventIndex> Api::index() const {
  const std::lock_guard lock(index_mutex_);
  return index_;
}

Reply Api::answer(const Request& request, const Budget& budget) {
  try {
    if (request.path == "/api" || request.path == "/api/") {
      Reply out;
      out.body = openapi().dump(1);
      return out;
    }
    const auto route = std::find_if(routes().begin(), routes().end(), [&](const Route& r) { return request.path == r.path; });
    if (route == routes().end()) return error_reply(404, "no such path; /api describes those there are");
    check_parameters(*route, request);
    const std::shared_ptr<const EventIndex> now = index();
    const std::string key = cache_key(request, now->generation);
    if (const auto kept = cache_.find(key)) return *kept;
    Reply out = route->answer(Context{now, labels_, record_, parser_, selections_, texts_, request, budget});
    if (!out.pieces && out.status == 200) cache_.add(key, out, out.body.size());
    return out;
  } catch (const Refused& e) {
    return error_reply(e.why.status, e.why.message);
  } catch (const Cancelled& e) {
    return error_reply(503, e.what());
  } catch (const RecordError& e) {
    return error_reply(e.code == RecordError::Code::locked ? 503 : 500, e.what());
  } catch (const std::exception& e) {
    return error_reply(500, e.what());
  }
}

}  // namespace dragoman::serve
