// Offsets of the record count Unicode code points; JavaScript's strings count UTF-16 units. This is the one place that turns one into the other,
// and that cuts a text into the pieces that overlapping marks make of it.
import type { Span } from './api';

/// slice(begin, end) in code points, in constant time after one pass; texts without pairs of surrogates need no table.
export class CodePoints {
  private readonly units?: Uint32Array;
  readonly length: number;
  constructor(readonly text: string) {
    if (!/[\ud800-\udbff]/.test(text)) {
      this.length = text.length;
      return;
    }
    const units = new Uint32Array(text.length + 1);
    let n = 0;
    for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) units[n++] = i;
    units[n] = text.length;
    this.units = units.subarray(0, n + 1);
    this.length = n;
  }
  slice(begin: number, end: number): string {
    const b = Math.max(0, Math.min(begin, this.length)), e = Math.max(b, Math.min(end, this.length));
    return this.units ? this.text.slice(this.units[b], this.units[e]) : this.text.slice(b, e);
  }
}

export interface Mark { begin: number; end: number; kind: string; id: string }
export interface Piece { begin: number; end: number; marks: Mark[] }

/// [from, to) cut wherever a mark begins or ends; each piece has the marks that cover it, the longest first.
export function pieces(marks: Mark[], from: number, to: number): Piece[] {
  const inside = marks.filter((m) => m.begin < to && m.end > from && m.begin < m.end);
  const cuts = [...new Set([from, to, ...inside.flatMap((m) => [Math.max(from, m.begin), Math.min(to, m.end)])])].sort((a, b) => a - b);
  const sorted = inside.sort((a, b) => a.begin - b.begin || b.end - a.end);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const begin = cuts[i]!, end = cuts[i + 1]!;
    out.push({ begin, end, marks: sorted.filter((m) => m.begin <= begin && m.end >= end).sort((a, b) => (b.end - b.begin) - (a.end - a.begin)) });
  }
  return out;
}

export const spanMarks = (spans: Span[], kind: string, id: string): Mark[] => spans.map(([begin, end]) => ({ begin, end, kind, id }));
