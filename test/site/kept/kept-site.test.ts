import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Book, Release } from '../../../src/book/schema/book.ts';
import { noSlots } from '../../../src/book/views/slots.ts';
import { blankBook } from '../../../src/collect/blank.ts';
import { productIndex } from '../../../src/releases/views/product/product-index.ts';
import type { ReleasePlace } from '../../../src/releases/views/release/release-page.ts';
import { keptPath, openKeptFiles } from '../../../src/site/kept/kept-files.ts';
import { prepareFilling } from '../../../src/site/kept/kept-pages.ts';
import { clearSite } from '../../../src/site/kept/kept-site.ts';
import { isAnsweredSo, recordReads } from '../../../src/site/kept/recorded-reads.ts';
import { html } from '../../../src/text/schema/html.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { makeFolder } from '../../git-repository.ts';
import { assembleOne } from '../../releases/assemble-one.ts';
import { play, type Step, steps } from '../../releases/random-history.ts';
import { type KeptSitePlace, writeKeptSite } from './write-kept-site.ts';

const many = Number(process.env['DOCKET_HISTORIES'] ?? 40);

function bookOf(list: readonly Step[], name = 'App'): Book {
  const { product, problems } = assembleOne([play(list)], { name });
  const start = { schema: 'docket/book/v1', docket: '1.0.0', title: 'Releases', asOf: '2026-01-01T00:00:00Z' } as const;
  return { ...start, products: [product], ...blankBook, problems };
}

/** What may happen between two builds. */
const happenings: Readonly<Record<string, (list: readonly Step[], at: number) => Book>> = {
  'one more tag': (list, at) => bookOf([...list, { kind: 'commit', a: at, b: 0 }, { kind: 'release', a: at, b: at }]),
  'a backdated tag': (list, at) => bookOf(list.toSpliced(at % list.length, 0, { kind: 'release', a: at, b: at + 1 })),
  'a deleted tag': (list, at) => bookOf(list.toSpliced(findTag(list, at), 1)),
  'a moved tag': (list, at) => {
    const tag = list[findTag(list, at)];
    return bookOf([...list.toSpliced(findTag(list, at), 1), { kind: 'commit', a: at, b: 0 }, ...(tag === undefined ? [] : [tag])]);
  },
  'rewritten history': (list, at) => bookOf(list.toSpliced(at % list.length, 1, { kind: 'squash', a: at, b: at })),
  'another note': (list, at) => changed(bookOf(list), at, (release) => ({ ...release, highlights: `<p>Highlight ${at}</p>` })),
  'another judgement of a tag': (list, at) =>
    changed(bookOf(list), at, (release) => ({ ...release, tags: release.tags.map((tag) => ({ ...tag, moved: 'It was moved.' })) })),
  'another name in the configuration': (list) => bookOf(list, 'Another'),
  nothing: (list) => bookOf(list),
};

/** The place of a step that may set a tag, or of any other where there is none. */
function findTag(list: readonly Step[], at: number): number {
  const tags = list.flatMap(({ kind }, place) => (kind === 'release' || kind === 'candidate' ? [place] : []));
  return tags[at % Math.max(tags.length, 1)] ?? 0;
}

function changed(book: Book, at: number, change: (release: Release) => Release): Book {
  const products = book.products.map((product) => ({
    ...product,
    releases: product.releases.map((release, place) => (place === at % product.releases.length ? change(release) : release)),
  }));
  return { ...book, products };
}

/** Writes a site twice: with what the builds before have kept, and from nothing; both give the same files. */
async function expectSame(book: Book, place: KeptSitePlace, name: string): Promise<void> {
  const fresh = path.join(makeFolder(), 'fresh');
  await writeKeptSite(book, place);
  await writeKeptSite(book, { ...place, folder: null, outDir: fresh });
  expect(folderDigest(place.outDir), name).toEqual(folderDigest(fresh));
}

