#include "dragoman/serve/message.h"

#include "dragoman/record/json.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Percent decoding; '+' is a space in a query. False if malformed.
bool decode(std::string_view text, bool query, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return false;
      c = static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else if (query && c == '+') {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    out += c;
  }
  return valid_utf8(out);
}

bool climbs(std::string_view path) {
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    if (part == "." || part == ".." || part.find('\\') != std::string_view::npos) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

tl::expected<Request, BadRequest> parse_target(std::string_view target) {
  const auto bad = [](const char* why) { return tl::unexpected(BadRequest{400, why}); };
  target = target.substr(0, target.find('#'));
  const std::size_t question = target.find('?');
  Request out;
  if (!decode(target.substr(0, question), false, out.path)) return bad("the path is not well-formed");
  if (out.path.empty() || out.path[0] != '/') return bad("the path does not begin with /");
  if (climbs(out.path)) return bad("the path leaves the site");
  if (question == std::string_view::npos) return out;
  std::string_view rest = target.substr(question + 1);
  std::string name, value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    if (!decode(part.substr(0, equals), true, name) || !decode(part.substr(std::min(equals + 1, part.size())), true, value))
      return bad("the query is not well-formed");
    if (out.query.size() >= 40) return bad("more than 40 parameters");
    out.query.emplace(name, value);
  }
  return out;
}

Reply error_reply(int status, std::string_view message) {
  Reply out;
  out.status = status;
  out.body = "{\"error\":{\"status\":" + std::to_string(status) + ",\"message\":";
  append_json_string(out.body, message);
  out.body += "}}";
  return out;
}

}  // namespace dragoman::serve
