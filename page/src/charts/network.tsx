// Who deals with whom: actors sized by events, ties coloured from conflict to cooperation. The layout is the same for the same data.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import { useMemo, useState } from 'preact/hooks';
import type { DyadRow } from '../api';
import { explorePath, type Filters } from '../filters';
import { go } from '../router';
import { count, number } from '../words';
import { scoreColour, useWidth } from './measure';

interface Node extends SimulationNodeDatum { id: string; label: string; events: number; r: number; x: number; y: number }
interface Tie { source: Node; target: Node; dyad: DyadRow }

const named = 14;  // more names than this would stand on each other; the others' come when they are pointed at
const short = (label: string) => (label.length > 24 ? label.slice(0, 22) + '…' : label);

function layout(dyads: DyadRow[], width: number, height: number): { nodes: Node[]; ties: Tie[] } {
  const nodes = new Map<string, Node>();
  const node = (id: string, label: string) => {
    if (!nodes.has(id)) nodes.set(id, { id, label, events: 0, r: 0, x: 0, y: 0 });
    return nodes.get(id)!;
  };
  const ties: Tie[] = [];
  for (const d of dyads) {
    if (d.a === d.b) continue;
    const a = node(d.a, d.a_label), b = node(d.b, d.b_label);
    a.events += d.events, b.events += d.events;
    ties.push({ source: a, target: b, dyad: d });
  }
  for (const d of dyads) {  // what happens within makes a node larger, but ties it to nobody
    if (d.a === d.b && (nodes.has(d.a) || ties.length === 0)) node(d.a, d.a_label).events += d.events;
  }
  const list = [...nodes.values()].sort((a, b) => b.events - a.events);
  const most = Math.max(1, ...list.map((n) => n.events));
  list.forEach((n, i) => {
    n.r = 5 + 15 * Math.sqrt(n.events / most);
    const angle = i * 2.39996, far = 18 * Math.sqrt(i);  // a sunflower to begin with: no chance in it
    n.x = width / 2 + far * Math.cos(angle), n.y = height / 2 + far * Math.sin(angle);
  });
  const simulation = forceSimulation(list)
    .force('link', forceLink<Node, Tie>(ties).distance((t) => 46 + t.source.r + t.target.r).strength(0.35))
    .force('charge', forceManyBody().strength(-260))
    .force('collide', forceCollide<Node>((n) => n.r + 16))
    .force('x', forceX(width / 2).strength(0.05 * Math.min(1, height / width) + 0.02)).force('y', forceY(height / 2).strength(0.11)).force('center', forceCenter(width / 2, height / 2)).stop();
  for (let i = 0; i < 260; ++i) simulation.tick();
  // into the frame: as large as it fits, its shape kept unless it is far too wide
  const wide = 62, high = 30;
  const xs = list.map((n) => n.x), ys = list.map((n) => n.y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fx = (width - 2 * wide) / Math.max(1, x1 - x0), fy = (height - 2 * high - 14) / Math.max(1, y1 - y0);
  const sx = Math.min(fx, 1.3 * fy, 2.2), sy = Math.min(fy, 1.3 * fx, 2.2);
  for (const n of list) n.x = width / 2 + (n.x - (x0 + x1) / 2) * sx, n.y = (height - 14) / 2 + (n.y - (y0 + y1) / 2) * sy;
  return { nodes: list, ties };
}

export function Network({ dyads, filters }: { dyads: DyadRow[]; filters: Filters }) {
  const height = Math.min(400, 170 + 26 * new Set(dyads.flatMap((d) => [d.a, d.b])).size);
  const [ref, width] = useWidth<HTMLDivElement>(560);
  const [over, set] = useState<string | null>(null);
  const { nodes, ties } = useMemo(() => layout(dyads, width, height), [dyads, width, height]);
  if (nodes.length === 0) return <p class="soft">No two named actors deal with each other here.</p>;
  const most = Math.max(...ties.map((t) => t.dyad.events), 1);
  const words = (t: Tie) => `${t.source.label} and ${t.target.label}: ${count(t.dyad.events, 'event')}, mean Goldstein ${t.dyad.goldstein.toFixed(1)}`;
  const actor = (id: string) => explorePath({ ...filters, actor: id, with: '' });
  const lit = (t: Tie) => over === null || t.source.id === over || t.target.id === over || `${t.dyad.a}|${t.dyad.b}` === over;
  const near = new Set(over === null ? nodes.map((n) => n.id) : ties.filter(lit).flatMap((t) => [t.source.id, t.target.id]));
  const told = ties.find((t) => `${t.dyad.a}|${t.dyad.b}` === over), one = nodes.find((n) => n.id === over);
  return (
    <div ref={ref}>
      <p class="readout">{told ? words(told) : one ? `${one.label}: ${count(one.events, 'event')} with the actors shown` : `${count(nodes.length, 'actor')}, ${count(ties.length, 'tie')}; each leads to its events`}</p>
      <svg class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Network of actors">
        {ties.map((t) => (
          <a key={t.dyad.a + '|' + t.dyad.b} href={explorePath({ ...filters, actor: t.dyad.a, with: t.dyad.b })} aria-label={words(t)} onMouseEnter={() => set(`${t.dyad.a}|${t.dyad.b}`)} onMouseLeave={() => set(null)}
            onFocus={() => set(`${t.dyad.a}|${t.dyad.b}`)} onBlur={() => set(null)} onClick={(e) => { e.preventDefault(); go(explorePath({ ...filters, actor: t.dyad.a, with: t.dyad.b })); }}>
            <line x1={t.source.x} y1={t.source.y} x2={t.target.x} y2={t.target.y} stroke="transparent" stroke-width="14" />
            <line x1={t.source.x} y1={t.source.y} x2={t.target.x} y2={t.target.y} stroke-linecap="round" stroke-width={1.5 + 6 * Math.sqrt(t.dyad.events / most)} opacity={lit(t) ? 0.9 : 0.15}
              stroke-dasharray={t.dyad.goldstein < 0 ? '7 6' : undefined} style={{ stroke: scoreColour(t.dyad.goldstein) }} />
          </a>
        ))}
        {nodes.map((n, rank) => (
          <a key={n.id} href={actor(n.id)} aria-label={`${n.label}, ${number(n.events)} events`} onMouseEnter={() => set(n.id)} onMouseLeave={() => set(null)} onFocus={() => set(n.id)} onBlur={() => set(null)}
            onClick={(e) => { e.preventDefault(); go(actor(n.id)); }} style={{ opacity: near.has(n.id) ? 1 : 0.3 }}>
            <circle cx={n.x} cy={n.y} r={n.r} fill="var(--card)" stroke="var(--ink)" stroke-width={over === n.id ? 3 : 1.5} />
            {(rank < named || (over !== null && near.has(n.id))) && <text class="ink" x={n.x} y={n.y + n.r + 13} text-anchor="middle" paint-order="stroke" stroke="var(--card)" stroke-width="3.5" stroke-linejoin="round">{short(n.label)}</text>}
          </a>
        ))}
      </svg>
      <div class="legend">
        <span><svg width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke-width="4" stroke-dasharray="7 6" style={{ stroke: scoreColour(-10) }} /></svg>conflict</span>
        <span><svg width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke-width="4" style={{ stroke: scoreColour(0) }} /></svg>neither</span>
        <span><svg width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke-width="4" style={{ stroke: scoreColour(10) }} /></svg>cooperation, on average</span>
      </div>
    </div>
  );
}

export function DyadTable({ dyads, filters }: { dyads: DyadRow[]; filters: Filters }) {
  return (
    <table>
      <thead><tr><th>Between</th><th>and</th><th class="n">Events</th><th class="n">→</th><th class="n">←</th><th class="n">mutual</th><th class="n">Mean Goldstein</th></tr></thead>
      <tbody>{dyads.map((d) => (
        <tr key={d.a + '|' + d.b}><td><a href={explorePath({ ...filters, actor: d.a, with: d.a === d.b ? '' : d.b })}>{d.a_label}</a></td><td>{d.a === d.b ? 'within' : d.b_label}</td><td class="n">{number(d.events)}</td>
          <td class="n">{number(d.a_to_b)}</td><td class="n">{number(d.b_to_a)}</td><td class="n">{number(d.mutual)}</td><td class="n">{d.goldstein.toFixed(1)}</td></tr>
      ))}</tbody>
    </table>
  );
}
