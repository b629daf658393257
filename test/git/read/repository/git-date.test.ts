import { expect, test } from 'vitest';
import { parseGitDate } from '../../../../src/git/read/repository/git-date.ts';

test('a date is written in its own offset', () => {
  expect(parseGitDate('1700000000 +1100')).toBe('2023-11-15T09:13:20+11:00');
  expect(parseGitDate('1700000000 -0330')).toBe('2023-11-14T18:43:20-03:30');
  expect(parseGitDate('951782400 +0000')).toBe('2000-02-29T00:00:00+00:00');
});

test('no offset is +00:00, however it is signed', () => {
  expect(parseGitDate('0 +0000')).toBe('1970-01-01T00:00:00+00:00');
  expect(parseGitDate('1700000000 -0000')).toBe('2023-11-14T22:13:20+00:00');
});

test('a date just before 1970 in its offset keeps its offset', () => {
  expect(parseGitDate('0 -0800')).toBe('1969-12-31T16:00:00-08:00');
});

test.each([
  '',
  '1700000000',
  '-1 +0000',
  '99999999999999 +0000',
  '1700000000 +9999',
  '1700000000 +0060',
  '1700000000 +51800',
  'x +0000',
  '1e3 +0000',
  ' +0000',
])('no date is made of %j', (raw) => {
  expect(parseGitDate(raw)).toBeNull();
});
