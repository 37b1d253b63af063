// What the page shows, its keys and codes, and what wrote the record.
import { useAnswer, type RecordInfo } from '../api';
import type { ViewProps } from '../app';
import { quadNames } from '../words';
import { Await, Glyph } from './shared';

const keys: [string, string][] = [
  ['/', 'search'], ['← →', 'walk a chart that has the focus; Home and End to its ends'], ['Enter', 'open what is chosen, or narrow to the period'], ['j k', 'next and previous event of an article'],
  ['Esc', 'leave the event, close the list'], ['+ − 0', 'on the map: closer, farther, the whole world'],
];

export function About({ record }: ViewProps) {
  const asked = useAnswer<RecordInfo>('/api/record');
  return (
    <div class="prose">
      <h1>About this page</h1>
      <p>Dragoman reads news and keeps who did or said what to whom, where, when, according to whom, and how surely. Everything here comes from the record <b>{record.name}</b>; nothing is asked of other machines. Each event leads to the words that say it.</p>
      <h2>What an event is</h2>
      <p>A code of the CAMEO scheme with its PLOVER type; a source and a target; a date, a place and a status as far as the text gives them; and the chain of those on whose word it stands. The Goldstein score runs from −10 (conflict) to +10 (cooperation). Four quad classes part words from deeds:</p>
      <ul>{quadNames.map((n, i) => <li key={n}><Glyph quad={i + 1} /> {n}</li>)}</ul>
      <p>Reciprocal acts (to meet, to sign) are one event here. Where the articles are linked, reports of one happening count as one, and <b>independent origins</b> say on how many separate words it stands: forty papers with one agency’s text are one origin.</p>
      <h2>Keys</h2>
      <table><tbody>{keys.map(([k, what]) => <tr key={k}><td>{k.split(' ').map((one) => <><kbd>{one}</kbd> </>)}</td><td>{what}</td></tr>)}</tbody></table>
      <h2>Taking it along</h2>
      <p>Every table comes as CSV, Parquet and JSON Lines under “Take along”, with the address that asks the same of the <a href="/api">API</a> (described there in OpenAPI) and the command that does. The address of a view holds all of it: send it on, and it shows the same.</p>
      <h2>What wrote the record</h2>
      <Await asked={asked}>{(r) => <table><tbody>{Object.entries(r.written_by ?? {}).map(([k, v]) => <tr key={k}><td>{k}</td><td><code>{v}</code></td></tr>)}</tbody></table>}</Await>
      <p class="small soft">Shapes of countries: Natural Earth. Type: Source Serif and Source Sans, under the Open Font License.</p>
    </div>
  );
}
