import { expect, test } from 'vitest';
import { noSlots } from '../../../../src/book/views/slots.ts';
import { releaseList } from '../../../../src/releases/views/product/release-list.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

test('lines can be chosen one by one up to twelve, and the earlier ones together', () => {
  const [product] = syntheticBook({ releases: 300, changes: 1 }).products;
  const list = product && releaseList(product, product.releases, noSlots);
  expect(list?.lines).toHaveLength(13);
  expect(list?.lines.at(-1)).toEqual({ value: 'l12', name: 'earlier lines', count: 60 });
  expect(list?.rows.filter((row) => row.lineChoice === 12)).toHaveLength(60);
});
