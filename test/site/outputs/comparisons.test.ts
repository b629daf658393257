import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Book, Release } from '../../../src/book/schema/book.ts';
import { noSlots, type Slots } from '../../../src/book/views/slots.ts';
import { formatVersionContent, lineFormatter } from '../../../src/releases/views/compare/version-files.ts';
import { openKeptFiles } from '../../../src/site/kept/kept-files.ts';
import { writeComparisons } from '../../../src/site/outputs/comparisons.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-comparisons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const book = syntheticBook({ releases: 50, changes: 2 });

const linked: Pick<Slots, 'changePages'> = {
  changePages: () =>
    new Map([
      ['b'.repeat(40), { text: 'on 1.1', href: '/portal/changes/c-1/' }],
      ['a'.repeat(40), { text: 'on 1.1', href: '/portal/changes/c-1/' }],
      ['c'.repeat(40), { text: 'elsewhere', href: '/other/changes/c-2/' }],
    ]),
};

function writtenLines(
  name: string,
  told: readonly Release[],
  shown: Book = book,
  slots: Pick<Slots, 'changePages'> = noSlots,
): Readonly<Record<string, string>> {
  const place = { book: shown, outDir: path.join(folder, name, 'site'), cacheDir: path.join(folder, name, 'cache') };
  const tell = writeComparisons(place, openKeptFiles({ folder: null, outDir: place.outDir, stamp: '' }), slots);
  for (const release of told) tell(release);
  const written = path.join(place.outDir, 'portal', 'compare');
  const files = readdirSync(written).filter((file) => file !== 'versions.json');
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(written, file), 'utf8')]));
}

test('each line has the changes of its own releases, in whatever order they are told', () => {
  const [product] = book.products;
  if (product === undefined) throw new RangeError('Unexpected Book without a product');
  const format = lineFormatter(product);
  const expected = Object.fromEntries(
    product.lines.map((line) => [`${line.slug}.json`, format(line, (release) => formatVersionContent(product, release))]),
  );
  expect(Object.keys(expected)).toEqual(['1.2.json', '1.1.json', '1.0.json']);
  const { releases } = product;
  const inTurns = releases.map((_, at) => releases[(at * 17) % releases.length] ?? releases[0]).filter((release) => release !== undefined);
  expect(new Set(inTurns).size).toBe(50);
  expect(writtenLines('newest-first', releases)).toEqual(expected);
  expect(writtenLines('in-turns', inTurns)).toEqual(expected);
});

test('a line is written with its last release, and nothing stays in the folder of caches', () => {
  const oldest = (book.products[0]?.releases ?? []).filter((release) => release.line === '1.0');
  expect(Object.keys(writtenLines('half', oldest.slice(1)))).toEqual([]);
  expect(Object.keys(writtenLines('one', oldest))).toEqual(['1.0.json']);
  expect(readdirSync(path.join(folder, 'one', 'cache'))).toEqual([]);
});

test('a product without releases has empty lines', () => {
  const empty = { ...book, products: book.products.map((product) => ({ ...product, releases: [] })) };
  const texts = Object.values(writtenLines('empty', [], empty));
  expect(texts.map((text) => JSON.parse(text).versions)).toEqual([[], [], []]);
});

test('pages of changes stand in a file of their own, so that no line is another where they are', () => {
  const releases = book.products[0]?.releases ?? [];
  const { 'changes.json': pages, ...lines } = writtenLines('linked', releases, book, linked);
  expect(lines).toEqual(writtenLines('alone', releases));
  expect(JSON.parse(pages ?? '')).toEqual({ pages: [['on 1.1', 'changes/c-1/']], commits: { aaaaaaaaaaaaaaaa: 0, bbbbbbbbbbbbbbbb: 0 } });
});
