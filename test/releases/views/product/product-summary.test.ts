import { expect, test } from 'vitest';
import { productSummary } from '../../../../src/releases/views/product/product-summary.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

test('a summary counts changes and says where they are', () => {
  const [product] = syntheticBook({ releases: 3, changes: 4 }).products;
  if (product === undefined) throw new Error('The synthetic Book has no product.');
  const summary = productSummary(product);
  expect(summary.releases[0]).toEqual({
    version: '1.0.2',
    slug: '1.0.2',
    line: '1.0',
    status: 'candidate',
    supersededBy: null,
    date: product.releases[0]?.date,
    predecessor: product.releases[0]?.predecessor,
    changes: 4,
    json: '1.0.2/release.json',
  });
  expect(JSON.stringify(summary)).not.toContain('"commits":[');
});
