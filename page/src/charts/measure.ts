// Sizes and scales of charts.
import { useEffect, useRef, useState } from 'preact/hooks';
import { monthNames } from '../words';

/// The width a chart has; drawn again when it changes.
export function useWidth<E extends Element>(usual = 640) {
  const ref = useRef<E>(null);
  const [width, set] = useState(usual);
  useEffect(() => {
    if (!ref.current) return;
    const watch = new ResizeObserver(([entry]) => { if (entry && entry.contentRect.width > 0) set(Math.round(entry.contentRect.width)); });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, width] as const;
}

export const dayOf = (iso: string) => Date.parse(iso + 'T00:00:00Z') / 86400000;

/// Round numbers from 0 up to at least `top`, about `n` of them.
export function ticks(top: number, n: number): number[] {
  if (top <= 0) return [0];
  const raw = top / n, power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((f) => f * power).find((s) => s >= raw)!);
  const out: number[] = [];
  for (let v = 0; v < top + step; v += step) out.push(v);
  return out;
}

/// Dates worth a label between two days, not more than `most`.
export function dateTicks(first: number, last: number, most: number): { day: number; text: string }[] {
  const span = Math.max(1, last - first);
  const years = [1, 2, 5, 10, 20, 50, 100].find((y) => span / (365.25 * y) <= most)!;
  const out: { day: number; text: string }[] = [];
  if (span / 365.25 >= Math.min(3, most - 1)) {
    for (let y = Math.ceil(new Date(first * 86400000).getUTCFullYear() / years) * years; ; y += years) {
      const day = Date.UTC(y, 0, 1) / 86400000;
      if (day > last) break;
      if (day >= first) out.push({ day, text: String(y) });
    }
    return out;
  }
  const months = [1, 2, 3, 6, 12].find((m) => span / (30.44 * m) <= most) ?? 12;
  if (span > 62) {
    const start = new Date(first * 86400000);
    for (let m = Math.ceil(start.getUTCMonth() / months) * months; ; m += months) {
      const date = new Date(Date.UTC(start.getUTCFullYear(), m, 1)), day = date.getTime() / 86400000;
      if (day > last) break;
      if (day >= first) out.push({ day, text: monthNames[date.getUTCMonth()] + (date.getUTCMonth() === 0 || out.length === 0 ? ` ${date.getUTCFullYear()}` : '') });
    }
    return out;
  }
  const days = [1, 2, 5, 7, 14].find((d) => span / d <= most) ?? 14;
  for (let day = first; day <= last; day += days) {
    const date = new Date(day * 86400000);
    out.push({ day, text: `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]}` });
  }
  return out;
}

/// From conflict (-10) over grey to cooperation (10). The root of the score: most acts are words of middling weight.
export function scoreColour(goldstein: number): string {
  const share = Math.sqrt(Math.min(1, Math.abs(goldstein) / 10)) * 100;
  return `color-mix(in oklab, var(${goldstein < 0 ? '--q4' : '--q2'}) ${share.toFixed(0)}%, var(--neutral))`;
}