test('whatever happens to a history, a build with what was kept gives the bytes of one from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(happenings)), fc.nat(1000)), { minLength: 1, maxLength: 4 }),
      async (list, events) => {
        const folder = makeFolder();
        const place = { folder: path.join(folder, 'kept'), cacheDir: path.join(folder, 'cache') };
        await writeKeptSite(bookOf(list), { ...place, outDir: path.join(folder, 'first') });
        for (const [number, [name, at]] of events.entries()) {
          const book = happenings[name]?.(list, at) ?? bookOf(list);
          await expectSame(book, { ...place, outDir: path.join(folder, `${number}`) }, name);
        }
      },
    ),
    { numRuns: many },
  );
});

const book = syntheticBook({ releases: 24, changes: 3, hostile: true });

async function prepare() {
  const folder = makeFolder();
  const place = { folder: path.join(folder, 'kept'), cacheDir: path.join(folder, 'cache') };
  const [first, second] = [path.join(folder, 'first'), path.join(folder, 'second')];
  await writeKeptSite(book, { ...place, outDir: first });
  return { ...place, first, outDir: second };
}

/** A file by where its bytes are; of a file that is gone, another may have the number. */
function identify(file: string): string {
  const { ino, birthtimeMs } = statSync(file);
  return `${ino} ${birthtimeMs}`;
}

test('where a change gets a page of its own, or it is said otherwise, those release pages are made anew that show the change', async () => {
  const { first, ...place } = await prepare();
  const [product] = book.products;
  const [shown, hidden] = [product?.releases[3], product?.releases[9]];
  const page = (text: string) => new Map([[shown?.changes[1]?.commits[0]?.sha ?? '', { text, href: '/page/' }]]);
  const nameOf = (release: typeof shown): string => path.join(product?.id ?? '', release?.slug ?? '', 'index.html');
  let before = first;
  for (const [at, text] of ['on two lines', 'on two lines', 'on three lines'].entries()) {
    const outDir = path.join(place.cacheDir, `${at}`);
    await expectSame(book, { ...place, outDir, linked: page(text) }, text);
    const isKept = (release: typeof shown): boolean =>
      identify(path.join(outDir, nameOf(release))) === identify(path.join(before, nameOf(release)));
    expect([isKept(shown), isKept(hidden)]).toEqual([at === 1, true]);
    before = outDir;
  }
});

/** How many files of a site are those of another one. */
function countShared(site: string, other: string): number {
  const inodes = new Set(listFiles(other).map(identify));
  return listFiles(site).filter((file) => inodes.has(identify(file))).length;
}

function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

test('what did not change is the same file, and what a later release changes is little', async () => {
  const { first, ...place } = await prepare();
  await expectSame(book, place, 'unchanged');
  expect(listFiles(first).length - countShared(place.outDir, first)).toBe(2);
  const [product] = book.products;
  const [newest] = product?.releases ?? [];
  if (product === undefined || newest === undefined) throw new RangeError('Unexpected Book without a release');
  const next = { ...newest, version: '1.9.0', slug: '1.9.0', date: '2030-01-01T00:00:00Z' };
  const grown = { ...book, products: [{ ...product, releases: [next, ...product.releases] }] };
  const outDir = path.join(place.outDir, '..', 'third');
  await expectSame(grown, { ...place, outDir }, 'grown');
  const other = listFiles(outDir).filter((file) => statSync(file).nlink < 3 || statSync(file).mtimeMs > statSync(place.outDir).mtimeMs);
  const names = other.map((file) => path.relative(outDir, file)).filter((file) => file.endsWith('.html'));
  expect(names.sort()).toEqual(['portal/1.1.3/index.html', 'portal/1.9.0/index.html']);
});

test('a kept file that somebody wrote into, or that others may not read any more, is made anew, also when its size and time are as they were', async () => {
  const { first, ...place } = await prepare();
  const [page = '', json = ''] = ['index.html', 'release.json'].map((file) => path.join(first, 'portal', '1.0.0', file));
  appendFileSync(page, '<p>Not ours</p>');
  const reference = path.join(makeFolder(), 'time');
  execFileSync('touch', ['-r', json, reference]);
  writeFileSync(json, readFileSync(json, 'utf8').replace('1.0.0', '6.6.6'));
  execFileSync('touch', ['-r', reference, json]);
  const closed = path.join(first, 'portal', '1.0.1', 'index.html');
  const { mode } = statSync(closed);
  chmodSync(closed, 0o600);
  await expectSame(book, place, 'written into');
  expect(statSync(path.join(place.outDir, 'portal', '1.0.1', 'index.html')).mode).toBe(mode);
  expect(readFileSync(page, 'utf8')).toContain('Not ours');
});

