// The first view: how much, when, between whom, what is new, what is in dispute.
import { useAnswer, useLabels, type DisputeRow, type Facets, type Labels, type Overview as Answer } from '../api';
import type { ViewProps } from '../app';
import { BarList } from '../charts/bars';
import { Timeline, TimelineTableView } from '../charts/timeline';
import { command, explorePath, quote } from '../filters';
import { Figure } from '../figure';
import { go } from '../router';
import { count, dateWords, number, quadNames } from '../words';
import { about, byDispute, kindWords, sideWords } from './disputes';
import { articleLink, ArticleList, Await, HappeningList, happeningTitle } from './shared';

/// Each dispute in three lines: about what, and who stands on which side.
function DisputeList({ rows, labels }: { rows: DisputeRow[]; labels?: Labels }) {
  return (
    <ul class="list columns">
      {byDispute(rows).map((sides) => {
        const first = sides[0]!, names = [...new Set(sides.map((s) => s.side))];
        const who = (side: string) => [...new Set(sides.filter((s) => s.side === side).map((s) => s.origin || s.according_to || s.publisher || 'unnamed'))].slice(0, 2).join(', ');
        return (
          <li key={first.dispute}>
            <a href={first.happening ? `/happening?id=${first.happening}` : articleLink(first.article, first.event)}>{happeningTitle(about(first), labels)}</a>
            <p class="soft"><span class="question">{kindWords[first.kind] ?? first.kind}</span></p>
            {names.map((n) => <p key={n} class="soft versus"><b>{sideWords(first.kind, n)}:</b> {who(n)}</p>)}
          </li>
        );
      })}
    </ul>
  );
}

function Kinds({ facets, place }: { facets: Facets; place: ViewProps['place'] }) {
  const most = facets.types[0]?.events ?? 1;
  return (
    <Figure id="types" title="Kinds of acts" place={place} data="/api/types" table={
      <ul class="bars">{facets.types.slice(0, 10).map((t) => (
        <li key={t.value}><a href={`/events?type=${t.value}`}>{t.value[0] + t.value.slice(1).toLowerCase()}</a><span class="n">{number(t.events)}</span>
          <span class="bar"><i style={{ width: `${(t.events / most) * 100}%`, background: 'var(--neutral)' }} /></span></li>
      ))}</ul>} />
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
              {record.linked ? (
                <Figure id="disputes" title="Disputes" note={<>Accounts that cannot both hold · <a href="/disputes">all {number(record.disputes)}</a></>} place={place} data="/api/disputes" command={`dragoman disputes ${quote(record.name)}`}
                  table={a.disputes.length ? <DisputeList rows={a.disputes} labels={labels} /> : <p class="soft">No accounts contradict each other.</p>} />
              ) : (
                <section class="card"><h2>Happenings and disputes</h2><p class="soft">Not linked yet. <code>dragoman link {record.name}</code> finds which reports tell one happening, which are copies, and which contradict each other.</p></section>
              )}
              <div class="grid">
                <div class="w6">
                  <Figure id="dyads" title={level === 'actor' ? 'Pairs of actors' : 'Pairs of countries and bodies'} place={place} data={`/api/dyads?level=${level}`}
                    table={<BarList rows={a.dyads.map((d) => ({ key: d.a + '|' + d.b, href: explorePath(d.a === d.b ? { actor: d.a } : { actor: d.a, with: d.b }), text: d.a === d.b ? `Within ${d.a_label}` : `${d.a_label} – ${d.b_label}`, tally: d }))} />}>
                    <p class="small foot"><a href={level === 'actor' ? '/' : '/?level=actor'}>{level === 'actor' ? 'Take all actors of a country together' : 'Tell governments, armies and others apart'}</a></p>
                  </Figure>
                </div>
                <div class="w6">
                  <Figure id="actors" title="Actors" place={place} data={`/api/actors?level=${level}`}
                    table={<BarList rows={a.actors.map((x) => ({ key: x.actor, href: explorePath({ actor: x.actor }), text: x.label, tally: x }))} />} />
                </div>
              </div>
            </div>
            <div class="stack w4">
              <Figure id="new" title="What is new" place={place} data="/api/articles" table={<ArticleList rows={a.newest.slice(0, 6)} />}><p class="small foot"><a href="/articles">All articles</a></p></Figure>
              {record.linked && (
                <Figure id="happenings" title="Told by most origins" place={place} data="/api/happenings" command={command({}, record.name, 'happenings')} table={<HappeningList rows={a.happenings.slice(0, 6)} labels={labels} />}>
                  <p class="small foot"><a href="/happenings">All {number(record.happenings)} happenings</a></p>
                </Figure>
              )}
              <Kinds facets={a.facets} place={place} />
            </div>
          </div>
        </>
      )}</Await>
    </>
  );
}
