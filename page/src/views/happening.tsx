// One happening: all accounts side by side, who is behind each, which are copies, what they dispute.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type Account, type HappeningAnswer } from '../api';
import type { ViewProps } from '../app';
import { Flow, path } from '../charts/flow';
import { Figure } from '../figure';
import { CodePoints } from '../spans';
import { count, dateWords, number, partyWords } from '../words';
import { Sides } from './disputes';
import { articleLink, Await, Glyph, NotLinked, Sureness } from './shared';

function Quote({ account }: { account: Account }) {
  const s = account.sentence;
  if (!s) return <blockquote>{account.trigger}</blockquote>;
  const text = new CodePoints(s.text);
  const spans = (account.trigger_spans ?? []).map(([b, e]) => [b - s.begin, e - s.begin] as const).filter(([b, e]) => b >= 0 && e <= text.length).sort((a, b) => a[0] - b[0]);
  const parts: preact.ComponentChildren[] = [];
  let at = 0;
  for (const [b, e] of spans) {
    parts.push(text.slice(at, b), <mark>{text.slice(b, e)}</mark>);
    at = e;
  }
  parts.push(text.slice(at, text.length));
  return <blockquote cite={articleLink(account.article)}>{parts}</blockquote>;
}

function Card({ account, copies }: { account: Account; copies: Account[] }) {
  const [paper, ...cited] = path(account);
  return (
    <article class={`account ${account.status === 'denied' ? 'denied' : ''}`}>
      <header><a href={articleLink(account.article, account.event)}>{paper}</a><span class="soft small">{account.published && dateWords(account.published)}</span> <Sureness status={account.status} commitment={account.commitment} /></header>
      <Quote account={account} />
      <p class="small">{cited.length ? <><span class="soft">According to</span> {cited.join(' › ')}</> : <span class="soft">In the paper’s own words</span>}
        <span class="soft"> · {[dateWords(account.date), account.place, `confidence ${account.confidence.toFixed(2)}`].filter(Boolean).join(' · ')}</span></p>
      {copies.length > 0 && <p class="small soft">The same text: {copies.map((c, i) => <>{i > 0 && ', '}<a href={articleLink(c.article, c.event)}>{c.publisher ?? c.article}</a></>)}</p>}
    </article>
  );
}

/// Accounts of one text stand as one, under the original.
function grouped(accounts: Account[]): { account: Account; copies: Account[] }[] {
  const groups = new Map<string, Account[]>();
  for (const a of accounts) {
    const key = a.copy_group ? 'g' + a.copy_group : 'a' + a.article;
    groups.set(key, [...(groups.get(key) ?? []), a]);
  }
  return [...groups.values()].map((list) => {
    const account = list.find((a) => a.original) ?? list[0]!;
    const seen = new Set([account.article]);
    return { account, copies: list.filter((a) => !seen.has(a.article) && seen.add(a.article)) };
  });
}

export function Happening({ place, record }: ViewProps) {
  const labels = useLabels();
  const id = place.params.get('id') ?? '';
  const asked = useAnswer<HappeningAnswer>(record.linked && id ? '/api/happening?id=' + encodeURIComponent(id) : null);
  const h = asked.data?.happening;
  useEffect(() => { if (h) document.title = `${h.label ?? h.cameo} · Dragoman`; return () => { document.title = 'Dragoman'; }; }, [h]);
  if (!record.linked) return <><div class="head"><h1>Happening</h1></div><NotLinked name={record.name} /></>;
  return (
    <Await asked={asked}>{({ happening, accounts, total, disputes }) => {
      const quad = accounts[0]?.quad;
      return (
        <>
          <div class="head">
            <h1>{quad && <Glyph quad={quad} />}{happening.label ?? happening.cameo}</h1>
            <p>{partyWords(happening.source, labels) || 'unnamed'}{happening.target && <> → {partyWords(happening.target, labels)}</>} {happening.disputed && <span class="tag warn">disputed</span>}</p>
          </div>
          <dl class="facts">
            <div><dt>When</dt><dd>{dateWords(happening.date)}</dd></div>
            {happening.place && <div><dt>Where</dt><dd>{happening.place}</dd></div>}
            {happening.status && <div><dt>By weight of accounts</dt><dd>{happening.status}</dd></div>}
            <div><dt>Independent origins</dt><dd>{number(happening.n_origins)}</dd></div>
            <div><dt>Told in</dt><dd>{count(happening.n_articles, 'article')}</dd></div>
          </dl>
          <div class="stack">
            {disputes.length > 0 && <section class="card"><h2>In dispute: {[...new Set(disputes.map((d) => d.kind))].join(', ')}</h2><div style={{ marginTop: '.7rem' }}><Sides rows={disputes} labels={labels} /></div></section>}
            <Figure id="chains" title="Who it is known from" note="From those who published it to those who said it" place={place} chart={<Flow accounts={accounts} />} table={
              <table>
                <thead><tr><th>Published by</th><th>According to, innermost first</th><th>Status</th><th>Certainty</th><th>Copy of</th></tr></thead>
                <tbody>{accounts.map((a) => <tr key={a.article + a.event}><td><a href={articleLink(a.article, a.event)}>{a.publisher ?? a.article}</a></td><td>{a.according_to}</td><td>{a.status}</td><td>{a.commitment}</td><td>{a.copy_of}</td></tr>)}</tbody>
              </table>} />
            <section>
              <h2 style={{ margin: '.4rem 0 .7rem' }}>{total > accounts.length ? `${accounts.length} of ${count(total, 'account')}` : count(total, 'account')}</h2>
              <div class="accounts">{grouped(accounts).map((g) => <Card key={g.account.article + g.account.event} {...g} />)}</div>
            </section>
          </div>
        </>
      );
    }}</Await>
  );
}
