#include "dragoman/actors/office_code.h"

namespace dragoman {
namespace {

/// The office held at `date`, else the one last held before it, else the first.
const KnownActor* office_at(const MentionFacts& f, std::string_view date, const ActorLexicon& lexicon, bool& past) {
  const KnownActor* best = nullptr;
  bool current = false;
  for (const std::uint32_t value : f.known) {
    const KnownActor& k = lexicon.actor(value);
    if (k.kind != KnownKind::person) continue;
    const bool started = k.from.empty() || date.empty() || k.from <= date;
    const bool ended = !k.to.empty() && !date.empty() && k.to < date.substr(0, k.to.size());
    if (!best || (started && !ended && !current) || (started == !ended && k.from > best->from && !current)) best = &k, current = started && !ended;
  }
  past = best && !best->to.empty() && !date.empty() && best->to < date.substr(0, best->to.size());
  return best;
}

}  // namespace

OfficeCode office_code(const MentionFacts& f, std::string_view published, const ActorLexicon& lexicon) {
  OfficeCode o{f.country, f.area, f.former ? "" : f.code, f.because, "", f.sectors};
  if (f.former) o.sectors = {"ELI"};
  if (!f.known.empty()) {
    bool past = false;
    if (const KnownActor* k = office_at(f, published.substr(0, 10), lexicon, past)) {
      const bool same_country = o.country.empty() || o.country == k->country;
      if (o.country.empty() && o.code.empty()) o.country = k->country;
      if (o.sectors.empty() && o.code.empty()) {
        if (!past || k->country.empty()) o.sectors = k->sectors;  // a body of states keeps its former head's code
        else o.sectors = {"ELI"};
      } else if (same_country && k->country.empty() && !past && !f.former) o.sectors = k->sectors, o.code.clear();  // "Secretary General Antonio Guterres"
      if (!past) o.office = k->detail.substr(0, k->detail.find(" of "));
      o.because += ", " + k->origin + " (" + k->detail + ")";
    }
  }
  return o;
}

}  // namespace dragoman
