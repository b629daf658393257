import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '../../../src/git/schema/instant.ts';

test('a date with any offset is the moment that `Date.parse` finds', () => {
  const dates = fc
    .record({
      at: fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-30'), noInvalidDate: true }),
      sign: fc.constantFrom('+', '-'),
      hours: fc.integer({ min: 0, max: 14 }),
      minutes: fc.integer({ min: 0, max: 59 }),
    })
    .map(({ at, sign, hours, minutes }) => `${at.toISOString().slice(0, 19)}${sign}${twoDigits(hours)}:${twoDigits(minutes)}`);
  fc.assert(
    fc.property(dates, (date) => {
      expect(instantOf(date)).toBe(Date.parse(date));
    }),
    { seed: 20_261_121 },
  );
});

test('a date in another form is read, too', () => {
  expect(instantOf('2023-11-14T22:13:20Z')).toBe(1_700_000_000_000);
  expect(instantOf('2023-11-14')).toBe(Date.UTC(2023, 10, 14));
});

test.each(['', 'yesterday', '2023-11-14T22:13:20*01:00', '2023-99-99T22:13:20+01:00', '2023x11-14T22:13:20+01:00'])(
  '%j is no date',
  (text) => {
    expect(instantOf(text)).toBe(0);
  },
);

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
