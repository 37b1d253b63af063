// A list with a bar a row, parted by quad class.
import type { Tally } from '../api';
import { number, quadKeys, quadNames } from '../words';

export function QuadBar({ tally, most }: { tally: Tally; most: number }) {
  const label = quadKeys.map((k, i) => (tally[k] ? `${number(tally[k])} ${quadNames[i]!.toLowerCase()}` : '')).filter(Boolean).join(', ');
  return (
    <span class="bar" role="img" aria-label={label} title={label} style={{ width: `${Math.max(2, (tally.events / Math.max(1, most)) * 100)}%` }}>
      {quadKeys.map((k, i) => (tally[k] ? <i key={k} class={`q${i + 1}`} style={{ flex: `${tally[k]} 0 0` }} /> : null))}
    </span>
  );
}

export function BarList({ rows }: { rows: { key: string; href: string; text: string; tally: Tally }[] }) {
  const most = Math.max(1, ...rows.map((r) => r.tally.events));
  return (
    <ul class="bars">
      {rows.map((r) => (
        <li key={r.key}><a href={r.href}>{r.text}</a><span class="n">{number(r.tally.events)}</span><QuadBar tally={r.tally} most={most} /></li>
      ))}
    </ul>
  );
}
