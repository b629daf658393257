import { expect, test } from 'vitest';
import { boundDay, readWrittenDay } from '../../../../src/validation/schema/records/written-day.ts';

test.each([
  ['2026-03-12', 'day'],
  [' 2026-03-12 ', 'day'],
  ['2026-03-12T14:05:00+11:00', 'day'],
  ['2026-03-12 14:05', 'day'],
  ['2026-03-12 14:05 CET', 'day'],
  ['2024-02-29', 'day'],
  ['2026-02-29', 'impossible'],
  ['2026-13-01', 'impossible'],
  ['2026-03-12T25:00', 'impossible'],
  ['12/03/2026', 'unclear'],
  ['12 March 2026', 'unclear'],
  ['2026-3-12', 'unclear'],
  ['2026-03-12 or so', 'unclear'],
  ['', 'unclear'],
])('%s is %s', (written, kind) => {
  expect(readWrittenDay(written).kind).toBe(kind);
});

test('a day without an offset is fifty hours long, from the first place on earth where it begins to the last where it ends', () => {
  const { earliest, latest } = boundDay({ day: '2026-03-12', instant: null });
  expect([new Date(earliest).toISOString(), new Date(latest).toISOString()]).toEqual([
    '2026-03-11T10:00:00.000Z',
    '2026-03-13T12:00:00.000Z',
  ]);
});
