#include "dragoman/actors/office_code.h"

#include <string>
#include <tuple>

namespace dragoman {
namespace {

bool started(const KnownActor& k, std::string_view date) { return date.empty() || k.from <= date; }
bool ended(const KnownActor& k, std::string_view date) { return !k.to.empty() && !date.empty() && k.to < date.substr(0, k.to.size()); }

/// The office held at `date`, else the one last held before it, else the last of all; without a date an office that nobody has ended comes first.
const KnownActor* office_at(const MentionFacts& f, std::string_view date, const ActorLexicon& lexicon) {
  const auto rank = [&](const KnownActor& k) {
    const bool begun = started(k, date), current = begun && (date.empty() ? k.to.empty() : !ended(k, date));
    return std::tuple<bool, bool, std::string_view>(current, begun, k.from);
  };
  const KnownActor* best = nullptr;
  for (const std::uint32_t value : f.known) {
    const KnownActor& k = lexicon.actor(value);
    if (k.kind == KnownKind::person && (!best || rank(k) > rank(*best))) best = &k;
  }
  return best;
}

/// "Secretary of state" is a title as a whole, of "leader of Hamas" the first word.
std::string title_of(std::string office, const ActorLexicon& lexicon) {
  for (std::size_t of = office.rfind(" of "); of != std::string::npos && !lexicon.agent(office); of = office.rfind(" of ")) office.resize(of);
  return office;
}

/// What he may be called by at `date`: without one all that he ever was, and the former of it if that has ended.
void collect_offices(const MentionFacts& f, std::string_view date, const ActorLexicon& lexicon, OfficeCode& o) {
  for (const std::uint32_t value : f.known) {
    const KnownActor& k = lexicon.actor(value);
    if (k.kind != KnownKind::person || !started(k, date)) continue;
    const std::string office = title_of(k.detail, lexicon);
    if (!ended(k, date)) o.offices.push_back(office);
    if (ended(k, date) || (date.empty() && !k.to.empty())) o.left_offices.push_back(office);
  }
}

}  // namespace

OfficeCode office_code(const MentionFacts& f, std::string_view published, const ActorLexicon& lexicon) {
  OfficeCode o{f.country, f.area, f.former ? "" : f.code, f.because, f.sectors, {}, {}};
  if (f.former) o.sectors = {"ELI"};
  if (!f.known.empty()) {
    const std::string_view date = published.substr(0, 10);
    collect_offices(f, date, lexicon, o);
    if (const KnownActor* k = office_at(f, date, lexicon)) {
      const bool past = ended(*k, date) || !started(*k, date);  // a candidate has no office yet
      const bool same_country = o.country.empty() || o.country == k->country;
      if (o.country.empty() && o.code.empty()) o.country = k->country;
      if (o.sectors.empty() && o.code.empty()) {
        if (!past || k->country.empty()) o.sectors = k->sectors;  // a body of states keeps its former head's code
        else o.sectors = {"ELI"};
      } else if (same_country && k->country.empty() && !past && !f.former) o.sectors = k->sectors, o.code.clear();  // "Secretary General Antonio Guterres"
      o.because += ", " + k->origin + " (" + k->detail + ")";
    }
  }
  return o;
}

}  // namespace dragoman
