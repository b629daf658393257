import { expect, test } from 'vitest';
import type { Book, Product } from '../../../src/book/schema/book.ts';
import { noSlots } from '../../../src/book/views/slots.ts';
import { homePage } from '../../../src/site/views/home-page.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 4, changes: 2 });

/** A Book whose products have releases with these dates, in this order. */
function bookOf(dates: Readonly<Record<string, readonly (string | null)[]>>): Book {
  const [like] = book.products;
  const products = Object.entries(dates).flatMap(([id, own]): readonly Product[] => {
    const { releases = [] } = like ?? {};
    return like
      ? [{ ...like, id, name: id, releases: releases.slice(0, own.length).map((each, at) => ({ ...each, date: own[at] ?? null })) }]
      : [];
  });
  return { ...book, products };
}

test('the newest releases are those of all products, the newest first whatever the offsets of their dates', () => {
  const { recent } = homePage(
    bookOf({
      api: ['2026-03-01T23:00:00-10:00', '2026-03-02T12:00:00+14:00', null],
      web: ['2026-03-02T01:00:00+00:00', '2026-03-03T00:00:00+00:00'],
    }),
    noSlots,
  );
  expect(recent.map(({ product, version, address, date }) => [product, version, address, date])).toEqual([
    ['web', '1.0.2', '/web/1.0.2/', '2026-03-03T00:00:00+00:00'],
    ['api', '1.0.3', '/api/1.0.3/', '2026-03-01T23:00:00-10:00'],
    ['web', '1.0.3', '/web/1.0.3/', '2026-03-02T01:00:00+00:00'],
    ['api', '1.0.2', '/api/1.0.2/', '2026-03-02T12:00:00+14:00'],
  ]);
});

test('twelve releases are named, and the older ones left to the pages of their products', () => {
  const { recent } = homePage(syntheticBook({ releases: 30, changes: 1 }), noSlots);
  expect(recent.map(({ version }) => version)).toEqual([
    '1.1.9',
    '1.1.8',
    '1.1.7',
    '1.1.6',
    '1.1.5',
    '1.1.4',
    '1.1.3',
    '1.1.2',
    '1.1.1',
    '1.1.0',
    '1.0.19',
    '1.0.18',
  ]);
});

test('a product is shown with the newest release of its newest line that has a final one', () => {
  const { products } = homePage(book, noSlots);
  expect(products.map(({ product, ...row }) => ({ id: product.id, ...row }))).toEqual([
    {
      id: 'portal',
      address: '/portal/',
      compare: '/portal/compare/',
      latest: { text: '1.0.2', href: '/portal/1.0.2/', date: '2018-01-07T00:00:00+00:00', stamps: [{ word: 'superseded', kind: 'past' }] },
      changes: 8,
      lines: [],
    },
  ]);
});
