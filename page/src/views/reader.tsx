// The article with everything found in it. Pointing at an event lights its words; choosing it says why it was coded.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAnswer, useLabels, type ArticleAnswer, type RecordEvent } from '../api';
import type { ViewProps } from '../app';
import { go, withParams } from '../router';
import { CodePoints, pieces, type Mark } from '../spans';
import { actorWords, count, dateWords, safeUrl } from '../words';
import { Explain } from './explain';
import { attributionMarks, blocks, eventMarks, layers, roles, textMarks, usualLayers, type Block } from './marks';
import { ArticleList, Await, Glyph, Sureness } from './shared';

export function Reader({ place }: ViewProps) {
  const id = place.params.get('id') ?? '';
  const asked = useAnswer<ArticleAnswer>(id ? '/api/article?id=' + encodeURIComponent(id) : null);
  if (!id) return <p class="notice">Which article? <a href="/articles">All articles</a></p>;
  return <Await asked={asked}>{(a) => <Text key={id} answer={a} place={place} />}</Await>;
}

function Text({ answer, place }: { answer: ArticleAnswer; place: ViewProps['place'] }) {
  const { record: r } = answer;
  const text = useMemo(() => new CodePoints(r.article.text), [r]);
  const events = useMemo(() => r.events.filter((e) => !e.mirror_of), [r]);
  const chosen = events.find((e) => e.id === place.params.get('event'));
  const [pointed, setPointed] = useState<RecordEvent | undefined>();
  const shown = pointed ?? chosen;
  const said = !shown && /^a\d+$/.test(place.params.get('event') ?? '') ? place.params.get('event')! : undefined;  // a statement that is no event
  const on = useMemo(() => new Set((place.params.get('layers') ?? usualLayers.join(',')).split(',')), [place.params.get('layers')]);
  const choose = (e: RecordEvent | undefined) => { setPointed(undefined); go(withParams(place, { event: e?.id ?? '' }), true); };
  const marks = useMemo(() => (shown || said ? [] : textMarks(r, on)), [r, on, shown, said]);
  const lit = useMemo(() => (said ? [...textMarks(r, new Set(['events'])), ...attributionMarks(r, said)] : shown ? [...textMarks(r, new Set(['events'])).filter((m) => m.id !== shown.id), ...eventMarks(r, shown)] : []), [r, shown, said]);
  const marked = shown || said ? lit : marks;
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    document.title = `${answer.row.title || r.article.id} · Dragoman`;
    return () => { document.title = 'Dragoman'; };
  }, [r]);
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (/^(INPUT|SELECT|TEXTAREA)$/.test((e.target as Element).tagName) || e.ctrlKey || e.metaKey || e.altKey) return;
      const at = events.findIndex((one) => one.id === new URLSearchParams(location.search).get('event'));  // not `chosen`: keys may come faster than drawing
      if (e.key === 'j') choose(events[Math.min(events.length - 1, at + 1)]);
      else if (e.key === 'k') choose(events[Math.max(0, at - 1)]);
      else if (e.key === 'Escape') choose(undefined);
      else return;
      e.preventDefault();
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  });
  useEffect(() => {
    if (!chosen && !said) return;
    const hit = body.current?.querySelector(said ? '.role' : '[data-role*="act"]');
    const box = hit?.getBoundingClientRect();
    if (box && (box.top < 90 || box.bottom > innerHeight - 40)) hit!.scrollIntoView({ block: 'center' });
  }, [chosen, said]);

  // The names of lit parts move the words: what is lit stays so until the mouse itself has moved to another event, or away from the text.
  const follow = (e: PointerEvent) => {
    const id = (e.target as Element).closest<HTMLElement>('[data-event]')?.dataset.event;
    if (id && e.pointerType === 'mouse' && (e.movementX || e.movementY)) setPointed(events.find((one) => one.id === id));
  };
  const list = useMemo(() => blocks(r, text.length, (b, e) => !text.slice(b, e).trim()), [r, text]);
  const setAside = list.filter((b) => !['body', 'headline', 'dateline', 'byline'].includes(b.kind)).length;
  const url = safeUrl(r.article.url);
  const isTitle = list[0]?.kind === 'headline' && (!r.article.title || text.slice(list[0].begin, list[0].end).trim() === r.article.title.trim());
  const title = answer.row.title || r.article.id;  // the server gives the text's beginning where there is neither title nor headline
  return (
    <>
      {!isTitle && <div class="head reader-head"><h1>{title}</h1></div>}
      <div class="reader">
        <article class="card text" ref={body} onPointerMove={follow} onPointerLeave={() => setPointed(undefined)}>
          {isTitle && <Passage block={list[0]!} title text={text} marks={marked} lit={!!shown || !!said} shown={shown} events={events} choose={choose} />}
          <p class="meta">{[r.article.publisher?.name ?? r.article.publisher?.domain, r.article.published && dateWords(r.article.published), r.article.authors.join(', ')].filter(Boolean).join(' · ')}
          {url && <> · <a href={url} target="_blank" rel="noopener noreferrer">the page it was</a></>}{answer.row.copy_of && <> · a copy of <a href={'/article?id=' + encodeURIComponent(answer.row.copy_of)}>{answer.row.copy_of}</a></>}</p>
          <div class="layers" role="group" aria-label="What is marked">
            {layers.map(([name, label, mark]) => (
              <label key={name} class={`layer ${name}`}><input type="checkbox" checked={on.has(name)} onChange={() => {
                const next = new Set(on);
                next.has(name) ? next.delete(name) : next.add(name);
                go(withParams(place, { layers: [...next].join(',') || 'none', event: '' }), true);
              }} /><span class={`m-${mark}`}>{label}</span></label>
            ))}
          </div>
          {list.map((b, i) => (isTitle && i === 0 ? null : <Passage key={b.begin} block={b} text={text} marks={marked} lit={!!shown || !!said} shown={shown} events={events} choose={choose} />))}
          {setAside > 0 && <p class="small soft aside-note">{count(setAside, 'passage')} set aside as no part of the article: greyed, and not coded.</p>}
        </article>
        <aside class="stack panel" aria-label="Events of this article">
          <section class="card">
            <h2>{count(events.length, 'event')}</h2>
            {events.length === 0 ? <p class="soft">Nothing of public affairs was found here.</p> : <p class="soft small">Choose one to see why it was coded. Keys: j, k; Escape.</p>}
            <EventCards answer={answer} events={events} chosen={chosen} pointed={pointed} point={setPointed} choose={choose} />
          </section>
          {answer.copies.length > 0 && <section class="card"><h2>The same text</h2><ArticleList rows={answer.copies} /></section>}
          {answer.story.length > 0 && <section class="card"><h2>On the same story</h2>{answer.row.story && <p class="small"><a href={'/happenings?story=s' + answer.row.story}>What happened in it</a></p>}<ArticleList rows={answer.story.slice(0, 12)} /></section>}
        </aside>
      </div>
    </>
  );
}

