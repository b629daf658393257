import { expect, test } from 'vitest';
import { comparePrints, diffPatches, looksMoved, nameTop, nameTreeMove } from '../../../src/backports/schema/compare-copy.ts';
import type { Fidelity } from '../../../src/backports/schema/extension.ts';
import type { PatchPrint } from '../../../src/git/schema/patches/patch-print.ts';

/** A print by the numbers of the lines of each file; its digests are those of its lines unless they are said. */
const print = (files: Readonly<Record<string, readonly number[]>>, other: Partial<PatchPrint> = {}): PatchPrint => ({
  exact: JSON.stringify(files),
  loose: JSON.stringify(files),
  files: Object.entries(files).map(([path, lines]) => ({ path, lines })),
  markers: [],
  cut: false,
  ...other,
});
const tell = (origin: PatchPrint, copy: PatchPrint): string => {
  const { kind, share, files, equalFiles, onlyOrigin, onlyCopy } = comparePrints(origin, copy);
  return `${kind} ${share} ${equalFiles}/${files} -${onlyOrigin.join()} +${onlyCopy.join()}`;
};
const origin = print({ 'a.ts': [1, 2], 'b.ts': [3] });

test.each([
  ['all', origin, 'equal 1 2/2 - +'],
  ['all but the lines around', { ...origin, exact: 'other' }, 'equal-but-context 1 2/2 - +'],
  ['all lines in another order', { ...origin, exact: 'other', loose: 'other' }, 'equal-but-context 1 2/2 - +'],
  ['all lines, of which some are in another file', print({ 'a.ts': [1, 2, 3], 'b.ts': [] }), 'differs 1 0/2 - +'],
  ['a file less', print({ 'a.ts': [1, 2] }), 'differs 0.67 1/2 -b.ts +'],
  ['a file more', print({ 'a.ts': [1, 2], 'b.ts': [3], 'c.ts': [4] }), 'differs 0.75 2/2 - +c.ts'],
  ['an empty file more', print({ 'a.ts': [1, 2], 'b.ts': [3], 'c.ts': [] }), 'differs 1 2/2 - +c.ts'],
  ['a line more', print({ 'a.ts': [1, 2, 2], 'b.ts': [3] }), 'differs 0.75 1/2 - +'],
  ['another line', print({ 'a.ts': [1, 9], 'b.ts': [3] }), 'differs 0.5 1/2 - +'],
  ['nothing', print({}), 'differs 0 0/2 -a.ts,b.ts +'],
  ['all, as far as it was read', { ...origin, cut: true }, 'unknown 1 2/2 - +'],
])('a copy that has %s', (_what, copy, told) => {
  expect(tell(origin, copy)).toBe(told);
});

test('of an origin that was not read in full nothing is known', () => {
  expect(tell({ ...origin, cut: true }, origin)).toBe('unknown 1 2/2 - +');
});

test('only markers that the origin does not have are the copy’s, wherever the file is', () => {
  const marked = (path: string) => ({ path, line: 3 });
  const before = print({}, { markers: [marked('docs/how-to.md')] });
  const copy = print({}, { markers: [marked('old/docs/how-to.md'), marked('a.ts')] });
  expect(comparePrints(before, copy).markers).toEqual([marked('a.ts')]);
});

test('of many files the first thirty are named', () => {
  const files = (folder: string) => print(Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`${folder}/${at}`, [at]])));
  const { onlyOrigin, onlyCopy } = comparePrints(files('a'), files('b'));
  expect([onlyOrigin.length, onlyOrigin.at(-1), onlyCopy.length, onlyCopy[0]]).toEqual([30, 'a/29', 30, 'b/0']);
});

test.each<readonly [Pick<Fidelity, 'onlyOrigin' | 'onlyCopy'>, ReturnType<typeof looksMoved>]>([
  [
    { onlyOrigin: ['a/x.ts', 'a/y.ts'], onlyCopy: ['b/z.ts', 'b/y.ts'] },
    { from: 'a/y.ts', to: 'b/y.ts' },
  ],
  [
    { onlyOrigin: ['y.ts'], onlyCopy: ['b/y.ts'] },
    { from: 'y.ts', to: 'b/y.ts' },
  ],
  [{ onlyOrigin: ['a/y.ts'], onlyCopy: ['b/my.ts'] }, null],
  [{ onlyOrigin: [], onlyCopy: ['b/y.ts'] }, null],
])('what is only in one of both, %j, may have moved', (found, moved) => {
  expect(looksMoved(found)).toEqual(moved);
});

test.each([
  ['a/b.go', 'components/cli/a/b.go', ' components/cli', 'components'],
  ['components/cli/a/b.go', 'a/b.go', 'components/cli ', 'a'],
  ['old/a/b.go', 'new/a/b.go', 'old new', 'new'],
  ['src/old/b.go', 'src/new/b.go', 'src/old src/new', null],
  ['a/b.go', 'a/c.go', null, null],
  ['a/b.go', 'a/b.go', null, null],
  ['a/b.go', 'b.go', 'a ', null],
])('from %s to %s the folder %j moved, to %j', (from, to, tree, top) => {
  expect([nameTreeMove({ from, to }), nameTop({ from, to })]).toEqual([tree, top]);
});

const patch = (...lines: readonly string[]) => [
  'diff --git a/src/a.ts b/src/a.ts',
  'index 123..456 100644',
  '--- a/src/a.ts',
  '+++ b/src/a.ts',
  '@@ -1,3 +1,3 @@',
  ...lines,
];

test('a difference has what differs and a line around it, and names the file', () => {
  expect(diffPatches(patch(' one', ' two', '-three', '+four'), patch(' one', ' two', '-three', '+five', '+six'))).toEqual([
    ' ## src/a.ts',
    ' -three',
    '-+four',
    '++five',
    '++six',
  ]);
  expect(
    diffPatches(patch('+begin', ' two', ' three', ' four', ' end'), patch('+start', ' two', ' three', ' four', ' end', '+more')),
  ).toEqual([' ## src/a.ts', '-+begin', '++start', '  two', '  end', '++more']);
});

test('a file that begins between two differences is named', () => {
  const second = ['diff --git a/b.ts b/b.ts', 'new file mode 100644', '@@ -0,0 +1 @@'];
  const lines = (first: string, last: string) => [...patch(first, ' a', ' b'), ...second, ' c', ' d', last];
  expect(diffPatches(lines('+1', '+2'), lines('+3', '+4'))).toEqual([' ## src/a.ts', '-+1', '++3', '  a', ' ## b.ts', '  d', '-+2', '++4']);
});

test('what is equal is no difference; one that is long is cut, and one without end is not told', () => {
  const lines = (count: number, sign: string) => Array.from({ length: count }, (_, at) => `+${sign} ${at}`);
  expect(diffPatches(patch('+a'), patch('+a')).filter((line) => !line.startsWith(' '))).toEqual([]);
  expect(diffPatches(lines(30, 'a'), lines(30, 'b'))).toHaveLength(60);
  expect(diffPatches(lines(31, 'a'), lines(31, 'b')).slice(59)).toEqual(['++b 28', '… 2 more lines']);
  expect(diffPatches(lines(200, 'a'), lines(200, 'b'))).toEqual(['… too different to be shown line by line']);
});
