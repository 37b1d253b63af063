#include "dragoman/serve/load_index.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "dragoman/names.h"
#include "dragoman/serve/chunk_rows.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {
namespace {

/// 12 of "a12", whatever the letter; 0 if it is no part's id.
std::uint32_t part_number(std::string_view id) {
  std::uint32_t n = 0;
  if (id.size() >= 2) std::from_chars(id.data() + 1, id.data() + id.size(), n);
  return n;
}

/// Parts of articles (attributions, places, events) by article and number, as sorted arrays: half the memory of a hash table.
template <typename Value>
class PartTable {
 public:
  void add(Row article, std::uint32_t number, Value value) { rows_.emplace_back(std::uint64_t{article} << 32 | number, value); }
  void sort() {
    const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (!std::is_sorted(rows_.begin(), rows_.end(), less)) std::stable_sort(rows_.begin(), rows_.end(), less);
  }
  std::span<const std::pair<std::uint64_t, Value>> at(Row article, std::uint32_t number) const {
    const std::uint64_t key = std::uint64_t{article} << 32 | number;
    const auto first = std::lower_bound(rows_.begin(), rows_.end(), key, [](const auto& a, std::uint64_t k) { return a.first < k; });
    auto last = first;
    while (last != rows_.end() && last->first == key) ++last;
    return {first, last};
  }

