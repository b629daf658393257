import { expect, test } from 'vitest';
import { formatDay, formatInstant, formatWrittenDate } from '../../../src/ui/views/format-instant.ts';

test('a date stands in the offset that it was written in', () => {
  expect(formatInstant('2026-03-12T14:05:00+11:00')).toBe('12 Mar 2026, 14:05 +11:00');
  expect(formatInstant('2026-12-01T00:00:09.5Z')).toBe('1 Dec 2026, 00:00 UTC');
});

test('a date without a time stays a day', () => {
  expect(formatInstant('2026-03-12')).toBe('12 Mar 2026');
  expect(formatDay('2026-03-02T14:05:00-03:00')).toBe('2 Mar 2026');
});

test('what is no date stays as it is', () => {
  expect(formatDay('soon')).toBe('soon');
});

test('a date that people wrote is read when it is one of ISO 8601, and stays as it is otherwise', () => {
  expect(['2026-03-12', '2026-03-12T14:05:00Z', '12/03/2026', '2026-03-12 14:05', '2026-99-99', ''].map(formatWrittenDate)).toEqual([
    '12 Mar 2026',
    '12 Mar 2026, 14:05 UTC',
    '12/03/2026',
    '2026-03-12 14:05',
    '2026-99-99',
    '',
  ]);
});
