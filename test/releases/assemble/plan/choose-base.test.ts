import { expect, test } from 'vitest';
import { tellChoices, tellLast } from './tell-choices.ts';

// A history in which line 1.0 parted at `a`, 1.1 at `c`, and the main branch goes on: a ─ c ─ e ─ g, with b behind a and d behind c.
const parted = ['a b<a c<a d<c e<c f<b g<e'];

test('the first release of a line follows the newest final one that it contains', () => {
  const lines = { '1.0': ['1.0.0 a', '1.0.1 b'], '1.1': ['1.1.0 c'] };
  expect(tellLast({ graphs: ['a b<a c<b'], lines })).toBe(
    '1.1.0 ← 1.0.1 of 1.0: it is the last release of line 1.0 before 1.1 branched off',
  );
  expect(tellLast({ graphs: ['a b<a c<a'], lines })).toBe(
    '1.1.0 ← 1.0.0 of 1.0: it is the newest release of line 1.0 that 1.1.0 contains; later ones came after 1.1 branched off',
  );
  expect(tellLast({ graphs: ['a b<a c<b'], lines: { '1.0': ['1.0.0 a', '1.0.1? b'], '1.1': ['1.1.0 c'] } })).toBe(
    '1.1.0 ← 1.0.0 of 1.0: it is the last release of line 1.0 before 1.1 branched off',
  );
});

test('where the tagged commit stands beside the branch that goes on, its release counts as contained if all else is', () => {
  const lines = { '1.0': ['1.0.0 b'], '1.1': ['1.1.0 c'] };
  const beside = (subject: string, more: Partial<Parameters<typeof tellLast>[0]> = {}) =>
    tellLast({ graphs: ['a b<a c<a'], subjects: { b: subject }, lines, ...more });
  const contained =
    '1.1.0 ← 1.0.0 of 1.0: it is the last release of line 1.0 before this one, and 1.1.0 contains it but for the commit that was tagged';
  const first =
    "1.1.0 ← ~1.0.0 of 1.0: it is the first release of line 1.0, and 1.1 contains none of that line's releases: they were tagged on a branch of their own";
  const unrelated = '1.1.0 ← ~1.0.0 of 1.0: it is the newest release of line 1.0 made before it, though 1.1.0 does not build on it';
  expect(beside('Prepare the release')).toBe(contained);
  expect(beside('1.0.0')).toBe(contained);
  expect(beside('Fix the clock')).toBe(first);
  // More than one commit stands beside, a merge does, one without the parent that it names, or the first one of all.
  expect(beside('Release', { graphs: ['a x<a b<x c<a'] })).toBe(first);
  expect(beside('Release', { graphs: ['a x<a b<a,x c<a'] })).toBe(first);
  expect(beside('Release', { graphs: ['a b<~ c<a'] })).toBe(unrelated);
  expect(beside('Release', { graphs: ['b c'] })).toBe(unrelated);
  // It was made later.
  expect(beside('Release', { lines: { '1.0': ['1.0.0 b @3'], '1.1': ['1.1.0 c'] } })).toBe(contained);
  expect(beside('Release', { lines: { '1.0': ['1.0.0 b @4'], '1.1': ['1.1.0 c'] } })).toBe('1.1.0 is the first');
  expect(beside('Release', { lines: { '1.0': ['1.0.0 b @'], '1.1': ['1.1.0 c @'] } })).toBe(contained);
});

test('of lines of which it contains nothing, it follows the first release of the one that it parted from last', () => {
  const own = (line: string): string =>
    `it is the first release of line ${line}, and 2.0 contains none of that line's releases: they were tagged on a branch of their own`;
  // Line 1.1 parted later than 1.0.
  expect(tellLast({ graphs: parted, lines: { '1.0': ['1.0.0 b', '1.0.1 f'], '1.1': ['1.1.0 d'], '2.0': ['2.0.0 g'] } })).toBe(
    `2.0.0 ← ~1.1.0 of 1.1: ${own('1.1')}`,
  );
  // Line 1.0 did.
  expect(tellLast({ graphs: parted, lines: { '1.0': ['1.0.0 d'], '1.1': ['1.1.0 b', '1.1.1 f'], '2.0': ['2.0.0 g'] } })).toBe(
    `2.0.0 ← ~1.0.0 of 1.0: ${own('1.0')}`,
  );
  // Both parted where this one did: the one that was there first, unless the first number is still the same.
  const same = (version: string, line: string) =>
    tellLast({ graphs: ['a b<a c<a d<a'], lines: { '1.0': ['1.0.0 b'], '1.1': ['1.1.0 c'], [line]: [`${version} d`] } });
  expect(same('2.0.0', '2.0')).toBe(`2.0.0 ← ~1.0.0 of 1.0: ${own('1.0')}`);
  expect(same('1.2.0', '1.2')).toBe(`1.2.0 ← ~1.1.0 of 1.1: ${own('1.1').replace('2.0', '1.2')}`);
});

