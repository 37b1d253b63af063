// Happenings one by one: height is the Goldstein score, size the independent origins, shade how surely it is told, full or hollow deed or word.
import { useMemo, useState } from 'preact/hooks';
import type { Labels, PointRow, Table } from '../api';
import { go } from '../router';
import { count, dateWords, number, partyWords } from '../words';
import { dateTicks, dayOf, useWidth } from './measure';

const shades: Record<string, number> = { certain: 1, probable: 0.75, possible: 0.5, alleged: 0.32 };
export const pointLink = (p: PointRow) => (p.happening ? `/happening?id=${p.happening}` : `/article?id=${encodeURIComponent(p.article)}&event=${p.event}`);

interface Placed { p: PointRow; x: number; y: number; r: number }

/// Dots of one day and score are moved aside, nearest free place first, so that each can be seen.
function place(points: PointRow[], x: (day: number) => number, y: (score: number) => number): Placed[] {
  const out: Placed[] = [];
  const size = points.length > 250 ? 3 : points.length > 80 ? 4 : 5;
  for (const p of [...points].sort((a, b) => b.origins - a.origins)) {
    const r = size * Math.sqrt(1 + (p.origins - 1) * 1.2);
    const px = x(dayOf(p.day)), py = y(p.goldstein);
    let best = py;
    for (let k = 0; k < 24; ++k) {
      const tried = py + (k % 2 ? 1 : -1) * Math.ceil(k / 2) * (size * 0.9);
      best = tried;
      if (!out.some((o) => Math.hypot(o.x - px, o.y - tried) < (o.r + r) * 0.92)) break;
    }
    out.push({ p, x: px, y: best, r });
  }
  return out.sort((a, b) => a.x - b.x);
}

