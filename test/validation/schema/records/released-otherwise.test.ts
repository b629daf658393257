import { expect, test } from 'vitest';
import type { Release } from '../../../../src/book/schema/book.ts';
import { findReleasedOtherwise } from '../../../../src/validation/schema/records/released-otherwise.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const [, sample] = syntheticBook({ releases: 2, changes: 1 }).products[0]?.releases ?? [];
const [tag] = sample?.tags ?? [];

/** A release of one tag, after one candidate. */
function makeRelease(final: { commit: string; tree: string | null }, tested: { commit: string; tree: string | null }): Release {
  if (!sample || !tag) throw new RangeError('Unexpected Book without a release, expected one');
  const candidate = { version: '1-rc.1', label: 'rc.1', date: null, source: 'tag' as const, evidence: '', pull: null, repository: null };
  return {
    ...sample,
    tags: [{ ...tag, name: 'v1', repository: 'api', ...final }],
    candidates: [{ ...candidate, tags: [{ ...tag, name: 'v1-rc.1', repository: 'api', ...tested }], changes: [], same: false }],
  };
}

const record = (commit: string | null, repository = 'api') => ({
  candidate: { version: '1-rc.1', repository, tag: 'v1-rc.1', commit, known: true },
});

test('a release with other files than its record tested is named by its tag', () => {
  const release = makeRelease({ commit: 'b', tree: 'y' }, { commit: 'a', tree: 'x' });
  expect(findReleasedOtherwise(record('a'), release)).toMatchObject({ tag: { name: 'v1' }, filesKnown: true });
});

test('the same commit, and the same files under another commit, are what was tested', () => {
  expect(findReleasedOtherwise(record('a'), makeRelease({ commit: 'a', tree: 'x' }, { commit: 'a', tree: 'x' }))).toBe(null);
  expect(findReleasedOtherwise(record('a'), makeRelease({ commit: 'a', tree: null }, { commit: 'a', tree: null }))).toBe(null);
  expect(findReleasedOtherwise(record('a'), makeRelease({ commit: 'b', tree: 'x' }, { commit: 'a', tree: 'x' }))).toBe(null);
});

test('nothing is said where nothing is known', () => {
  const release = makeRelease({ commit: 'b', tree: 'y' }, { commit: 'a', tree: 'x' });
  expect(findReleasedOtherwise(record(null), release)).toBe(null);
  expect(findReleasedOtherwise(record('a', 'client'), release)).toBe(null);
  expect(findReleasedOtherwise({ candidate: null }, release)).toBe(null);
  expect(findReleasedOtherwise(record('a'), { ...release, tags: [] })).toBe(null);
});

test('files that are not known are taken neither for the same nor for other ones', () => {
  const release = makeRelease({ commit: 'b', tree: 'y' }, { commit: 'a', tree: null });
  expect(findReleasedOtherwise(record('a'), release)).toMatchObject({ tag: { name: 'v1' }, filesKnown: false });
  expect(findReleasedOtherwise(record('untagged'), release)).toMatchObject({ filesKnown: false });
});

test('of a candidate with tags in several repositories, none of them is released with other files', () => {
  const one = makeRelease({ commit: 'a', tree: 'x' }, { commit: 'a', tree: 'x' });
  const [candidate] = one.candidates;
  if (!candidate || !tag) throw new RangeError('Unexpected release without a candidate, expected one');
  const client = { ...tag, name: 'v1-rc.1', repository: 'client', commit: 'ccccccc', tree: 'u' };
  const release = {
    ...one,
    tags: [...one.tags, { ...client, name: 'v1', commit: 'ddddddd', tree: 'v' }],
    candidates: [{ ...candidate, tags: [{ ...tag, name: 'v1-rc.1', repository: 'api', commit: 'aaaaaaa', tree: 'x' }, client] }],
  };
  const same = { ...release, tags: release.tags.map((each) => (each.repository === 'api' ? { ...each, commit: 'aaaaaaa' } : each)) };
  expect(findReleasedOtherwise(record('aaaaaaa'), same)).toMatchObject({ tag: { repository: 'client' }, filesKnown: true });
  const merged = { ...same, tags: same.tags.map((each) => (each.repository === 'client' ? { ...each, tree: 'u' } : each)) };
  expect(findReleasedOtherwise(record('aaaaaaa'), merged)).toBe(null);
});
