// The frame: brand, ways in, search, and the view that the address names.
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAnswer, type RecordInfo } from './api';
import { Find } from './find';
import { LiveNotice } from './live';
import { followLinks, usePlace, type Place } from './router';
import { ThemeButton } from './theme';
import { About } from './views/about';
import { Articles } from './views/articles';
import { Disputes } from './views/disputes';
import { Explore } from './views/explore';
import { Happening } from './views/happening';
import { Happenings } from './views/happenings';
import { Overview } from './views/overview';
import { Reader } from './views/reader';
import { count } from './words';

export interface ViewProps { place: Place; record: RecordInfo }

// The map and what it is drawn with come when it is first looked at. (Not preact/compat's lazy: compat also changes what onChange means.)
let loadedMap: ComponentType<ViewProps> | undefined;
function MapView(props: ViewProps) {
  const [View, set] = useState<ComponentType<ViewProps> | undefined>(() => loadedMap);
  useEffect(() => {
    if (!View) void import('./views/map').then((m) => { loadedMap = m.MapView; set(() => m.MapView); });
  }, []);
  return View ? <View {...props} /> : <p class="notice" role="status">Drawing…</p>;
}

const views: Record<string, ComponentType<ViewProps>> = {
  '/': Overview, '/events': Explore, '/actor': Explore, '/dyad': Explore, '/map': MapView, '/happenings': Happenings, '/happening': Happening, '/disputes': Disputes,
  '/articles': Articles, '/article': Reader, '/about': About,
};
const ways: [string, string, string[]][] = [
  ['/', 'Overview', []], ['/events', 'Events', ['/actor', '/dyad']], ['/map', 'Map', []], ['/happenings', 'Happenings', ['/happening', '/disputes']], ['/articles', 'Articles', ['/article']],
];

export function App() {
  const place = usePlace();
  const record = useAnswer<RecordInfo>('/api/record');
  const main = useRef<HTMLElement>(null);
  const before = useRef(place.path);
  useEffect(() => {
    addEventListener('click', followLinks);
    return () => removeEventListener('click', followLinks);
  }, []);
  useEffect(() => {  // a screen reader is told of the new view, as it would be of a new page
    if (before.current !== place.path) main.current?.focus({ preventScroll: true });
    before.current = place.path;
  }, [place.path]);
  const View = views[place.path];
  return (
    <>
      <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); main.current?.focus(); }}>Skip to content</a>
      <header class="top">
        <div>
          <a class="brand" href="/"><img src="/mark.svg" alt="" width="24" height="24" />Dragoman</a>
          <nav aria-label="Views">
            {ways.map(([path, name, under]) => (
              <a key={path} href={path} aria-current={place.path === path ? 'page' : under.includes(place.path) ? 'true' : undefined}>{name}</a>
            ))}
          </nav>
          <Find />
          <ThemeButton />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <LiveNotice />
        {record.error && !record.data ? <p class="error" role="alert">{record.error.message}</p>
          : !View ? <><div class="head"><h1>There is no such page</h1></div><p class="notice">The address may be cut short. <a href="/">Overview</a></p></>
          : record.data ? <View key={place.path} place={place} record={record.data} />
          : <p class="notice" role="status">Asking the record…</p>}
      </main>
      <footer>
        {record.data && <span>{record.data.name}: {count(record.data.articles, 'article')}, {count(record.data.events, 'event')}</span>}
        <a href="/about">About, keys, codes</a>
        <a href="/api">API</a>
      </footer>
    </>
  );
}
