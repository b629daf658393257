import { expect, test } from 'vitest';
import { startNumberTimes } from '../../../../src/releases/assemble/learn/number-times.ts';

const year = 366 * 86_400;

/** Pull requests 10, 20 … 100, merged from the tenth year on, three a year. */
function decade() {
  const times = startNumberTimes();
  for (let at = 10; at >= 1; at -= 1) times.see(10 * at, 10 * year + (at * year) / 3);
  return times;
}

test('a number that was written years before smaller ones were merged is of another tracker', () => {
  expect(decade().isTooEarly(95, 2 * year)).toBe(true);
  expect(decade().isTooEarly(2000, 2 * year)).toBe(true);
});

test('it may be a pull request’s where a smaller one was merged before, or within three years', () => {
  expect(decade().isTooEarly(95, 8 * year)).toBe(false);
  expect(decade().isTooEarly(95, 12 * year)).toBe(false);
  const times = decade();
  times.see(92, year);
  expect(times.isTooEarly(95, 2 * year)).toBe(false);
});

test('a few smaller numbers tell nothing', () => {
  expect(decade().isTooEarly(45, 2 * year)).toBe(false);
  expect(decade().isTooEarly(5, 2 * year)).toBe(false);
});
