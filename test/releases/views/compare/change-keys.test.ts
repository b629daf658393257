import { expect, test } from 'vitest';
import { listChangeKeys } from '../../../../src/releases/views/compare/change-keys.ts';

const commit = { sha: '0123456789abcdef0123456789abcdef01234567', subject: 's', author: 'a', date: '2026-01-01T00:00:00Z' };

test('pull requests that brought a change and those it comes from name it, and so do its commits', () => {
  const pulls = [
    { number: 7, role: 'merged' as const, evidence: '' },
    { number: 5, role: 'origin' as const, evidence: '' },
  ];
  expect(listChangeKeys({ repository: 'api', pulls, commits: [commit] })).toEqual(['api#7', 'api#5', '0123456789abcdef']);
});

test('a number that is only mentioned does not', () => {
  expect(listChangeKeys({ repository: 'api', pulls: [{ number: 7, role: 'mentioned', evidence: '' }], commits: [] })).toEqual([]);
});
