// A long table by pieces: the first answer, and what "More" has brought behind it.
import { useState } from 'preact/hooks';
import { ask, useAnswer, type Asked, type Table } from './api';

interface Further<Row> { first?: Table<Row>; rows: Row[]; next?: string; waiting?: boolean; error?: string }

export interface Pieces<Row, T> {
  first: Asked<T>;
  rows: Row[];
  /// How many rows are not here yet; 0 while another first answer is awaited, for the old one's rest is no continuation of it.
  left: number;
  waiting: boolean;
  error?: string;
  load: () => void;
}

/// Further rows belong to the one first answer they were asked behind: another filter's, or the same filter's after the record has grown,
/// counts from another beginning.
export function usePieces<Row, T extends Table<Row> = Table<Row>>(target: string): Pieces<Row, T> {
  const first = useAnswer<T>(target);
  const [further, set] = useState<Further<Row>>({ rows: [] });
  const mine: Further<Row> = further.first === first.data ? further : { first: first.data, rows: [], next: first.data?.next };
  const rows = [...(first.data?.rows ?? []), ...mine.rows];
  const open = !first.loading && mine.next !== undefined;
  const load = () => {
    if (!open || mine.waiting) return;
    set({ ...mine, waiting: true, error: undefined });
    const tell = (change: Partial<Further<Row>>) => set((now) => (now.first === mine.first ? { ...mine, ...change } : now));
    ask<Table<Row>>(target + '&after=' + encodeURIComponent(mine.next!)).then(
      (t) => tell({ rows: [...mine.rows, ...t.rows], next: t.next }), (e: Error) => tell({ error: e.message }));
  };
  return { first, rows, left: open ? (first.data?.total ?? 0) - rows.length : 0, waiting: mine.waiting ?? false, error: mine.error, load };
}
