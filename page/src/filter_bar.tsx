// The filters as a form; each change is a new address.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { commitments, filterLabels, filtersOf, ploverTypes, statuses, type FilterName, type Filters } from './filters';
import { go, withParams, type Place } from './router';
import { quadNames } from './words';

function TextField({ name, value, change, hint, kind = '' }: { name: FilterName; value: string; change: (value: string) => void; hint: string; kind?: string }) {
  const [text, set] = useState(value);
  useEffect(() => set(value), [value]);
  const input = useRef<HTMLInputElement>(null);
  return (
    <label class={`${kind} ${value ? 'set' : ''}`}>
      {filterLabels[name]}
      <input ref={input} value={text} placeholder={hint} maxLength={80} spellcheck={false} onInput={(e) => set(e.currentTarget.value)}
        onChange={() => change(text.trim())} onKeyDown={(e) => { if (e.key === 'Enter') change(text.trim()); }} />
    </label>
  );
}

function Choice({ name, value, change, options }: { name: FilterName; value: string; change: (value: string) => void; options: [string, string][] }) {
  return (
    <label class={value ? 'set' : ''}>
      {filterLabels[name]}
      <select value={value} onChange={(e) => change(e.currentTarget.value)}>
        <option value="">any</option>
        {value && !options.some(([v]) => v === value) && <option value={value}>{value}</option>}
        {options.map(([v, text]) => <option key={v} value={v}>{text}</option>)}
      </select>
    </label>
  );
}

/// `children`: further choices of one view.
export function FilterBar({ place, path, children }: { place: Place; path: (filters: Filters) => string; children?: ComponentChildren }) {
  const filters = filtersOf(place);
  const set = (changes: Filters) => {
    const next = { ...filters, ...changes };
    go(withParams(place, changes as Record<string, string>, new URL(path(next), location.origin).pathname));
  };
  const text = (name: FilterName, hint: string, kind = '') => <TextField name={name} value={filters[name] ?? ''} change={(v) => set({ [name]: v })} hint={hint} kind={kind} />;
  const active = Object.keys(filters).length;
  const [open, setOpen] = useState(false);  // on a phone they would fill the screen
  return (
    <div class="filters">
      <button type="button" class="plain-button only-phone" aria-expanded={open} onClick={() => setOpen(!open)}><span>Filters{active ? ` (${active})` : ''}</span><span aria-hidden="true">{open ? '▴' : '▾'}</span></button>
      <div class={`fields ${open ? 'open' : ''}`} role="group" aria-label="Filters">
        {text('actor', 'SYR, Iran')}
        {text('with', 'TUR, army')}
        {text('since', 'YYYY-MM', 'date')}
        {text('until', 'YYYY-MM', 'date')}
        <Choice name="quad" value={filters.quad ?? ''} change={(v) => set({ quad: v })} options={[['12', 'Cooperation'], ['34', 'Conflict'], ...quadNames.map((n, i) => [String(i + 1), n] as [string, string])]} />
        <Choice name="type" value={filters.type ?? ''} change={(v) => set({ type: v })} options={ploverTypes.map((t) => [t, t[0] + t.slice(1).toLowerCase()])} />
        <Choice name="status" value={filters.status ?? ''} change={(v) => set({ status: v })} options={statuses.map((s) => [s, s])} />
        <Choice name="commitment" value={filters.commitment ?? ''} change={(v) => set({ commitment: v })} options={commitments.map((s) => [s, s])} />
        {text('place', 'Geneva')}
        {text('according_to', 'Tasnim')}
        {text('origin', 'agency')}
        {filters.not_according_to !== undefined && text('not_according_to', 'source')}
        {filters.country !== undefined && text('country', 'CHE')}
        {filters.publisher !== undefined && text('publisher', 'whole name')}
        {children}
        {active > 0 && <button type="button" class="plain-button" onClick={() => set(Object.fromEntries(Object.keys(filters).map((k) => [k, ''])) as Filters)}>Clear</button>}
      </div>
    </div>
  );
}
