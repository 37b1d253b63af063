// Events over time: cooperation above the line, conflict below it, acts outside words. Arrow keys walk, Enter narrows to the period.
import { useState } from 'preact/hooks';
import type { Bucket, TimelineTable } from '../api';
import { count, number, periodWords, quadKeys, quadNames, quadShort } from '../words';
import { dateTicks, dayOf, ticks, useWidth } from './measure';

const lengths: Record<string, number> = { day: 1, week: 7, month: 30.44, year: 365.25 };

/// The last day of the period that begins on `from`.
export function periodEnd(from: string, by: string): string {
  const date = new Date(from + 'T00:00:00Z');
  if (by === 'week') date.setUTCDate(date.getUTCDate() + 6);
  if (by === 'month') date.setUTCMonth(date.getUTCMonth() + 1, 0);
  if (by === 'year') date.setUTCFullYear(date.getUTCFullYear(), 11, 31);
  return date.toISOString().slice(0, 10);
}

function summary(b: Bucket, by: string): string {
  const parts = quadKeys.map((k, i) => (b[k] ? `${number(b[k])} ${quadShort[i]}` : '')).filter(Boolean);
  return `${periodWords(b.from, by)}: ${count(b.events, 'event')} (${parts.join(', ')})`;
}

export function Timeline({ data, pick, height = 210 }: { data: TimelineTable; pick: (since: string, until: string) => void; height?: number }) {
  const [ref, width] = useWidth<HTMLDivElement>(760);
  const [chosen, setAt] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const rows = data.rows;
  const at = chosen !== null && chosen < rows.length ? chosen : null;  // a choice may outlive the rows it was made among
  if (rows.length === 0) return <p class="soft">No event here has a date.</p>;
  const left = 44, right = 10, top = 8, bottom = 24;
  const length = lengths[data.by] ?? 1;
  const first = dayOf(rows[0]!.from), last = dayOf(rows[rows.length - 1]!.from) + length;
  const pad = Math.max(0, (length * 6 - (last - first)) / 2);  // a single period is no wall
  const x = (day: number) => left + ((day - first + pad) / (last - first + 2 * pad)) * (width - left - right);
  const up = Math.max(...rows.map((b) => b.verbal_cooperation + b.material_cooperation)), down = Math.max(...rows.map((b) => b.verbal_conflict + b.material_conflict));
  const marks = ticks(Math.max(up, down), 3);
  const y = (v: number) => top + ((up - v) / Math.max(1, up + down)) * (height - top - bottom);
  const bar = Math.max(1.5, x(first + length) - x(first) - (rows.length > 200 ? 0 : 1.5));
  const keys = (e: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -rows.length, End: rows.length }[e.key];
    if (step) {
      e.preventDefault();
      setAt(Math.max(0, Math.min(rows.length - 1, (at ?? (step > 0 ? -1 : rows.length)) + step)));
    } else if (e.key === 'Enter' && at !== null) {
      pick(rows[at]!.from, periodEnd(rows[at]!.from, data.by));
    }
  };
  const over = (e: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const px = e.clientX - e.currentTarget.getBoundingClientRect().left;
    let best = 0;
    rows.forEach((b, i) => { if (Math.abs(x(dayOf(b.from)) + bar / 2 - px) < Math.abs(x(dayOf(rows[best]!.from)) + bar / 2 - px)) best = i; });
    setAt(best);
  };
  const hint = `${count(rows.reduce((n, b) => n + b.events, 0), 'event')}, by ${data.by}. Point at a bar or use the arrow keys; Enter narrows to it.`;
  return (
    <div ref={ref}>
      <p class="readout" aria-live={focused ? 'polite' : 'off'}>{at === null ? hint : summary(rows[at]!, data.by)}</p>
      <svg class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="application" tabindex={0} aria-label={`Events by ${data.by}. ${hint}`} onKeyDown={keys} onMouseMove={over}
        onMouseLeave={() => setAt(null)} onFocus={() => setFocused(true)} onBlur={() => { setFocused(false); setAt(null); }} onClick={() => { if (at !== null) pick(rows[at]!.from, periodEnd(rows[at]!.from, data.by)); }} style={{ cursor: 'pointer' }}>
        {marks.flatMap((v) => (v === 0 ? [0] : [v, -v])).filter((v) => v <= up && -v <= down).map((v) => (
          <g key={v}>
            <line class={v === 0 ? 'axis' : 'rule'} x1={left} x2={width - right} y1={y(v)} y2={y(v)} />
            <text x={left - 6} y={y(v) + 4} text-anchor="end">{number(Math.abs(v))}</text>
          </g>
        ))}
        {dateTicks(first, last, Math.max(2, Math.floor(width / 90))).map((t) => (
          <text key={t.day} x={x(t.day)} y={height - 6} text-anchor={x(t.day) > width - 30 ? 'end' : 'start'}>{t.text}</text>
        ))}
        {rows.map((b, i) => {
          const px = x(dayOf(b.from)), v1 = b.verbal_cooperation, v2 = v1 + b.material_cooperation, c1 = b.verbal_conflict, c2 = c1 + b.material_conflict;
          const part = (from: number, to: number, quad: number) => (to === from ? null : <rect class={`q${quad}`} x={px} width={bar} y={y(Math.max(from, to))} height={Math.abs(y(from) - y(to))} />);
          return <g key={b.from} opacity={at === null || at === i ? 1 : 0.45}>{part(0, v1, 1)}{part(v1, v2, 2)}{part(0, -c1, 3)}{part(-c1, -c2, 4)}</g>;
        })}
        <line class="axis" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
        {focused && at !== null && <rect class="focus-ring" x={x(dayOf(rows[at]!.from)) - 2} width={bar + 4} y={top - 2} height={height - top - bottom + 4} rx="2" />}
      </svg>
      <QuadLegend />
      {(data.undated > 0 || data.imprecise > 0) && (
        <p class="small soft">{[data.undated && `${count(data.undated, 'event')} without a date`, data.imprecise && `${number(data.imprecise)} dated less exactly than by ${data.by}`].filter(Boolean).join(' and ')} not drawn.</p>
      )}
    </div>
  );
}

export function QuadLegend() {
  return <div class="legend">{quadNames.map((name, i) => <span key={name}><i class={`q${i + 1}`} />{name}</span>)}</div>;
}

export function TimelineTableView({ data }: { data: TimelineTable }) {
  return (
    <table>
      <thead><tr><th>{data.by}</th><th class="n">Events</th>{quadNames.map((n) => <th class="n" key={n}>{n}</th>)}<th class="n">Mean Goldstein</th></tr></thead>
      <tbody>{data.rows.map((b) => (
        <tr key={b.from}><td class="d">{periodWords(b.from, data.by)}</td><td class="n">{number(b.events)}</td>{quadKeys.map((k) => <td class="n" key={k}>{number(b[k])}</td>)}<td class="n">{b.goldstein.toFixed(1)}</td></tr>
      ))}</tbody>
    </table>
  );
}

