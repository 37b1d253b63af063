// Events by place, on shapes that come with the page. Drag, wheel, buttons or arrow keys; the view is in the address.
import { geoEqualEarth, geoPath } from 'd3-geo';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarseShapes from 'world-atlas/countries-110m.json?url';
import fineShapes from 'world-atlas/countries-50m.json?url';
import { useAnswer, type PlaceRow, type Table } from '../api';
import type { ViewProps } from '../app';
import { scoreColour, useWidth } from '../charts/measure';
import { Figure } from '../figure';
import { FilterBar } from '../filter_bar';
import { command, filtersOf, query, type Filters } from '../filters';
import { go, withParams } from '../router';
import { count, number } from '../words';
import { Await, Told } from './shared';

type Shapes = Topology<{ countries: GeometryCollection<{ name: string }> }>;
const kept: Record<string, Promise<Shapes>> = {};
const shapesAt = (url: string) => (kept[url] ??= fetch(url).then((r) => r.json() as Promise<Shapes>));

// what is to fill the frame: without Antarctica and the empty south
const inhabited = { type: 'MultiPoint' as const, coordinates: [[-168.9, 0], [190.9, 0], [11, 83.6], [11, -56]] };

interface View { zoom: number; x: number; y: number }  // x, y: the middle, as shares of the map's width and height

function viewOf(text: string | null): View {
  const [zoom, x, y] = (text ?? '').split(',').map(Number);
  return zoom && zoom >= 1 && zoom <= 64 && x !== undefined && y !== undefined && isFinite(x + y) ? { zoom, x, y } : { zoom: 1, x: 0.5, y: 0.5 };
}
const held = (v: View): View => {
  const half = 0.5 / v.zoom, keep = (n: number) => Math.min(1 - half, Math.max(half, n));
  return { zoom: v.zoom, x: keep(v.x), y: keep(v.y) };
};

export function MapView({ place, record }: ViewProps) {
  const filters = filtersOf(place);
  const asked = useAnswer<Table<PlaceRow> & { events: number; placed: number }>('/api/places' + query(filters, { limit: 800 }));
  useEffect(() => { document.title = 'Map · Dragoman'; return () => { document.title = 'Dragoman'; }; }, []);
  return (
    <>
      <div class="head"><h1>Where</h1><p><Told asked={asked}>{(d) => <>{number(d.placed)} of {count(d.events, 'event')} have a place · <a href={'/events' + query(filters)}>as a list</a></>}</Told></p></div>
      <FilterBar place={place} path={() => '/map'} />
      <Figure id="map" title="Events by place" note="Area of a circle: events. Colour: from conflict to cooperation, on average" place={place} data={'/api/places' + query(filters)} command={command(filters, record.name)}
        chart={<Await asked={asked}>{(t) => <Globe rows={t.rows} place={place} filters={filters} />}</Await>}
        table={<Await asked={asked}>{(t) => (
          <table>
            <thead><tr><th>Place</th><th>Country</th><th class="n">Events</th><th class="n">Cooperation</th><th class="n">Conflict</th><th class="n">Mean Goldstein</th></tr></thead>
            <tbody>{t.rows.map((p, i) => (
              <tr key={i}><td><a href={'/events' + query({ ...filters, place: p.place })}>{p.place}</a></td><td>{p.country}</td><td class="n">{number(p.events)}</td><td class="n">{number(p.verbal_cooperation + p.material_cooperation)}</td>
                <td class="n">{number(p.verbal_conflict + p.material_conflict)}</td><td class="n">{p.goldstein.toFixed(1)}</td></tr>
            ))}</tbody>
          </table>
        )}</Await>} />
    </>
  );
}

