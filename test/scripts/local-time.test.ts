import { expect, test } from 'vitest';
import { formatLocalTime, readSignedAt, readZone } from '../../scripts/sign/local-time.ts';

const summer = new Date('2026-01-15T03:04:05.678Z');
const winter = new Date('2026-07-15T03:04:05Z');

test.each([
  [summer, 'Australia/Sydney', '2026-01-15T14:04:05+11:00'],
  [winter, 'Australia/Sydney', '2026-07-15T13:04:05+10:00'],
  [winter, 'America/St_Johns', '2026-07-15T00:34:05-02:30'],
  [summer, 'Asia/Kathmandu', '2026-01-15T08:49:05+05:45'],
  [summer, 'UTC', '2026-01-15T03:04:05+00:00'],
])('%s in %s is %s', (date, zone, expected) => {
  expect(formatLocalTime(date, zone)).toBe(expected);
});

test('a time that is given becomes one of the zone, and one without offset is none', () => {
  expect(readSignedAt('2026-07-15T03:04:05Z', 'UTC')).toBe('2026-07-15T03:04:05+00:00');
  expect(readSignedAt('2026-07-15T03:04:05Z', 'Australia/Sydney')).toBe('2026-07-15T13:04:05+10:00');
  expect(readSignedAt(undefined, 'UTC', winter)).toBe('2026-07-15T03:04:05+00:00');
  expect(() => readSignedAt('2026-07-15T03:04:05', 'UTC')).toThrow('`2026-07-15T03:04:05` is not a time with its offset');
});

test('a zone is one that exists', () => {
  expect(readZone('Australia/Sydney')).toBe('Australia/Sydney');
  expect(() => readZone('Mars/Olympus')).toThrow('`Mars/Olympus` is not the name of a time zone');
});
