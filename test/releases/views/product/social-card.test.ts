import { expect, test } from 'vitest';
import { cardAddress, cardsPerProduct, listSocialCards } from '../../../../src/releases/views/product/social-card.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 30, changes: 2 });

test('the site, each product and its newest releases have cards, however many releases there are', () => {
  expect(listSocialCards(book).map((card) => card.address)).toEqual([
    '/og/site.png',
    '/portal/card.png',
    '/portal/1.1.9/card.png',
    '/portal/1.1.8/card.png',
    '/portal/1.1.7/card.png',
    '/portal/1.1.6/card.png',
    '/portal/1.1.5/card.png',
  ]);
});

test('every page names a card that exists', () => {
  const cards = new Set(listSocialCards(book).map((card) => card.address));
  for (const product of book.products) {
    for (const release of [undefined, ...product.releases]) expect(cards.has(cardAddress(product, release))).toBe(true);
    expect(cardAddress(product, product.releases[cardsPerProduct])).toBe('/portal/card.png');
  }
});
