import { expect, test } from 'vitest';
import type { Cell, LoggedChange, LoggedLink } from '../../src/backports/schema/extension.ts';
import { describeEvidence } from '../../src/backports/views/format-evidence.ts';
import { formatGaps } from '../../src/backports/views/format-gaps.ts';
import { listGaps } from '../../src/backports/views/list-gaps.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

const cell: Cell = {
  ...{ target: '2.1', state: 'missing', gap: true, words: 'on line 2.0, not here', version: null, date: null, commits: [], links: [] },
  ...{ fidelity: null, reason: null, planned: null, by: null, verdict: null },
};

const change = (id: string, given: Partial<LoggedChange> = {}): LoggedChange => ({
  ...{ id, title: id, kind: 'fix', repository: 'portal', pulls: [], people: [], origin: null, certain: true, cells: [cell] },
  ...given,
});

const log = (...changes: readonly LoggedChange[]) => ({
  ...{ product: 'portal', environments: [], next: null, lines: [], notLookedAt: 0, notCompared: 0 },
  changes,
});

test('gaps of security come first whatever they are, then the worst, then the oldest', () => {
  const since = (date: string): readonly Cell[] => [{ ...cell, date: `${date}T00:00:00+00:00` }];
  const gaps = listGaps(
    log(
      change('late', { cells: since('2026-03-01') }),
      change('there', { cells: [{ ...cell, state: 'clean', gap: false }] }),
      change('early', { cells: since('2026-01-01') }),
      change('lesser', { cells: [{ ...cell, state: 'fix-up-missing' }] }),
      change('security', { kind: 'security', cells: [{ ...cell, state: 'fix-up-missing', date: '2026-04-01T00:00:00+00:00' }] }),
    ),
  );
  expect(gaps.map((gap) => gap.change.id)).toEqual(['security', 'early', 'late', 'lesser']);
});

test('sixty gaps are listed, and of more is said how many there are', () => {
  const [product] = syntheticBook({ releases: 1, changes: 1 }).products;
  if (product === undefined) throw new Error('The Book has no product.');
  const format = (many: number) =>
    formatGaps(product, listGaps(log(...Array.from({ length: many }, (_, at) => change(`c${at}`)))), (address) => address).text;
  expect(format(60)).not.toContain('more below');
  expect(format(61)).toContain('1 more below');
  expect(format(0)).toContain('Nothing has to be done');
});

test('a change is as certain as the least certain of its links', () => {
  const link: LoggedLink = {
    ...{ copy: 'c', from: '1234567890', origin: null, named: null, score: 1, certain: true, runnerUp: null },
    rungs: [{ kind: 'commit-id', score: 1, words: 'names commit 1234567' }],
  };
  const guess: LoggedLink = { ...link, certain: false, score: 0.861, rungs: [{ kind: 'patch', score: 0.861, words: 'an equal patch' }] };
  expect(describeEvidence([link])).toBe('certain: names commit 1234567, from 1234567');
  expect(describeEvidence([link, guess])).toBe('likely, 0.86: an equal patch; nothing else comes near');
  expect(describeEvidence([link, { ...guess, runnerUp: { sha: 'd', score: 0.31 } }])).toBe('likely, 0.86: an equal patch; next best 0.31');
});
