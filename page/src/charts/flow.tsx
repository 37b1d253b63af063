// How a happening is known: from each publisher, through whom it cites, to who said it first. Copies hang on what they copy.
import { useMemo } from 'preact/hooks';
import type { Account } from '../api';
import { useWidth } from './measure';

interface Node { key: string; name: string; column: number; y: number; weight: number; original: boolean }
interface Edge { from: Node; to: Node; weight: number; copy: boolean; denied: boolean }

/// Outermost first: the paper, then each source that it cites, down to the innermost.
export function path(a: Account): string[] {
  const chain = (a.chain ?? []).map((c) => c.medium && !c.speaker ? c.medium.name : c.speaker?.name || c.source || 'someone unnamed').reverse();
  const paper = a.publisher ?? a.article;
  // "London accused Moscow": told in the paper's words, but on London's
  if (chain.length === 0 && a.counted && a.origin_name && a.origin_name !== paper) chain.push(a.origin_name);
  return [paper, ...chain];
}

function build(accounts: Account[]) {
  const nodes = new Map<string, Node>(), edges = new Map<string, Edge>();
  const depth = Math.max(2, ...accounts.map((a) => path(a).length));
  const byArticle = new Map(accounts.map((a) => [a.article, a]));
  const node = (name: string, column: number, original = false) => {
    const key = `${column}|${name.toLowerCase()}`;
    const found = nodes.get(key) ?? { key, name, column, y: 0, weight: 0, original };
    found.weight += 1;
    nodes.set(key, found);
    return found;
  };
  const edge = (from: Node, to: Node, copy: boolean, denied: boolean) => {
    const key = from.key + '>' + to.key + copy;
    const e = edges.get(key) ?? { from, to, weight: 0, copy, denied };
    e.weight += 1, e.denied = e.denied && denied;
    edges.set(key, e);
  };
  const hasCopies = accounts.some((a) => a.copy_of && byArticle.has(a.copy_of) && a.copy_of !== a.article);
  const shift = hasCopies ? 1 : 0;
  for (const a of accounts) {
    const steps = path(a), denied = a.stance === 'denies' || a.status === 'denied';
    const original = a.copy_of && a.copy_of !== a.article ? byArticle.get(a.copy_of) : undefined;
    const paper = node(steps[0]!, original ? 0 : shift, !original);
    if (original) {
      edge(paper, node(path(original)[0]!, shift, true), true, denied);
      continue;
    }
    let last = paper;
    // sources stand by how far they are from the end, so that who said it first stands in one column
    steps.slice(1).forEach((name, i) => {
      const next = node(name, shift + depth - (steps.length - 1) + i, true);
      edge(last, next, false, denied);
      last = next;
    });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], columns: shift + depth };
}

export function Flow({ accounts }: { accounts: Account[] }) {
  const [ref, width] = useWidth<HTMLDivElement>(800);
  const { nodes, edges, columns } = useMemo(() => build(accounts), [accounts]);
  const columnLists = Array.from({ length: columns }, (_, c) => nodes.filter((n) => n.column === c)).filter((l) => l.length);
  const row = 34, rows = Math.max(...columnLists.map((l) => l.length)), height = rows * row + 34;
  const box = Math.min(220, (width - 20) / columnLists.length - 26);
  columnLists.forEach((list, c) => {  // each node at the mean height of those it comes from: fewer crossings
    if (c > 0) for (const n of list) {
      const before = edges.filter((e) => e.to === n).map((e) => e.from.y);
      n.y = before.length ? before.reduce((s, y) => s + y, 0) / before.length : 0;
    }
    if (c > 0) list.sort((a, b) => a.y - b.y);
    const gap = (height - 34) / list.length;
    list.forEach((n, i) => { n.y = 30 + gap * (i + 0.5); });
  });
  const column = (n: Node) => columnLists.findIndex((l) => l.includes(n));
  const x = (n: Node) => (columnLists.length < 2 ? 0 : (column(n) / (columnLists.length - 1)) * (width - box - 4)) + 2;
  const hasCopies = edges.some((e) => e.copy);
  const heads = columnLists.map((_, c) => (c === 0 ? (hasCopies ? 'Copies' : 'Published by') : c === 1 && hasCopies ? 'Published by' : c === columnLists.length - 1 ? 'Said by' : 'Through'));
  const label = edges.map((e) => `${e.from.name} ${e.copy ? 'copies' : 'cites'} ${e.to.name}`).join('; ');
  const cut = (name: string) => (name.length > box / 7.2 ? name.slice(0, Math.floor(box / 7.2) - 1) + '…' : name);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Chains of sources: ${label || nodes.map((n) => n.name).join(', ')}`}>
        {columnLists.map((list, c) => <text key={c} x={x(list[0]!)} y={14}>{heads[c]}</text>)}
        {edges.map((e, i) => {
          const x1 = x(e.from) + box, x2 = x(e.to), bend = Math.max(16, (x2 - x1) / 2);
          return <path key={i} d={`M${x1} ${e.from.y} C${x1 + bend} ${e.from.y} ${x2 - bend} ${e.to.y} ${x2} ${e.to.y}`} fill="none" stroke={e.denied ? 'var(--q4)' : 'var(--q2)'} stroke-width={1.5 + Math.min(6, e.weight)} opacity="0.6" stroke-dasharray={e.copy ? '4 5' : undefined} />;
        })}
        {nodes.map((n) => (
          <g key={n.key}>
            <title>{n.name}</title>
            <rect x={x(n)} y={n.y - 13} width={box} height={26} rx="6" fill="var(--card)" stroke={n.original ? 'var(--ink)' : 'var(--strong-line)'} stroke-dasharray={n.original ? undefined : '4 3'} />
            <text class="ink" x={x(n) + 9} y={n.y + 4.5}>{cut(n.name)}</text>
          </g>
        ))}
      </svg>
      <div class="legend">
        <span><svg width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke="var(--q2)" stroke-width="3" opacity=".7" /></svg>affirms</span>
        <span><svg width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke="var(--q4)" stroke-width="3" opacity=".7" /></svg>denies</span>
        {hasCopies && <span><svg width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke="var(--q2)" stroke-width="3" stroke-dasharray="4 5" opacity=".7" /></svg>the same text</span>}
      </div>
    </div>
  );
}
