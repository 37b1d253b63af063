// Pieces that several views show.
import type { ComponentChildren } from 'preact';
import type { ArticleRow, Asked, EventRow, HappeningRow, Labels } from '../api';
import type { Pieces } from '../pieces';
import { count, dateWords, number, partyWords, quadNames } from '../words';

/// The answer once it is there; until then the last one, dimmed; or what is wrong.
export function Await<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  if (asked.error) return <p class="error" role="alert">{asked.error.message}</p>;
  if (!asked.data) return <p class="soft" role="status">Asking the record…</p>;
  return <div class={asked.loading ? 'waiting' : ''}>{children(asked.data)}</div>;
}

/// A figure in running text: while a newer one is asked for, the old one is dimmed, as charts are.
export function Told<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  return asked.data === undefined ? null : <span class={asked.loading ? 'waiting' : ''}>{children(asked.data)}</span>;
}

/// The button that brings the next rows of a long table, and what is wrong when they do not come.
export function More({ left, waiting, error, load }: Pick<Pieces<unknown, never>, 'left' | 'waiting' | 'error' | 'load'>) {
  return (
    <>
      {left > 0 && <div class="pager"><button type="button" class="plain-button" disabled={waiting} onClick={load}>{waiting ? 'Loading…' : `More (${number(left)} left)`}</button></div>}
      {error && <p class="error" role="alert">{error}</p>}
    </>
  );
}

export const articleLink = (article: string, event?: string) => `/article?id=${encodeURIComponent(article)}${event ? `&event=${event}` : ''}`;

export const Glyph = ({ quad }: { quad: number }) => <span class={`glyph q${quad}`} role="img" aria-label={quadNames[quad - 1]} title={quadNames[quad - 1]} />;

export function Sureness({ status, commitment }: { status: string; commitment?: string }) {
  return <>{status && status !== 'occurred' && <span class={`tag ${status === 'denied' ? 'warn' : ''}`}>{status}</span>} {commitment && commitment !== 'certain' && <span class={`tag ${commitment}`}>{commitment}</span>}</>;
}

export function EventTable({ rows, labels }: { rows: EventRow[]; labels?: Labels }) {
  return (
    <table class="told">
      <thead><tr><th>Date</th><th>Who</th><th>did or said what</th><th>to whom</th><th>Where</th><th>Status</th><th>According to</th><th class="n" title="Independent origins">Origins</th></tr></thead>
      <tbody>{rows.map((e) => (
        <tr key={e.article + ':' + e.event}>
          <td class="d">{dateWords(e.date)}</td>
          <td title={e.source_names}>{partyWords(e.source, labels) || <span class="soft">unnamed</span>}</td>
          <td><a href={articleLink(e.article, e.event)}><Glyph quad={e.quad} />{e.label ?? e.cameo}</a> <span class="soft small">“{e.trigger}”</span></td>
          <td title={e.target_names}>{partyWords(e.target, labels)}</td>
          <td>{e.place}</td>
          <td><Sureness status={e.status} commitment={e.commitment} /></td>
          <td class="small">{e.according_to ? <>{e.according_to.split(' < ').join(' ‹ ')} <span class="soft">in {e.publisher ?? 'an unnamed source'}</span></> : <span class="soft">{e.publisher}</span>}</td>
          <td class="n" data-label="Origins">{e.happening ? <a href={`/happening?id=${e.happening}`}>{number(e.origins)}</a> : number(e.origins)}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}

export function ArticleList({ rows }: { rows: ArticleRow[] }) {
  return (
    <ul class="list">
      {rows.map((a) => (
        <li key={a.article}>
          <a href={articleLink(a.article)}>{a.title || a.article}</a>
          <p class="soft">{[a.publisher, a.published && dateWords(a.published), count(a.events, 'event')].filter(Boolean).join(' · ')}{a.copy_of && ' · a copy'}</p>
        </li>
      ))}
    </ul>
  );
}

/// Status by weight of accounts, as a sign that does not rest on its colour alone.
export const Standing = ({ status }: { status?: string }) => (
  status ? <span class={`tag standing ${status === 'disputed' || status === 'denied' ? 'warn' : status.startsWith('confirmed') ? 'firm' : ''}`}>{status}</span> : null
);

/// "Armenian forces → Azerbaijan: shelled", as far as it is known.
export function happeningTitle(h: { source?: string; target?: string; label?: string; cameo?: string }, labels?: Labels): string {
  return `${partyWords(h.source, labels) || 'Unnamed'}${h.target ? ` → ${partyWords(h.target, labels)}` : ''}: ${h.label ?? h.cameo ?? ''}`;
}

/// Sources state it; no report was coded as an event of it.
const Stated = ({ h }: { h: HappeningRow }) => (h.n_mentions === 0 ? <> <span class="tag" title="Sources state it; no event was coded of it">only stated</span></> : null);

export function HappeningList({ rows, labels }: { rows: HappeningRow[]; labels?: Labels }) {
  return (
    <ul class="list">
      {rows.map((h) => (
        <li key={h.happening}>
          <a href={`/happening?id=${h.happening}`}>{happeningTitle(h, labels)}</a>
          <p class="soft">{[dateWords(h.date), h.place].filter(Boolean).join(' · ')} · <b>{count(h.n_origins, 'origin')}</b> in {count(h.n_articles, 'article')} <Standing status={h.status} /><Stated h={h} /></p>
        </li>
      ))}
    </ul>
  );
}

export function HappeningTable({ rows, labels }: { rows: HappeningRow[]; labels?: Labels }) {
  return (
    <table class="told">
      <thead><tr><th>Date</th><th>Who</th><th>did or said what</th><th>to whom</th><th>Where</th><th>By weight of accounts</th><th class="n" title="Independent origins that say it">Origins</th><th class="n" title="Independent origins that deny it">Denied by</th><th class="n">Articles</th></tr></thead>
      <tbody>{rows.map((h) => (
        <tr key={h.happening}><td class="d">{dateWords(h.date)}</td><td>{partyWords(h.source, labels) || <span class="soft">unnamed</span>}</td>
          <td><a href={`/happening?id=${h.happening}`}>{h.label ?? h.cameo}</a> {h.words && <span class="soft small">“{h.words}”</span>}{h.killed && h.killed !== '0' && <span class="small"> {h.killed} killed</span>}</td>
          <td>{partyWords(h.target, labels)}</td><td>{h.place}</td><td><Standing status={h.status} /><Stated h={h} /></td>
          <td class="n" data-label="Origins">{number(h.n_origins)}</td><td class="n" data-label="Denied by">{h.n_deniers ? number(h.n_deniers) : null}</td><td class="n" data-label="Articles">{number(h.n_articles)}</td></tr>
      ))}</tbody>
    </table>
  );
}

export const NotLinked = ({ name }: { name: string }) => (
  <p class="notice">The articles of this record have not been linked yet: which reports tell one happening, which are copies, which contradict each other.<br /><code>dragoman link {name}</code></p>
);