test('a line that stands before the place where one parted from another is not looked at', () => {
  // 1.2 contains 1.1.0, and parted from 1.0 before that.
  expect(tellLast({ graphs: ['a b<a c<a d<c'], lines: { '1.0': ['1.0.0 b'], '1.1': ['1.1.0 c'], '1.2': ['1.2.0 d'] } })).toBe(
    '1.2.0 ← 1.1.0 of 1.1: it is the last release of line 1.1 before 1.2 branched off',
  );
  // 2.0 parted from 1.1, of which it contains nothing, behind 1.0.0, which it contains.
  expect(tellLast({ graphs: ['a b<a c<b d<b'], lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 c'], '2.0': ['2.0.0 d'] } })).toBe(
    "2.0.0 ← ~1.1.0 of 1.1: it is the first release of line 1.1, and 2.0 contains none of that line's releases: they were tagged on a branch of their own",
  );
  // 2.0 contains 1.0.1, and parted from 1.1 before that.
  expect(tellLast({ graphs: ['a b<a c<a d<c'], lines: { '1.0': ['1.0.0 a', '1.0.1 c'], '1.1': ['1.1.0 b'], '2.0': ['2.0.0 d'] } })).toBe(
    '2.0.0 ← 1.0.1 of 1.0: it is the last release of line 1.0 before 2.0 branched off',
  );
});

test('a maintained line that was merged back is not followed where what it contains is older', () => {
  // 1.0.1 is newer than 1.1.0, was merged, and does not hold it; 1.0.2 was made behind it and does.
  const merged = { '1.0': ['1.0.0 a', '1.0.1 c'], '1.1': ['1.1.0 b'], '1.2': ['1.2.0 d'] };
  expect(tellLast({ graphs: ['a b<a c<a d<b,c'], lines: merged })).toBe(
    '1.2.0 ← 1.1.0 of 1.1: it is the last release of line 1.1 before 1.2 branched off',
  );
  expect(tellLast({ graphs: ['a b<a c<b d<c'], lines: merged })).toBe(
    '1.2.0 ← 1.0.1 of 1.0: it is the last release of line 1.0 before 1.2 branched off',
  );
});

test('a line that is behind a release made before it went back, and follows the first of that line', () => {
  expect(tellLast({ graphs: ['a b<a c<b d<c'], lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 c', '1.1.1 d'], '1.2': ['1.2.0 b @9'] } })).toBe(
    "1.2.0 ← ~1.1.0 of 1.1: it is the first release of line 1.1, and 1.2 contains none of that line's releases: they were tagged on a branch of their own",
  );
});

test('what is tagged where a line begins went back to it, whoever else stands there', () => {
  const lines = { '1.0': ['1.0.0 b'], '1.1': ['1.1.0 c'], '2.0': ['2.0.0 b @9'] };
  expect(tellLast({ graphs: ['a b<a c<b'], lines })).toBe(
    "2.0.0 ← ~1.1.0 of 1.1: it is the first release of line 1.1, and 2.0 contains none of that line's releases: they were tagged on a branch of their own",
  );
  expect(tellLast({ graphs: ['a b<a c<b'], lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 c'], '2.0': ['2.0.0 c @9'] } })).toBe(
    '2.0.0 ← 1.1.0 of 1.1: it is the last release of line 1.1 before 2.0 branched off',
  );
});

test('a contained release of another repository is no nearer than that of the line before', () => {
  const lines = { '1.0': ['1.0.0 - y'], '1.1': ['1.1.0 a'], '1.2': ['1.2.0 c y'] };
  expect(tellLast({ graphs: ['a b<a c<b', 'x y<x'], lines })).toBe(
    '1.2.0 ← 1.1.0 of 1.1: it is the last release of line 1.1 before 1.2 branched off',
  );
});

test('the newest commit of all is a release as others are', () => {
  expect(tellLast({ graphs: ['a b<a'], lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 b'], '1.2': ['1.2.0 b'] } })).toMatch(
    /^1\.2\.0 ← 1\.1\.0 of/,
  );
  const lines = { '1.0': ['1.0.0 c @1'], '1.1': ['1.1.0 b'] };
  expect(tellLast({ graphs: ['a b<a c<a'], subjects: { c: 'Release' }, lines })).toMatch(/^1\.1\.0 ← 1\.0\.0 of/);
  expect(tellLast({ graphs: ['a b<a c<a'], lines: { '1.0': ['1.0.0 c @1'], '1.1': ['1.1.0 b'] } })).toMatch(/^1\.1\.0 ← ~1\.0\.0 of/);
  expect(tellLast({ graphs: ['a b<a c<a'], lines, rewritten: ['1.0.0'] })).toMatch(
    /^1\.1\.0 ← 1\.0\.0 of 1\.0: it is the last release of line 1\.0 whose/,
  );
});

test('what was made without a day comes before all that has one', () => {
  const lines = { '1.0': ['1.0.0 a @2'], '1.1': ['1.1.0 b @'] };
  expect(tellLast({ graphs: ['a b'], lines })).toBe('1.1.0 is the first');
});

test('where commits were made anew after they were tagged, the last release that was rebased is contained', () => {
  const lines = { '1.0': ['1.0.0 b', '1.0.1 c', '1.0.2? d', '1.0.3 e @9'], '1.1': ['1.1.0 g @8'] };
  const story = { graphs: ['a b<a c<b d<c e<d f<a g<f'], lines };
  expect(tellLast({ ...story, rewritten: ['1.0.0', '1.0.1', '1.0.2', '1.0.3'] })).toBe(
    '1.1.0 ← 1.0.1 of 1.0: it is the last release of line 1.0 whose commits 1.1.0 has: they were rebased after it was tagged',
  );
  expect(tellLast({ ...story, rewritten: ['1.0.2'] })).toBe(
    "1.1.0 ← ~1.0.0 of 1.0: it is the first release of line 1.0, and 1.1 contains none of that line's releases: they were tagged on a branch of their own",
  );
  const undated = { '1.0': ['1.0.0 b @', '1.0.1 c @'], '1.1': ['1.1.0 f @'] };
  expect(tellLast({ graphs: ['a b<a c<b f<a'], lines: undated, rewritten: ['1.0.1'] })).toMatch(
    /^1\.1\.0 ← 1\.0\.1 of 1\.0: it is the last/,
  );
  const apart = { '1.0': ['1.0.0 b', '1.0.1 - x @1'], '1.1': ['1.1.0 f'] };
  expect(tellLast({ graphs: ['a b<a f<a', 'x'], lines: apart, rewritten: ['1.0.1'] })).toMatch(
    /^1\.1\.0 ← ~1\.0\.0 of 1\.0: it is the first/,
  );
});

test('a line that builds on none follows the newest release made before it, of the greatest earlier line that has one', () => {
  const unrelated = (of: string, release: string): string =>
    `2.0.0 ← ~${release} of ${of}: it is the newest release of line ${of} made before it, though 2.0.0 does not build on it`;
  const graphs = ['a b<a c<b d e'];
  expect(
    tellLast({ graphs, lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 b', '1.1.1 c', '1.1.2 e', '1.1.3? d'], '2.0': ['2.0.0 d'] } }),
  ).toBe(unrelated('1.1', '1.1.1'));
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0 e'], '2.0': ['2.0.0 d'] } })).toBe(unrelated('1.0', '1.0.0'));
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a @4'], '2.0': ['2.0.0 d'] } })).toBe(unrelated('1.0', '1.0.0'));
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a @'], '2.0': ['2.0.0 d @'] } })).toBe(unrelated('1.0', '1.0.0'));
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 e'], '2.0': ['2.0.0 d'] } })).toBe('2.0.0 is the first');
});

test('a first release whose history another shares was made before it', () => {
  expect(tellChoices({ graphs: ['a b<a c<a'], lines: { '1.0': ['1.0.0 c'], '1.1': ['1.1.0 b'] } })).toEqual([
    '1.0.0 is the first',
    '1.1.0 is the first',
  ]);
  const day = (own: string) => tellLast({ graphs: ['a b<a c<a'], lines: { '1.0': [`1.0.0 c @${own}`], '1.1': ['1.1.0 b @5'] } });
  expect(day('5')).toMatch(/^1\.1\.0 ← ~1\.0\.0 of 1\.0: it is the first release/);
  expect(day('6')).toBe('1.1.0 is the first');
  expect(day('')).toMatch(/^1\.1\.0 ← ~1\.0\.0 of 1\.0: it is the first release/);
});

test('releases without a repository in common follow each other by their days', () => {
  const apart = 'it is the newest release of line 1.0 made before it; they have no repository in common';
  const graphs = ['a b<a c<b', 'x y<x'];
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a', '1.0.1 b @5', '1.0.2 c @6'], '1.1': ['1.1.0 - y @5'] } })).toBe(
    `1.1.0 ← ~1.0.1 of 1.0: ${apart}`,
  );
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a @', '1.0.1 b @5'], '1.1': ['1.1.0 - y @'] } })).toBe(
    `1.1.0 ← ~1.0.0 of 1.0: ${apart}`,
  );
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a @5', '1.0.1 b @6'], '1.1': ['1.1.0 - y @4'] } })).toBe('1.1.0 is the first');
  // One release of the line has the repository, so that commits tell.
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 - x', '1.0.1 b'], '1.1': ['1.1.0 - y @5'] } })).toBe(
    '1.1.0 ← 1.0.0 of 1.0: it is the newest release of line 1.0 that 1.1.0 contains; later ones have no repository in common with it',
  );
});

test('a line without a repository in common is followed where no later one has more', () => {
  const lines = { '1.0': ['1.0.0 - x'], '1.1': ['1.1.0 b'], '1.2': ['1.2.0 - y @5'] };
  expect(tellLast({ graphs: ['a b<a', 'x y<x'], lines })).toBe(
    '1.2.0 ← ~1.1.0 of 1.1: it is the newest release of line 1.1 made before it; they have no repository in common',
  );
  const nearer = { '1.0': ['1.0.0 b'], '1.1': ['1.1.0 - x'], '1.2': ['1.2.0 - y @5'] };
  expect(tellLast({ graphs: ['a b<a', 'x y<x'], lines: nearer })).toBe(
    '1.2.0 ← 1.1.0 of 1.1: it is the last release of line 1.1 before 1.2 branched off',
  );
});

test('later releases of a line may have branched off, be elsewhere, or both', () => {
  const graphs = ['a b<a c<a', 'x y<x'];
  const of = (...more: readonly string[]) => tellLast({ graphs, lines: { '1.0': ['1.0.0 a', ...more], '1.1': ['1.1.0 c'] } });
  const start = '1.1.0 ← 1.0.0 of 1.0: it is the newest release of line 1.0 that 1.1.0 contains; later ones ';
  expect(of('1.0.1 b', '1.0.2 - x')).toBe(`${start}came after 1.1 branched off or have no repository in common with it`);
  expect(of('1.0.1 - x', '1.0.2 b')).toBe(`${start}came after 1.1 branched off or have no repository in common with it`);
  expect(of('1.0.1 - x', '1.0.2 - y')).toBe(`${start}have no repository in common with it`);
});

test('which lines parted is found in the repository that both releases have', () => {
  const graphs = ['a b<a', 'x y<x z<x'];
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 - y'], '1.1': ['1.1.0 b z'] } })).toBe(
    "1.1.0 ← ~1.0.0 of 1.0: it is the first release of line 1.0, and 1.1 contains none of that line's releases: they were tagged on a branch of their own",
  );
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a y'], '1.1': ['1.1.0 - z'] } })).toBe(
    "1.1.0 ← ~1.0.0 of 1.0: it is the first release of line 1.0, and 1.1 contains none of that line's releases: they were tagged on a branch of their own",
  );
  expect(tellLast({ graphs, lines: { '1.0': ['1.0.0 a x'], '1.1': ['1.1.0 - z'] } })).toBe(
    '1.1.0 ← 1.0.0 of 1.0: it is the last release of line 1.0 before 1.1 branched off',
  );
});
