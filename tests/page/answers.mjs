// What the page makes of answers that come late, in pieces, broken off, or for a record that has grown meanwhile.
import assert from 'node:assert/strict';

/// A live stream that ends after each message, so that the page connects anew; each further connection waits for `again`.
async function cutStream(page) {
  let connected = 0, proceed = () => {};
  await page.route('**/api/live', async (route) => {
    if (++connected > 1) await new Promise((go) => { proceed = go; });
    await route.fulfill({ contentType: 'text/event-stream', body: 'retry: 50\nevent: record\ndata: {"generation":1}\n\n' }).catch(() => {});
  });
  return {
    again: async () => {
      const before = connected;
      while (connected < 2) await page.waitForTimeout(20);
      proceed();
      while (connected === before) await page.waitForTimeout(20);
    },
  };
}

export async function answerTests({ test, b, get }) {
  await test('a new address never shows the old answer as its own', async () => {
    const [all, few] = await Promise.all([get('/api/facets'), get('/api/facets?quad=34')]);
    assert.notEqual(all.events, few.events);
    const page = await b.page('/events');
    await page.evaluate(() => {
      window.seen = [];
      new MutationObserver(() => {
        const head = document.querySelector('.head');
        window.seen.push({ text: head.innerText, waiting: head.querySelector('.waiting') !== null });
      }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await page.getByLabel('Quad class').selectOption('34');
    await page.waitForURL(/quad=34/);
    await b.settle(page);
    const stale = (await page.evaluate(() => window.seen)).filter((s) => /conflict/.test(s.text) && s.text.includes(`${all.events} events`));
    assert.ok(stale.length > 0);
    assert.ok(stale.every((s) => s.waiting), JSON.stringify(stale));
    assert.ok((await page.locator('.head').innerText()).includes(`${few.events} events`));
    await page.context().close();
  });

  await test('an answer that breaks off is an error, not an empty view', async () => {
    const page = await b.page('/about');
    await page.route('**/api/timeline*', (route) => route.fulfill({ contentType: 'application/json', body: '{"total":3,"rows":[{"from":"20' }));
    await page.goto(b.base + '/events');
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /broke off/);
    await page.context().close();
  });

  await test('what is pointed at in a chart does not outlive its rows', async () => {
    const rows = async (path) => (await get(path)).rows.length;
    assert.ok(await rows('/api/timeline?by=year') < await rows('/api/timeline?by=day'));
    assert.ok(await rows('/api/points?quad=2') < await rows('/api/points'));
    for (const [name, heading, many, few] of [[/Events by/, 'Events over time', '?by=day', '?by=year'], [/Happenings in time/, 'One by one', '', '?quad=2']]) {
      const page = await b.page('/events' + many);
      await page.getByRole('application', { name }).focus();
      await page.keyboard.press('End');
      const readout = page.locator('figure', { has: page.getByRole('heading', { name: heading }) }).locator('.readout');
      assert.doesNotMatch(await readout.innerText(), /arrow keys/);
      // the focus stays on the chart while the address, and with it the rows, change
      await page.evaluate((to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }, '/events' + few);
      await readout.getByText(/arrow keys/).waitFor();
      await b.settle(page);
      await page.context().close();
    }
  });

  await test('a stream that was cut: what came in between is asked for', async () => {
    const page = await b.page('/about');
    const stream = await cutStream(page);
    let asked = 0;
    page.on('request', (r) => { if (r.url().includes('/api/overview')) ++asked; });
    await page.goto(b.base + '/');
    await b.settle(page);
    assert.equal(asked, 1);
    await stream.again();
    for (let i = 0; i < 100 && asked < 2; ++i) await page.waitForTimeout(50);
    assert.equal(asked, 2);
    await page.context().close();
  });

  await test('More goes on from the answer it stands under, and says when it cannot', async () => {
    const { rows: [event] } = await get('/api/events?limit=1');
    const page = await b.page('/about');
    const stream = await cutStream(page);
    let grown = 0, late = null;
    const piece = (from, n) => Array.from({ length: n }, (_, i) => ({ ...event, event: `v${from + i}`, trigger: `record ${grown} row ${from + i}` }));
    await page.route('**/api/events?*', async (route) => {
      const after = new URL(route.request().url()).searchParams.get('after');
      const body = after === null ? { total: 60 + grown, next: `${grown}:v50`, rows: piece(1, 50) } : { total: 60 + grown, rows: piece(51, 10 + grown) };
      if (after !== null && grown === 0) await new Promise((go) => { late = go; });
      if (after !== null && grown === 1) return route.fulfill({ status: 503, contentType: 'application/json', body: '{"error":{"message":"too many at once"}}' });
      await route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) });
    });
    await page.goto(b.base + '/events');
    await b.settle(page);
    const list = page.locator('figure', { has: page.getByRole('heading', { name: 'Events', exact: true }) });
    const told = () => list.locator('tbody tr').evaluateAll((rows) => rows.map((r) => /record \d+ row \d+/.exec(r.innerText)[0]));
    await list.getByRole('button', { name: 'More (10 left)' }).click();
    while (!late) await page.waitForTimeout(20);
    grown = 1;
    await stream.again();
    await list.getByText('record 1 row 50').waitFor();
    late();  // of the record as it was: no continuation of what is shown now
    await page.waitForTimeout(300);
    assert.deepEqual(await told(), Array.from({ length: 50 }, (_, i) => `record 1 row ${i + 1}`));
    await list.getByRole('button', { name: 'More (11 left)' }).click();
    await list.getByRole('alert').waitFor();
    assert.equal(await list.getByRole('alert').innerText(), 'too many at once');
    grown = 2;
    await stream.again();
    await list.getByText('record 2 row 50').waitFor();
    await list.getByRole('button', { name: 'More (12 left)' }).click();
    await list.getByText('record 2 row 62').waitFor();
    assert.deepEqual(await told(), Array.from({ length: 62 }, (_, i) => `record 2 row ${i + 1}`));
    assert.equal(await list.getByRole('button', { name: /More/ }).count(), 0);
    b.complaints = b.complaints.filter((c) => !/503/.test(c));
    await page.context().close();
  });
}
