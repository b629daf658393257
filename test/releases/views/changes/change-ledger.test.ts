import { expect, test } from 'vitest';
import { changeLedger } from '../../../../src/releases/views/changes/change-ledger.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const ledgerOf = (changes: number) => {
  const [product] = syntheticBook({ releases: 1, changes }).products;
  if (product === undefined) throw new Error('The Book has no product.');
  return changeLedger(product, product.releases[0]?.changes ?? []);
};

test('a short list is open throughout', () => {
  expect(ledgerOf(40).groups.every((group) => group.open)).toBe(true);
});

test('a long list folds what is rarely read, and a very long one all that is long', () => {
  const folded = (changes: number) => ledgerOf(changes).groups.flatMap((group) => (group.open ? [] : [group.category]));
  expect(folded(400)).toEqual(['documentation', 'dependencies', 'internal']);
  expect(folded(2000)).toHaveLength(11);
});

test('every change stands in the list once', () => {
  const ledger = ledgerOf(100);
  expect(ledger.groups.flatMap((group) => group.rows)).toHaveLength(100);
  expect(ledger.repositories).toEqual([{ number: 1, name: 'portal-api', changes: 100 }]);
});
