// The accounts of a happening as a table: events with whose word each is, and the statements that are no events.
#include <algorithm>

#include "dragoman/serve/routes.h"

namespace dragoman::serve {
namespace {

constexpr const char* kStanceNames[] = {"none", "asserts", "plans", "denies"};

/// The columns of an event, as far as a statement has them; what it is about is the happening.
void write_statement(const EventIndex& x, const Labels& labels, const StatementEntry& s, const HappeningEntry& h, RowSink& to) {
  const ArticleEntry& a = x.articles[s.article];
  const Act act = act_of(x, labels, h);
  to.text_or_null(h.date), to.text(h.cameo), to.text(act.plover), to.text_or_null(h.source), to.text_or_null(h.target), to.text_or_null(h.place);
  to.text(status_of(s.stance)), to.null(), to.text(s.quote), to.text(s.chain), to.text_or_null(x.publishers[a.publisher]), to.null(), to.text(a.id),
      to.text(attribution_id(s.attribution));
  to.text_or_null(labels.event(h.cameo)), to.null(), to.null(), act.quad ? to.integer(act.quad) : to.null(),
      act.goldstein ? to.real(*act.goldstein) : to.null();
  for (int names_and_place = 0; names_and_place < 7; ++names_and_place) to.null();
  to.text_or_null(a.published), to.text_or_null(a.title), to.identifier(h.id), to.integer(h.n_origins), to.truth(false);
}

}  // namespace

Act act_of(const EventIndex& x, const Labels& labels, const HappeningEntry& h) {
  if (const Act* known = labels.act(h.cameo)) return *known;
  for (Row m = h.mentions.first; m < h.mentions.last; ++m) {
    const Kind& k = x.kinds[x.kind[x.mentions[m]]];
    if (x.terms[k.cameo] == h.cameo) return {std::string(x.terms[k.plover]), k.quad, k.goldstein};
  }
  return {};
}

Grid account_grid(const Context& c, Row happening, std::vector<Account> accounts) {
  std::vector<Row> events;
  for (const Account& a : accounts) events.push_back(a.event == kNoRow ? 0 : a.event);
  const auto kept = std::make_shared<const std::vector<Account>>(std::move(accounts));
  Grid out;
  out.columns = kAccountColumns, out.rows = kept->size();
  out.write = [index = c.index, &labels = c.labels, kept, happening, as_events = event_grid(c, std::move(events))](std::size_t r, RowSink& to) {
    const EventIndex& x = *index;
    const HappeningEntry& h = x.happenings[happening];
    const Account& account = (*kept)[r];
    const bool told = account.event != kNoRow;
    if (told) as_events.write(r, to);
    else write_statement(x, labels, x.statements[account.statement], h, to);
    const Stance stance = told ? x.stance[account.event] : x.statements[account.statement].stance;
    const std::uint32_t origin = told ? x.origin[account.event] : x.statements[account.statement].origin;
    to.text(kStanceNames[static_cast<std::size_t>(stance)]), to.text_or_null(x.told[origin]);
    const auto first = x.origin_list.begin() + h.origins.first, last = x.origin_list.begin() + h.origins.last;
    const auto counted = std::find_if(first, last, [&](const OriginEntry& o) { return o.origin == origin && o.denies == (stance == Stance::denies); });
    to.truth(counted != last), to.text_or_null(counted == last ? std::string_view() : x.told[counted->name]);
    const ArticleEntry& a = x.articles[told ? x.article[account.event] : x.statements[account.statement].article];
    a.copy_group == kNoId ? to.null() : to.identifier(a.copy_group);
    to.text_or_null(a.copy_of), to.truth(a.original);
  };
  return out;
}

}  // namespace dragoman::serve
