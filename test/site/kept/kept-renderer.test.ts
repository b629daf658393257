import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Book } from '../../../src/book/schema/book.ts';
import type { Line } from '../../../src/book/schema/product.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { writeValidationContent } from '../../fixture/validation-content.ts';
import { isThorough } from '../../often.ts';
import { shelf, small, startBuilding } from './start-building.ts';

/** A bundle is spoiled at one of the two: where a site will stand is no part of how it is examined. */
const addresses = [
  { place: {}, spoil: true },
  { place: { base: '/records', site: 'https://releases.example.org', pdf: true }, spoil: false },
];

test.each(isThorough ? addresses : addresses.slice(0, 1))(
  'what Astro bundled once, for another Book of another folder, renders every page as Astro’s build does ($place)',
  async ({ place, spoil }) => {
    const { folder, build } = startBuilding(place);
    const cache = path.join(folder, 'cache');
    await build(small, 'small', cache);
    const kept = shelf(cache).folder;
    expect(readdirSync(kept)).toHaveLength(1);
    const larger = { ...syntheticBook({ releases: 24, changes: 3, hostile: true }), title: 'Another title' };
    const fresh = await build(larger, 'fresh', null);
    const [name = ''] = readdirSync(kept);
    const { ino } = statSync(path.join(kept, name));
    expect(await build(larger, 'larger', cache)).toEqual(fresh);
    // Whoever bundles keeps the bundle anew.
    expect(statSync(path.join(kept, name)).ino).toBe(ino);
    for (const each of ['site-files', 'renderers'])
      expect(readdirSync(path.join(folder, 'nothing-kept'), { recursive: true })).not.toContain(path.join('fresh', each));
    if (spoil) {
      const bundle = path.join(kept, name, 'bundle');
      const [entry = ''] = readdirSync(bundle).filter((file) => file.startsWith('prerender-entry'));
      writeFileSync(path.join(bundle, entry), `${readFileSync(path.join(bundle, entry), 'utf8')}\nthrow new Error('Spoiled');\n`);
      expect(await build(larger, 'spoiled', cache)).toEqual(fresh);
      expect(statSync(path.join(kept, name)).ino).not.toBe(ino);
    }
  },
);

test.runIf(isThorough)(
  'pages of capabilities are rendered so, too, and a Book that uses others needs a bundle of its own; the newest are kept',
  async () => {
    const { folder, build } = startBuilding();
    const cache = path.join(folder, 'cache');
    const { folder: kept } = shelf(cache);
    const older = Array.from({ length: 9 }, (_, at) => `older-${at}`);
    for (const [at, name] of older.entries()) {
      mkdirSync(path.join(kept, name), { recursive: true });
      utimesSync(path.join(kept, name), at, at);
    }
    const book = await writeValidationContent(folder);
    await build(small, 'without', cache);
    const first = await build(book, 'first', cache);
    expect(await build(book, 'second', cache)).toEqual(first);
    const left = readdirSync(kept).toSorted();
    expect(left).toHaveLength(8);
    expect(left.filter((name) => older.includes(name))).toEqual(older.slice(3));
  },
);

test('where files of the user stand among those that are bundled, nothing is shared', async () => {
  const { folder, build } = startBuilding();
  const mine = path.join(folder, 'roots', 'own', 'public', '_astro');
  mkdirSync(mine, { recursive: true });
  writeFileSync(path.join(mine, 'mine.css'), 'b{}');
  const cache = path.join(folder, 'cache');
  mkdirSync(shelf(cache).folder, { recursive: true });
  await build(small, 'own', cache);
  expect(readdirSync(path.join(folder, 'own', '_astro'))).toContain('mine.css');
  expect(readdirSync(shelf(cache).folder)).toEqual([]);
});

