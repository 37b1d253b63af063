// The page in Debian's Chromium: each view loads, filters, downloads, lights its words, walks by keyboard, and takes no harm from hostile articles.
//   node page.mjs DRAGOMAN SOURCE_DIR PICTURES
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerTests } from './answers.mjs';
import { Browser, chromiumAt, serve } from './browser.mjs';
import { linkTests } from './links.mjs';
import { liveTests } from './live.mjs';

const [program, source, pictures] = process.argv.slice(2);
if (!chromiumAt) {
  console.log('no Chromium here: apt-get install chromium');
  process.exit(77);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'dragoman-page-'));
const record = join(folder, 'news.duckdb');
const hostile = join(source, 'tests/page/hostile.jsonl');
const raw = JSON.parse(readFileSync(hostile, 'utf8').split('\n')[0]);
execFileSync(program, ['read', join(source, 'examples'), join(source, 'tests/page/accounts.jsonl'), hostile, '-o', record], { stdio: 'ignore' });
const server = await serve(program, record);
const b = await Browser.start(server.base, pictures);
const get = async (path) => (await fetch(server.base + path)).json();
const hostileId = encodeURIComponent(raw.id);
const views = {
  overview: '/', actor: '/actor?actor=SYR', dyad: '/dyad?actor=RUS&with=GBR', events: '/events?quad=34', map: '/map', happenings: '/happenings', disputes: '/disputes', articles: '/articles',
  reader: '/article?id=denial&event=v2', about: '/about', hostile: '/article?id=' + hostileId, nowhere: '/nowhere',
};
for (const { article } of (await get('/api/articles?limit=1000')).rows) {  // one in which something is set aside
  const { record: r } = await get('/api/article?id=' + encodeURIComponent(article));
  if (r.passages.some((p) => p.kind === 'appeal')) views.appeal = '/article?id=' + encodeURIComponent(article);
}
assert.ok(views.appeal);
const [disputed] = (await get('/api/happenings?standing=disputed')).rows;
views.happening = '/happening?id=' + disputed.happening;
views.tables = '/actor?actor=SYR&tables=time,dots,network';
views.denial = '/article?id=ceasefire&event=' + (await get('/api/disputes')).rows.find((r) => r.article === 'ceasefire' && r.event.startsWith('a')).event;
let done = 0;
async function test(name, run) {
  const start = Date.now();
  try {
    await run();
    assert.deepEqual(b.complaints, []);
  } catch (e) {
    console.error(`FAILED: ${name}`);
    throw e;
  }
  console.log(`${name} (${Date.now() - start} ms)`);
  ++done;
}

