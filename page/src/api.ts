// Asking the server: every answer's shape as /api describes it, and a hook that asks again when the record has grown.
import { useEffect, useState } from 'preact/hooks';

export interface Tally {
  events: number;
  goldstein: number;
  verbal_cooperation: number;
  material_cooperation: number;
  verbal_conflict: number;
  material_conflict: number;
}
export interface EventRow {
  date?: string;
  cameo: string;
  type: string;
  source?: string;
  target?: string;
  place?: string;
  status: string;
  commitment: string;
  trigger: string;
  according_to: string;
  publisher?: string;
  confidence: number;
  article: string;
  event: string;
  label?: string;
  quad: number;
  goldstein: number;
  source_names?: string;
  target_names?: string;
  through?: string;
  country?: string;
  lat?: number;
  lon?: number;
  published?: string;
  title?: string;
  happening?: string;
  origins: number;
  mutual: boolean;
}
export interface Bucket extends Tally {
  from: string;
  certain: number;
  probable: number;
  possible: number;
  alleged: number;
}
export interface ActorRow extends Tally { actor: string; label: string; as_source: number; as_target: number }
export interface DyadRow extends Tally { a: string; b: string; a_label: string; b_label: string; a_to_b: number; b_to_a: number; mutual: number }
export interface PlaceRow extends Tally { place: string; country?: string; lat?: number; lon?: number }
export interface PointRow {
  date: string; day: string; label?: string; cameo: string; quad: number; goldstein: number; source?: string; target?: string; status: string; commitment: string;
  confidence: number; mentions: number; origins: number; article: string; event: string; happening?: string;
}
export interface HappeningRow {
  happening: string; date?: string; cameo: string; label?: string; source?: string; target?: string; place?: string; words?: string; killed?: string; injured?: string;
  status?: string; n_mentions: number; n_articles: number; n_origins: number; n_deniers: number; disputed: boolean; quad?: number; story?: string;
}
export interface DisputeRow {
  dispute: string; happening?: string; kind: string; side: string; about_source?: string; about_target?: string; about_label?: string; origin?: string; quote?: string; date?: string; label?: string; source?: string; target?: string; place?: string;
  status: string; commitment?: string; according_to?: string; publisher?: string; article: string; event: string;
}
export interface ArticleRow { article: string; title?: string; publisher?: string; published?: string; url?: string; events: number; copy_group?: string; copy_of?: string; story?: string }
export interface Facet { value: string; events: number }
export interface Facets { events: number; quad: number[]; types: Facet[]; statuses: Facet[]; commitments: Facet[]; publishers: Facet[]; countries: Facet[] }
export interface Table<Row> { total: number; next?: string; rows: Row[] }
export interface TimelineTable extends Table<Bucket> { by: string; undated: number; imprecise: number }
export interface RecordInfo {
  name: string; articles: number; events: number; happenings: number; publishers: number; disputes: number; linked: boolean; generation: number;
  first_date?: string; last_date?: string; written_by?: Record<string, string>;
}
export interface Overview {
  record: RecordInfo; events: number; timeline: TimelineTable; dyads: DyadRow[]; actors: ActorRow[]; facets: Facets; newest: ArticleRow[];
  happenings: HappeningRow[]; disputes: DisputeRow[];
}
export interface Labels { events: Record<string, string>; countries: Record<string, string>; roles: Record<string, string>; bodies: string[] }

