import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { launchChromium } from '../../scripts/pdf/chromium.ts';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { isThorough } from '../often.ts';
import { openVisit } from './visit.ts';

const run = promisify(execFile);
const component = '@team/application-documentation-search';

/** The site of a repository in which every name is as long as a name gets; its address without the slash at the end. */
async function serveLongNames(): Promise<string> {
  const repo = makeRepository();
  const files = { 'search/package.json': `{\n  "name": "${component}"\n}\n` };
  repo.commit('Start', { files });
  repo.git('tag', `${component}@2.51.0`);
  repo.commit('Add signs', { files: { 'search/one': '' }, name: `A${'\u0e4e'.repeat(120)}` });
  repo.git('tag', `${component}@2.52.0+deduplicatedlabelsofeverything`);
  repo.commit('Add more', { files: { 'search/two': '' }, name: 'Aleksandra'.repeat(8) });
  repo.git('tag', `${component}@2026.08.0`);
  // And so many changes wait that their number is long, too.
  const waiting = Array.from({ length: 1000 }, (_, index) =>
    formatCommit(`Change ${index}`, index === 0 ? 'from refs/heads/main^0\n' : ''),
  );
  repo.feed(waiting.join(''), 'fast-import', '--quiet');
  const folder = makeFolder();
  await run(process.execPath, ['scripts/docket.ts', 'build', '--repository', repo.path, '--out', join(folder, 'site')]);
  const { address, server } = await serveFolder({ folder: join(folder, 'site'), base: '/', host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `${address.replace(/\/$/, '')}/team-application-documentation-search`;
}

/** A commit for `git fast-import`. */
function formatCommit(message: string, from: string): string {
  const file = `M 644 inline search/three\ndata ${message.length}\n${message}\n`;
  return `commit refs/heads/main\ncommitter Ada <ada@example.org> 1700000000 +0000\ndata ${message.length}\n${message}\n${from}${file}`;
}

// Pages with names of usual length are held to the width of a phone in every run.
test.runIf(isThorough)('pages and open menus are no wider than a phone, however long the names in them', async () => {
  const site = await serveLongNames();
  const browser = await launchChromium(inject('chromium'));
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const widths: [string, number][] = [];
  for (const path of ['/../', '/', '/2.52.0-deduplicatedlabelsofeverything/', '/2026.08.0/', '/compare/']) {
    await page.goto(site + path);
    for (const menu of await page.locator('details[name=menu] > summary').filter({ visible: true }).all()) {
      await menu.click();
      widths.push([path, await page.evaluate(() => document.documentElement.scrollWidth)]);
      await menu.click();
    }
    widths.push([path, await page.evaluate(() => document.documentElement.scrollWidth)]);
  }
  expect(widths.filter(([, width]) => width > 390)).toEqual([]);
  expect(widths.length).toBe(17);
});

test('a picture of a guide is no wider than its text, and keeps its shape', async () => {
  const browser = await launchChromium(inject('chromium'));
  onTestFinished(() => browser.close());
  const { page, go } = await openVisit(browser, inject('site'), { viewport: { width: 390, height: 844 } });
  await go('guides/first-site/');
  const size = await page.locator('.guide').evaluate((guide) => {
    const picture = document.createElement('img');
    Object.assign(picture, { width: 2200, height: 700, alt: '' });
    guide.append(picture);
    return { page: document.documentElement.scrollWidth, text: guide.clientWidth, width: picture.width, height: picture.height };
  });
  expect(size.page).toBe(390);
  expect(size.width).toBe(size.text);
  expect(size.height).toBe(Math.round((size.text * 700) / 2200));
});
