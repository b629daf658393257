import { expect, test } from 'vitest';
import { namesVersion } from '../../src/pulls/assemble/list-milestones.ts';
import type { ForgeFacts, ForgePull } from '../../src/pulls/schema/extension.ts';
import { summariseForge } from '../../src/pulls/views/summarise-forge.ts';

test.each([
  ['2.3.0', '2.3.0', true],
  ['v2.3.0', '2.3.0', true],
  [' Portal 2.3.0 ', '2.3.0', true],
  ['Portal v2.3.0-rc.1', '2.3.0-rc.1', true],
  ['2.3', '2.3.0', true],
  ['2.3.0', '2.3', true],
  ['2.3', '2.3.1', false],
  ['2.3.0 and later', '2.3.0', false],
  ['12.3.0', '2.3.0', false],
  ['2.3.0-rc.1', '2.3.0', false],
  ['Backlog', '2.3.0', false],
  ['', '2.3.0', false],
  ['2.3.0', 'next', false],
])('the milestone `%s` is named for %s: %s', (title, version, named) => {
  expect(namesVersion(title, version)).toBe(named);
});

const approval = (onHead: boolean | null) => ({ by: 'Ben', at: null, onHead });
const pull = (other: Partial<ForgePull> = {}): ForgePull => ({
  change: 'a',
  repository: 'app',
  number: 1,
  approvals: [],
  decision: null,
  mergedBy: null,
  mergedAt: null,
  labels: [],
  checks: { head: 'none', merge: 'none' },
  ...other,
});
const sum = (pulls: readonly ForgePull[], newcomers: readonly string[] = []) => {
  const facts: ForgeFacts = {
    ...{
      snapshots: [],
      missing: [],
      milestones: [],
      openIssues: [],
      withoutCard: [],
      cardsWithoutPull: [],
      pages: [],
      mergedBeforeSigned: [],
    },
    pulls,
    newcomers,
  };
  return summariseForge(facts, 'pull request').map(({ name, value, more }) => `${name}: ${value}${more === null ? '' : ` (${more})`}`);
};

test('what the forge said is summed up, and what has expired is counted apart from what there was none of', () => {
  expect(
    sum(
      [
        pull({ approvals: [approval(true), approval(false)], decision: 'approved', checks: { head: 'success', merge: 'success' } }),
        pull({ approvals: [approval(false)], decision: 'changes-requested', checks: { head: 'failure', merge: 'success' } }),
        pull({ approvals: [approval(null)], decision: 'review-required', checks: { head: 'expired', merge: 'pending' } }),
        pull({ checks: { head: 'not-collected', merge: 'expired' } }),
      ],
      ['Cy', 'Di'],
    ),
  ).toMatchInlineSnapshot(`
    [
      "Pull requests: 4",
      "Approved by a reviewer: 3 of 4 (1 changed after the last approval)",
      "Merged without the review that was asked for: 2",
      "Checks of the last commit: 1 passed, 1 failed, 1 expired, 1 not collected",
      "Checks of the merge: 2 passed, 1 not finished, 1 expired",
      "2 first-time contributors: Cy, Di",
    ]
  `);
});

test('where no pull request is known nothing is added, and one newcomer is one', () => {
  expect(sum([])).toMatchInlineSnapshot(`
    [
      "Pull requests: 0",
      "Approved by a reviewer: 0 of 0",
      "Checks of the last commit: none",
      "Checks of the merge: none",
    ]
  `);
  expect(sum([pull()], ['Cy']).at(-1)).toBe('1 first-time contributor: Cy');
});
