import { expect, test } from 'vitest';
import type { Release } from '../../src/domain/book.ts';
import { formatRelease, openSharedBook, packBook, shareBook } from '../../src/site/pack-book.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 7, changes: 3 });

test('a packed Book holds what the Book holds', () => {
  expect(JSON.parse(JSON.stringify(packBook(book)))).toEqual(JSON.parse(JSON.stringify(book)));
});

test('changes of one release never stand in another', () => {
  const [packed] = packBook(book).products;
  const [product] = book.products;
  for (const at of [0, 3, 0, 6, 3]) expect(packed?.releases[at]?.changes).toEqual(product?.releases[at]?.changes);
});

test('a release is the same JSON packed or not', () => {
  const release = book.products[0]?.releases[2];
  const packed = packBook(book).products[0]?.releases[2];
  if (!release || !packed) throw new RangeError('Unexpected Book of fewer releases, expected seven');
  expect(textOf(packed)).toBe(textOf(release));
  expect(JSON.parse(textOf(packed))).toEqual(JSON.parse(JSON.stringify(release)));
});

test('what another thread is given opens to the same Book, and its texts are not copied', () => {
  const packed = packBook(book);
  const shared = shareBook(packed);
  expect(JSON.parse(JSON.stringify(openSharedBook(structuredClone(shared))))).toEqual(JSON.parse(JSON.stringify(book)));
  expect(shareBook(packed).products[0]?.releases[2]?.changes).toBe(shared.products[0]?.releases[2]?.changes);
});

const textOf = (release: Release): string => Buffer.concat(formatRelease(release)).toString();
