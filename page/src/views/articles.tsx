// The articles, newest in the record first.
import { useEffect } from 'preact/hooks';
import type { ArticleRow } from '../api';
import type { ViewProps } from '../app';
import { Figure } from '../figure';
import { usePieces } from '../pieces';
import { go, withParams } from '../router';
import { count, dateWords, number } from '../words';
import { articleLink, Await, More, Told } from './shared';

const names = ['q', 'publisher', 'since', 'until'] as const;
const labels = { q: 'Title', publisher: 'Publisher', since: 'Published since', until: 'until' };

export function Articles({ place }: ViewProps) {
  const params = new URLSearchParams();
  for (const n of names) if (place.params.get(n)) params.set(n, place.params.get(n)!);
  const data = '/api/articles' + (params.size ? '?' + params : '');
  const target = data + (params.size ? '&' : '?') + 'limit=60';
  const { first, rows, ...more } = usePieces<ArticleRow>(target);
  useEffect(() => { document.title = 'Articles · Dragoman'; return () => { document.title = 'Dragoman'; }; }, []);
  return (
    <>
      <div class="head"><h1>Articles</h1><p><Told asked={first}>{(d) => count(d.total, 'article')}</Told></p></div>
      <div class="filters"><div class="fields open" role="group" aria-label="Filters">
        {names.map((n) => (
          <label key={n} class={place.params.get(n) ? 'set' : ''}>{labels[n]}<input value={place.params.get(n) ?? ''} maxLength={80} onChange={(e) => go(withParams(place, { [n]: e.currentTarget.value.trim() }))} /></label>
        ))}
      </div></div>
      <Figure id="articles" title="In the record" place={place} data={data} table={
        <Await asked={first}>{() => (
          <table>
            <thead><tr><th>Published</th><th>Title</th><th>Publisher</th><th class="n">Events</th><th>Copy of</th></tr></thead>
            <tbody>{rows.map((a) => (
              <tr key={a.article}><td class="d">{a.published ? dateWords(a.published) : ''}</td><td><a href={articleLink(a.article)}>{a.title || a.article}</a></td><td>{a.publisher}</td><td class="n">{number(a.events)}</td>
                <td>{a.copy_of && <a href={articleLink(a.copy_of)}>{a.copy_of}</a>}</td></tr>
            ))}</tbody>
          </table>
        )}</Await>}>
        <More {...more} />
      </Figure>
    </>
  );
}
