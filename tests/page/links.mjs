// The views of what articles have to do with each other, against the API and the commands: happenings, their origins, disputes, denials.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/// `test` runs one, `b` is the browser, `get` asks the API, `program` and `record` are for asking the commands the same.
export async function linkTests({ test, b, get, program, record }) {
  const lines = (...command) => execFileSync(program, [...command, '--format', 'jsonl'], { encoding: 'utf8' }).trim().split('\n').map((l) => JSON.parse(l));
  const plain = (s) => s.replace(/\s+/g, ' ').trim();

  await test('disputes: each side with who says it and their words, as the command has them', async () => {
    const disputes = lines('disputes', record);
    assert.ok(disputes.length > 5);
    const page = await b.page('/disputes');
    assert.equal(await page.locator('.dispute').count(), disputes.length);
    const shown = plain(await page.locator('main').innerText());
    for (const d of disputes) for (const side of d.sides) {
      assert.ok(shown.includes({ happened: 'It happened', denied: 'It did not' }[side.value] ?? side.value), side.value);
      for (const t of side.tellings) assert.ok(shown.includes(plain(t.quote)), t.quote);
    }
    const words = (t) => plain(t.quote).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    for (const [i, d] of disputes.entries()) {  // equal words of a side stand once
      assert.equal(await page.locator('.dispute').nth(i).locator('blockquote').count(), d.sides.reduce((n, s) => n + new Set(s.tellings.map(words)).size, 0), d.happening);
    }
    await page.getByRole('link', { name: 'Who did it?' }).click();
    await page.waitForURL(/kind=actor/);
    await b.settle(page);
    assert.equal(await page.locator('.dispute').count(), disputes.filter((d) => d.kind === 'actor').length);
    await page.getByLabel('Take along: Side against side').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV', exact: true }).click()]);
    const { total } = await get('/api/disputes?kind=actor');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    assert.equal(await page.locator('tbody tr').count(), total);
    assert.equal(readFileSync(await download.path(), 'utf8').trim().split('\n').length - 1, total);
    await page.context().close();
  });

  await test('happenings: what the command lists, narrowed by standing and origins, and each leads to its accounts', async () => {
    const told = lines('happenings', record, '--status', 'disputed');
    const page = await b.page('/happenings');
    assert.equal(await page.locator('tbody tr').count(), Math.min(100, lines('happenings', record).length));
    await page.getByLabel('By weight of accounts').selectOption('disputed');
    await page.waitForURL(/standing=disputed/);
    await b.settle(page);
    assert.equal(await page.locator('tbody tr').count(), told.length);
    await page.getByLabel('Independent origins').selectOption('1');
    await page.waitForURL(/min_origins=1/);
    await b.settle(page);
    assert.equal(await page.locator('tbody tr').count(), told.filter((h) => h.n_origins >= 1).length);
    const [{ story }] = lines('happenings', record).filter((h) => h.story);
    const inStory = await b.page('/happenings');
    await inStory.getByLabel('Story').fill(story);
    await inStory.keyboard.press('Enter');
    await inStory.waitForURL(new RegExp(`story=${story}$`));
    await b.settle(inStory);
    assert.equal(await inStory.locator('tbody tr').count(), lines('happenings', record, '--story', story).length);
    await inStory.context().close();
    await page.locator('tbody tr').first().getByRole('link').click();
    await page.waitForURL(/\/happening\?id=/);
    await b.settle(page);
    assert.match(await page.locator('.facts').innerText(), /disputed/);
    await page.context().close();
  });

  await test('a happening: its origins are those of the command, every account has its card under its stance', async () => {
    const stances = new Set();
    for (const h of [...(await get('/api/happenings?standing=disputed')).rows, ...(await get('/api/happenings?standing=planned&limit=2')).rows]) {
      const whole = await get('/api/happening?id=' + h.happening);
      for (const a of whole.accounts) stances.add(a.stance);
      const page = await b.page('/happening?id=' + h.happening);
      const origins = lines('origins', record, 'h' + h.happening);
      const figure = page.locator('figure', { has: page.getByRole('heading', { name: 'On whose word' }) });
      assert.equal(await figure.locator('li').count(), origins.length);
      const listed = plain(await figure.innerText());
      for (const o of origins) if (o.name) assert.ok(listed.includes(o.name), o.name);
      // accounts of one text have the cards of the original's alone; its copies are named there
      const text = (a) => a.copy_group ? 'g' + a.copy_group : 'a' + a.article;
      const shown = (list) => list.filter((a) => a.article === (list.find((b) => text(b) === text(a) && b.original) ?? list.find((b) => text(b) === text(a))).article);
      let cards = 0;
      for (const [stance, says] of [['asserts', /says? so/], ['plans', /to come/], ['none', /only speaks? of it/], ['denies', /den(ies|y) it/]]) {
        const list = whole.accounts.filter((a) => a.stance === stance), section = page.locator(`section[data-stance=${stance}]`);
        assert.equal(await section.count(), list.length ? 1 : 0, stance);
        if (!list.length) continue;
        assert.match(await section.locator('h2').innerText(), says);
        assert.ok((await section.locator('h2').innerText()).startsWith(`${list.length} `));
        assert.equal(await section.locator('.account').count(), shown(list).length);
        const told = plain(await section.innerText());
        for (const a of shown(list)) assert.ok(told.includes(plain(a.sentence.text)), a.sentence.text);
        cards += shown(list).length;
      }
      assert.equal(await page.locator('.account').count(), cards);
      assert.equal(await page.locator('.account.denied').count(), shown(whole.accounts.filter((a) => a.stance === 'denies')).length);
      for (const a of whole.accounts.filter((one) => one.copy_group && !one.original)) assert.ok(plain(await page.locator('main').innerText()).includes(plain(a.publisher ?? a.article)), a.article);
      assert.equal(await page.locator('.dispute').count(), new Set(whole.disputes.map((d) => d.dispute)).size);
      await page.context().close();
    }
    assert.deepEqual([...stances].sort(), ['asserts', 'denies', 'plans']);
  });

  await test('a denial that is no event leads to its words in the article', async () => {
    const row = (await get('/api/disputes?kind=denied')).rows.find((r) => r.event.startsWith('a'));
    const { record: r } = await get('/api/article?id=' + encodeURIComponent(row.article));
    const page = await b.page(`/happening?id=${row.happening}`);
    await page.locator('.account.denied header a').first().click();
    await page.waitForURL(/event=a\d+/);
    await b.settle(page);
    const points = [...r.article.text], said = r.attributions.find((a) => a.id === new URL(page.url()).searchParams.get('event'));
    const lit = (await page.locator('.text .role.cue').allInnerTexts()).join('').replace(/\s+/g, '');
    assert.equal(lit, said.cue.map(([x, y]) => points.slice(x, y).join('')).join('').replace(/\s+/g, ''));
    assert.ok((await page.locator('.text .role.said').count()) > 0);
    await page.context().close();
  });
}
