import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tagWithoutCommit } from '../../src/git/schema/git-problems.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

let folder: string;
let pages: number;
const read = (file: string) => readFile(path.join(folder, 'out', file), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-site-'));
  // The test runner sets it for itself, and Astro takes it for the site's.
  vi.stubEnv('BASE_URL', undefined);
  const made = syntheticBook({ releases: 24, changes: 40, hostile: true });
  const problems = made.problems.concat(['v1', 'v2', 'v3'].map((subject) => tagWithoutCommit({ source: 'portal-api' }, subject)));
  const book = { ...made, problems };
  const place = { root: folder, outDir: path.join(folder, 'out'), cacheDir: path.join(folder, 'cache') };
  ({ pages } = await buildSite({ book, ...place, base: '/records' }));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('every release, line and product has its page', async () => {
  expect(pages).toBeGreaterThanOrEqual(24 + 2 + 1 + 4);
  expect(await read('portal/1.1.2/index.html')).toContain('<span class="version">1.1.2</span>');
  expect(await read('portal/lines/1.0/index.html')).toContain('id="unreleased"');
});

test('home lists the newest releases, the newest first', async () => {
  const [, table = ''] = /<section id="recent">([\s\S]*?)<\/section>/.exec(await read('index.html')) ?? [];
  expect(listTexts(table, /<span class="version">([\s\S]*?)<\/span>/g)).toEqual([
    '1.1.3',
    '1.1.2',
    '1.1.1',
    '1.1.0',
    ...Array.from({ length: 8 }, (_, at) => `1.0.${19 - at}`),
  ]);
});

test('the problems page has a row for each problem, below its kind', async () => {
  const [, group = ''] = /<tr class="group" id="tag-without-commit">([\s\S]*?)<\/tbody>/.exec(await read('problems/index.html')) ?? [];
  expect(group).toContain('<span class="count">4</span>');
  expect(listTexts(group, /<th scope="row">([\s\S]*?)<\/th>/g).slice(1)).toEqual(['portal-api, v1', 'portal-api, v2', 'portal-api, v3']);
});

test('the list of releases can be narrowed to what its legends say', async () => {
  const html = await read('portal/index.html');
  const choices = [...html.matchAll(/<fieldset>([\s\S]*?)<\/fieldset>/g)].map(([, text = '']) => [
    ...listTexts(text, /<legend>([\s\S]*?)<\/legend>/g),
    ...listTexts(text, /<input[^>]*>([\s\S]*?)<\/label>/g),
    ...[...text.matchAll(/name="(\w+)" value="(\w+)"/g)].map(([, name, value]) => `${name}=${value}`),
  ]);
  const statuses = ['candidate', 'yanked', 'superseded', 'released'];
  expect(choices).toEqual([
    ['Status', 'All', 'candidate 1', 'yanked 2', 'superseded 20', 'released 1', ...['all', ...statuses].map((each) => `status=${each}`)],
    ['Line', 'All', '1.1 4', '1.0 20', 'line=all', 'line=l0', 'line=l1'],
  ]);
});

test('a build writes nothing into the folder beside the output and what it keeps', async () => {
  expect((await readdir(folder)).sort()).toEqual(['cache', 'out']);
});

test('no text from outside becomes markup, and scripts come from files', async () => {
  for (const file of [
    'index.html',
    'portal/index.html',
    'portal/1.1.2/index.html',
    'portal/lines/1.1/index.html',
    'problems/index.html',
    'about/index.html',
  ]) {
    const html = (await read(file)).replaceAll(/="[^"]*"/g, '=""');
    expect(html, file).not.toContain('<script>');
    expect(html, file).not.toMatch(/<[^>]+ (style|on\w+)=/);
    expect(await read(file), file).not.toMatch(/(href|src)="\s*javascript:/i);
  }
});

test('every address stands below the base', async () => {
  const html = await read('portal/1.1.2/index.html');
  const inside = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
  expect(inside.filter((address) => !address.startsWith('/records/'))).toEqual([]);
});

test('a release page of forty changes weighs at most 20 kB with all that it loads, and its fonts at most 60 kB', async () => {
  const html = await read('portal/1.1.2/index.html');
  const assets = [...html.matchAll(/(?:href|src)="\/records\/(_astro\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const fonts = assets.filter((asset) => asset.endsWith('.woff2'));
  const texts = [html, ...(await Promise.all(assets.filter((asset) => !fonts.includes(asset)).map(read)))];
  const weight = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  const sizes = await Promise.all(fonts.map(async (font) => (await stat(path.join(folder, 'out', font))).size));
  expect(texts.length).toBeGreaterThan(2);
  expect(weight).toBeLessThan(20_000);
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
});

/** What the first group of a pattern finds, without tags and with single spaces. */
function listTexts(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map(([, text = '']) =>
    text
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}
