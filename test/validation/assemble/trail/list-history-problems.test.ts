import { expect, test } from 'vitest';
import { unknownHistory } from '../../../../src/git/schema/content-history.ts';
import { listHistoryProblems } from '../../../../src/validation/assemble/trail/list-history-problems.ts';

test('a whole history has no problem', () => {
  expect(listHistoryProblems({ ...unknownHistory, known: true, missing: [] })).toEqual([]);
});

test('records in no git repository are said to be in none', () => {
  expect(listHistoryProblems(unknownHistory)).toEqual([
    {
      code: 'records-without-history',
      severity: 'warning',
      place: { source: 'content/releases' },
      message: 'The records are in no git repository, so nobody can tell who changed what in them.',
      hint: 'Keep the content folder in git, or name the repository with its history in the configuration under `records.history`.',
    },
  ]);
});

test('a repository that cannot be read is told in the words of git', () => {
  const [problem] = listHistoryProblems({ ...unknownHistory, complaint: "detected dubious ownership in repository at '/srv'" });
  expect(problem?.message).toBe(
    "The history of the records cannot be read: git says `detected dubious ownership in repository at '/srv'`.",
  );
});

test('what a shallow or partial clone lacks is counted', () => {
  const problems = listHistoryProblems({ ...unknownHistory, known: true, shallow: true, missing: ['a1', 'b2'] });
  expect(problems.map(({ code, count, place }) => [code, count, place.subject])).toEqual([
    ['records-history-shallow', undefined, undefined],
    ['records-history-missing', 2, 'a1'],
  ]);
});
