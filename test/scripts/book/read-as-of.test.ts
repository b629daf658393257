import { expect, test } from 'vitest';
import { readAsOf } from '../../../scripts/book/read-as-of.ts';

test('a date, a date with time and offset, and SOURCE_DATE_EPOCH become an instant', () => {
  expect(readAsOf(undefined, undefined)).toBe(undefined);
  expect(readAsOf('2026-03-12', '0')).toBe('2026-03-12T00:00:00+00:00');
  expect(readAsOf('2026-03-12T14:05Z', undefined)).toBe('2026-03-12T14:05:00+00:00');
  expect(readAsOf('2026-03-12T14:05:09+11:00', undefined)).toBe('2026-03-12T14:05:09+11:00');
  expect(readAsOf(undefined, '1700000000')).toBe('2023-11-14T22:13:20+00:00');
});

test('what is no date is refused', () => {
  for (const given of ['yesterday', '2026-13-01', '2026-02-30', '2026-03-12T14:05', '12.3.2026', '']) {
    expect(() => readAsOf(given, undefined)).toThrow('is not a date like');
  }
  expect(() => readAsOf(undefined, 'now')).toThrow('not a number of seconds since 1970');
});
