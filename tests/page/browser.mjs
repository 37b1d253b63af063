// A served record and a browser on it, for the tests of the page. Everything the page asks of other machines, every script error and every
// breach of the Content-Security-Policy is kept, and fails the test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const chromiumAt = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

// A machine that is busy with other things is slow, not wrong.
const patience = 120000;

export function serve(program, record, ...args) {
  return new Promise((resolve, reject) => {
    const process = spawn(program, ['serve', record, '--port', '0', '--poll', '0.5', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    process.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    process.stdout.once('data', (line) => resolve({ base: String(line).trim().replace(/\/$/, ''), stop: () => process.kill() }));
  });
}

export class Browser {
  static async start(base, pictures) {
    const self = new Browser();
    self.base = base;
    self.pictures = pictures;
    mkdirSync(pictures, { recursive: true });
    self.chromium = await chromium.launch({ timeout: patience, executablePath: chromiumAt, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    self.complaints = [];
    return self;
  }
  async page(path, { width = 1280, height = 900, scheme = 'light', touch = false } = {}) {
    const context = await this.chromium.newContext({ viewport: { width, height }, colorScheme: scheme, hasTouch: touch, acceptDownloads: true, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('pageerror', (e) => this.complaints.push(`${path}: ${e.message}`));
    page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) this.complaints.push(`${path}: ${m.text()}`); });
    page.on('request', (r) => { if (!r.url().startsWith(this.base)) this.complaints.push(`${path}: asked ${r.url()}`); });
    page.on('requestfailed', (r) => { if (!/ERR_ABORTED/.test(r.failure()?.errorText ?? '')) this.complaints.push(`${path}: ${r.url()} ${r.failure()?.errorText}`); });
    page.on('dialog', (d) => { this.complaints.push(`${path}: dialog ${d.message()}`); void d.dismiss(); });
    await page.goto(this.base + path);
    await page.waitForSelector('main h1');
    await this.settle(page);
    return page;
  }
  /// Until no answer is awaited any more.
  async settle(page) {
    await page.waitForFunction(() => !document.querySelector('.waiting') && !/Asking the record|Drawing…/.test(document.querySelector('main').textContent), null, { timeout: patience });
    await page.evaluate(() => document.fonts.ready);
  }
  picture(page, name) { return page.screenshot({ path: `${this.pictures}/${name}.png`, fullPage: true }); }
  async stop() { await this.chromium.close(); }
}
