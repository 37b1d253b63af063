// Accounts that cannot both hold, side against side, in their own words.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type DisputeRow, type Labels, type Table } from '../api';
import type { ViewProps } from '../app';
import { Figure } from '../figure';
import { FilterBar } from '../filter_bar';
import { filtersOf, query, quote } from '../filters';
import { withParams } from '../router';
import { count, dateWords } from '../words';
import { articleLink, Await, happeningTitle, NotLinked, Sureness, Told } from './shared';

/// What the accounts differ in, as a question.
export const kindWords: Record<string, string> = { denied: 'Did it happen?', actor: 'Who did it?', figures: 'How many?', date: 'When?', place: 'Where?' };

export function byDispute(rows: DisputeRow[]): DisputeRow[][] {
  const groups = new Map<string, DisputeRow[]>();
  for (const r of rows) groups.set(r.dispute, [...(groups.get(r.dispute) ?? []), r]);
  return [...groups.values()];
}

export const about = (r: DisputeRow) => ({ source: r.about_source, target: r.about_target, label: r.about_label ?? r.label });

/// A side in words: "It happened" for a bare "happened"; values (a name, a number, a day) speak for themselves.
export const sideWords = (kind: string, side: string) => (kind === 'denied' ? { happened: 'It happened', denied: 'It did not' }[side] ?? side : side);

const chainWords = (r: DisputeRow) => r.according_to?.split(' < ').join(' ‹ ') || r.origin || r.publisher || r.article;

/// Accounts in equal words are one telling, which stands as the first that was published, with where else it stands.
export function tellings(rows: DisputeRow[]): DisputeRow[][] {
  const groups = new Map<string, DisputeRow[]>();
  for (const r of rows) {
    const words = (r.quote ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || `${r.article} ${r.event}`;
    groups.set(words, [...(groups.get(words) ?? []), r]);
  }
  return [...groups.values()];
}

function Others({ shown, rows }: { shown: DisputeRow; rows: DisputeRow[] }) {
  const papers = [...new Map(rows.map((r) => [r.article, r])).values()].filter((r) => r.article !== shown.article);
  if (papers.length === 0) return null;
  return (
    <p class="small soft">The same words: {papers.map((r, i) => (
      <>{i > 0 && ', '}<a href={articleLink(r.article, r.event)}>{r.publisher ?? r.article}</a>{r.according_to && r.according_to !== shown.according_to && ` (${chainWords(r)})`}</>
    ))}</p>
  );
}

/// Of one dispute: the sides as columns, each telling with who says it and its words.
export function Sides({ rows }: { rows: DisputeRow[] }) {
  const sides = [...new Set(rows.map((r) => r.side))];
  return (
    <div class="sides">
      {sides.map((side) => (
        <section key={side} aria-label={`Side: ${side}`}>
          <h4>{sideWords(rows[0]!.kind, side)}</h4>
          <ul>{tellings(rows.filter((r) => r.side === side)).map(([r, ...others]) => r && (
            <li key={r.article + r.event}>
              <p><b>{chainWords(r)}</b> {r.status !== 'denied' && <Sureness status={r.status} commitment={r.commitment} />}</p>
              {r.quote && <blockquote>{r.quote}</blockquote>}
              <p class="small soft"><a href={articleLink(r.article, r.event)}>{r.publisher ?? r.article}</a>{r.date && r.event.startsWith('v') && ` · event dated ${dateWords(r.date)}`}{r.place && r.event.startsWith('v') && `, ${r.place}`}</p>
              <Others shown={r} rows={others} />
            </li>
          ))}</ul>
        </section>
      ))}
    </div>
  );
}

export function Dispute({ rows, labels, titled = true }: { rows: DisputeRow[]; labels?: Labels; titled?: boolean }) {
  const first = rows[0]!;
  return (
    <article class="dispute">
      <h3><span class="question">{kindWords[first.kind] ?? first.kind}</span>{titled && <> {first.happening ? <a href={`/happening?id=${first.happening}`}>{happeningTitle(about(first), labels)}</a> : happeningTitle(about(first), labels)}</>}</h3>
      <Sides rows={rows} />
    </article>
  );
}

/// Every account a row, copies too: what the downloads hold.
export function DisputeTable({ rows, labels }: { rows: DisputeRow[]; labels?: Labels }) {
  return (
    <table class="told">
      <thead><tr><th>About</th><th>In dispute</th><th>Side</th><th>On whose word</th><th>Words</th><th>In</th><th>Status</th></tr></thead>
      <tbody>{rows.map((r) => (
        <tr key={`${r.dispute} ${r.article} ${r.event}`}><td>{r.happening ? <a href={`/happening?id=${r.happening}`}>{happeningTitle(about(r), labels)}</a> : happeningTitle(about(r), labels)}</td><td>{kindWords[r.kind] ?? r.kind}</td>
          <td>{sideWords(r.kind, r.side)}</td><td>{chainWords(r)}</td><td>{r.quote}</td><td><a href={articleLink(r.article, r.event)}>{r.publisher ?? r.article}</a></td><td>{r.status}</td></tr>
      ))}</tbody>
    </table>
  );
}

export function Disputes({ place, record }: ViewProps) {
  const labels = useLabels();
  const filters = filtersOf(place);
  const kind = place.params.get('kind') ?? '';
  const limit = Math.min(2000, Number(place.params.get('limit')) || 300);
  const asked = useAnswer<Table<DisputeRow> & { disputes: number }>('/api/disputes' + query(filters, { kind, limit }));
  useEffect(() => { document.title = 'Disputes · Dragoman'; return () => { document.title = 'Dragoman'; }; }, []);
  if (!record.linked) return <><div class="head"><h1>Disputes</h1></div><NotLinked name={record.name} /></>;
  return (
    <>
      <div class="head"><h1>Disputes</h1><p>Accounts that cannot both hold. <Told asked={asked}>{(d) => count(d.disputes, 'dispute')}</Told> · <a href={'/happenings' + query(filters)}>all happenings</a></p></div>
      <FilterBar place={place} path={() => '/disputes'} />
      <Figure id="disputes" title="Side against side" place={place} data={'/api/disputes' + query(filters, { kind })}
        command={Object.keys(filters).length ? null : `dragoman disputes ${quote(record.name)}${kind && ` --kind ${kind}`}`}
        note={<span class="choices">{[['', 'all'], ...Object.entries(kindWords)].map(([k, t]) => <a key={k} href={withParams(place, { kind: k! })} aria-current={kind === k || undefined}>{t}</a>)}</span>}
        chart={<Await asked={asked}>{(t) => <>{byDispute(t.rows).map((rows) => <Dispute key={rows[0]!.dispute} rows={rows} labels={labels} />)}{t.rows.length === 0 && <p class="soft">None.</p>}</>}</Await>}
        table={<Await asked={asked}>{(t) => <DisputeTable rows={t.rows} labels={labels} />}</Await>}>
        {asked.data?.next && limit < 2000 && <div class="pager"><a class="plain-button" href={withParams(place, { limit: String(Math.min(2000, limit * 3)) })}>More</a></div>}
      </Figure>
    </>
  );
}