try {
  await test('every view loads, in light and dark, and meets WCAG AA', async () => {
    for (const [name, path] of Object.entries(views)) {
      for (const scheme of ['light', 'dark']) {
        const page = await b.page(path, { scheme });
        assert.ok((await page.locator('main').innerText()).length > (name === 'nowhere' ? 20 : 80), name);
        const found = await page.evaluate(`${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`);
        assert.deepEqual(found.violations.map((v) => `${name} ${scheme}: ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120) + ' ' + n.failureSummary).slice(0, 3).join(' | ')}`), []);
        await b.picture(page, `${name}-${scheme}`);
        await page.context().close();
      }
    }
  });

  await test('nothing is wider than a phone', async () => {
    for (const [name, path] of Object.entries(views)) {
      const page = await b.page(path, { width: 360, height: 740, touch: true });
      const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= shown, `${name}: ${wide} > ${shown}`);
      await b.picture(page, `${name}-phone`);
      await page.context().close();
    }
  });

  await test('filters change the address, the counts are the API’s, and the address shows the same again', async () => {
    const page = await b.page('/events');
    await page.getByLabel('Actor', { exact: true }).fill('RUS');
    await page.getByLabel('Actor', { exact: true }).press('Enter');
    await page.waitForURL('**/actor?actor=RUS');
    await page.getByLabel('Quad class').selectOption('34');
    await page.waitForURL(/quad=34/);
    await b.settle(page);
    const { total } = await get('/api/events?actor=RUS&quad=34&limit=1');
    assert.ok(total > 2);
    assert.match(await page.locator('.head').innerText(), new RegExp(`\\b${total} events`));
    const figure = page.locator('figure', { has: page.getByRole('heading', { name: 'Events over time' }) });
    await figure.getByRole('button', { name: 'Table' }).click();
    await page.waitForURL(/tables=time/);
    const table = await figure.locator('table').innerText();
    const again = await b.page(page.url().slice(server.base.length));
    assert.equal(await again.locator('figure', { has: again.getByRole('heading', { name: 'Events over time' }) }).locator('table').innerText(), table);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.waitForURL((u) => u.pathname === '/events' && !u.search.includes('actor'));
    await page.goBack();
    await page.waitForURL(/quad=34/);
    await page.context().close();
    await again.context().close();
    const origin = await b.page('/events');
    await origin.getByLabel('On the word of').fill('agency');
    await origin.keyboard.press('Enter');
    await origin.waitForURL(/origin=agency/);
    await b.settle(origin);
    const { total: byAgency } = await get('/api/events?origin=agency&limit=1');
    assert.ok(byAgency > 0);
    assert.match(await origin.locator('.head').innerText(), new RegExp(`\\b${byAgency} events?`));
    await origin.context().close();
  });

  await test('every table can be taken along', async () => {
    const page = await b.page('/actor?actor=SYR');
    for (const [figure, api] of [['Events over time', 'timeline'], ['One by one', 'points'], ['With whom', 'dyads'], ['Actors', 'actors'], ['Events', 'events']]) {
      const box = page.locator('figure', { has: page.getByRole('heading', { name: figure, exact: true }) });
      await box.getByLabel(`Take along: ${figure}`).click();
      for (const [name, format] of [['CSV', 'csv'], ['Parquet', 'parquet']]) {
        const [download] = await Promise.all([page.waitForEvent('download'), box.getByRole('link', { name, exact: true }).click()]);
        assert.equal(download.suggestedFilename(), `${api}.${format}`);
        const bytes = readFileSync(await download.path());
        if (format === 'parquet') assert.equal(bytes.subarray(0, 4).toString(), 'PAR1');
        else {
          const { of, total } = await get(`/api/${api}?actor=SYR&limit=1`);
          assert.equal(bytes.toString().trim().split('\n').length - 1, of ?? total, figure);
        }
      }
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  });

  await test('every chart and table of every view comes as CSV, Parquet and JSON Lines', async () => {
    const asked = new Set();
    for (const path of ['overview', 'actor', 'map', 'happenings', 'happening', 'disputes', 'articles'].map((name) => views[name])) {
      const page = await b.page(path);
      for (const figure of await page.locator('main figure').all()) {
        const links = await figure.locator('.menu a[download]').evaluateAll((list) => list.map((a) => [a.textContent, a.getAttribute('href')]));
        assert.deepEqual(links.map(([name]) => name), ['CSV', 'Parquet', 'JSON Lines'], `${path}: ${await figure.locator('h2').innerText()}`);
        for (const [name, href] of links) {
          if (asked.has(href)) continue;
          asked.add(href);
          const answer = await fetch(server.base + href), bytes = Buffer.from(await answer.arrayBuffer());
          assert.equal(answer.status, 200, href);
          assert.match(answer.headers.get('content-disposition'), /^attachment/);
          if (name === 'Parquet') assert.equal(bytes.subarray(0, 4).toString(), 'PAR1', href);
          if (name === 'CSV') assert.match(bytes.toString().split('\n')[0], /^[a-z_]+(,[a-z_]+)+$/, href);
          if (name === 'JSON Lines') for (const line of bytes.toString().trim().split('\n').filter(Boolean)) JSON.parse(line);
        }
      }
      await page.context().close();
    }
    assert.ok(asked.size > 40, `${asked.size}`);
  });

  await test('an event lights exactly the words the record says', async () => {
    for (const id of ['denial', raw.id]) {
      const { record: r } = await get('/api/article?id=' + encodeURIComponent(id));
      const points = [...r.article.text];  // code points, as the record counts
      const words = (list) => list.map(([x, y]) => points.slice(x, y).join(''));
      const page = await b.page('/article?id=' + encodeURIComponent(id));
      const events = r.events.filter((e) => !e.mirror_of), plainly = (list) => list.join('').replace(/\s+/g, '');
      assert.ok(events.length > 0);
      for (const e of events) {
        await page.locator('.cards button').nth(events.indexOf(e)).click();
        await b.settle(page);
        const lit = async (kind) => (await page.locator(`.text .role.${kind}`).allInnerTexts()).join('');
        const plain = (s) => s.replace(/\s+/g, '');
        assert.equal(plain(await lit('did')), plain(words(e.trigger).join('')), `${id} ${e.id}`);
        for (const [kind, list] of [['who', e.source], ['whom', e.target]]) {
          for (const p of list) {
            const m = r.mentions.find((x) => x.id === p.mention);
            if (m) assert.ok(plain(await lit(kind)).includes(plain(words([[m.begin, m.end]])[0])), `${id} ${e.id} ${kind}`);
          }
        }
        for (const a of e.according_to) {
          const said = r.attributions.find((x) => x.id === a).source;
          if (said.length) assert.ok(plain(await lit('said')).includes(plain(words(said).join(''))), `${id} ${e.id} said`);
        }
        assert.match(await page.locator('.explain').innerText(), /Because/);
      }
      await page.keyboard.press('Escape');
      // pointing at the words does what pointing at the card does
      for (let i = 0, n = await page.locator('.text [data-event]').count(); i < n; ++i) {
        const id = await page.locator('.text [data-event]').nth(i).getAttribute('data-event');
        await page.locator('.text [data-event]').nth(i).hover();
        await page.locator('.cards .pointed').waitFor();
        await page.waitForTimeout(100);  // and stays, though the names of its parts have moved the words
        assert.equal(plainly(await page.locator('.text .role.did').allInnerTexts()), plainly(words(events.find((e) => e.id === id).trigger)), `${id} is pointed at`);
        await page.mouse.move(2, 2);
        await page.waitForFunction(() => !document.querySelector('.text .role'));
      }
      await page.context().close();
    }
  });

  await test('no colour alone tells what a marked word is', async () => {
    const { record: r } = await get('/api/article?id=denial');
    const page = await b.page('/article?id=denial');
    for (const e of r.events.filter((one) => !one.mirror_of)) {
      await page.locator('.cards button').nth(r.events.filter((one) => !one.mirror_of).indexOf(e)).click();
      await b.settle(page);
      for (const [kind, name] of [['who', 'who'], ['whom', 'to whom'], ['did', 'act'], ['when', 'when'], ['where', 'where'], ['said', 'source'], ['cue', 'cue']]) {
        const named = await page.locator(`.text .role.${kind}`).evaluateAll((list) => list.map((x) => x.dataset.role ?? ''));
        if (named.length) assert.ok(named[0].split(', ').includes(name), `${e.id}: ${kind} is named ${named}`);
      }
    }
    await page.goto(server.base + '/article?id=denial&layers=events,sources,contents,actors,times,places');
    await page.waitForSelector('.layers');
    await b.settle(page);
    const shape = (kind) => page.locator(`.layers .m-${kind}`).evaluate((e) => { const s = getComputedStyle(e); return [s.borderBottomStyle, s.borderBottomWidth, s.fontWeight].join(' '); });
    const shapes = await Promise.all(['trigger', 'source', 'actor', 'time', 'place'].map(shape));
    assert.equal(new Set(shapes).size, shapes.length, shapes.join(' | '));
    await b.picture(page, 'layers');
    await page.context().close();
  });

  await test('a hostile article is text and nothing else', async () => {
    const page = await b.page('/article?id=' + hostileId);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('main script, main iframe, main img, main style').count(), 0);
    const shown = await page.locator('.text').evaluate((e) => e.textContent.replace(/\s+/g, ''));
    for (const part of ["<script>window.hacked='text'</script>", '<iframe', '<style>*{display:none!important}</style>', '{{constructor']) assert.ok(shown.includes(part.replace(/\s+/g, '')), part);
    assert.equal(await page.locator('a[href^="javascript" i]').count(), 0);
    assert.equal((await get('/api/article?id=' + hostileId)).record.article.text, raw.text);
    await page.goto(server.base + '/');
    await page.getByText('</title>').first().waitFor();
    await page.getByRole('combobox').fill('</title>');
    await page.getByRole('option').first().waitFor();
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    for (const e of Object.values((await get('/api/article?id=' + hostileId)).events)) {  // its words among the accounts of what it tells
      await page.goto(`${server.base}/happening?id=${e.happening}`);
      await page.locator('.account').first().waitFor();
      assert.match(await page.locator('.accounts').first().innerText(), /<script>|<style>|<iframe|Russia accused/);
      assert.equal(await page.evaluate(() => window.hacked), undefined);
      assert.equal(await page.locator('main script, main iframe, main img, main style, main svg[onload]').count(), 0);
    }
    // even a script that got in would not run
    assert.equal(await page.evaluate(() => { const s = document.createElement('script'); s.textContent = 'window.hacked = "inline"'; document.body.append(s); return window.hacked; }), undefined);
    b.complaints = b.complaints.filter((c) => !/Content Security Policy/.test(c));
    await page.context().close();
  });

  await test('the whole way by keyboard', async () => {
    const page = await b.page('/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await page.keyboard.press('/');
    await page.keyboard.type('syri');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/actor?actor=SYR');
    await b.settle(page);
    const chart = page.getByRole('application', { name: /Happenings in time/ });
    for (let i = 0; i < 80 && !(await chart.evaluate((e) => e === document.activeElement)); ++i) await page.keyboard.press('Tab');
    assert.ok(await chart.evaluate((e) => e === document.activeElement), 'the chart is reached by Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.match(await page.locator('figure', { has: page.getByRole('heading', { name: 'One by one' }) }).locator('.readout').innerText(), /→/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(article|happening)\?id=/);
    await page.goto(server.base + '/article?id=denial');
    await page.waitForSelector('.cards');
    await page.keyboard.press('j');
    await page.waitForURL(/event=v1/);
    await page.keyboard.press('j');
    await page.waitForURL(/event=v2/);
    await page.locator('.explain').waitFor();
    await page.keyboard.press('k');
    await page.waitForURL(/event=v1/);
    await page.keyboard.press('Escape');
    await page.waitForURL((u) => !u.search.includes('event='));
    await page.goto(server.base + '/map');
    const map = page.getByRole('group', { name: 'Map of events' });
    await map.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowUp');
    await page.waitForURL(/view=1\.60/);
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /event/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/events\?.*place=/);
    await page.context().close();
  });

  await answerTests({ test, b, get });
  await linkTests({ test, b, get, program, record });

  await liveTests({ test, b, get, program, record, folder, base: server.base });
  console.log(`${done} tests of the page passed; pictures in ${pictures}`);
} finally {
  await b.stop();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
