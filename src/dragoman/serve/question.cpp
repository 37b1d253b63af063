#include "dragoman/serve/question.h"

#include <algorithm>

#include "dragoman/names.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kLongest = 200;  // bytes: no name, code or date is longer

template <std::size_t N>
tl::expected<void, BadRequest> one_of(const char* name, const std::string& value, const std::array<std::string_view, N>& names) {
  if (value.empty() || std::find(names.begin(), names.end(), value) != names.end()) return {};
  std::string list;
  for (const std::string_view n : names) list.append(list.empty() ? "" : ", ").append(n);
  return tl::unexpected(BadRequest{400, std::string(name) + " is one of " + list});
}

}  // namespace

const std::vector<QuestionField>& question_fields() {
  static const std::vector<QuestionField> kFields = {
      {"actor", &Question::actor, "Events with this actor: a code's beginning (SYR, SYRGOV) or a part of a name"},
      {"with", &Question::with, "... and this one"},
      {"since", &Question::since, "From this date on (YYYY-MM-DD or a beginning of it)"},
      {"until", &Question::until, "Up to this date"},
      {"type", &Question::type, "PLOVER type (CONSULT) or the beginning of a CAMEO code (04)"},
      {"according_to", &Question::according_to, "Only what this source says: a part of the name of anyone in the chain, or of the publisher"},
      {"not_according_to", &Question::not_according_to, "Leave out what this source says"},
      {"origin", &Question::origin,
       "agency: what came by a news agency, credited or cited; else a part of the name of whose word it is first, or of the credited agency"},
      {"status", &Question::status, "occurred, ongoing, planned, demanded, conditional or denied"},
      {"commitment", &Question::commitment, "certain, probable, possible or alleged"},
      {"quad", &Question::quad, "Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 34 is both of conflict"},
      {"country", &Question::country, "Country of the place, ISO 3166 alpha-3"},
      {"place", &Question::place, "A part of the place's name"},
      {"publisher", &Question::publisher, "The publisher's whole name"},
  };
  return kFields;
}

tl::expected<Question, BadRequest> parse_question(const Parameters& parameters) {
  Question q;
  for (const QuestionField& field : question_fields()) {
    const auto [first, last] = parameters.equal_range(field.name);
    if (first == last) continue;
    if (std::next(first) != last) return tl::unexpected(BadRequest{400, std::string(field.name) + " is given twice"});
    if (first->second.size() > kLongest) return tl::unexpected(BadRequest{400, std::string(field.name) + " is longer than 200 bytes"});
    q.*field.member = first->second;
  }
  if (auto ok = one_of("status", q.status, kStatusNames); !ok) return tl::unexpected(ok.error());
  if (auto ok = one_of("commitment", q.commitment, kCommitmentNames); !ok) return tl::unexpected(ok.error());
  if (q.quad.find_first_not_of("1234") != std::string::npos) return tl::unexpected(BadRequest{400, "quad is made of the digits 1 to 4"});
  return q;
}

}  // namespace dragoman::serve
