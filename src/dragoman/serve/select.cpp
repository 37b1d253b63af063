// Filtering: every condition is decided once for each entry of its dictionary, so that a row costs a few table look-ups; events of a
// named actor come from that actor's own list.
#include <algorithm>
#include <numeric>

#include "dragoman/names.h"
#include "dragoman/serve/question.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {
namespace {

using Flags = std::vector<std::uint8_t>;  // one an entry of a dictionary; empty = all pass

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

template <typename Test>
Flags decide(std::size_t entries, Test&& test) {
  Flags out(entries);
  for (std::size_t i = 0; i < entries; ++i) out[i] = test(i);
  return out;
}

/// The rows of all actors that a filter may mean, sorted.
std::vector<Row> rows_of(const EventIndex& x, const std::string& wanted) {
  const std::string lower = to_lower(wanted);
  const Flags by_code = decide(x.codes.size(), [&](std::size_t i) { return i && x.codes[static_cast<std::uint32_t>(i)].starts_with(wanted); });
  Flags by_name = x.names_lower.containing(lower);
  by_name[0] = 0;
  std::vector<Row> out;
  for (Row a = 0; a < x.actors.size(); ++a) {
    if (by_code[x.actors[a].code] || by_name[x.actors[a].name])
      out.insert(out.end(), x.rows_of_actor.begin() + x.first_of_actor[a], x.rows_of_actor.begin() + x.first_of_actor[a + 1]);
  }
  if (out.size() > x.size() / 64) {  // a flag a row is quicker than sorting
    Flags there(x.size());
    for (const Row r : out) there[r] = 1;
    out.clear();
    for (Row r = 0; r < there.size(); ++r) {
      if (there[r]) out.push_back(r);
    }
    return out;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

struct Conditions {
  Flags date, kind, chain_wanted, publisher_wanted, chain_unwanted, publisher_unwanted, first_word, publisher, place;
  int status = -1, commitment = -1;
  bool agency = false;

  Conditions(const EventIndex& x, const Question& q) {
    if (!q.since.empty() || !q.until.empty()) {
      date = decide(x.dates.size(), [&](std::size_t i) {
        const std::string_view d = x.dates[static_cast<std::uint32_t>(i)];
        if (i == 0) return false;
        if (!q.since.empty() && d < q.since && !std::string_view(q.since).starts_with(d)) return false;
        return q.until.empty() || d.substr(0, q.until.size()) <= q.until;
      });
    }
    if (!q.type.empty() || !q.quad.empty()) {
      const std::string plover = upper(q.type);
      kind = decide(x.kinds.size(), [&](std::size_t i) {
        const Kind& k = x.kinds[i];
        if (!q.type.empty() && x.terms[k.plover] != plover && !x.terms[k.cameo].starts_with(q.type)) return false;
        return q.quad.empty() || contains(q.quad, std::to_string(k.quad));
      });
    }
    const auto named = [](const std::string& part, const TextSearch& texts) { return texts.containing(to_lower(part)); };
    if (!q.according_to.empty()) chain_wanted = named(q.according_to, x.chains_lower), publisher_wanted = named(q.according_to, x.publishers_lower);
    if (!q.not_according_to.empty())
      chain_unwanted = named(q.not_according_to, x.chains_lower), publisher_unwanted = named(q.not_according_to, x.publishers_lower);
    if (q.origin == "agency") agency = true;
    else if (!q.origin.empty()) first_word = named(q.origin, x.first_words_lower);
    if (!q.publisher.empty())
      publisher = decide(x.publishers.size(), [&](std::size_t i) { return x.publishers[static_cast<std::uint32_t>(i)] == q.publisher; });
    if (!q.place.empty() || !q.country.empty()) {
      const std::string lower = to_lower(q.place);
      place = decide(x.places.size(), [&](std::size_t i) {
        const PlaceName& p = x.places[i];
        return i != 0 && (q.place.empty() || contains(to_lower(p.name), lower)) && (q.country.empty() || x.terms[p.country] == q.country);
      });
    }
    if (!q.status.empty()) status = static_cast<int>(std::find(kStatusNames.begin(), kStatusNames.end(), q.status) - kStatusNames.begin());
    if (!q.commitment.empty())
      commitment = static_cast<int>(std::find(kCommitmentNames.begin(), kCommitmentNames.end(), q.commitment) - kCommitmentNames.begin());
  }

  bool pass(const EventIndex& x, Row r) const {
    if (!date.empty() && !date[x.date[r]]) return false;
    if (!kind.empty() && !kind[x.kind[r]]) return false;
    if (status >= 0 && x.status[r] != status) return false;
    if (commitment >= 0 && x.commitment[r] != commitment) return false;
    if (!place.empty() && !place[x.place[r]]) return false;
    if (agency && !x.by_agency[r]) return false;
    if (!first_word.empty() && !first_word[x.first_word[r]]) return false;
    if (chain_wanted.empty() && chain_unwanted.empty() && publisher.empty()) return true;
    const std::uint32_t by = x.articles[x.article[r]].publisher;
    if (!chain_wanted.empty() && !chain_wanted[x.chain[r]] && !publisher_wanted[by]) return false;
    if (!chain_unwanted.empty() && (chain_unwanted[x.chain[r]] || publisher_unwanted[by])) return false;
    return publisher.empty() || publisher[by];
  }
  bool none() const {
    return date.empty() && kind.empty() && status < 0 && commitment < 0 && place.empty() && chain_wanted.empty() && chain_unwanted.empty() && !agency &&
           first_word.empty() && publisher.empty();
  }
};

}  // namespace

std::vector<Row> select(const EventIndex& x, const Question& q, const Budget& budget) {
  std::vector<Row> rows;
  const bool by_actor = !q.actor.empty() || !q.with.empty();
  if (by_actor) {
    rows = rows_of(x, q.actor.empty() ? q.with : q.actor);
    if (!q.actor.empty() && !q.with.empty()) {
      const std::vector<Row> other = rows_of(x, q.with);
      std::vector<Row> both;
      std::set_intersection(rows.begin(), rows.end(), other.begin(), other.end(), std::back_inserter(both));
      rows.swap(both);
    }
  } else {
    rows.resize(x.size());
    std::iota(rows.begin(), rows.end(), 0U);
  }
  return select_among(x, q, std::move(rows), budget);
}

std::vector<Row> select_among(const EventIndex& x, const Question& q, std::vector<Row> rows, const Budget& budget) {
  budget.check();
  const Conditions conditions(x, q);
  if (!conditions.none()) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i % 65536 == 0) budget.check();
      const Row r = rows[i];
      rows[kept] = r;
      kept += conditions.pass(x, r);
    }
    rows.resize(kept);
  }
  return rows;
}

}  // namespace dragoman::serve
