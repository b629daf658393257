import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Book, Release } from '../../../src/book/schema/book.ts';
import { noSlots } from '../../../src/book/views/slots.ts';
import { environmentsViews } from '../../../src/environments/views/environments-views.ts';
import { findLatest } from '../../../src/releases/views/product/latest-release.ts';
import { writeHostFiles } from '../../../src/site/outputs/host-files.ts';
import { writeLatest } from '../../../src/site/outputs/latest.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docket-latest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const book = syntheticBook({ releases: 4, changes: 1 });
const read = (name: string) => readFileSync(path.join(folder, 'out', name), 'utf8');
const site = (own: Book, base = '/') => ({
  book: own,
  guides: [],
  root: folder,
  outDir: path.join(folder, 'out'),
  cacheDir: path.join(folder, 'cache'),
  site: 'https://releases.example.org',
  base,
});

/** The Book with its releases changed, newest first. */
function change(...changes: readonly Partial<Release>[]): Book {
  const products = book.products.map((product) => ({
    ...product,
    releases: product.releases.map((release, at) => ({ ...release, ...changes[at] })),
  }));
  return { ...book, products };
}

function latestOf(own: Book, isRefused = noSlots.isRefused): string | undefined {
  const [product] = own.products;
  return product && findLatest(product, { isRefused })?.version;
}

/** What somebody says who rejects a version. */
const rejected = { environment: 'staging', version: '1.0.3', by: null, at: null, reason: null, refs: [], event: 'x' };

test('latest leads to the newest final release that nobody withdrew or refused', () => {
  // The newest of all is a candidate.
  expect(latestOf(book)).toBe('1.0.2');
  expect(latestOf(change({ status: 'released' }))).toBe('1.0.3');
  expect(latestOf(change({ status: 'yanked' }, { status: 'yanked' }))).toBe('1.0.1');
  expect(latestOf(book, ({ release }) => release.version === '1.0.2')).toBe('1.0.1');
  expect(latestOf(change({}, { status: 'yanked' }, { status: 'candidate' }, { status: 'yanked' }))).toBeUndefined();
});

test('a release that was rejected in an environment is refused', () => {
  const journey = (own: object | null) => Object.assign({ steps: [], rejections: [], status: 'rejected' }, { rejected: own });
  const [product] = book.products;
  const [release] = product?.releases ?? [];
  if (product === undefined || release === undefined) throw new Error('Unexpected Book without a release.');
  const isRefused = (own: object | null) =>
    environmentsViews.isRefused?.({ product, release: Object.assign({}, release, { journey: own === null ? null : journey(own) }) });
  expect(isRefused(rejected)).toBe(true);
  expect(isRefused(null)).toBe(false);
});

test('its page leads there below the folder that the site is served from, and no search engine lists it', async () => {
  await writeLatest(site(change({ status: 'yanked' }), '/records/'));
  expect(read('portal/latest/index.html')).toMatchInlineSnapshot(`
    "<!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex">
    <title>Portal 1.0.2</title>
    <link rel="canonical" href="https://releases.example.org/records/portal/1.0.2/">
    <meta http-equiv="refresh" content="0; url=/records/portal/1.0.2/">
    <p><a href="/records/portal/1.0.2/">Portal 1.0.2</a></p>
    </html>
    "
  `);
});

test('without a final release there is no such page', async () => {
  await writeLatest(site(change(...book.products.flatMap(({ releases }) => releases.map(() => ({ status: 'candidate' as const }))))));
  expect(() => read('portal/latest/index.html')).toThrow('ENOENT');
});

test('hosts that read them get redirects and headers, the policy of the pages among them', async () => {
  await writeHostFiles(site(book, '/records/'));
  expect(read('_redirects')).toBe(
    '/records/portal/latest /records/portal/1.0.2/ 302\n/records/portal/latest/ /records/portal/1.0.2/ 302\n',
  );
  expect(read('_headers')).toMatchInlineSnapshot(`
    "/records/*
      Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin
    /records/_astro/*
      Cache-Control: public, max-age=31536000, immutable
    /records/evidence/*
      Cache-Control: public, max-age=31536000, immutable
    "
  `);
});

test('a file of that name in public/ stays', async () => {
  mkdirSync(path.join(folder, 'public'));
  writeFileSync(path.join(folder, 'public', '_headers'), '/*\n  X-Own: yes\n');
  await writeHostFiles(site(book));
  expect(read('_redirects')).toContain('/portal/latest/ /portal/1.0.2/ 302\n');
  expect(() => read('_headers')).toThrow('ENOENT');
});
