// Pages a second of Readability in Node, as its README shows it: a document by jsdom, then parse(). Pages are in memory.
//   node readability.mjs PAGE...        prints one JSON object {pages, seconds}
import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {Readability} from '@mozilla/readability';
import {JSDOM, VirtualConsole} from 'jsdom';

const pages = process.argv.slice(2).map((path) => {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
});
const quiet = new VirtualConsole();  // broken style sheets are no news
let words = 0;
const begun = performance.now();
for (const html of pages) {
  const dom = new JSDOM(html, {url: 'https://example.org/', virtualConsole: quiet});
  words += (new Readability(dom.window.document).parse()?.textContent ?? '').split(/\s+/).length;
  dom.window.close();
}
console.log(JSON.stringify({pages: pages.length, seconds: (performance.now() - begun) / 1000, words}));
