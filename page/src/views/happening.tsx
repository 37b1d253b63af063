// One happening: on whose independent word it rests, all accounts side by side, who is behind each, which are copies, what they dispute.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type HappeningAnswer, type Labels, type Origin } from '../api';
import type { ViewProps } from '../app';
import { Flow } from '../charts/flow';
import { Figure } from '../figure';
import { quote } from '../filters';
import { withParams } from '../router';
import { actorWords, count, dateWords, number, partyWords } from '../words';
import { Accounts } from './accounts';
import { byDispute, Dispute, DisputeTable } from './disputes';
import { articleLink, Await, Glyph, NotLinked, Standing } from './shared';

function OriginList({ title, origins, labels }: { title: string; origins: Origin[]; labels?: Labels }) {
  return (
    <section>
      <h4>{title}</h4>
      <ul>{origins.map((o) => (
        <li key={o.origin}><b>{o.name || 'the paper itself'}</b>{o.country && o.country !== o.name && <span class="soft"> {actorWords(o.country, labels)}</span>}<span class="soft small"> in {count(o.articles, 'article')}</span></li>
      ))}</ul>
    </section>
  );
}

function Origins({ answer, place, record, labels }: { answer: HappeningAnswer; labels?: Labels } & ViewProps) {
  const say = answer.origins.filter((o) => o.stance === 'asserts'), deny = answer.origins.filter((o) => o.stance === 'denies');
  const id = answer.happening.happening;
  return (
    <Figure id="origins" title="On whose word" note="Copies and papers that cite the same source are one origin" place={place} command={`dragoman origins ${quote(record.name)} h${id}`} data={`/api/accounts?id=${id}`} table={
      <div class="sides">
        {say.length > 0 && <OriginList title="Say that it happened" origins={say} labels={labels} />}
        {deny.length > 0 && <OriginList title="Deny it" origins={deny} labels={labels} />}
        {answer.origins.length === 0 && <p class="soft pad">Nobody on their own word.</p>}
      </div>} />
  );
}

export function Happening({ place, record }: ViewProps) {
  const labels = useLabels();
  const id = place.params.get('id') ?? '';
  const limit = Math.min(200, Number(place.params.get('limit')) || 12);
  const asked = useAnswer<HappeningAnswer>(record.linked && id ? `/api/happening?id=${encodeURIComponent(id)}&limit=${limit}` : null);
  const h = asked.data?.happening;
  useEffect(() => { if (h) document.title = `${h.label ?? h.cameo} · Dragoman`; return () => { document.title = 'Dragoman'; }; }, [h]);
  if (!record.linked) return <><div class="head"><h1>Happening</h1></div><NotLinked name={record.name} /></>;
  if (!id) return <p class="notice">Which happening? <a href="/happenings">All happenings</a></p>;
  return (
    <Await asked={asked}>{(answer) => {
      const { happening, accounts, total, disputes } = answer;
      const fact = (name: string, value: preact.ComponentChildren) => <div><dt>{name}</dt><dd>{value}</dd></div>;
      return (
        <>
          <div class="head happening-head">
            <h1>{happening.quad && <Glyph quad={happening.quad} />}{partyWords(happening.source, labels) || 'Unnamed'}{happening.target && <> <span class="arrow" aria-label="to">→</span> {partyWords(happening.target, labels)}</>}</h1>
            <p>{happening.label ?? happening.cameo}{happening.words && <> <q>{happening.words}</q></>}</p>
          </div>
          <dl class="facts">
            {fact('By weight of accounts', <Standing status={happening.status ?? 'told'} />)}
            {fact('When', dateWords(happening.date))}
            {happening.place && fact('Where', happening.place)}
            {happening.killed && fact('Killed', happening.killed)}
            {happening.injured && fact('Injured', happening.injured)}
            {fact('Independent origins', number(happening.n_origins))}
            {happening.n_deniers > 0 && fact('Denied by', number(happening.n_deniers))}
            {fact('Told in', count(happening.n_articles, 'article'))}
          </dl>
          <div class="stack">
            {disputes.length > 0 && <div class="in-dispute">
              <Figure id="sides" title="In dispute" note="Equal words are one telling" place={place} data={`/api/disputes?happening=${happening.happening}`} command={`dragoman disputes ${quote(record.name)} --happening h${happening.happening}`}
                chart={<>{byDispute(disputes).map((rows) => <Dispute key={rows[0]!.dispute} rows={rows} titled={false} />)}</>} table={<DisputeTable rows={disputes} labels={labels} />} />
            </div>}
            <div class="grid">
              <div class="w7">
                <Figure id="chains" title="Who it is known from" note="From those who publish it to those on whose word" place={place} data={`/api/accounts?id=${happening.happening}`} chart={<Flow accounts={accounts} />} table={
                  <table>
                    <thead><tr><th>Published by</th><th>According to, innermost first</th><th>Stance</th><th>Status</th><th>Certainty</th><th>Copy of</th></tr></thead>
                    <tbody>{accounts.map((a) => <tr key={a.article + a.event}><td><a href={articleLink(a.article, a.event)}>{a.publisher ?? a.article}</a></td><td>{a.according_to}</td><td>{a.stance}</td><td>{a.status}</td><td>{a.commitment}</td><td>{a.copy_of}</td></tr>)}</tbody>
                  </table>} />
              </div>
              <div class="w5"><Origins answer={answer} place={place} record={record} labels={labels} /></div>
            </div>
            <Accounts accounts={accounts} />
            {total > accounts.length && <div class="pager"><p class="soft">{accounts.length} of {count(total, 'account')} with their words.</p>{limit < 200 && <a class="plain-button" href={withParams(place, { limit: String(Math.min(200, limit * 4)) })}>More</a>}</div>}
          </div>
        </>
      );
    }}</Await>
  );
}
