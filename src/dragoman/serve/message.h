// A request and its answer, as the API sees them: no sockets, so that tests and fuzzers can ask directly.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/serve/grid.h"
#include "dragoman/serve/question.h"

namespace dragoman::serve {

struct Request {
  std::string path;  ///< decoded: /api/events
  Parameters query;  ///< decoded
};

struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  Pieces pieces;         ///< a long answer, instead of `body`
  std::string filename;  ///< offered as a download of this name
};

/// Takes a request's target apart: "/api/events?actor=SYR&since=2018". Refuses what is no well-formed UTF-8 once decoded, has control
/// characters or "." and ".." as parts of its path.
tl::expected<Request, BadRequest> parse_target(std::string_view target);

/// {"error": {"status": 400, "message": ...}}
Reply error_reply(int status, std::string_view message);

}  // namespace dragoman::serve
