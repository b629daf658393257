import { expect, test } from 'vitest';
import { assembleBook } from '../../src/assemble/assemble-book.ts';
import type { Commit, RepositoryHistory } from '../../src/domain/repository.ts';
import { startHistory } from './history.ts';

function asOf(...dates: readonly string[]): string {
  const { commit, history } = startHistory();
  for (const date of dates) commit(date);
  const written = history();
  const dated: readonly Commit[] = written.commits.map((each) => ({ ...each, committedAt: each.subject }));
  const read: RepositoryHistory = { ...written, commits: dated };
  const config = { id: 'app', name: 'App', repositories: [{ path: 'app' }] };
  const product = { config, histories: [read], signatures: new Map(), notes: [], lock: [] };
  return assembleBook({ title: 'Releases', docket: '0.0.0', asOf: null, products: [product], problems: [] }).asOf;
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