 private:
  std::vector<std::pair<std::uint64_t, Value>> rows_;
};

struct RawEvent {
  Row article = 0;
  std::uint32_t number = 0, date = 0, kind = 0, trigger = 0, place = 0, chain = 0, first_word = 0;
  std::uint8_t status = 0, commitment = 0;
  bool by_agency = false, mirrored = false;
  double confidence = 0;
};

/// What an attribution adds to a chain.
struct Link {
  std::uint32_t shown = kNoRow, named = kNoRow;  ///< of Loader::speaker_names_: as chains show it; speaker and source, kNoRow if the text names none
  bool credit = false, agency = false;           ///< a credit has no cue; agency: a credit, or a medium's word
};

template <std::size_t N>
std::uint8_t position(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<std::uint8_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

class Loader {
 public:
  Loader(Database& database, const std::set<std::string, std::less<>>& countries)
      : database_(database), countries_(countries), index_(std::make_shared<EventIndex>()) {}

  std::shared_ptr<EventIndex> load() {
    articles();
    attributions();
    places();
    participants();
    events();
    columns();
    ways_back();
    lower_case();
    load_links(database_, *index_);
    for (StringPool* pool : {&index_->dates, &index_->codes, &index_->names, &index_->keys, &index_->terms, &index_->chains, &index_->first_words,
                             &index_->publishers, &index_->triggers, &index_->told})
      pool->freeze();
    return index_;
  }

 private:
  void each(const std::string& sql, const std::function<void(const RowView&)>& use) { stream_rows(database_, sql, {}, use); }

  void articles() {
    EventIndex& x = *index_;
    each("SELECT rowid, article, coalesce(title, ''), url, published, publisher FROM articles ORDER BY rowid", [&](const RowView& r) {
      ArticleEntry a;
      a.rowid = r.integer(0), a.id = x.texts.keep(r.text(1)), a.title = x.texts.keep(r.text(2)), a.url = x.texts.keep(r.text(3)),
      a.published = x.texts.keep(r.text(4));
      a.publisher = x.publishers.add(r.text(5));
      row_of_id_.emplace(a.id, static_cast<Row>(x.articles.size()));
      x.articles.push_back(a);
    });
    // what has no title is called by its headline, or by its beginning
    each(
        R"sql(SELECT a.rowid, replace(trim(coalesce(h.words, CASE WHEN length(a.text) > 80 THEN substr(a.text, 1, 78) || '…' ELSE a.text END, '')), chr(10), ' ') FROM articles a
      LEFT JOIN (SELECT p.article, arg_min(substr(t.text, p."begin" + 1, p."end" - p."begin"), p."begin") AS words FROM passages p JOIN articles t ON t.article = p.article
        WHERE p.kind = 'headline' AND coalesce(t.title, '') = '' GROUP BY p.article) h ON h.article = a.article WHERE coalesce(a.title, '') = '')sql",
        [&](const RowView& r) {
          const auto at =
              std::lower_bound(x.articles.begin(), x.articles.end(), r.integer(0), [](const ArticleEntry& a, std::int64_t rowid) { return a.rowid < rowid; });
          if (at != x.articles.end() && at->rowid == r.integer(0)) at->title = x.texts.keep(r.text(1));
        });
    for (const ArticleEntry& a : x.articles) x.titles_lower.add(to_lower(a.title));
    x.article_by_id.resize(x.articles.size());
    std::iota(x.article_by_id.begin(), x.article_by_id.end(), 0U);
    std::sort(x.article_by_id.begin(), x.article_by_id.end(), [&](Row a, Row b) { return x.articles[a].id < x.articles[b].id; });
  }

  // Rows of one article stand together, so the last answer is nearly always the next.
  Row article(std::string_view id) {
    if (last_ != kNoRow && index_->articles[last_].id == id) return last_;
    const auto known = row_of_id_.find(id);
    if (known == row_of_id_.end()) return ++index_->unreadable, kNoRow;
    return last_ = known->second;
  }

  void attributions() {
    each(
        "SELECT t.article, t.attribution, coalesce(t.speaker_name, t.source, '(' || t.cue || ')'), coalesce(t.speaker_name, '') || ' ' || t.source, t.cue IS "
        "NULL, "
        "t.cue IS NULL OR m.entity IS NOT NULL FROM attributions t LEFT JOIN (SELECT article, entity FROM entities WHERE contains(sectors, 'MED')) m "
        "ON m.article = t.article AND m.entity = t.speaker",
        [&](const RowView& r) {
          const Row a = article(r.text(0));
          if (a == kNoRow) return;
          const auto name = [&](idx_t column) { return r.null(column) ? kNoRow : speaker_names_.add(r.text(column)); };
          speakers_.add(a, part_number(r.text(1)), Link{name(2), name(3), r.boolean(4), r.boolean(5)});
        });
    speakers_.sort();
  }

  void places() {
    EventIndex& x = *index_;
    x.places.emplace_back();
    std::map<std::tuple<std::string, std::string, std::int64_t, double, double, bool>, std::uint32_t> known;
    each(
        "SELECT p.article, p.place, p.name, p.country, p.geonames, p.lat, p.lon FROM places p SEMI JOIN events e ON e.article = p.article AND e.place = "
        "p.place",
        [&](const RowView& r) {
          const Row a = article(r.text(0));
          if (a == kNoRow) return;
          const bool located = !r.null(5) && !r.null(6);
          const auto [at, fresh] = known.emplace(std::tuple(std::string(r.text(2)), std::string(r.text(3)), r.integer(4), r.real(5), r.real(6), located),
                                                 static_cast<std::uint32_t>(x.places.size()));
          if (fresh) x.places.push_back({x.texts.keep(r.text(2)), x.terms.add(r.text(3)), r.integer(4), r.real(5), r.real(6), located});
          places_.add(a, part_number(r.text(1)), at->second);
        });
    places_.sort();
  }

  std::uint32_t country_of(std::string_view code) const {
    const std::string_view head = code.substr(0, 3);
    return head.size() == 3 && countries_.contains(head) ? index_->keys.add(head) : 0;
  }

  void participants() {
    EventIndex& x = *index_;
    std::unordered_map<std::uint64_t, Row> known;
    each("SELECT article, event, role, code, name FROM event_participants", [&](const RowView& r) {
      const Row a = article(r.text(0));
      if (a == kNoRow) return;
      const std::uint32_t code = x.codes.add(r.text(3)), name = x.names.add(r.text(4));
      const auto [at, fresh] = known.emplace(std::uint64_t{code} << 32 | name, static_cast<Row>(x.actors.size()));
      if (fresh) {
        const std::uint32_t key = x.keys.add(code ? r.text(3) : r.text(4)), country = country_of(r.text(3));
        x.actors.push_back({code, name, key, country ? country : key});
      }
      const Role role = r.text(2) == "source" ? Role::source : r.text(2) == "target" ? Role::target : Role::through;
      parties_.add(a, part_number(r.text(1)), Party{at->second, role});
    });
    parties_.sort();
  }

  // What `according_to` comes to; event_query.cpp says the same in SQL.
  void add_chain(RawEvent& e, std::string_view according_to) {
    std::string text, first;
    while (!according_to.empty()) {
      const std::size_t end = std::min(according_to.find(';'), according_to.size());
      if (const auto found = speakers_.at(e.article, part_number(according_to.substr(0, end))); !found.empty()) {
        const Link& link = found.front().second;
        if (link.shown != kNoRow) text.append(text.empty() ? "" : " < ").append(speaker_names_[link.shown]);
        if (link.named != kNoRow && (first.empty() || link.credit)) first.append(first.empty() ? "" : "\n").append(speaker_names_[link.named]);
        e.by_agency |= link.agency;
      }
      according_to.remove_prefix(std::min(end + 1, according_to.size()));
    }
    e.chain = index_->chains.add(text), e.first_word = index_->first_words.add(first);
  }

  void events() {
    EventIndex& x = *index_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::int64_t, double>, std::uint32_t> kinds;
    std::vector<std::pair<std::uint64_t, bool>> mirrored;
    each(
        "SELECT article, event, mirror_of, cameo, plover, mode, contexts, quad, goldstein, date, status, commitment, confidence, \"trigger\", place, "
        "according_to FROM events",
        [&](const RowView& r) {
          const Row a = article(r.text(0));
          if (a == kNoRow) return;
          if (!r.null(2)) return mirrored.emplace_back(std::uint64_t{a} << 32 | part_number(r.text(2)), true), void();
          RawEvent e;
          e.article = a, e.number = part_number(r.text(1));
          const std::tuple key(x.terms.add(r.text(3)), x.terms.add(r.text(4)), x.terms.add(r.text(5)), x.terms.add(r.text(6)), r.integer(7), r.real(8));
          const auto [at, fresh] = kinds.emplace(key, static_cast<std::uint32_t>(x.kinds.size()));
          if (fresh)
            x.kinds.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), static_cast<std::uint8_t>(r.integer(7)), r.real(8)});
          e.kind = at->second, e.date = x.dates.add(r.text(9)), e.confidence = r.real(12), e.trigger = x.triggers.add(r.text(13));
          e.status = position(kStatusNames, r.text(10)), e.commitment = position(kCommitmentNames, r.text(11));
          if (!r.null(14)) {
            const auto place = places_.at(a, part_number(r.text(14)));
            if (!place.empty()) e.place = place.front().second;
          }
          add_chain(e, r.text(15));
          raw_.push_back(e);
        });
    std::sort(mirrored.begin(), mirrored.end());
    for (RawEvent& e : raw_) {
      e.mirrored = std::binary_search(mirrored.begin(), mirrored.end(), std::pair(std::uint64_t{e.article} << 32 | e.number, true));
    }
  }

  // "v10" stands before "v2", as in `dragoman events`: ids are compared as text.
  static std::uint64_t text_order(std::uint32_t n) {
    std::uint64_t key = n, length = 10;
    while (key < 1000000000) key *= 10, --length;
    return key << 4 | length;
  }

  void columns() {
    EventIndex& x = *index_;
    std::vector<std::uint32_t> by_date(x.dates.size()), date_rank(x.dates.size());
    std::iota(by_date.begin(), by_date.end(), 0U);
    std::sort(by_date.begin(), by_date.end(), [&](std::uint32_t a, std::uint32_t b) { return (a == 0) != (b == 0) ? b == 0 : x.dates[a] < x.dates[b]; });
    for (std::uint32_t i = 0; i < by_date.size(); ++i) date_rank[by_date[i]] = i;
    std::vector<Row> article_rank(x.articles.size());
    for (Row i = 0; i < x.article_by_id.size(); ++i) article_rank[x.article_by_id[i]] = i;
    std::sort(raw_.begin(), raw_.end(), [&](const RawEvent& a, const RawEvent& b) {
      if (a.date != b.date) return date_rank[a.date] < date_rank[b.date];
      if (a.article != b.article) return article_rank[a.article] < article_rank[b.article];
      return text_order(std::max(1U, a.number)) < text_order(std::max(1U, b.number));
    });
    std::vector<std::string_view> sources, targets;
    for (const RawEvent& e : raw_) {
      x.article.push_back(e.article), x.number.push_back(e.number), x.date.push_back(e.date), x.kind.push_back(e.kind), x.trigger.push_back(e.trigger);
      x.place.push_back(e.place), x.chain.push_back(e.chain), x.first_word.push_back(e.first_word), x.by_agency.push_back(e.by_agency),
          x.status.push_back(e.status), x.commitment.push_back(e.commitment);
      x.mirrored.push_back(e.mirrored), x.confidence.push_back(e.confidence);
      x.first_party.push_back(static_cast<std::uint32_t>(x.parties.size()));
      sources.clear(), targets.clear();
      for (const auto& [key, party] : parties_.at(e.article, e.number)) {
        x.parties.push_back(party);
        const std::string_view shown = x.keys[x.actors[party.actor].key];
        if (!shown.empty() && party.role != Role::through) (party.role == Role::source ? sources : targets).push_back(shown);
      }
      x.source_text.push_back(joined(sources)), x.target_text.push_back(joined(targets));
      ++x.articles[e.article].events;
    }
    x.first_party.push_back(static_cast<std::uint32_t>(x.parties.size()));
    x.happening.assign(x.size(), kNoRow), x.stance.assign(x.size(), Stance::none), x.origin.assign(x.size(), 0);
    raw_ = {};
    for (const std::string_view date : x.dates.all()) x.date_values.push_back(date_value(date));
  }

  std::uint32_t joined(std::vector<std::string_view>& parts) {
    if (parts.size() == 1) return index_->keys.add(parts[0]);
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::string text;
    for (const std::string_view p : parts) text.append(text.empty() ? "" : "/").append(p);
    return index_->keys.add(text);
  }

  static void group(std::size_t groups, std::size_t rows, auto&& group_of, std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& grouped) {
    first.assign(groups + 1, 0);
    for (Row r = 0; r < rows; ++r) group_of(r, [&](Row g) { ++first[g + 1]; });
    std::partial_sum(first.begin(), first.end(), first.begin());
    grouped.resize(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (Row r = 0; r < rows; ++r) group_of(r, [&](Row g) { grouped[next[g]++] = r; });
  }

  void ways_back() {
    EventIndex& x = *index_;
    group(
        x.articles.size(), x.size(), [&](Row r, auto&& put) { put(x.article[r]); }, x.first_of_article, x.rows_of_article);
    group(
        x.actors.size(), x.size(),
        [&](Row r, auto&& put) {
          for (const Party& p : x.parties_of(r)) put(p.actor);
        },
        x.first_of_actor, x.rows_of_actor);
    x.events_at_place.resize(x.places.size()), x.events_of_publisher.resize(x.publishers.size()), x.events_of_kind.resize(x.kinds.size());
    for (Row r = 0; r < x.size(); ++r)
      ++x.events_at_place[x.place[r]], ++x.events_of_publisher[x.articles[x.article[r]].publisher], ++x.events_of_kind[x.kind[r]];
  }

  void lower_case() {
    EventIndex& x = *index_;
    for (const std::string_view t : x.names.all()) x.names_lower.add(to_lower(t));
    for (const std::string_view t : x.chains.all()) x.chains_lower.add(to_lower(t));
    for (const std::string_view t : x.first_words.all()) x.first_words_lower.add(to_lower(t));
    for (const std::string_view t : x.publishers.all()) x.publishers_lower.add(to_lower(t));
  }

  Database& database_;
  const std::set<std::string, std::less<>>& countries_;
  std::shared_ptr<EventIndex> index_;
  std::unordered_map<std::string_view, Row> row_of_id_;
  Row last_ = kNoRow;
  StringPool speaker_names_;
  PartTable<Link> speakers_;
  PartTable<std::uint32_t> places_;
  PartTable<Party> parties_;
  std::vector<RawEvent> raw_;
};

}  // namespace

std::shared_ptr<EventIndex> load_index(Database& database, const std::set<std::string, std::less<>>& countries) { return Loader(database, countries).load(); }

}  // namespace dragoman::serve
