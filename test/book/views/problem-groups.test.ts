import { expect, test } from 'vitest';
import { absentProblems, problemGroups } from '../../../src/book/views/problem-groups.ts';
import { capabilities } from '../../../src/capabilities.ts';
import type { Problem } from '../../../src/text/schema/problem.ts';

const problem = (code: string, severity: Problem['severity'], count?: number): Problem => ({
  code,
  severity,
  place: { source: 'content/a.mdx', line: 3, column: 2, subject: 'v1' },
  message: 'Unexpected `x`.',
  ...(count === undefined ? {} : { count }),
});

const problemExplanations = new Map((await Promise.all(capabilities.map(({ problems }) => problems()))).flatMap((each) => [...each]));

test('errors come before warnings and notices, and counts add up', () => {
  const groups = problemGroups(
    [problem('broken-dates', 'notice', 4), problem('tag-moved', 'error'), problem('broken-dates', 'notice')],
    problemExplanations,
  );
  expect(groups.map(({ code, total }) => [code, total])).toEqual([
    ['tag-moved', 1],
    ['broken-dates', 5],
  ]);
  expect(groups[0]?.problems).toEqual([{ place: 'content/a.mdx:3:2, v1', message: 'Unexpected `x`.', hint: null }]);
});

test('every problem of a kind has a row, up to two hundred; what is not listed is counted', () => {
  const found = (many: number) =>
    Array.from({ length: many }, (_, index) => ({ ...problem('tag-moved', 'error'), place: { source: 'app', subject: `v${index}` } }));
  const [few] = problemGroups(found(3), problemExplanations);
  expect([few?.total, few?.problems.map(({ place }) => place)]).toEqual([3, ['app, v0', 'app, v1', 'app, v2']]);
  const [many] = problemGroups(found(201), problemExplanations);
  expect([many?.total, many?.problems.length, many?.problems.at(-1)?.place]).toEqual([201, 200, 'app, v199']);
});

test('what was not found is named too', () => {
  const absent = absentProblems([problem('broken-dates', 'notice')], problemExplanations).map(({ code }) => code);
  expect(absent).not.toContain('broken-dates');
  expect(absent).toHaveLength(problemExplanations.size - 1);
});
