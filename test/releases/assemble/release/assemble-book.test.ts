import { expect, test } from 'vitest';
import { blankBook } from '../../../../src/collect/blank.ts';
import type { Commit, RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { assembleBook, compareProblems } from '../../../../src/releases/assemble/release/assemble-book.ts';
import type { Problem } from '../../../../src/text/schema/problem.ts';
import { without } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

function asOf(...dates: readonly string[]): string {
  const { commit, history } = startHistory();
  for (const date of dates) commit(date);
  const written = history();
  const dated: readonly Commit[] = written.commits.map((each) => ({ ...each, committedAt: each.subject }));
  const read: RepositoryHistory = { ...written, commits: dated };
  const config = { id: 'app', name: 'App', repositories: [{ path: 'app' }] };
  const product = { config, histories: [read], signatures: new Map(), notes: [], lock: [], ...without };
  return assembleBook({ title: 'Releases', docket: '0.0.0', asOf: null, products: [product], blank: blankBook, problems: [] }).asOf;
}

test('now is the newest instant in the inputs, whatever its offset and its place in the history', () => {
  const late = '2025-11-30T23:30:00+00:00';
  const early = '2025-12-01T01:00:00+02:00';
  expect(asOf(late, early)).toBe(late);
  expect(asOf(early, late)).toBe(late);
  expect(asOf('2025-11-30T12:00:00-12:00', '2025-12-01T13:59:00+14:00')).toBe('2025-11-30T12:00:00-12:00');
});

test('with nothing in it, now is the epoch', () => {
  expect(asOf()).toBe('1970-01-01T00:00:00+00:00');
});

test('the date of a tag can be the newest, and a given date goes before all', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  const read = history();
  const tags = read.tags.map((each) => ({ ...each, taggedAt: '2030-01-01T00:00:00+00:00' }));
  const config = { id: 'app', name: 'App', repositories: [{ path: 'app' }] };
  const sources = { title: 'Releases', docket: '0.0.0', blank: blankBook, problems: [] };
  const products = [{ config, histories: [{ ...read, tags }], signatures: new Map(), notes: [], lock: [], ...without }];
  expect(assembleBook({ ...sources, asOf: null, products }).asOf).toBe('2030-01-01T00:00:00+00:00');
  expect(assembleBook({ ...sources, asOf: '2024-06-01T00:00:00+10:00', products }).asOf).toBe('2024-06-01T00:00:00+10:00');
});

/** A problem, least in all that decides the order except what is given. */
function problem(given: Partial<Problem> = {}): Problem {
  return { code: 'a', severity: 'error', place: { source: 'a' }, message: 'A', ...given };
}

test('problems come errors first, then by place, code and message, whatever order they were found in', () => {
  const ordered = [
    problem(),
    problem({ count: 2 }),
    problem({ message: 'B' }),
    problem({ place: { source: 'a', subject: 'z' } }),
    problem({ code: 'b' }),
    problem({ place: { source: 'a', line: 1, column: 2 } }),
    problem({ place: { source: 'a', line: 1, column: 10 } }),
    problem({ place: { source: 'a', line: 2 } }),
    problem({ place: { source: 'a', line: 10 } }),
    problem({ place: { source: 'b' } }),
    problem({ severity: 'warning' }),
    problem({ severity: 'notice' }),
  ];
  const sources = { title: 'Releases', docket: '0.0.0', asOf: null, products: [], blank: blankBook };
  for (const problems of [ordered, ordered.toReversed(), ordered.toSorted((left, right) => (left.message < right.message ? 1 : -1))])
    expect(assembleBook({ ...sources, problems }).problems).toEqual(ordered);
  for (const one of ordered) for (const other of ordered) expect(compareProblems(one, other) + compareProblems(other, one)).toBe(0);
});
