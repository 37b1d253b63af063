// The first view: how much, when, between whom, what is new, what is in dispute.
import { useAnswer, useLabels, type DisputeRow, type Facets, type Labels, type Overview as Answer } from '../api';
import type { ViewProps } from '../app';
import { BarList } from '../charts/bars';
import { Timeline, TimelineTableView } from '../charts/timeline';
import { command, explorePath } from '../filters';
import { Figure } from '../figure';
import { go } from '../router';
import { count, dateWords, number, partyWords, quadNames } from '../words';
import { articleLink, ArticleList, Await, HappeningList } from './shared';

export function DisputeList({ rows, labels }: { rows: DisputeRow[]; labels?: Labels }) {
  const groups = new Map<string, DisputeRow[]>();
  for (const r of rows) groups.set(r.dispute, [...(groups.get(r.dispute) ?? []), r]);
  return (
    <ul class="list">
      {[...groups].map(([id, sides]) => {
        const first = sides[0]!, names = [...new Set(sides.map((s) => s.side))];
        return (
          <li key={id}>
            <a href={first.happening ? `/happening?id=${first.happening}` : articleLink(first.article, first.event)}>{partyWords(first.source, labels) || 'Unnamed'} {first.target && <>→ {partyWords(first.target, labels)}</>}: {first.label}</a>
            <p class="soft">{first.kind} · {names.map((n) => `${n} (${[...new Set(sides.filter((s) => s.side === n).map((s) => s.according_to || s.publisher || 'unnamed'))].slice(0, 2).join(', ')})`).join(' against ')}</p>
          </li>
        );
      })}
    </ul>
  );
}

function Kinds({ facets }: { facets: Facets }) {
  const most = facets.types[0]?.events ?? 1;
  return (
    <section class="card">
      <h2>Kinds of acts</h2>
      <ul class="bars columns">{facets.types.slice(0, 16).map((t) => (
        <li key={t.value}><a href={`/events?type=${t.value}`}>{t.value[0] + t.value.slice(1).toLowerCase()}</a><span class="n">{number(t.events)}</span>
          <span class="bar"><i style={{ width: `${(t.events / most) * 100}%`, background: 'var(--neutral)' }} /></span></li>
      ))}</ul>
    </section>
  );
}

export function Overview({ place, record }: ViewProps) {
  const labels = useLabels();
  const level = place.params.get('level') === 'actor' ? 'actor' : 'country';
  const asked = useAnswer<Answer>(`/api/overview?level=${level}`);
  return (
    <>
      <div class="head">
        <h1>Who did or said what to whom</h1>
        <p>{record.first_date && <>{dateWords(record.first_date)} to {dateWords(record.last_date)} · </>}{count(record.articles, 'article')} from {count(record.publishers, 'publisher')}</p>
      </div>
      <Await asked={asked}>{(a) => (
        <>
          <nav class="quads" aria-label="Events by quad class">
            {quadNames.map((name, i) => (
              <a key={name} href={`/events?quad=${i + 1}`} style={{ borderTopColor: `var(--q${i + 1})` }}><b>{number(a.facets.quad[i] ?? 0)}</b><span>{name}</span></a>
            ))}
          </nav>
          <div class="grid">
            <div class="stack w8">
              <Figure id="time" title="Events over time" place={place} data="/api/timeline" command={command({}, record.name)}
                chart={<Timeline data={a.timeline} pick={(since, until) => go(explorePath({ since, until }))} />} table={<TimelineTableView data={a.timeline} />} />
              <div class="grid">
                <div class="w6">
                  <Figure id="dyads" title={level === 'actor' ? 'Pairs of actors' : 'Pairs of countries and bodies'} place={place} data={`/api/dyads?level=${level}`}
                    table={<BarList rows={a.dyads.map((d) => ({ key: d.a + '|' + d.b, href: explorePath(d.a === d.b ? { actor: d.a } : { actor: d.a, with: d.b }), text: d.a === d.b ? `Within ${d.a_label}` : `${d.a_label} – ${d.b_label}`, tally: d }))} />}>
                    <p class="small"><a href={level === 'actor' ? '/' : '/?level=actor'}>{level === 'actor' ? 'Take all actors of a country together' : 'Tell governments, armies and others apart'}</a></p>
                  </Figure>
                </div>
                <div class="w6">
                  <Figure id="actors" title="Actors" place={place} data={`/api/actors?level=${level}`}
                    table={<BarList rows={a.actors.map((x) => ({ key: x.actor, href: explorePath({ actor: x.actor }), text: x.label, tally: x }))} />} />
                </div>
                <div class="w12"><Kinds facets={a.facets} /></div>
              </div>
            </div>
            <div class="stack w4">
              <section class="card"><h2>What is new</h2><ArticleList rows={a.newest} /></section>
              {record.linked ? (
                <>
                  <section class="card"><h2>Told by most independent origins</h2><HappeningList rows={a.happenings} labels={labels} /><p class="small"><a href="/happenings">All happenings</a></p></section>
                  <section class="card">
                    <h2>Disputes</h2>
                    {a.disputes.length ? <><DisputeList rows={a.disputes} labels={labels} /><p class="small"><a href="/disputes">All {number(record.disputes)}</a></p></> : <p class="soft">No accounts contradict each other.</p>}
                  </section>
                </>
              ) : (
                <section class="card"><h2>Happenings and disputes</h2><p class="soft">Not linked yet. <code>dragoman link {record.name}</code> finds which reports tell one happening, which are copies, and which contradict each other.</p></section>
              )}
            </div>
          </div>
        </>
      )}</Await>
    </>
  );
}
