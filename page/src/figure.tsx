// A chart with its table, its downloads and its link. Which of the two is shown is in the address too.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { go, withParams, type Place } from './router';

interface Props {
  id: string;
  title: string;
  note?: ComponentChildren;
  place: Place;
  /// The table's path and query at the API, without format: "/api/dyads?actor=SYR"
  data?: string;
  command?: string | null;
  chart?: ComponentChildren;
  table: ComponentChildren;
  children?: ComponentChildren;
}

function CopyLink({ text, name }: { text: string; name: string }) {
  const [done, set] = useState(false);
  const copy = () => navigator.clipboard?.writeText(text).then(() => { set(true); setTimeout(() => set(false), 1500); }, () => {});
  return <button type="button" class="plain-button" onClick={copy}><span aria-live="polite">{done ? 'Copied' : name}</span></button>;
}

export function Figure({ id, title, note, place, data, command, chart, table, children }: Props) {
  const shown = (place.params.get('tables') ?? '').split(',').filter(Boolean);
  const asTable = !chart || shown.includes(id);
  const turn = () => go(withParams(place, { tables: (asTable ? shown.filter((s) => s !== id) : [...shown, id]).join(',') }), true);
  const withFormat = (format: string) => data + (data!.includes('?') ? '&' : '?') + 'format=' + format;
  return (
    <figure class="card" aria-labelledby={`${id}-title`}>
      <div class="figure-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {note && <p class="note">{note}</p>}
        <div class="tools">
          {chart && <button type="button" class="plain-button" aria-pressed={asTable} onClick={turn}>Table</button>}
          {data && (
            <details onKeyDown={(e) => { if (e.key === 'Escape') { e.currentTarget.open = false; e.currentTarget.querySelector('summary')?.focus(); } }}>
              <summary class="plain-button" aria-label={`Take along: ${title}`}>Take along</summary>
              <div class="menu">
                <div class="row">
                  <a class="plain-button" href={withFormat('csv')} download>CSV</a>
                  <a class="plain-button" href={withFormat('parquet')} download>Parquet</a>
                  <a class="plain-button" href={withFormat('jsonl')} download>JSON Lines</a>
                </div>
                <div class="row"><CopyLink text={location.href} name="Copy the link to this view" /></div>
                <div>The same from the API<code>{data}</code></div>
                {command && <div>… and from the command line<code>{command}</code></div>}
              </div>
            </details>
          )}
        </div>
      </div>
      {asTable ? <div class="scroll">{table}</div> : chart}
      {children}
    </figure>
  );
}
