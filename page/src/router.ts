// The address is the state of the page: every view, filter and way of looking is in it, so that a copied link shows the same.
import { useEffect, useState } from 'preact/hooks';

export interface Place { path: string; params: URLSearchParams }

const here = (): Place => ({ path: location.pathname, params: new URLSearchParams(location.search) });
const listeners = new Set<() => void>();

export function go(target: string, replace = false) {
  if (target === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', target);
  for (const l of listeners) l();
}

/// The address with some parameters changed; an empty value takes one out.
export function withParams(place: Place, changes: Record<string, string>, path = place.path): string {
  const params = new URLSearchParams(place.params);
  for (const [name, value] of Object.entries(changes)) value ? params.set(name, value) : params.delete(name);
  const query = params.toString();
  return path + (query ? '?' + query : '');
}

export function usePlace(): Place {
  const [place, set] = useState(here);
  useEffect(() => {
    const changed = () => set(here());
    listeners.add(changed);
    addEventListener('popstate', changed);
    return () => { listeners.delete(changed); removeEventListener('popstate', changed); };
  }, []);
  return place;
}

/// Links within the page change the view without loading it again; everything else is the browser's.
export function followLinks(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest?.('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.pathname.startsWith('/api')) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.pathname + link.search);
  scrollTo(0, 0);
}
