// The record over HTTP: read-only JSON, described by OpenAPI at /api.
//
// A request is matched against the table of routes (routes.h), answered from the index in memory or, for whole articles, from the record,
// and both are kept: the page asks the same questions again for every reader.
//
//   Api api("record.duckdb", find_resources());
//   Reply r = api.answer({"/api/events", {{"actor", "SYR"}, {"limit", "10"}}}, Budget(10s));
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "dragoman/serve/labels.h"
#include "dragoman/serve/message.h"
#include "dragoman/serve/parse_again.h"
#include "dragoman/serve/recent.h"
#include "dragoman/serve/record_file.h"
#include "dragoman/serve/selections.h"

namespace dragoman::serve {

class Api {
 public:
  /// Throws RecordError, BrokenInstallation.
  Api(const std::string& record, const std::string& resources);

  /// Never throws: what goes wrong is an answer too.
  Reply answer(const Request& request, const Budget& budget);

  /// Looks whether the record was written to and, if so, reads it anew. True if there is a new index. Throws RecordError.
  bool refresh();
  std::shared_ptr<const EventIndex> index() const;

 private:
  std::shared_ptr<EventIndex> load();

  RecordFile record_;
  const Labels labels_;
  ParseAgain parser_;
  mutable std::mutex index_mutex_;
  std::shared_ptr<const EventIndex> index_;
  std::uint64_t loaded_stamp_ = 0;
  Selections selections_{std::size_t{64} << 20};
  Recent<Text> texts_{std::size_t{64} << 20};   ///< whole articles
  Recent<Reply> cache_{std::size_t{64} << 20};  ///< answers by request
};

}  // namespace dragoman::serve
