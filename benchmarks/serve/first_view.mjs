// How long the first view takes in a browser, from the address to the drawn chart.
//   node benchmarks/serve/first_view.mjs http://127.0.0.1:8777 [TIMES]
//
// Each time in a fresh browser profile: nothing is kept from before. The server is as it is: ask it once on a fresh start for its first answer.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
const { chromium } = createRequire(new URL('../../tests/page/page.mjs', import.meta.url))('playwright-core');

const [base, times = '5'] = process.argv.slice(2);
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const views = { overview: '/', actor: '/actor?actor=USA', map: '/map', happenings: '/happenings', disputes: '/disputes' };
for (const [name, path] of Object.entries(views)) {
  const took = [];
  for (let i = 0; i < Number(times); ++i) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const start = Date.now();
    await page.goto(base + path, { waitUntil: 'commit' });
    await page.waitForSelector(['happenings', 'disputes'].includes(name) ? 'figure tbody tr, .dispute' : 'figure svg.chart rect, figure svg.chart circle');
    took.push(Date.now() - start);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    console.log(`${name}: ${took.at(-1)} ms to the chart or table, first contentful paint ${Math.round(paint)} ms`);
    await context.close();
  }
}
await browser.close();
