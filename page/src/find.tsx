// The search box: a combobox (WAI-ARIA) over actors, places, kinds of events, publishers and articles.
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, type SearchAnswer } from './api';
import { query } from './filters';
import { go } from './router';
import { number } from './words';

interface Choice { group: string; text: string; note: string; href: string }

function choices(a: SearchAnswer): Choice[] {
  const events = (n: number) => `${number(n)} ev.`;
  return [
    ...a.actors.map((x) => ({ group: 'Actors', text: x.label === x.actor ? x.actor : `${x.label} (${x.actor})`, note: events(x.events), href: '/actor' + query({ actor: x.actor }) })),
    ...a.places.map((x) => ({ group: 'Places', text: x.place, note: events(x.events), href: '/events' + query({ place: x.place }) })),
    ...a.types.map((x) => ({ group: 'Kinds of events', text: `${x.type} ${x.label}`, note: events(x.events), href: '/events' + query({ type: x.type }) })),
    ...a.publishers.map((x) => ({ group: 'Publishers', text: x.publisher, note: events(x.events), href: '/events' + query({ publisher: x.publisher }) })),
    ...a.articles.map((x) => ({ group: 'Articles', text: x.title || x.article, note: x.published?.slice(0, 10) ?? '', href: '/article?id=' + encodeURIComponent(x.article) })),
  ];
}

export function Find() {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Choice[] | null>(null);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const slash = (e: KeyboardEvent) => {
      if (e.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test((e.target as Element).tagName)) return;
      e.preventDefault();
      input.current?.focus();
    };
    const elsewhere = (e: Event) => { if (!box.current?.contains(e.target as Node)) setFound(null); };
    addEventListener('keydown', slash);
    addEventListener('pointerdown', elsewhere);
    return () => { removeEventListener('keydown', slash); removeEventListener('pointerdown', elsewhere); };
  }, []);

  useEffect(() => {
    const wanted = text.trim();
    setAt(-1);
    if (!wanted) return setFound(null);
    const stop = new AbortController();
    const later = setTimeout(() => {
      ask<SearchAnswer>('/api/search?q=' + encodeURIComponent(wanted.slice(0, 60)), stop.signal).then((a) => setFound(choices(a)), () => {});
    }, 120);
    return () => { clearTimeout(later); stop.abort(); };
  }, [text]);

  const take = (href: string) => { setText(''); setFound(null); input.current?.blur(); go(href); scrollTo(0, 0); };
  const keys = (e: KeyboardEvent) => {
    const n = found?.length ?? 0;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (n) setAt(e.key === 'ArrowDown' ? (at + 1) % n : (Math.max(at, 0) + n - 1) % n);
    } else if (e.key === 'Escape') {
      setFound(null);
    } else if (e.key === 'Enter') {
      e.preventDefault();
      if (found?.[Math.max(at, 0)]) take(found[Math.max(at, 0)]!.href);
      else if (text.trim()) take('/actor' + query({ actor: text.trim() }));
    }
  };
  useEffect(() => { if (at >= 0) document.getElementById(`found-${at}`)?.scrollIntoView({ block: 'nearest' }); }, [at]);

  return (
    <div class="find" ref={box} role="search">
      <input ref={input} type="search" value={text} onInput={(e) => setText(e.currentTarget.value)} onKeyDown={keys} placeholder="Actor, place, kind of event, title" aria-label="Search the record"
        role="combobox" aria-expanded={!!found} aria-controls="found" aria-autocomplete="list" aria-activedescendant={at >= 0 ? `found-${at}` : undefined} autocomplete="off" spellcheck={false} />
      <svg viewBox="0 0 16 16" fill="none" stroke-width="1.8" aria-hidden="true"><circle cx="6.8" cy="6.8" r="4.6" /><path d="M10.4 10.4 14.5 14.5" stroke-linecap="round" /></svg>
      <kbd aria-hidden="true">/</kbd>
      {found && (
        <div class="found" id="found" role="listbox" aria-label="Found">
          {found.length === 0 && <p class="soft small" style={{ padding: '.5rem .6rem' }}>Nothing of that name. Enter looks for actors whose name has it.</p>}
          {found.map((c, i) => (
            <>
              {(i === 0 || found[i - 1]!.group !== c.group) && <h3 role="presentation">{c.group}</h3>}
              <a id={`found-${i}`} role="option" aria-selected={i === at} tabIndex={-1} href={c.href} onClick={(e) => { e.preventDefault(); take(c.href); }}>
                <span>{c.text}</span><span class="soft small">{c.note}</span>
              </a>
            </>
          ))}
        </div>
      )}
    </div>
  );
}
