import fc from 'fast-check';
import { expect, test } from 'vitest';

test('a property without a seed of its own is tried with the same values in every run', () => {
  const tried: number[] = [];
  fc.assert(
    fc.property(fc.nat(), (value) => {
      tried.push(value);
    }),
    { numRuns: 4 },
  );
  expect(tried).toEqual([2147483631, 2147483642, 591423914, 825340]);
});

test('a property that fails names its seed', () => {
  expect(() => fc.assert(fc.property(fc.nat(), () => false))).toThrow('seed: 20261121');
});
