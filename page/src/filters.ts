// The filters of `dragoman events`, by the same names.
import type { Place } from './router';

export const filterNames = ['actor', 'with', 'since', 'until', 'type', 'according_to', 'not_according_to', 'origin', 'status', 'commitment', 'quad', 'country', 'place', 'publisher'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

export const filterLabels: Record<FilterName, string> = {
  actor: 'Actor', with: 'with', since: 'since', until: 'until', type: 'Type', according_to: 'According to', not_according_to: 'Not according to', origin: 'On the word of', status: 'Status',
  commitment: 'Certainty', quad: 'Quad class', country: 'Country', place: 'Place', publisher: 'Publisher',
};

export const statuses = ['occurred', 'ongoing', 'planned', 'demanded', 'conditional', 'denied'];
export const commitments = ['certain', 'probable', 'possible', 'alleged'];
export const ploverTypes = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'];

export function filtersOf(place: Place): Filters {
  const out: Filters = {};
  for (const name of filterNames) {
    const value = place.params.get(name);
    if (value) out[name] = value;
  }
  return out;
}

export function query(filters: Filters, more: Record<string, string | number | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const name of filterNames) if (filters[name]) params.set(name, filters[name]!);
  for (const [name, value] of Object.entries(more)) if (value !== undefined && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text ? '?' + text : '';
}

/// The command that asks the same; nothing if it has no such option.
export function command(filters: Filters, record: string, asks: 'events' | 'happenings' = 'events'): string | null {
  const options: Partial<Record<FilterName, string>> = {
    actor: '--actor', with: '--with', since: '--since', until: '--until', type: '--type',
    ...(asks === 'events' && { according_to: '--according-to', not_according_to: '--not-according-to', origin: '--origin', status: '--status' }),
  };
  let out = `dragoman ${asks} ${quote(record)}`;
  for (const name of filterNames) {
    if (!filters[name]) continue;
    if (!options[name]) return null;
    out += ` ${options[name]} ${quote(filters[name]!)}`;
  }
  return out;
}

export const quote = (text: string) => (/^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/// The page of an actor, of two, or the list, whichever the filters name.
export function explorePath(filters: Filters): string {
  return (filters.actor && filters.with ? '/dyad' : filters.actor ? '/actor' : '/events') + query(filters);
}
