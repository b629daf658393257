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

test('a list can be narrowed by status, by line and by year, each with how many there are', () => {
  const [product] = syntheticBook({ releases: 190, changes: 1 }).products;
  const list = product && releaseList(product, product.releases, noSlots);
  expect(list?.statuses).toEqual([
    { value: 'candidate', name: 'candidate', count: 1 },
    { value: 'superseded', name: 'superseded', count: 170 },
    { value: 'released', name: 'released', count: 8 },
    { value: 'yanked', name: 'yanked', count: 11 },
  ]);
  expect(list?.lines.slice(0, 2)).toEqual([
    { value: 'l0', name: '1.9', count: 10 },
    { value: 'l1', name: '1.8', count: 20 },
  ]);
  expect(list?.years).toEqual([
    { value: 'y0', name: '2019', count: 8 },
    { value: 'y1', name: '2018', count: 182 },
  ]);
});

test('a row bears its status, and the places of its line and year among the choices', () => {
  const [product] = syntheticBook({ releases: 190, changes: 1 }).products;
  const list = product && releaseList(product, product.releases, noSlots);
  const rows = list?.rows.filter(({ version }) => ['1.9.9', '1.9.0', '1.8.19', '1.0.0'].includes(version));
  expect(rows?.map(({ version, status, lineChoice, yearChoice }) => [version, status, lineChoice, yearChoice])).toEqual([
    ['1.9.9', 'candidate', 0, 0],
    ['1.9.0', 'superseded', 0, 1],
    ['1.8.19', 'released', 1, 1],
    ['1.0.0', 'superseded', 9, 1],
  ]);
});
