// Why an event was coded: its parts with the words they stand on, the chain of sources, the lexicon's lines, the tree.
import { useAnswer, type ChainLink, type Explained } from '../api';
import { dateWords } from '../words';
import { Await } from './shared';

export function Chain({ publisher, chain }: { publisher?: string; chain: ChainLink[] }) {
  const outermostFirst = [...chain].reverse();
  return (
    <ol class="chain">
      <li><b>{publisher ?? 'The paper'}</b><span class="soft"> {chain.length ? 'reports that' : 'says so itself'}</span></li>
      {outermostFirst.map((c) => (
        <li key={c.attribution}>
          <b>{c.speaker?.name ?? (c.source || 'someone unnamed')}</b>{c.medium && <span class="soft"> by {c.medium.name}</span>} <q>{c.cue}</q>
          <span class="soft small"> {[c.kind, c.veracity !== 'neutral' && c.veracity].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ol>
  );
}

function Tree({ tree, trigger }: { tree: NonNullable<Explained['tree']>; trigger: string }) {
  const words = new Set(trigger.split(/[\s.]+/));
  const line = (i: number, depth: number): preact.JSX.Element[] => {
    const t = tree[i]!;
    return [
      <li key={i} style={{ paddingLeft: `${depth * 1.05}rem` }}><span class={words.has(t.form) ? 'hit' : ''}>{t.form}</span> <span class="soft">{t.deprel} · {t.upos.toLowerCase()}</span></li>,
      ...tree.flatMap((child, c) => (child.head === i ? line(c, depth + 1) : [])),
    ];
  };
  return <ul class="tree mono">{tree.flatMap((t, i) => (t.head === undefined ? line(i, 0) : []))}</ul>;
}

export function Explain({ article, event, publisher }: { article: string; event: string; publisher?: string }) {
  const asked = useAnswer<Explained>(`/api/explain?article=${encodeURIComponent(article)}&event=${event}`);
  return (
    <Await asked={asked}>{(x) => {
      const role = (name: string) => x.participants.filter((p) => p.role === name);
      const people = (name: string, cls: string, label: string) => role(name).map((p, i) => (
        <div key={name + i}><dt>{label}</dt><dd><span class={`role ${cls}`}>{p.words ?? p.name}</span>{p.name && p.name !== p.words && ` = ${p.name}`}{p.code && <>, {p.code_label} <code>{p.code}</code></>}
          {p.because && <p class="soft small">{p.because}</p>}</dd></div>
      ));
      return (
        <div class="explain">
          <dl>
            {people('source', 'who', 'Who')}
            <div><dt>What</dt><dd><span class="role did">{x.trigger}</span> {x.label} <code>{x.event.cameo}</code>{x.event.plover && <> <span class="soft">{x.event.plover.toLowerCase()}</span></>}</dd></div>
            {people('target', 'whom', 'To whom')}
            {people('through', 'through', 'Through')}
            <div><dt>When</dt><dd>{x.date ? <>{dateWords(x.date.value)} {x.date.words ? <>from <span class="role when">{x.date.words}</span></> : x.date.from === 'published' ? <span class="soft">the day of publication</span> : null}{x.date.because && <p class="soft small">{x.date.because}</p>}</> : <span class="soft">not said</span>}</dd></div>
            <div><dt>Where</dt><dd>{x.place ? <><span class="role where">{x.place.words}</span> {x.place.name !== x.place.words && x.place.name} {x.place.country && <code>{x.place.country}</code>}{x.place.because && <p class="soft small">{x.place.because}</p>}</> : <span class="soft">not said</span>}</dd></div>
            <div><dt>How surely</dt><dd>{x.event.status}, {x.event.commitment} <span class="soft">· confidence {x.event.confidence.toFixed(2)}</span></dd></div>
            {x.event.figures?.map((f, i) => <div key={i}><dt>{f.kind}</dt><dd>{f.low === f.high ? f.low : `${f.low} to ${f.high}`} {f.unit}</dd></div>)}
            <div><dt>According to</dt><dd><Chain publisher={publisher} chain={x.chain} /></dd></div>
            <div><dt>Because</dt><dd><ul class="small because">{x.because.map((b, i) => <li key={i}><code>{b}</code></li>)}</ul></dd></div>
          </dl>
          {x.tree && <details><summary class="small">The sentence as a tree</summary><Tree tree={x.tree} trigger={x.trigger} /></details>}
        </div>
      );
    }}</Await>
  );
}
