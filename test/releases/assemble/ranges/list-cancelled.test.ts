import { expect, test } from 'vitest';
import { prepareCancelled } from '../../../../src/releases/assemble/ranges/list-cancelled.ts';
import type { Shipped } from '../../../../src/releases/assemble/ranges/shipped.ts';

test('what a revert took back within releases is listed in the order in which they were shipped', () => {
  const of = (...cancelled: readonly { readonly commit: number; readonly revert: number }[]): Shipped =>
    ({ range: { cancelled } }) as unknown as Shipped;
  const shipped = new Map([
    [1, of({ commit: 10, revert: 9 }, { commit: 11, revert: 9 }, { commit: 5, revert: 4 })],
    [2, of()],
    [3, of({ commit: 10, revert: 9 })],
  ]);
  const list = prepareCancelled([3, 2, 1, 7], shipped, (serial) => `1.${serial}`);
  expect(list(9)).toEqual([
    { commit: 10, version: '1.3' },
    { commit: 10, version: '1.1' },
    { commit: 11, version: '1.1' },
  ]);
  expect([list(4), list(10)]).toEqual([[{ commit: 5, version: '1.1' }], []]);
});
