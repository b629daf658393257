import { expect, test } from 'vitest';
import { productNavigation } from '../../src/views/product-navigation.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

test('navigation names the newest eight lines, however many there are', () => {
  const [small, large] = [200, 2000].map((releases) => syntheticBook({ releases, changes: 1 }).products[0]);
  if (small === undefined || large === undefined) throw new Error('The Book has no product.');
  expect(productNavigation(small).lines).toHaveLength(8);
  expect(productNavigation(small).hidden).toBe(2);
  expect(productNavigation(large).lines).toHaveLength(8);
  expect(productNavigation(large).hidden).toBe(92);
});