export function Dots({ data, labels, height = 330 }: { data: Table<PointRow> & { of: number }; labels?: Labels; height?: number }) {
  const [ref, width] = useWidth<HTMLDivElement>(760);
  const [chosen, setAt] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const left = 44, right = 14, top = 20, bottom = 40;
  const days = data.rows.map((p) => dayOf(p.day));
  const first = Math.min(...days), last = Math.max(...days);
  const span = Math.max(6, last - first), middle = (first + last) / 2;
  const x = (day: number) => left + 10 + ((day - middle) / span + 0.5) * (width - left - right - 20);
  const y = (score: number) => top + ((10 - score) / 20) * (height - top - bottom);
  const placed = useMemo(() => place(data.rows, x, y), [data, width, height]);
  const at = chosen !== null && chosen < placed.length ? chosen : null;  // a choice may outlive the dots it was made among
  if (data.rows.length === 0) return <p class="soft">Nothing here has a date.</p>;
  const link = (i: number) => go(pointLink(placed[i]!.p));
  const keys = (e: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -placed.length, End: placed.length }[e.key];
    if (step) {
      e.preventDefault();
      setAt(Math.max(0, Math.min(placed.length - 1, (at ?? (step > 0 ? -1 : placed.length)) + step)));
    } else if (e.key === 'Enter' && at !== null) link(at);
  };
  const over = (e: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const box = e.currentTarget.getBoundingClientRect();
    let best: number | null = null, near = 18;
    placed.forEach((o, i) => {
      const d = Math.hypot(o.x - (e.clientX - box.left), o.y - (e.clientY - box.top)) - o.r;
      if (d < near) near = d, best = i;
    });
    setAt(best);
  };
  const now = at === null ? null : placed[at]!.p;
  const hint = data.of > data.rows.length ? `The ${number(data.rows.length)} with most origins of ${number(data.of)}; arrow keys walk, Enter opens` : `${count(data.of, 'dot')}; arrow keys walk, Enter opens`;
  return (
    <div ref={ref}>
      <p class="readout" aria-live={focused ? 'polite' : 'off'}>
        {now ? <><b>{dateWords(now.date)}</b> {partyWords(now.source, labels) || 'unnamed'} → {partyWords(now.target, labels) || 'unnamed'}: <b>{now.label}</b>, {now.status}, {now.commitment}, {count(now.origins, 'origin')}</> : hint}
      </p>
      <svg class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="application" tabindex={0} aria-label={`Happenings in time. ${hint}`} onKeyDown={keys} onMouseMove={over} onMouseLeave={() => setAt(null)}
        onFocus={() => setFocused(true)} onBlur={() => { setFocused(false); setAt(null); }} onClick={() => { if (at !== null) link(at); }} style={{ cursor: at === null ? 'default' : 'pointer' }}>
        {[10, 5, 0, -5, -10].map((v) => (
          <g key={v}>
            <line class={v === 0 ? 'axis' : 'rule'} x1={left} x2={width - right} y1={y(v)} y2={y(v)} />
            <text x={left - 6} y={y(v) + 4} text-anchor="end">{v > 0 ? `+${v}` : v < 0 ? `−${-v}` : 0}</text>
          </g>
        ))}
        <text x={width - right} y={top - 6} text-anchor="end">cooperation</text>
        <text x={width - right} y={height - bottom + 13} text-anchor="end">conflict</text>
        {dateTicks(middle - span / 2, middle + span / 2, Math.max(2, Math.floor(width / 90))).map((t) => <text key={t.day} x={x(t.day)} y={height - 4} text-anchor="middle">{t.text}</text>)}
        {placed.map(({ p, x: px, y: py, r }, i) => {
          const colour = `var(--q${p.quad})`, deed = p.quad === 2 || p.quad === 4;
          return <circle key={i} class={deed ? 'deed' : 'word'} cx={px} cy={py} r={deed ? r : Math.max(1.5, r - 1)} fill={deed ? colour : 'var(--card)'} stroke={colour} stroke-width={deed ? 1 : 2} opacity={shades[p.commitment] ?? 1} />;
        })}
        {at !== null && <circle class="focus-ring" cx={placed[at]!.x} cy={placed[at]!.y} r={placed[at]!.r + 3.5} />}
      </svg>
      <div class="legend">
        <span><svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="5" fill="var(--q2)" /></svg>deed</span>
        <span><svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="4.5" fill="none" stroke="var(--q1)" stroke-width="2" /></svg>word</span>
        <span><svg width="62" height="14" aria-hidden="true">{Object.values(shades).map((o, i) => <circle key={i} cx={7 + i * 15} cy="7" r="5" fill="var(--ink)" opacity={o} />)}</svg>certain to alleged</span>
        <span><svg width="50" height="20" aria-hidden="true">{[1, 3, 7].map((n, i) => <circle key={n} cx={6 + i * 15} cy="10" r={3.2 * Math.sqrt(1 + (n - 1) * 1.2) * 0.8} fill="none" stroke="var(--ink)" />)}</svg>independent origins</span>
      </div>
    </div>
  );
}

export function DotsTable({ data, labels }: { data: Table<PointRow>; labels?: Labels }) {
  return (
    <table>
      <thead><tr><th>Date</th><th>What</th><th>Source</th><th>Target</th><th>Status</th><th>Certainty</th><th class="n">Goldstein</th><th class="n">Mentions</th><th class="n">Origins</th></tr></thead>
      <tbody>{data.rows.map((p, i) => (
        <tr key={i}><td class="d">{dateWords(p.date)}</td><td><a href={pointLink(p)}>{p.label ?? p.cameo}</a></td><td>{partyWords(p.source, labels)}</td><td>{partyWords(p.target, labels)}</td><td>{p.status}</td><td>{p.commitment}</td>
          <td class="n">{p.goldstein.toFixed(1)}</td><td class="n">{number(p.mentions)}</td><td class="n">{number(p.origins)}</td></tr>
      ))}</tbody>
    </table>
  );
}
