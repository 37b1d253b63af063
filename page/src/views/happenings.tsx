// Happenings, those told by most independent origins first.
import { useEffect } from 'preact/hooks';
import { useAnswer, useLabels, type HappeningRow, type Table } from '../api';
import type { ViewProps } from '../app';
import { Figure } from '../figure';
import { FilterBar } from '../filter_bar';
import { filtersOf, query } from '../filters';
import { withParams } from '../router';
import { count } from '../words';
import { Await, HappeningTable, NotLinked } from './shared';

export function Happenings({ place, record }: ViewProps) {
  const labels = useLabels();
  const filters = filtersOf(place);
  const order = place.params.get('order') ?? '', disputed = place.params.get('disputed') ?? '';
  const limit = Math.min(1000, Number(place.params.get('limit')) || 100);
  const data = '/api/happenings' + query(filters, { order, disputed });
  const asked = useAnswer<Table<HappeningRow>>('/api/happenings' + query(filters, { order, disputed, limit }));
  useEffect(() => { document.title = 'Happenings · Dragoman'; return () => { document.title = 'Dragoman'; }; }, []);
  return (
    <>
      <div class="head"><h1>Happenings</h1><p>What several reports tell as one. {asked.data && count(asked.data.total, 'happening')}{record.disputes > 0 && <> · <a href={'/disputes' + query(filters)}>{count(record.disputes, 'dispute')}</a></>}</p></div>
      {!record.linked ? <NotLinked name={record.name} /> : (
        <>
          <FilterBar place={place} path={() => '/happenings'} />
          <Figure id="happenings" title="By independent origins" place={place} data={data}
            note={<>{[['', 'most origins'], ['newest', 'newest'], ['oldest', 'oldest']].map(([v, t], i) => <>{i > 0 && ', '}<a href={withParams(place, { order: v! })} aria-current={order === v || undefined}>{t}</a></>)} first · <a href={withParams(place, { disputed: disputed ? '' : 'yes' })}>{disputed ? 'all' : 'only disputed ones'}</a></>}
            table={<Await asked={asked}>{(t) => <HappeningTable rows={t.rows} labels={labels} />}</Await>}>
            {asked.data?.next && limit < 1000 && <div class="pager"><a class="plain-button" href={withParams(place, { limit: String(Math.min(1000, limit * 3)) })}>More</a></div>}
          </Figure>
        </>
      )}
    </>
  );
}
