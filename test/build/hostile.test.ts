import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/pdf/chromium.ts';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';
import { listPages } from '../browser/site-pages.ts';
import { listHtmlFaults } from '../browser/validate-html.ts';
import { openVisit } from '../browser/visit.ts';
import { writeHostileContent } from './hostile-content.ts';
import { makeHostileRepository } from './hostile-repository.ts';
import { runDocket } from './run-docket.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-hostile-'));
const work = join(folder, 'work');
const site = join(work, 'site');
let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  mkdirSync(work);
  const repository = makeHostileRepository(folder);
  writeHostileContent(work, repository);
  runDocket(work, ['build', '--out', 'site', '--site', 'https://releases.example.org']);
  ({ address, server } = await serveFolder({ folder: site, base: '/', host: '127.0.0.1', port: 0 }));
  browser = await launchChromium(inject('chromium'));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a build writes nothing outside its output and its work folder, and runs nothing that the repository names', () => {
  expect(readdirSync(folder).sort()).toEqual(['odd.git', 'work']);
  expect(readdirSync(work).sort()).toEqual(['content', 'docket.config.ts', 'site']);
  expect(existsSync('/tmp/owned')).toBe(false);
});

test('the pages of written notes are among those that are attacked', () => {
  const written = listPages(site).filter((path) => path.endsWith('written-notes/'));
  expect(written.length).toBeGreaterThan(3);
  expect(written.filter((path) => readFileSync(join(site, path, 'index.html'), 'utf8').includes('CHANGELOG.md')).length).toBeGreaterThan(2);
});

test('a page with git notes is among those that are attacked', () => {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(pages.filter((name) => readFileSync(join(site, name), 'utf8').includes('<h2>Git notes'))).not.toEqual([]);
});

test('every file has a name that is safe in an address', () => {
  const names = readdirSync(site, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => !/^[\w.+~@%/-]+$/.test(name.replaceAll('\\', '/')))).toEqual([]);
});

test('no page runs, asks for or shows anything that the repository slipped in, and links lead to web pages, mail or places of this site', async () => {
  const { page, go, trouble, close } = await openVisit(browser, address);
  const odd = new Set<string>();
  for (const path of listPages(site)) {
    await go(path);
    const protocols = await page.$$eval('[href], [src], [action]', (elements) =>
      elements.map((element) => {
        const written = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        return URL.canParse(written, document.baseURI) ? new URL(written, document.baseURI).protocol : written;
      }),
    );
    for (const protocol of protocols) if (!['http:', 'https:', 'mailto:', 'data:'].includes(protocol)) odd.add(`${protocol} on ${path}`);
  }
  expect(trouble).toEqual([]);
  expect([...odd]).toEqual([]);
  await close();
});

test('every page is valid HTML', async () => {
  expect(await listHtmlFaults(site)).toEqual([]);
});

test('control characters and those that turn the reading direction reach no file', () => {
  const marked = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|xml|json|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}]/u.test(readFileSync(file, 'utf8')));
  expect(marked).toEqual([]);
});

test('feeds and the sitemap are well-formed', async () => {
  const { page, go, close } = await openVisit(browser, address);
  await go('');
  const feeds = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
  expect(feeds.length).toBeGreaterThan(2);
  for (const name of feeds) {
    const fault = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror')?.textContent ?? null,
      readFileSync(join(site, name), 'utf8'),
    );
    expect([name, fault]).toEqual([name, null]);
  }
  await close();
});

test('a password in the address of a remote appears nowhere', () => {
  const files = readdirSync(work, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(
    files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('s3cret-token')).map(({ name }) => name),
  ).toEqual([]);
});

test('an attack in the address of the search or compare page stays text', async () => {
  const { page, go, trouble, close } = await openVisit(browser, address);
  const attack = encodeURIComponent('"><img src=x onerror=alert(1)><script>alert(1)</script>');
  const product = listPages(site).find((path) => path.endsWith('/compare/')) ?? '';
  await go(`search/?q=${attack}`);
  await page.waitForLoadState('networkidle');
  await go(`search/?q=script`);
  await page.waitForLoadState('networkidle');
  await go(`${product}?from=${attack}&to=${attack}`);
  await page.waitForLoadState('networkidle');
  await go(`${product}?from=__proto__&to=constructor`);
  await page.waitForLoadState('networkidle');
  expect(trouble).toEqual([]);
  await close();
});