export type Span = [number, number];
export interface Participant { mention?: string; entity?: string; code?: string }
export interface RecordEvent {
  id: string; cameo: string; plover: string; mode?: string; contexts: string[]; quad: number; goldstein: number; sentence: number; trigger: Span[];
  source: Participant[]; target: Participant[]; through: Participant[]; date?: string; date_from?: string; place?: string;
  figures?: { kind: string; low: number; high: number; unit?: string; span: Span }[];
  status: string; commitment: string; according_to: string[]; mirror_of?: string; confidence: number; because: string[];
}
export interface RecordObject {
  article: { id: string; url?: string; title?: string; publisher?: { name?: string; domain?: string }; authors: string[]; published?: string; text: string };
  passages: { begin: number; end: number; kind: string; reason: string }[];
  sentences: { begin: number; end: number }[];
  mentions: { id: string; begin: number; end: number; type: string; entity?: string }[];
  entities: { id: string; name: string; type: string; code?: string; country?: string }[];
  times: { id: string; begin: number; end: number; type: string; value: string }[];
  places: { id: string; begin: number; end: number; name: string; country?: string }[];
  attributions: { id: string; kind: string; source: Span[]; cue: Span[]; content: Span[]; speaker?: string; medium?: string; within?: string; veracity?: string }[];
  events: RecordEvent[];
}
export interface ArticleAnswer {
  row: ArticleRow; record: RecordObject; copies: ArticleRow[]; story: ArticleRow[];
  events: Record<string, { label: string; origins: number; happening?: string; mentions?: number; disputed?: boolean }>;
}
export interface ChainLink {
  attribution: string; kind: string; source: string; cue: string; content: string; veracity?: string; because?: string;
  speaker?: { name: string; code: string }; medium?: { name: string; code: string };
}
export interface Explained {
  event: RecordEvent; label: string; trigger: string; sentence?: { begin: number; end: number; text: string };
  participants: { role: string; code?: string; code_label?: string; words?: string; name?: string; because?: string; mention_because?: string }[];
  date?: { value: string; from: string; words?: string; because?: string }; place?: { name: string; country: string; words: string; because: string };
  chain: ChainLink[]; because: string[]; tree?: { form: string; lemma: string; upos: string; deprel: string; head?: number }[]; tree_missing?: string;
}
export interface Account extends Omit<EventRow, 'commitment' | 'confidence' | 'quad' | 'goldstein'> {
  quad?: number; goldstein?: number;
  commitment?: string; confidence?: number; stance: 'asserts' | 'plans' | 'denies' | 'none'; origin?: string; counted: boolean; origin_name?: string;
  chain?: ChainLink[]; sentence?: { begin: number; end: number; text: string } | null; trigger_spans?: Span[]; copy_group?: string; copy_of?: string; original?: boolean;
}
export interface Origin { origin: string; name: string; country: string; stance: 'asserts' | 'denies'; articles: number }
export interface HappeningAnswer { happening: HappeningRow; total: number; accounts: Account[]; origins: Origin[]; disputes: DisputeRow[] }
export interface SearchAnswer {
  actors: { actor: string; label: string; events: number }[]; places: { place: string; events: number }[]; types: { type: string; label: string; events: number }[];
  publishers: { publisher: string; events: number }[]; articles: ArticleRow[];
}

/// What the server says is wrong, in its words.
export class AskError extends Error {
  constructor(readonly status: number, message: string) { super(message); }
}

export async function ask<T>(target: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(target, { signal, headers: { Accept: 'application/json' } });
  } catch (e) {
    if ((e as Error).name === 'AbortError') throw e;
    throw new AskError(0, 'The server does not answer. Is `dragoman serve` still running?');
  }
  if (!response.ok) {  // its words, if it has any
    const body = await response.json().catch(() => null);
    throw new AskError(response.status, body?.error?.message ?? response.statusText);
  }
  try {
    return (await response.json()) as T;
  } catch (e) {
    if ((e as Error).name === 'AbortError') throw e;
    throw new AskError(0, 'The server’s answer broke off. Is `dragoman serve` still running?');
  }
}

// Views ask again when the record grows; what is on the screen stays until the new answer is there.
const growing = new Set<() => void>();
let generation = 0;
export function recordGrew() {
  generation += 1;
  for (const tell of growing) tell();
}

export interface Asked<T> { data?: T; error?: AskError; loading: boolean }

/// What stands in the state is of the target that was asked last; until a new target has its own answer the old data counts as waiting, from
/// the first time it is drawn under the new one, and an old error is not the new one's.
export function useAnswer<T>(target: string | null): Asked<T> {
  const [state, set] = useState<Asked<T> & { of?: string | null }>({ loading: target !== null });
  const [turn, setTurn] = useState(generation);
  useEffect(() => {
    const tell = () => setTurn(generation);
    growing.add(tell);
    return () => void growing.delete(tell);
  }, []);
  useEffect(() => {
    if (target === null) return set({ loading: false, of: target });
    const stop = new AbortController();
    set((old) => ({ ...old, loading: true }));
    const tell = (answer: { data: T } | { error: AskError }) => { if (!stop.signal.aborted) set({ ...answer, loading: false, of: target }); };
    ask<T>(target, stop.signal).then((data) => tell({ data }), (error) => tell({ error }));
    return () => stop.abort();
  }, [target, turn]);
  return state.of === target ? state : { data: state.data, loading: target !== null };
}

let labels: Promise<Labels> | undefined;
export function useLabels(): Labels | undefined {
  const [value, set] = useState<Labels>();
  useEffect(() => {
    labels ??= ask<Labels>('/api/labels');
    labels.then(set, () => { labels = undefined; });
  }, []);
  return value;
}
