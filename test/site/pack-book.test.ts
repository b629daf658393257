import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Release } from '../../src/book/schema/book.ts';
import { formatRelease, openSharedBook, packBook, shareBook } from '../../src/site/pack-book.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const book = syntheticBook({ releases: 7, changes: 3 });

test('a packed Book holds what the Book holds', () => {
  expect(JSON.parse(JSON.stringify(packBook(book, folder)))).toEqual(JSON.parse(JSON.stringify(book)));
});

test('changes of one release never stand in another', () => {
  const [packed] = packBook(book, folder).products;
  const [product] = book.products;
  for (const at of [0, 3, 0, 6, 3]) expect(packed?.releases[at]?.changes).toEqual(product?.releases[at]?.changes);
});

test('a release is the same JSON packed or not', () => {
  const release = book.products[0]?.releases[2];
  const packed = packBook(book, folder).products[0]?.releases[2];
  if (!release || !packed) throw new RangeError('Unexpected Book of fewer releases, expected seven');
  expect(textOf(packed)).toBe(textOf(release));
  expect(JSON.parse(textOf(packed))).toEqual(JSON.parse(JSON.stringify(release)));
});

test('what another thread is given opens to the same Book, and its texts are not copied', () => {
  const shared = shareBook(packBook(book, folder));
  expect(JSON.parse(JSON.stringify(openSharedBook(structuredClone(shared))))).toEqual(JSON.parse(JSON.stringify(book)));
  const change = book.products[0]?.releases[2]?.changes[0];
  expect(change?.title).toBeTypeOf('string');
  expect(JSON.stringify(shared)).not.toContain(`"title":${JSON.stringify(change?.title)}`);
});

test('a Book that is not packed can be handed to another thread, too', () => {
  expect(JSON.parse(JSON.stringify(openSharedBook(structuredClone(shareBook(book)))))).toEqual(JSON.parse(JSON.stringify(book)));
});

test('packing leaves nothing in the folder, and a packed Book as it is', () => {
  const packed = packBook(book, folder);
  expect(readdirSync(folder)).toEqual([]);
  const again = packBook(packed, path.join(folder, 'nowhere'));
  expect(again.products[0]?.releases[2]).toBe(packed.products[0]?.releases[2]);
});

const textOf = (release: Release): string => formatRelease(release, (pieces) => Buffer.concat(pieces).toString());
