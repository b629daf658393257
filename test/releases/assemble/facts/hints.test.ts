import { expect, test } from 'vitest';
import { allHints, hints } from '../../../../src/releases/assemble/facts/hints.ts';

test('what is looked for in all commits has a bit of its own each, of the sixteen in which they are kept', () => {
  const bits = Object.values(hints);
  expect(bits).toEqual(bits.map((_, at) => 2 ** at));
  expect([...new Uint16Array(bits)]).toEqual(bits);
  expect(bits.reduce((all, bit) => all | bit, 0) & ~allHints).toBe(0);
});
