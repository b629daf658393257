import { expect, test } from 'vitest';
import { cadence } from '../../../../src/releases/views/product/cadence.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

test('a release every second day has a cadence of two days', () => {
  const releases = syntheticBook({ releases: 61, changes: 1 }).products[0]?.releases ?? [];
  expect(cadence(releases)).toEqual({ medianDays: 2, medianLineDays: 40, years: [{ year: '2018', releases: 60, share: 100 }] });
});

test('without a release there is no cadence', () => {
  expect(cadence([])).toEqual({ medianDays: null, medianLineDays: null, years: [] });
});
