import { expect, test } from 'vitest';
import { findZoneOffset, readOffset } from '../../../../src/text/schema/form/zone-offset.ts';

const [winter, summer] = [Date.parse('2026-01-15T12:00:00Z'), Date.parse('2026-07-15T12:00:00Z')];

test.each([
  ['UTC', 0, 0],
  ['Europe/Berlin', 60, 120],
  ['Australia/Sydney', 660, 600],
  ['America/New_York', -300, -240],
  ['America/St_Johns', -210, -150],
  ['Asia/Kolkata', 330, 330],
  ['Asia/Kathmandu', 345, 345],
])('%s is ahead of UTC by %i minutes in January, and by %i in July', (zone, january, july) => {
  expect([findZoneOffset(zone, winter), findZoneOffset(zone, summer)].map((minutes) => (minutes ?? 0) + 0)).toEqual([january, july]);
});

test('a zone that nobody knows has no offset, however often it is asked', () => {
  expect([findZoneOffset('Mars/Base', winter), findZoneOffset('Mars/Base', summer), findZoneOffset('', winter)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the offset that a time is written with is read in minutes', () => {
  const times = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+11:00', '2026-01-01T00:00:00-03:30', '2026-01-01T00:00:00+00:45', 'no time'];
  expect(times.map((time) => readOffset(time) + 0)).toEqual([0, 660, -210, 45, 0]);
});
