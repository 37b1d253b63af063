// Pages a second of Readability in Node, as its README shows it: a document by jsdom, then parse(). Pages are in memory.
//   node readability.mjs PAGE...        prints one JSON object {pages, seconds of processor time}
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
const begun = process.cpuUsage();
for (const html of pages) {
  const dom = new JSDOM(html, {url: 'https://example.org/', virtualConsole: quiet});
  words += (new Readability(dom.window.document).parse()?.textContent ?? '').split(/\s+/).length;
  dom.window.close();
}
const {user, system} = process.cpuUsage(begun);
const spent = user + system;
console.log(JSON.stringify({pages: pages.length, seconds: spent / 1e6, words}));
