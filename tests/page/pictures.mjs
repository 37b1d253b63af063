// The pictures of README and docs: the views of a record of examples/ as a visitor first sees them.
//   dragoman read examples -o r.duckdb && node tests/page/pictures.mjs build/release/dragoman r.duckdb docs/images
import { Browser, serve } from './browser.mjs';

const [program, record, out] = process.argv.slice(2);
const server = await serve(program, record);
const b = await Browser.start(server.base, out);
const { rows } = await (await fetch(server.base + '/api/happenings?standing=disputed')).json();
const views = {
  overview: ['/', 900], actor: ['/actor?actor=RUS', 900], map: ['/map', 900], reader: ['/article?id=denial&event=v2', 860], happening: ['/happening?id=' + rows[0].happening, 1600],
  disputes: ['/disputes', 900], 'overview-dark': ['/', 900],
};
for (const [name, [path, height]] of Object.entries(views)) {
  const page = await b.page(path, { width: 1280, height, scheme: name.endsWith('dark') ? 'dark' : 'light' });
  await page.screenshot({ path: `${out}/${name}.png` });
  await page.context().close();
}
await b.stop();
server.stop();
