import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderCommits } from '../../../src/git/schema/commit-order.ts';
import type { Commit } from '../../../src/git/schema/repository.ts';

function commit(sha: string, ...parents: readonly string[]): Commit {
  const at = '2023-11-14T22:13:20+00:00';
  return { sha, parents, author: { name: 'Ada', email: 'ada@example.org' }, committedAt: at, subject: sha, body: '' };
}

function listShas(commits: readonly Commit[]): string {
  return commits.map(({ sha }) => sha).join(' ');
}

test('an order that is right is kept as it is', () => {
  const commits = [commit('d', 'c', 'b'), commit('b', 'a'), commit('c', 'a'), commit('a', 'absent')];
  expect(orderCommits(commits)).toBe(commits);
});

test('a parent that came first comes after its last child, and equal dates are in the order of ids', () => {
  const commits = [commit('e', 'a'), commit('a'), commit('d', 'c'), commit('c', 'a'), commit('b')];
  expect(listShas(orderCommits(commits))).toBe('b d c e a');
});

test('a parent that is named twice is one parent', () => {
  expect(listShas(orderCommits([commit('a'), commit('b', 'a', 'a')]))).toBe('b a');
});

test('every history in any order comes out whole, children first', () => {
  const histories = fc
    .uniqueArray(fc.nat(40), { minLength: 1, maxLength: 30 })
    .chain((numbers) =>
      fc.tuple(
        fc.constant(numbers),
        fc.array(fc.array(fc.nat(29), { maxLength: 3 }), { minLength: numbers.length, maxLength: numbers.length }),
      ),
    );
  fc.assert(
    fc.property(histories, ([numbers, links]) => {
      // A commit's parents have smaller numbers, so that there is no circle.
      const commits = numbers.map((number, index) => {
        const parents = (links[index] ?? []).flatMap((link) => numbers[link] ?? []).filter((parent) => parent < number);
        return commit(String(number), ...parents.map(String));
      });
      const ordered = orderCommits(commits);
      // What was read in any other order stands in the same.
      expect(listShas(orderCommits(commits.toReversed()))).toBe(listShas(ordered));
      const position = new Map(ordered.map(({ sha }, index) => [sha, index]));
      expect([...position.keys()].sort()).toEqual(commits.map(({ sha }) => sha).sort());
      expect(ordered.length).toBe(commits.length);
      for (const [index, { parents }] of ordered.entries())
        for (const parent of parents) expect(position.get(parent)).toBeGreaterThan(index);
    }),
    { seed: 20_261_121 },
  );
});
