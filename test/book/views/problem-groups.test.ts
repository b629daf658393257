import { readdirSync, readFileSync } from 'node:fs';
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

test('every code of a problem has its paragraph', () => {
  const folder = new URL('../../../src/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /problems\.ts$/.test(name));
  expect(files).toContain('validation/schema/problems/reading-problems.ts');
  const source = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const codes = [...source.matchAll(/code: '([^']+)'/g)].map((match) => match[1]);
  expect(codes.filter((code) => !problemExplanations.has(code ?? ''))).toEqual([]);
});

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

test('what was not found is named too', () => {
  const absent = absentProblems([problem('broken-dates', 'notice')], problemExplanations).map(({ code }) => code);
  expect(absent).not.toContain('broken-dates');
  expect(absent).toHaveLength(problemExplanations.size - 1);
});