function Globe({ rows, place, filters }: { rows: PlaceRow[]; place: ViewProps['place']; filters: Filters }) {
  const [ref, width] = useWidth<HTMLDivElement>(1100);
  const height = Math.round(Math.max(260, Math.min(width * 0.47, 620)));
  const [view, setView] = useState<View>(() => viewOf(place.params.get('view')));
  const [shapes, setShapes] = useState<Shapes>();
  const [over, setOver] = useState<PlaceRow>();
  const fine = view.zoom >= 3;
  useEffect(() => { shapesAt(fine ? fineShapes : coarseShapes).then(setShapes, () => {}); }, [fine]);
  useEffect(() => {  // the address follows a moment later, so that dragging leaves no trail
    const text = view.zoom === 1 ? '' : [view.zoom.toFixed(2), view.x.toFixed(3), view.y.toFixed(3)].join(',');
    const later = setTimeout(() => go(withParams({ path: location.pathname, params: new URLSearchParams(location.search) }, { view: text }), true), 250);
    return () => clearTimeout(later);
  }, [view]);

  const projection = useMemo(() => geoEqualEarth().rotate([-11, 0]).fitExtent([[4, 6], [width - 4, height - 6]], inhabited), [width, height]);
  const countries = useMemo(() => {
    if (!shapes) return [];
    const draw = geoPath(projection);
    return feature(shapes, shapes.objects.countries).features.filter((f) => f.properties.name !== 'Antarctica').map((f) => ({ d: draw(f) ?? '', name: f.properties.name }));
  }, [shapes, projection]);

  const sx = (px: number) => (px - view.x * width) * view.zoom + width / 2, sy = (py: number) => (py - view.y * height) * view.zoom + height / 2;
  const zoomTo = (factor: number, px = width / 2, py = height / 2) => setView((v) => {
    const zoom = Math.min(64, Math.max(1, v.zoom * factor));
    // the point under the pointer stays where it is
    return held({ zoom, x: v.x + ((px - width / 2) / width) * (1 / v.zoom - 1 / zoom), y: v.y + ((py - height / 2) / height) * (1 / v.zoom - 1 / zoom) });
  });
  const move = (dx: number, dy: number) => setView((v) => held({ zoom: v.zoom, x: v.x + dx / v.zoom, y: v.y + dy / v.zoom }));

  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const node = svg.current!;
    const wheel = (e: WheelEvent) => {
      e.preventDefault();
      const box = node.getBoundingClientRect();
      zoomTo(Math.exp(-e.deltaY / 400), e.clientX - box.left, e.clientY - box.top);
    };
    node.addEventListener('wheel', wheel, { passive: false });
    return () => node.removeEventListener('wheel', wheel);
  }, [width, height]);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const dragged = useRef(0);
  const onPointerMove = (e: PointerEvent) => {
    const was = pointers.current.get(e.pointerId);
    if (!was) return;
    const all = [...pointers.current.entries()];
    if (all.length === 2) {
      const other = all.find(([id]) => id !== e.pointerId)![1], before = Math.hypot(was.x - other.x, was.y - other.y), now = Math.hypot(e.clientX - other.x, e.clientY - other.y);
      const box = svg.current!.getBoundingClientRect();
      if (before > 0) zoomTo(now / before, (e.clientX + other.x) / 2 - box.left, (e.clientY + other.y) / 2 - box.top);
    } else {
      move(-(e.clientX - was.x) / width, -(e.clientY - was.y) / height);
    }
    dragged.current += Math.abs(e.clientX - was.x) + Math.abs(e.clientY - was.y);
    pointers.current.set(e.pointerId, { x: e.clientX, y: e.clientY });
  };
  const keys = (e: KeyboardEvent) => {
    const step = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] }[e.key];
    if (step) move(step[0]!, step[1]!);
    else if (e.key === '+' || e.key === '=') zoomTo(1.6);
    else if (e.key === '-') zoomTo(1 / 1.6);
    else if (e.key === '0') setView({ zoom: 1, x: 0.5, y: 0.5 });
    else return;
    e.preventDefault();
  };

  const most = Math.max(1, ...rows.map((p) => p.events));
  const largest = Math.min(30, 12 + width / 60) * Math.min(1.5, 0.85 + view.zoom * 0.12);
  const dots = rows.flatMap((p) => {
    const at = p.lat !== undefined && p.lon !== undefined ? projection([p.lon, p.lat]) : null;
    return at ? [{ p, x: sx(at[0]), y: sy(at[1]), r: Math.max(3, largest * Math.sqrt(p.events / most)) }] : [];
  }).filter((d) => d.x > -40 && d.x < width + 40 && d.y > -40 && d.y < height + 40);
  // names of the largest, as long as they keep clear of each other
  const named: { x: number; y: number; w: number; text: string }[] = [];
  for (const d of dots.slice(0, 60)) {
    const w = d.p.place.length * 7 + 6, y = d.y + 4;
    const clear = (x: number) => x > 0 && x + w < width && !named.some((n) => Math.abs(n.y - y) < 15 && n.x < x + w && x < n.x + n.w)
      && !dots.slice(0, 40).some((o) => o !== d && o.x > x - o.r && o.x < x + w + o.r && Math.abs(o.y - d.y) < o.r + 6);
    const x = [d.x + d.r + 4, d.x - d.r - 4 - w].find(clear);  // to its right, else to its left
    if (named.length < 24 && x !== undefined) named.push({ x, y, w, text: d.p.place });
  }
  const words = (p: PlaceRow) => `${p.place}${p.country ? ` (${p.country})` : ''}: ${count(p.events, 'event')}, ${number(p.verbal_cooperation + p.material_cooperation)} of cooperation, ${number(p.verbal_conflict + p.material_conflict)} of conflict`;
  return (
    <div class="map" ref={ref}>
      <p class="readout">{over ? words(over) : `${count(dots.length, 'place')} in view. Arrow keys move, + and − zoom, Tab walks the places.`}</p>
      <div style={{ position: 'relative' }}>
        <svg ref={svg} class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Map of events" tabindex={0} onKeyDown={keys}
          onPointerDown={(e) => { pointers.current.set(e.pointerId, { x: e.clientX, y: e.clientY }); dragged.current = 0; }} onPointerMove={onPointerMove}
          onPointerUp={(e) => pointers.current.delete(e.pointerId)} onPointerCancel={(e) => pointers.current.delete(e.pointerId)} onPointerLeave={(e) => pointers.current.delete(e.pointerId)}>
          <g transform={`translate(${width / 2} ${height / 2}) scale(${view.zoom}) translate(${-view.x * width} ${-view.y * height})`}>
            {countries.map((c, i) => <path key={i} class="land" d={c.d}><title>{c.name}</title></path>)}
          </g>
          {dots.map(({ p, x, y, r }) => {
            const href = '/events' + query({ ...filters, place: p.place, country: p.country });
            return (
              <a key={`${p.place}|${p.country}|${p.lat}|${p.lon}`} href={href} aria-label={words(p)} onMouseEnter={() => setOver(p)} onMouseLeave={() => setOver(undefined)} onFocus={() => setOver(p)} onBlur={() => setOver(undefined)}
                onClick={(e) => { e.preventDefault(); if (dragged.current < 5) go(href); }}>
                <circle cx={x} cy={y} r={r} style={{ fill: scoreColour(p.goldstein), stroke: 'var(--card)' }} />
              </a>
            );
          })}
          {named.map((n, i) => <text key={i} class="ink" x={n.x} y={n.y}>{n.text}</text>)}
        </svg>
        <div class="zoom">
          <button type="button" class="plain-button" aria-label="Closer" onClick={() => zoomTo(1.8)}>+</button>
          <button type="button" class="plain-button" aria-label="Farther" onClick={() => zoomTo(1 / 1.8)}>−</button>
          <button type="button" class="plain-button" aria-label="The whole world" onClick={() => setView({ zoom: 1, x: 0.5, y: 0.5 })}>⌂</button>
        </div>
      </div>
      <div class="legend">
        {[[-10, 'conflict'], [-3, ''], [0, 'neither'], [3, ''], [10, 'cooperation']].map(([score, name]) => <span key={score}><svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="7" style={{ fill: scoreColour(score as number) }} /></svg>{name}</span>)}
      </div>
    </div>
  );
}
