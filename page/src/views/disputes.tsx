// Accounts that cannot both hold, side against side.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type DisputeRow, type Labels, type Table } from '../api';
import type { ViewProps } from '../app';
import { Figure } from '../figure';
import { FilterBar } from '../filter_bar';
import { filtersOf, query } from '../filters';
import { count, dateWords, partyWords } from '../words';
import { articleLink, Await, NotLinked, Sureness } from './shared';

export function Sides({ rows, labels }: { rows: DisputeRow[]; labels?: Labels }) {
  const sides = [...new Set(rows.map((r) => r.side))];
  return (
    <div class="sides">
      {sides.map((side) => (
        <section key={side}>
          <h3>{side}</h3>
          <ul>{rows.filter((r) => r.side === side).map((r) => (
            <li key={r.article + r.event}>
              <a href={articleLink(r.article, r.event)}>{r.according_to ? r.according_to.split(' < ').join(' ‹ ') : r.publisher ?? r.article}</a>{r.according_to && r.publisher && <span class="soft"> in {r.publisher}</span>}
              <p class="small soft">{[dateWords(r.date), r.place, partyWords(r.source, labels), r.label].filter(Boolean).join(' · ')} <Sureness status={r.status} commitment={r.commitment} /></p>
            </li>
          ))}</ul>
        </section>
      ))}
    </div>
  );
}

export function Disputes({ place, record }: ViewProps) {
  const labels = useLabels();
  const filters = filtersOf(place);
  const data = '/api/disputes' + query(filters);
  const asked = useAnswer<Table<DisputeRow> & { disputes: number }>('/api/disputes' + query(filters, { limit: 600 }));
  useEffect(() => { document.title = 'Disputes · Dragoman'; return () => { document.title = 'Dragoman'; }; }, []);
  if (!record.linked) return <><div class="head"><h1>Disputes</h1></div><NotLinked name={record.name} /></>;
  return (
    <>
      <div class="head"><h1>Disputes</h1><p>Accounts that cannot both hold. {asked.data && count(asked.data.disputes, 'dispute')}</p></div>
      <FilterBar place={place} path={() => '/disputes'} />
      <Figure id="disputes" title="Side against side" place={place} data={data} table={
        <Await asked={asked}>{(t) => {
          const groups = new Map<string, DisputeRow[]>();
          for (const r of t.rows) groups.set(r.dispute, [...(groups.get(r.dispute) ?? []), r]);
          return <>{[...groups].map(([id, rows]) => (
            <article key={id} class="dispute">
              <h3>{rows[0]!.happening ? <a href={`/happening?id=${rows[0]!.happening}`}>{partyWords(rows[0]!.source, labels) || 'Unnamed'} {rows[0]!.target && <>→ {partyWords(rows[0]!.target, labels)}</>}: {rows[0]!.label}</a> : rows[0]!.label} <span class="tag warn">{rows[0]!.kind}</span></h3>
              <Sides rows={rows} labels={labels} />
            </article>
          ))}{groups.size === 0 && <p class="soft">None.</p>}</>;
        }}</Await>} />
    </>
  );
}
