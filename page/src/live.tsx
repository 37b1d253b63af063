// What came into the record since the page was opened: told once, and the views ask anew.
import { useEffect, useState } from 'preact/hooks';
import { recordGrew } from './api';
import { count } from './words';

interface Added { added_articles: number; added_events: number; newest: { article: string; title: string }[] }

export function LiveNotice() {
  const [added, set] = useState<Added>();
  useEffect(() => {
    const source = new EventSource('/api/live');
    // Said at each connection: at every one but the first, what came in between was told to nobody here.
    let connected = false;
    source.addEventListener('record', () => {
      if (connected) recordGrew();
      connected = true;
    });
    source.addEventListener('added', (e) => {
      const told = JSON.parse((e as MessageEvent<string>).data) as Added;
      if (told.added_articles > 0) {
        set((old) => ({ added_articles: told.added_articles + (old?.added_articles ?? 0), added_events: told.added_events + (old?.added_events ?? 0), newest: told.newest }));
      }
      recordGrew();
    });
    return () => source.close();
  }, []);
  return (
    <div role="status" aria-live="polite">
      {added && (
        <p class="live">
          <i aria-hidden="true" />
          <span><b>{count(added.added_articles, 'new article')}</b> with {count(added.added_events, 'event')} came into the record{added.newest[0] && <>, the latest{' '}
            <a href={'/article?id=' + encodeURIComponent(added.newest[0].article)}>{added.newest[0].title || added.newest[0].article}</a></>}.</span>
          <button type="button" class="plain-button" onClick={() => set(undefined)}>Dismiss</button>
        </p>
      )}
    </div>
  );
}
