// Happenings, those told by most independent origins first.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type HappeningRow, type Table } from '../api';
import type { ViewProps } from '../app';
import { Figure } from '../figure';
import { FilterBar } from '../filter_bar';
import { command, filtersOf, query, quote } from '../filters';
import { go, withParams } from '../router';
import { count } from '../words';
import { Await, HappeningTable, NotLinked, Told } from './shared';

const standings = ['planned', 'reported', 'claimed', 'confirmed', 'confirmed by both sides', 'disputed', 'denied'];

export function Happenings({ place, record }: ViewProps) {
  const labels = useLabels();
  const filters = filtersOf(place);
  const [order, standing, origins, story] = ['order', 'standing', 'min_origins', 'story'].map((name) => place.params.get(name) ?? '') as [string, string, string, string];
  const limit = Math.min(1000, Number(place.params.get('limit')) || 100);
  const more = { order, standing, min_origins: origins, story };
  const asked = useAnswer<Table<HappeningRow>>('/api/happenings' + query(filters, { ...more, limit }));
  useEffect(() => { document.title = 'Happenings · Dragoman'; return () => { document.title = 'Dragoman'; }; }, []);
  const cli = command(filters, record.name, 'happenings');
  return (
    <>
      <div class="head"><h1>Happenings</h1><p>Each event once, however many papers tell of it. <Told asked={asked}>{(d) => count(d.total, 'happening')}</Told>{record.disputes > 0 && <> · <a href={'/disputes' + query(filters)}>{count(record.disputes, 'dispute')}</a></>}</p></div>
      {!record.linked ? <NotLinked name={record.name} /> : (
        <>
          <FilterBar place={place} path={() => '/happenings'}>
            <label class={standing ? 'set' : ''}>By weight of accounts<select value={standing} onChange={(e) => go(withParams(place, { standing: e.currentTarget.value }))}>
              <option value="">any</option>{standings.map((s) => <option key={s} value={s}>{s}</option>)}</select></label>
            <label class={origins ? 'set' : ''}>Independent origins<select value={origins} onChange={(e) => go(withParams(place, { min_origins: e.currentTarget.value }))}>
              <option value="">any number</option>{[1, 2, 3, 5, 10].map((n) => <option key={n} value={String(n)}>{n} or more</option>)}</select></label>
            <label class={story ? 'set' : ''}>Story<input value={story} placeholder="s12" maxLength={20} pattern="s?[0-9]+" onChange={(e) => { if (e.currentTarget.reportValidity()) go(withParams(place, { story: e.currentTarget.value.trim() })); }} /></label>
          </FilterBar>
          <Figure id="happenings" title="What happened" place={place} data={'/api/happenings' + query(filters, more)} command={cli && cli + (standing && ` --status ${quote(standing)}`) + (story && ` --story s${story.replace(/^s/, '')}`) + (origins && ` --min-origins ${origins}`)}
            note={<span class="choices">{[['', 'most origins'], ['newest', 'newest'], ['oldest', 'oldest']].map(([v, t]) => <a key={v} href={withParams(place, { order: v! })} aria-current={order === v || undefined}>{t} first</a>)}</span>}
            table={<Await asked={asked}>{(t) => (t.rows.length ? <HappeningTable rows={t.rows} labels={labels} /> : <p class="soft">None passes these filters.</p>)}</Await>}>
            {asked.data?.next && limit < 1000 && <div class="pager"><a class="plain-button" href={withParams(place, { limit: String(Math.min(1000, limit * 3)) })}>More</a></div>}
          </Figure>
        </>
      )}
    </>
  );
}
