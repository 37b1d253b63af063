// Which article of a group of copies the others were likely made from.
#include <algorithm>
#include <cmath>

#include "dragoman/links/copies.h"
#include "dragoman/links/credit.h"

namespace dragoman {
namespace {

constexpr std::int64_t kDay = 86400, kUnknown = std::int64_t{1} << 60;

std::int64_t day(const CopyMember& m) { return m.published ? m.published->seconds / kDay : kUnknown; }

/// How many others credit it. An agency's own feed may be stamped a little after the papers that had its wire, but not days after.
std::size_t credits(const CopyMember& m, const std::vector<CopyMember>& group) {
  const std::string name = credit_key(m.publisher), domain = credit_key(m.domain);
  std::size_t n = 0;
  for (const CopyMember& other : group) {
    if (other.number == m.number || other.credit.empty()) continue;
    const std::string credit = credit_key(other.credit);
    const bool named = !credit.empty() && (credit == name || credit == domain);
    n += named && (!m.published || !other.published || m.published->seconds <= other.published->seconds + kDay);
  }
  return n;
}

/// What it costs to explain one text, with `alone` and `tail` of its words not in the other, as the original of the other, `added` of whose
/// words are not in it. More than a third of own text is rarely an addition.
double cost(double alone, double tail, double added) {
  constexpr double kCutAtEnd = 0.3, kCutInside = 1.2, kFewAdded = 1.0 / 3, kManyAdded = 3;
  return kCutAtEnd * tail + kCutInside * (alone - tail) + added + kManyAdded * std::max(0.0, added - kFewAdded);
}

}  // namespace

double leaning(const Overlap& o) {
  const double first = 1 - o.of_first, second = 1 - o.of_second;
  return cost(second, o.tail_of_second, first) - cost(first, o.tail_of_first, second);
}

std::size_t original_of(const std::vector<CopyMember>& group) {
  // Within a day times of publication decide only where both have them: a date alone does not make a text the first of its day.
  std::vector<std::size_t> credited;
  for (const CopyMember& m : group) credited.push_back(credits(m, group));
  const auto before = [&](std::size_t x, std::size_t y) {
    const CopyMember &a = group[x], &b = group[y];
    if ((credited[x] > 0) != (credited[y] > 0)) return credited[x] > 0;
    if (day(a) != day(b)) return day(a) < day(b);
    if (a.published && b.published && !a.published->day_only && !b.published->day_only && a.published->seconds != b.published->seconds) {
      return a.published->seconds < b.published->seconds;
    }
    if (std::abs(a.shared - b.shared) > 0.05 * std::max(a.shared, b.shared)) return a.shared > b.shared;
    if (std::abs(a.leaning - b.leaning) > 0.02) return a.leaning > b.leaning;
    return a.number < b.number;
  };
  // The comparison is no strict order where some have times and some have not, so the best is found by one pass, not by sorting.
  std::size_t best = 0;
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (before(i, best)) best = i;
  }
  return best;
}

}  // namespace dragoman
