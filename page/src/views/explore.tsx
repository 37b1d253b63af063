// Events under filters: of an actor, between two, or of any kind. Timeline, dots, network, list.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type ActorRow, type DyadRow, type EventRow, type Facets, type PointRow, type Table, type TimelineTable } from '../api';
import type { ViewProps } from '../app';
import { BarList } from '../charts/bars';
import { Dots, DotsTable } from '../charts/dots';
import { DyadTable, Network } from '../charts/network';
import { Timeline, TimelineTableView } from '../charts/timeline';
import { Figure } from '../figure';
import { FilterBar } from '../filter_bar';
import { command, explorePath, filterLabels, filterNames, filtersOf, query, type Filters } from '../filters';
import { usePieces } from '../pieces';
import { go, withParams } from '../router';
import { actorWords, count, quadNames } from '../words';
import { Await, EventTable, More, Told } from './shared';

function title(filters: Filters, words: (code: string) => string): string {
  if (filters.actor && filters.with) return `${words(filters.actor)} and ${words(filters.with)}`;
  if (filters.actor) return words(filters.actor);
  return 'Events';
}

export function Explore({ place, record }: ViewProps) {
  const labels = useLabels();
  const filters = filtersOf(place);
  const level = place.params.get('level') === 'actor' ? 'actor' : 'country';
  const by = place.params.get('by') ?? '';
  const asked = query(filters);
  const timeline = useAnswer<TimelineTable>('/api/timeline' + query(filters, { by }));
  const points = useAnswer<Table<PointRow> & { of: number; events: number }>('/api/points' + query(filters, { limit: 350 }));
  const dyads = useAnswer<Table<DyadRow>>('/api/dyads' + query(filters, { level, limit: 40 }));
  const actors = useAnswer<Table<ActorRow>>('/api/actors' + query(filters, { level, limit: 10 }));
  const facets = useAnswer<Facets>('/api/facets' + asked);
  const words = (code: string) => actorWords(code, labels);
  const heading = title(filters, words);
  useEffect(() => { document.title = `${heading} · Dragoman`; return () => { document.title = 'Dragoman'; }; }, [heading]);
  const others = filterNames.filter((n) => filters[n] && n !== 'actor' && n !== 'with');
  const cli = command(filters, record.name);
  return (
    <>
      <div class="head">
        <h1>{heading}</h1>
        <p><Told asked={facets}>{(d) => count(d.events, 'event')}</Told>{others.length > 0 && <> · {others.map((n) => `${filterLabels[n].toLowerCase()} ${n === 'quad' ? filters.quad!.split('').map((q) => quadNames[Number(q) - 1]?.toLowerCase()).join(' or ') : filters[n]}`).join(', ')}</>}
          {' '}· <a href={'/map' + asked}>on the map</a>{record.linked && <> · <a href={'/happenings' + asked}>as happenings</a></>}</p>
      </div>
      <FilterBar place={place} path={explorePath} />
      {facets.data?.events === 0 ? <p class="notice">No event of this record passes these filters. An actor is a code’s beginning (SYR, SYRGOV) or a part of a name.</p> : (
        <div class="grid">
          <div class="stack w8">
            <Figure id="time" title="Events over time" place={place} data={'/api/timeline' + query(filters, { by })} command={cli}
              chart={<Await asked={timeline}>{(t) => <Timeline data={t} height={180} pick={(since, until) => go(withParams(place, { since, until }))} />}</Await>}
              table={<Await asked={timeline}>{(t) => <TimelineTableView data={t} />}</Await>}>
              <p class="small by">by {['', 'day', 'week', 'month', 'year'].map((u) => <a key={u} href={withParams(place, { by: u })} aria-current={by === u || undefined}>{u || 'what fits'}</a>)}</p>
            </Figure>
            <Figure id="dots" title="One by one" note="Each dot is a happening: how it was told, by how many independent origins" place={place} data={'/api/points' + asked} command={cli}
              chart={<Await asked={points}>{(p) => <Dots data={p} labels={labels} />}</Await>} table={<Await asked={points}>{(p) => <DotsTable data={p} labels={labels} />}</Await>} />
          </div>
          <div class="stack w4">
            <Figure id="network" title="With whom" place={place} data={'/api/dyads' + query(filters, { level })}
              chart={<Await asked={dyads}>{(d) => <Network dyads={d.rows.slice(0, 30)} filters={filters} />}</Await>} table={<Await asked={dyads}>{(d) => <DyadTable dyads={d.rows} filters={filters} />}</Await>}>
              <p class="small"><a href={withParams(place, { level: level === 'actor' ? '' : 'actor' })}>{level === 'actor' ? 'Take all actors of a country together' : 'Tell governments, armies and others apart'}</a></p>
            </Figure>
            <Figure id="actors" title="Actors" place={place} data={'/api/actors' + query(filters, { level })}
              table={<Await asked={actors}>{(t) => <BarList rows={t.rows.map((x) => ({ key: x.actor, href: explorePath({ ...filters, actor: x.actor, with: '' }), text: x.label, tally: x }))} />}</Await>} />
          </div>
          <div class="w12"><EventList filters={filters} cli={cli} place={place} /></div>
        </div>
      )}
    </>
  );
}

function EventList({ filters, cli, place }: { filters: Filters; cli: string | null; place: ViewProps['place'] }) {
  const labels = useLabels();
  const order = place.params.get('order') === 'oldest' ? 'oldest' : 'newest';
  const target = '/api/events' + query(filters, { order, limit: 50 });
  const { first, rows, ...more } = usePieces<EventRow>(target);
  return (
    <Figure id="events" title="Events" place={place} data={'/api/events' + query(filters)} command={cli} note={<>{first.data && count(first.data.total, 'event')}, <a href={withParams(place, { order: order === 'newest' ? 'oldest' : '' })}>{order === 'newest' ? 'newest' : 'oldest'} first</a>; each leads to the words that say it</>}
      table={<Await asked={first}>{() => <EventTable rows={rows} labels={labels} />}</Await>}>
      <More {...more} />
    </Figure>
  );
}