test('what cannot be trusted is not used: state that is cut off, of other code, or of another site', async () => {
  const { first, ...place } = await prepare();
  const states = ['pages.state', 'beside.state'].map((name) => path.join(place.folder, name));
  const count = async (stamp: string, name: string) => {
    const outDir = path.join(place.outDir, '..', name);
    await expectSame(book, { ...place, outDir, stamp }, name);
    return countShared(outDir, first);
  };
  expect(await count('other code', 'other code')).toBe(0);
  await writeKeptSite(book, { ...place, outDir: path.join(place.outDir, '..', 'again') });
  for (const state of states) truncateSync(state, Math.floor(statSync(state).size / 2));
  expect(await count('code', 'cut off')).toBe(0);
  for (const state of states) writeFileSync(state, '\0');
  expect(await count('code', 'no state')).toBe(0);
  await expectSame(
    bookOf([
      { kind: 'commit', a: 0, b: 0 },
      { kind: 'release', a: 0, b: 0 },
    ]),
    { ...place, outDir: path.join(place.outDir, '..', 'elsewhere') },
    'another site',
  );
  await expectSame(book, { ...place, outDir: path.join(place.outDir, '..', 'back') }, 'back');
});

test('a folder that was carried to another machine is used, as far as its files are whole', async () => {
  const { first, ...place } = await prepare();
  const carried = `${place.folder}-carried`;
  cpSync(place.folder, carried, { recursive: true });
  rmSync(keptPath(path.join(carried, 'pages'), 'portal/1.0.1/index.html'));
  writeFileSync(keptPath(path.join(carried, 'pages'), 'portal/1.0.2/index.html'), 'spoiled');
  const inodes = new Set(listFiles(carried).map(identify));
  await expectSame(book, { ...place, folder: carried }, 'carried');
  const anew = listFiles(place.outDir).filter((file) => !inodes.has(identify(file)));
  expect(anew.map((file) => path.relative(place.outDir, file)).sort()).toEqual([
    'portal/1.0.1/index.html',
    'portal/1.0.2/index.html',
    'portal/compare/versions.json',
    'portal/product.json',
  ]);
  expect(countShared(place.outDir, first)).toBe(0);
});

test('a build into the site before the last leaves in it what a build from nothing gives, whatever was put there, and the last one as it is', async () => {
  const { first, ...place } = await prepare();
  const spare = first;
  await writeKeptSite(book, place);
  const served = folderDigest(place.outDir);
  const kept = { folder: place.folder, stamp: 'code' };
  mkdirSync(path.join(spare, 'portal', '9.9.9'));
  for (const name of ['stranger.html', 'portal/9.9.9/index.html', 'portal/stranger.json'])
    writeFileSync(path.join(spare, name), 'Not ours');
  symlinkSync('/etc/hostname', path.join(spare, 'portal', 'link'));
  rmSync(path.join(spare, 'portal', '1.0.1', 'index.html'));
  writeFileSync(path.join(spare, 'portal', '1.0.1', 'index.html'), 'Not ours');
  rmSync(path.join(spare, 'portal', '1.0.2', 'release.json'));
  const inode = statSync(path.join(spare, 'portal', '1.0.3', 'index.html')).ino;
  const grown = changed(book, 5, (release) => ({ ...release, highlights: '<p>News</p>' }));
  const shorter = { ...grown, products: grown.products.map((product) => ({ ...product, releases: product.releases.slice(1) })) };
  clearSite(kept, spare);
  await expectSame(shorter, { ...place, outDir: spare }, 'spare');
  expect(statSync(path.join(spare, 'portal', '1.0.3', 'index.html')).ino).toBe(inode);
  expect(folderDigest(place.outDir)).toEqual(served);
  clearSite(kept, place.outDir);
  await expectSame(book, place, 'and back');
});

