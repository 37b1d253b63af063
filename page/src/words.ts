// Codes, numbers and dates as people read them.
import type { Labels } from './api';

const whole = new Intl.NumberFormat('en');
export const number = (n: number) => whole.format(n);
export const count = (n: number, one: string, many = one + 's') => `${whole.format(n)} ${n === 1 ? one : many}`;

export const quadNames = ['Verbal cooperation', 'Material cooperation', 'Verbal conflict', 'Material conflict'];
export const quadShort = ['verbal coop.', 'material coop.', 'verbal conflict', 'material conflict'];
export const quadKeys = ['verbal_cooperation', 'material_cooperation', 'verbal_conflict', 'material_conflict'] as const;

const coded = /^([A-Z]{3})+$/;

/// "Syria, government" of "SYRGOV", "European Union" of "IGOEUREEC"; a name stays a name. (The server's labels.cpp does the same.)
export function actorWords(code: string, labels?: Labels): string {
  if (!labels || !coded.test(code)) return code;
  const parts = code.match(/.{3}/g)!;
  const body = parts.findIndex((p, i) => i > 0 && parts[0] === 'IGO' && labels.bodies.includes(p));
  return parts.slice(Math.max(0, body)).map((part, i) => (i === 0 && body < 0 && labels.countries[part]) || labels.roles[part] || labels.countries[part] || part).join(', ');
}

/// Of "SYRGOV/IRN": each in words.
export const partyWords = (codes: string | undefined, labels?: Labels) => (codes ? codes.split('/').map((c) => actorWords(c, labels)).join(' · ') : '');

export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/// A TIMEX3 date as exactly as it is known: 27 Aug 2018, Aug 2018, week 35 of 2018, 2018.
export function dateWords(timex?: string): string {
  if (!timex) return 'undated';
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(timex);
  if (m) return [m[3] && String(Number(m[3])), m[2] && monthNames[Number(m[2]) - 1], m[1]].filter(Boolean).join(' ');
  const week = /^(\d{4})-W(\d\d)$/.exec(timex);
  if (week) return `week ${Number(week[2])} of ${week[1]}`;
  const weekday = /^XXXX-WXX-(\d)$/.exec(timex);
  if (weekday) return `a ${['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][Number(weekday[1]) - 1] ?? 'weekday'}`;
  const ref = { PAST_REF: 'earlier', PRESENT_REF: 'now', FUTURE_REF: 'later' }[timex];
  if (ref) return ref;
  const quarter = /^(\d{4})-Q(\d)$/.exec(timex);
  return quarter ? `quarter ${quarter[2]} of ${quarter[1]}` : timex;
}

export function periodWords(from: string, by: string): string {
  const [y, m] = from.split('-');
  if (by === 'year') return y!;
  if (by === 'month') return `${monthNames[Number(m) - 1]} ${y}`;
  return (by === 'week' ? 'week of ' : '') + dateWords(from);
}

/// A web address that may be followed; articles bring addresses of any kind.
export const safeUrl = (url?: string) => (url && /^https?:\/\//i.test(url) ? url : undefined);
