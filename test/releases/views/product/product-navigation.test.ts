import { expect, test } from 'vitest';
import { productNavigation } from '../../../../src/releases/views/product/product-navigation.ts';
import { releaseViews } from '../../../../src/releases/views/release-views.ts';
import { siteFrame } from '../../../../src/site/views/site-frame.ts';
import { markedAddress } from '../../../../src/ui/views/site-frame.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

test('navigation names the newest eight lines, however many there are', () => {
  const [small, large] = [200, 2000].map((releases) => syntheticBook({ releases, changes: 1 }).products[0]);
  if (small === undefined || large === undefined) throw new Error('The Book has no product.');
  expect(productNavigation(small).lines).toHaveLength(8);
  expect(productNavigation(small).hidden).toBe(2);
  expect(productNavigation(large).lines).toHaveLength(8);
  expect(productNavigation(large).hidden).toBe(92);
});

test('pages that the navigation does not name share one, and every other page has its own', () => {
  const [product] = siteFrame(syntheticBook({ releases: 25, changes: 1 }), [releaseViews]).products;
  const marked = (path: string) => markedAddress(product, path);
  expect(['/portal/1.0.3/', '/portal/1.1.2/', '/portal/1.0.19/'].map(marked)).toEqual(['', '', '']);
  for (const path of ['/portal/', '/portal/compare/', '/portal/lines/1.0/']) expect(marked(path)).toBe(path);
  expect(markedAddress(undefined, '/about/')).toBe('/about/');
});
