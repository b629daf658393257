import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeBelow } from '../../../src/book/outputs/write-below.ts';
import { writeOutputs } from '../../../src/site/outputs/write-outputs.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes everything for a small Book into a new folder and reads it back: name to content. */
async function readOutputs(hostile: boolean, cacheDir?: string): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-outputs-'));
  folders.push(folder);
  const outDir = path.join(folder, 'out');
  const book = syntheticBook({ releases: 3, changes: 4, hostile });
  await writeOutputs({ book, guides: [], outDir, cacheDir: cacheDir ?? path.join(folder, 'cache'), site: null, base: '/' });
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.relative(outDir, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return new Map(names.sort().map((name) => [name, readFileSync(path.join(outDir, name), 'latin1')]));
}

test('a site of three releases has these files beside its pages', async () => {
  expect([...(await readOutputs(false)).keys()]).toEqual([
    '_headers',
    '_redirects',
    'atom.xml',
    'feed.json',
    'feed.xml',
    'og/site.png',
    'portal/1.0.0/card.png',
    'portal/1.0.0/release.json',
    'portal/1.0.1/card.png',
    'portal/1.0.1/release.json',
    'portal/1.0.2/card.png',
    'portal/1.0.2/release.json',
    'portal/atom.xml',
    'portal/card.png',
    'portal/compare/1.0.json',
    'portal/compare/versions.json',
    'portal/feed.json',
    'portal/feed.xml',
    'portal/latest/index.html',
    'portal/product.json',
    'robots.txt',
    'schema/book.json',
    'schema/pulls.json',
    'search/index.json',
    'search/newest/commits-0.json',
    'search/newest/documents-0.json',
    'search/newest/numbers-0.json',
    'search/newest/words-0.json',
    'search/pages/commits-0.json',
    'search/pages/documents-0.json',
    'search/pages/words-0.json',
  ]);
});

test('twice the same Book gives the same bytes, cards included', async () => {
  expect(await readOutputs(true)).toEqual(await readOutputs(true));
});

const damages: Readonly<Record<string, (card: string) => void>> = {
  'cut off': (card) => truncateSync(card, 200),
  empty: (card) => truncateSync(card, 0),
  'one other byte': (card) => {
    const bytes = readFileSync(card);
    bytes[300] = (bytes[300] ?? 0) ^ 1;
    writeFileSync(card, bytes);
  },
  'a folder': (card) => {
    rmSync(card);
    mkdirSync(card);
  },
};

test('a card that was kept and is damaged is drawn anew', async () => {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'docket-outputs-'));
  folders.push(cacheDir);
  const whole = await readOutputs(false, cacheDir);
  const names = readdirSync(path.join(cacheDir, 'cards'));
  expect(names.length).toBeGreaterThanOrEqual(Object.keys(damages).length);
  for (const [at, damage] of Object.values(damages).entries()) damage(path.join(cacheDir, 'cards', names[at] ?? ''));
  expect(await readOutputs(false, cacheDir)).toEqual(whole);
  expect(await readOutputs(false, cacheDir)).toEqual(whole);
});

test('a name that leads out of the output folder is refused', () => {
  expect(() => writeBelow('/tmp/out', '../elsewhere.json', '')).toThrow('outside the output folder');
});

test('a file that has the name is replaced, and what it is called elsewhere stays as it was', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-outputs-'));
  folders.push(folder);
  const [served, written] = [path.join(folder, 'served.json'), path.join(folder, 'out', 'a.json')];
  writeBelow(path.join(folder, 'out'), 'a.json', 'old');
  linkSync(written, served);
  writeBelow(path.join(folder, 'out'), 'a.json', 'new');
  expect([served, written].map((file) => readFileSync(file, 'utf8'))).toEqual(['old', 'new']);
});
