import { expect, test } from 'vitest';
import { compareNewestFirst } from '../../../../src/git/read/repository/git-salvage.ts';
import type { Commit } from '../../../../src/git/schema/repository.ts';

function commit(sha: string, committedAt: string): Commit {
  return {
    sha,
    parents: [],
    author: { name: 'Ada', email: 'ada@example.org' },
    committedAt,
    subject: '',
    body: '',
  };
}

test('the newest comes first by the moment, not by the clock on the wall, and equal moments stand by id', () => {
  const commits = [
    commit('b', '2023-11-14T22:00:00+00:00'),
    commit('d', '2023-11-15T08:00:00+11:00'),
    commit('a', '2023-11-14T22:00:00+00:00'),
    commit('c', '2023-11-14T20:00:00-05:00'),
  ];
  expect(commits.sort(compareNewestFirst).map(({ sha }) => sha)).toEqual(['c', 'a', 'b', 'd']);
});
