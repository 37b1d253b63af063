// What the reader marks in a text: everything found, and what one event is made of.
import type { RecordEvent, RecordObject } from '../api';
import { spanMarks, type Mark } from '../spans';

/// Name, label, and the mark that the label is itself drawn with.
export const layers = [
  ['events', 'Events', 'trigger'], ['sources', 'Sources and cues', 'source'], ['contents', 'What they say', 'content'], ['actors', 'Actors', 'actor'], ['times', 'Times', 'time'],
  ['places', 'Places', 'place'],
] as const;
export type Layer = (typeof layers)[number][0];
export const usualLayers: Layer[] = ['events', 'sources'];

export function textMarks(r: RecordObject, on: ReadonlySet<string>): Mark[] {
  const out: Mark[] = [];
  if (on.has('contents')) for (const a of r.attributions) out.push(...spanMarks(a.content, 'content', a.id));
  if (on.has('sources')) for (const a of r.attributions) out.push(...spanMarks(a.source, 'source', a.id), ...spanMarks(a.cue, 'cue', a.id));
  if (on.has('actors')) for (const m of r.mentions) if (m.type !== 'pronoun' || m.entity) out.push({ begin: m.begin, end: m.end, kind: 'actor', id: m.id });
  if (on.has('times')) for (const t of r.times) out.push({ begin: t.begin, end: t.end, kind: 'time', id: t.id });
  if (on.has('places')) for (const p of r.places) out.push({ begin: p.begin, end: p.end, kind: 'place', id: p.id });
  if (on.has('events')) for (const e of r.events) if (!e.mirror_of) out.push(...spanMarks(e.trigger, 'trigger', e.id));
  return out;
}

export const roles: Record<string, string> = { who: 'who', did: 'act', whom: 'to whom', through: 'through', when: 'when', where: 'where', said: 'source', cue: 'cue', figure: 'how many' };

export function eventMarks(r: RecordObject, e: RecordEvent): Mark[] {
  const out: Mark[] = [];
  for (const id of e.according_to) {
    const a = r.attributions.find((x) => x.id === id);
    if (a) out.push(...spanMarks(a.content, 'content', id), ...spanMarks(a.source, 'said', id), ...spanMarks(a.cue, 'cue', id));
  }
  for (const [kind, list] of [['who', e.source], ['whom', e.target], ['through', e.through]] as const) {
    for (const p of list) {
      const m = r.mentions.find((x) => x.id === p.mention);
      if (m) out.push({ begin: m.begin, end: m.end, kind, id: m.id });
    }
  }
  const time = r.times.find((t) => t.id === e.date_from), place = r.places.find((p) => p.id === e.place);
  if (time) out.push({ begin: time.begin, end: time.end, kind: 'when', id: time.id });
  if (place) out.push({ begin: place.begin, end: place.end, kind: 'where', id: place.id });
  for (const f of e.figures ?? []) out.push({ begin: f.span[0], end: f.span[1], kind: 'figure', id: f.kind });
  out.push(...spanMarks(e.trigger, 'did', e.id));
  return out;
}

/// A source, cue and content by themselves: what states or denies an event without being one.
export function attributionMarks(r: RecordObject, id: string): Mark[] {
  const a = r.attributions.find((x) => x.id === id);
  return a ? [...spanMarks(a.content, 'content', id), ...spanMarks(a.source, 'said', id), ...spanMarks(a.cue, 'cue', id)] : [];
}

export interface Block { begin: number; end: number; kind: string; reason: string }

/// The passages, and whatever text lies between them.
export function blocks(r: RecordObject, length: number, blank: (begin: number, end: number) => boolean): Block[] {
  const out: Block[] = [];
  let at = 0;
  const rest = (to: number) => { if (to > at && !blank(at, to)) out.push({ begin: at, end: to, kind: 'body', reason: '' }); };
  for (const p of [...r.passages].sort((a, b) => a.begin - b.begin)) {
    rest(p.begin);
    if (p.end > Math.max(at, p.begin)) out.push({ ...p, begin: Math.max(at, p.begin) });
    at = Math.max(at, p.end);
  }
  rest(length);
  return out;
}