test('a file of the user’s stands in place of what Docket makes, whatever was kept there and whoever builds', async () => {
  const { folder, build } = startBuilding();
  const cache = path.join(folder, 'cache');
  await build(small, 'own', cache);
  const { files } = await build(small, 'own', cache);
  const names = files.map((line) => line.split(' ')[0] ?? '').filter((name) => /\/1\.0\.\d\/(release\.json|index\.html)$/.test(name));
  expect(names.length).toBeGreaterThan(3);
  for (const root of ['own', 'fresh']) {
    for (const name of names) {
      const file = path.join(folder, 'roots', root, 'public', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, 'Mine');
    }
  }
  const built = await build(small, 'own', cache);
  expect(built).toEqual(await build(small, 'fresh', null));
  for (const name of names) expect(readFileSync(path.join(folder, 'own', name), 'utf8')).toBe('Mine');
  expect(await build(small, 'own', cache)).toEqual(built);
});

test('the page of a line is taken from the build before as long as all that it shows is the same', async () => {
  const { folder, build } = startBuilding();
  const cache = path.join(folder, 'cache');
  const synthetic = syntheticBook({ releases: 24, changes: 1 });
  const [product] = synthetic.products;
  const [newest, ...older] = product?.lines ?? [];
  if (product === undefined || newest === undefined) throw new Error('Unexpected Book without a line.');
  const withNewest = (change: Partial<Line>): Book => {
    const lines = [{ ...newest, ...change }, ...older].map((line) => ({ ...line, unreleased: [] }));
    return { ...synthetic, products: [{ ...product, lines }] };
  };
  const placesOf = () => product.lines.map(({ slug }) => statSync(path.join(folder, 'own', product.id, 'lines', slug, 'index.html')).ino);
  const own = (book: Book) => build(book, 'own', cache);
  await own(withNewest({}));
  await own(withNewest({}));
  const books: readonly (readonly [again: 'none' | 'newest' | 'all', Book])[] = [
    ['none', withNewest({})],
    ['newest', withNewest({ reason: 'Somebody says so.' })],
    ['newest', withNewest({ reason: 'Somebody says so.', versions: newest.versions.slice(1) })],
    ['all', { ...withNewest({}), title: 'Another title' }],
  ];
  for (const [at, [again, book]] of (isThorough ? books : books.slice(1, 2)).entries()) {
    const before = placesOf();
    // Of the other no page is kept.
    expect(await own(book)).toEqual(await build(book, `other-${at}`, cache));
    const isAgain = placesOf().map((place, line) => place !== before[line]);
    expect(isAgain, again).toEqual(product.lines.map((line) => again === 'all' || (again === 'newest' && line === newest)));
  }
});

test('the page of a line is made anew when packages that were updated bundle other files', async () => {
  const { folder, build } = startBuilding();
  const cache = path.join(folder, 'cache');
  const synthetic = syntheticBook({ releases: 3, changes: 1 });
  const book = {
    ...synthetic,
    products: synthetic.products.map((product) => ({ ...product, lines: product.lines.map((line) => ({ ...line, unreleased: [] })) })),
  };
  await build(book, 'own', cache);
  await build(book, 'own', cache);
  renameStyles(shelf(cache).folder);
  const { files } = await build(book, 'other', cache);
  expect(files.filter((file) => file.startsWith('_astro/updated.'))).not.toEqual([]);
  expect((await build(book, 'own', cache)).files).toEqual(files);
});

/** Makes of the kept renderer one that other packages would make: its style sheets have other names. */
function renameStyles(kept: string): void {
  const [name = ''] = readdirSync(kept);
  const folder = path.join(kept, name);
  const styles = readdirSync(path.join(folder, 'assets')).filter((file) => file.endsWith('.css'));
  for (const file of styles) renameSync(path.join(folder, 'assets', file), path.join(folder, 'assets', `updated.${file}`));
  const bundled = readdirSync(path.join(folder, 'bundle'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mjs'));
  for (const file of bundled.map((each) => path.join(folder, 'bundle', each))) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      styles.reduce((changed, each) => changed.replaceAll(each, `updated.${each}`), text),
    );
  }
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'renderer.json',
  );
  const names = all.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
  const digests = Object.fromEntries(names.map((each) => [each, hash('sha256', readFileSync(path.join(folder, each)))]));
  const state = path.join(folder, 'renderer.json');
  writeFileSync(state, JSON.stringify({ ...JSON.parse(readFileSync(state, 'utf8')), files: digests }));
}