interface PassageProps { block: Block; title?: boolean; text: CodePoints; marks: Mark[]; lit: boolean; shown?: RecordEvent; events: RecordEvent[]; choose: (e?: RecordEvent) => void }

// All text reaches the page as text nodes; nothing of an article is ever parsed as markup.
function Passage({ block, title, text, marks, lit, shown, events, choose }: PassageProps) {
  const aside = !['body', 'headline'].includes(block.kind);
  const content = pieces(marks, block.begin, block.end).map((piece) => {
    const words = text.slice(piece.begin, piece.end);
    if (piece.marks.length === 0) return words;
    const event = events.find((e) => piece.marks.some((m) => (m.kind === 'trigger' || m.kind === 'did') && m.id === e.id));
    const classes = piece.marks.map((m) => (lit && m.kind !== 'trigger' ? `role ${m.kind}` : `m-${m.kind}`)).join(' ');
    // each part that begins here is named, so that no colour has to tell it; a trigger of two words is one act
    const starts = piece.marks.filter((m) => lit && m.begin === piece.begin && roles[m.kind] && (m.kind !== 'did' || shown?.trigger[0]?.[0] === m.begin)).map((m) => roles[m.kind]);
    const quad = event ? ` quad${event.quad}` : '';
    const act = event ? {
      role: 'button' as const, tabIndex: 0, 'aria-label': `${words}: event ${event.id}`, 'data-event': event.id, onClick: () => choose(event),
      onKeyDown: (e: KeyboardEvent) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); choose(event); } },
    } : {};
    return <span key={piece.begin} class={classes + quad} data-role={[...new Set(starts)].join(', ') || undefined} {...act}>{words}</span>;
  });
  if (title) return <h1 class="title">{content}</h1>;
  if (!aside) return block.kind === 'headline' ? <h2 class="passage">{content}</h2> : <p class="passage">{content}</p>;
  return (
    <p class={`passage aside ${block.kind}`}>
      <span class="tag" title={block.reason}>{block.kind}{block.reason && !['dateline', 'byline'].includes(block.kind) ? `: ${block.reason.replace(/ \(\w+\.tsv:\d+\)/, '')}` : ''}</span> {content}
    </p>
  );
}

function EventCards({ answer, events, chosen, pointed, point, choose }: { answer: ArticleAnswer; events: RecordEvent[]; chosen?: RecordEvent; pointed?: RecordEvent; point: (e?: RecordEvent) => void; choose: (e?: RecordEvent) => void }) {
  const labels = useLabels();
  const r = answer.record;
  const names = (list: RecordEvent['source']) => [...new Set(list.map((p) => r.entities.find((e) => e.id === p.entity)?.name ?? actorWords(p.code ?? '', labels)))].filter(Boolean).join(', ');
  return (
    <ul class="cards">
      {events.map((e) => {
        const linked = answer.events[e.id];
        return (
          <li key={e.id} class={chosen === e ? 'chosen' : pointed === e ? 'pointed' : ''}>
            <button type="button" aria-expanded={chosen === e} onClick={() => choose(chosen === e ? undefined : e)} onMouseEnter={() => point(e)} onMouseLeave={() => point(undefined)}>
              <span class="what"><Glyph quad={e.quad} />{linked?.label ?? e.cameo}</span>
              <span class="soft small">{names(e.source) || 'unnamed'}{e.target.length > 0 && <> → {names(e.target)}</>}{e.date && ` · ${dateWords(e.date)}`} <Sureness status={e.status} commitment={e.commitment} /></span>
            </button>
            {chosen === e && (
              <>
                {linked?.happening && <p class="small">Told by {count(linked.origins, 'independent origin')} in {count(linked.mentions ?? 1, 'mention')}: <a href={`/happening?id=${linked.happening}`}>all accounts</a>{linked.disputed && <> <span class="tag warn">disputed</span></>}</p>}
                <Explain article={r.article.id} event={e.id} publisher={r.article.publisher?.name ?? r.article.publisher?.domain} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