test('links, pipes and folders that stand where files belong are cleared away, and nothing that a link leads to is touched', async () => {
  const { first, ...place } = await prepare();
  await writeKeptSite(book, place);
  const theirs = path.join(makeFolder(), 'theirs');
  mkdirSync(theirs);
  writeFileSync(path.join(theirs, 'note.txt'), 'Not ours');
  const at = (...names: readonly string[]) => path.join(first, 'portal', ...names);
  symlinkSync(theirs, at('theirs'));
  symlinkSync(first, at('again'));
  symlinkSync('/nowhere', at('lost'));
  execFileSync('mkfifo', [at('pipe')]);
  for (const name of ['1.0.1', '1.0.2']) rmSync(at(name, 'index.html'));
  mkdirSync(at('1.0.1', 'index.html', 'deep', 'deeper'), { recursive: true });
  writeFileSync(at('1.0.1', 'index.html', 'deep', 'deeper', 'file'), 'Not ours');
  symlinkSync(theirs, at('1.0.2', 'index.html'));
  mkdirSync(at('9.9.9', 'changes', '2'), { recursive: true });
  const kept = { folder: place.folder, stamp: 'code' };
  clearSite(kept, first);
  await expectSame(book, { ...place, outDir: first }, 'spare');
  expect(readdirSync(at()).filter((name) => ['9.9.9', 'again', 'lost', 'pipe', 'theirs'].includes(name))).toEqual([]);
  expect(readFileSync(path.join(theirs, 'note.txt'), 'utf8')).toBe('Not ours');
});

test('what another build keeps after a site was looked at is not taken for what stands in it', async () => {
  const { first, ...place } = await prepare();
  await writeKeptSite(book, place);
  clearSite({ folder: place.folder, stamp: 'code' }, first);
  const grown = changed(book, 5, (release) => ({ ...release, highlights: '<p>News</p>' }));
  await writeKeptSite(grown, place);
  await expectSame(grown, { ...place, outDir: first }, 'another build between');
});

test('another frame is around every page', async () => {
  const { first, ...place } = await prepare();
  await expectSame(book, { ...place, around: '<hr>' }, 'another frame');
  expect(countShared(path.join(place.outDir, 'portal', '1.0.0'), first)).toBe(1);
});

test('what capabilities say of a release is looked at each time', () => {
  const folder = makeFolder();
  const [product] = book.products;
  const [newer, release] = product?.releases ?? [];
  if (product === undefined || release === undefined) throw new RangeError('Unexpected Book without a release');
  const write = (word: string, number: number): string => {
    const section = { id: 'said', name: 'Said', count: null, stamp: null, format: () => html`<p>${word}</p>` };
    const outDir = path.join(folder, `${number}`);
    const kept = openKeptFiles({ folder: path.join(folder, 'kept'), outDir, stamp: 'code' });
    const slots = { ...noSlots, sections: () => [section] };
    const fill = prepareFilling({ frame: ['', 'body'], product, kept, href: (address) => address, slots, zone: 'UTC' });
    fill('page.html', { product, release, newer, older: undefined }, '1.1');
    kept.save();
    return /<p>said \w+/.exec(readFileSync(path.join(outDir, 'page.html'), 'utf8'))?.[0] ?? '';
  };
  expect([write('said once', 1), write('said twice', 2)]).toEqual(['<p>said once', '<p>said twice']);
});

test('a page that looks through all releases, or asks for what every commit changes, cannot be kept', () => {
  const [product] = book.products;
  const [newer, release, older] = product?.releases ?? [];
  if (product === undefined || release === undefined) throw new RangeError('Unexpected Book without a release');
  const ask = (question: (place: ReleasePlace) => unknown) => {
    const recorded = recordReads({ product, release, newer, older });
    question(recorded.place);
    return recorded.reads();
  };
  expect(ask((place) => place.product.releases.length)).toBe(null);
  expect(ask((place) => productIndex(place.product).releases.size)).toBe(null);
  expect(ask((place) => place.product.repositories[0]?.commits)).toBe(null);
  expect(ask((place) => ({ ...place.newer }))).toBe(null);
  expect(ask((place) => [place.product.name, place.product.repositories[0]?.name])).not.toBe(null);
  const reads = ask((place) => productIndex(place.product).releases.get('1.0.0')?.status);
  expect(isAnsweredSo(reads, { product, release, newer, older })).toBe(true);
  expect(isAnsweredSo(reads, { product, release, newer, older: undefined })).toBe(false);
});
