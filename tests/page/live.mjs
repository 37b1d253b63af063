// The way of an article that is in no hurry to be asked for: file, `dragoman read` or `dragoman watch`, record, server-sent event, page.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/// { ready, told }: promises that listening has begun, and of what the first event tells that tells of articles (watch writes more than those).
function listen(base) {
  let begun;
  const ready = new Promise((resolve) => { begun = resolve; });
  const told = (async () => {
    const answer = await fetch(base + '/api/live');
    assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
    let text = '';
    for await (const bytes of answer.body) {
      const events = (text + Buffer.from(bytes).toString()).split('\n\n');
      text = events.pop();
      for (const event of events) {
        if (event.includes('event: record\n')) begun();
        const added = event.startsWith('event: added\n') && JSON.parse(event.slice(event.indexOf('\ndata: ') + 7));
        if (added?.added_articles > 0) return added;  // which ends listening
      }
    }
  })();
  return { ready, told };
}

export async function liveTests({ test, b, get, program, record, folder, base }) {
  await test('what comes in is told, and shown', async () => {
    const page = await b.page('/');
    await page.waitForTimeout(800);
    const more = join(folder, 'more.jsonl');
    writeFileSync(more, JSON.stringify({ id: 'late', title: 'Kenya and Uganda sign pact', published: '2024-05-04', publisher: 'Rift Post', text: 'Kenya and Uganda signed a trade agreement in Nairobi on Friday, officials said.' }) + '\n');
    execFileSync(program, ['read', more, '-o', record], { stdio: 'ignore' });
    await page.getByText('1 new article').waitFor();
    await page.locator('.list').getByRole('link', { name: 'Kenya and Uganda sign pact' }).waitFor();
    await b.picture(page, 'live');
    await page.context().close();
  });

  await test('from a folder that is watched to the happenings of an open page', async () => {
    const incoming = join(folder, 'incoming');
    mkdirSync(incoming);
    const { total: before } = await get('/api/happenings?actor=Paraguay&limit=1');
    assert.equal(before, 0);
    const page = await b.page('/happenings?actor=Paraguay');
    const { ready, told } = listen(base);
    await ready;
    const watch = spawn(program, ['watch', incoming, '-o', record, '--poll', '0.2', '--commit', '0.3', '--link', '1', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = new Promise((resolve) => watch.once('exit', resolve));
    try {
      writeFileSync(join(incoming, 'asuncion.jsonl'), JSON.stringify({ id: 'asuncion', title: 'Paraguay expels envoy', published: '2024-06-11', publisher: 'Encarnación Courier', text: 'Paraguay expelled the ambassador of Bolivia on Monday, the foreign ministry in Asunción said.' }) + '\n');
      const added = await told;
      assert.equal(added.added_articles, 1);
      assert.deepEqual(added.newest.map((a) => [a.article, a.title, a.publisher]), [['asuncion', 'Paraguay expels envoy', 'Encarnación Courier']]);
      assert.ok(added.added_events >= 1);
      await page.locator('.live').getByRole('link', { name: 'Paraguay expels envoy' }).waitFor();  // without being asked for
      await page.locator('tbody tr').first().waitFor();  // ... and, once watch has linked it, as a happening
      assert.match(await page.locator('tbody').innerText(), /Paraguay/);
      assert.equal(await page.locator('tbody tr').count(), (await get('/api/happenings?actor=Paraguay')).total);
    } finally {
      watch.kill('SIGTERM');
      assert.equal(await ended, 0);
    }
    await page.context().close();
  });
}
