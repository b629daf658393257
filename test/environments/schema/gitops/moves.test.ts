import { expect, test } from 'vitest';
import type { ListedVersion } from '../../../../src/environments/schema/gitops/file-values.ts';
import { groupInstances, type InstanceChange } from '../../../../src/environments/schema/gitops/group-instances.ts';
import { compareEntries } from '../../../../src/environments/schema/gitops/move.ts';

const change = (instance: string, from: string | null, to: string | null, other: Partial<InstanceChange> = {}): InstanceChange => ({
  ...{ environment: 'prod', instance, path: `${instance}.yaml`, from, to, returned: false },
  ...other,
});
/** Moves by what they moved, from what to what; `counts` has how many instances of an environment hold each version afterwards. */
const group = (changes: readonly InstanceChange[], counts: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  groupInstances(
    changes,
    new Map(
      Object.entries(counts).map(([environment, versions]) => [
        environment,
        { total: Object.values(versions).reduce((sum, each) => sum + each, 0), versions: new Map(Object.entries(versions)) },
      ]),
    ),
    'web',
  ).map(({ place, path, from, to, share, returned }) => {
    const what = share === null ? (place.instance ?? 'all') : `${share.moved} of ${share.of} ${share.names.join('+')}`;
    return `${place.environment} ${place.application} ${what}: ${from} > ${to} (${path})${returned ? ' returned' : ''}`;
  });

test.each([
  ['all', [change('a', '1', '2'), change('b', '1', '2')], { prod: { 2: 2 } }, ['prod web all: 1 > 2 (a.yaml)']],
  ['the last that was left', [change('b', '1', '2')], { prod: { 2: 2 } }, ['prod web all: 1 > 2 (b.yaml)']],
  ['one of two', [change('a', '1', '2')], { prod: { 1: 1, 2: 1 } }, ['prod web a: 1 > 2 (a.yaml)']],
  ['two of three', [change('a', '1', '2'), change('b', '1', '2')], { prod: { 1: 1, 2: 2 } }, ['prod web 2 of 3 a+b: 1 > 2 (a.yaml)']],
  [
    'from several versions, that of most counts',
    [change('a', '0', '2'), change('b', '1', '2'), change('c', '1', '2')],
    { prod: { 2: 3 } },
    ['prod web all: 1 > 2 (a.yaml)'],
  ],
  [
    'to two versions',
    [change('a', '1', '2'), change('b', '1', '3')],
    { prod: { 2: 1, 3: 1 } },
    ['prod web a: 1 > 2 (a.yaml)', 'prod web b: 1 > 3 (b.yaml)'],
  ],
  [
    'in two environments',
    [change('a', '1', '2'), change('b', '1', '2', { environment: 'test' })],
    { prod: { 2: 1 }, test: { 2: 1 } },
    ['prod web all: 1 > 2 (a.yaml)', 'test web all: 1 > 2 (b.yaml)'],
  ],
  ['a new one that gets what runs there', [change('c', null, '1')], { prod: { 1: 3 } }, []],
  ['the first ones', [change('a', null, '1'), change('b', null, '1')], { prod: { 1: 2 } }, ['prod web all: null > 1 (a.yaml)']],
  ['a new one with another version', [change('c', null, '2')], { prod: { 1: 2, 2: 1 } }, ['prod web c: null > 2 (c.yaml)']],
  [
    'a new one beside one that moved',
    [change('a', '1', '2'), change('c', null, '2')],
    { prod: { 1: 1, 2: 2 } },
    ['prod web a: 1 > 2 (a.yaml)'],
  ],
  ['one that goes', [change('a', '1', null)], { prod: { 1: 1 } }, []],
  ['the last that goes', [change('a', '1', null)], {}, ['prod web all: 1 > null (a.yaml)']],
  [
    'what ran there before',
    [change('a', '2', '1', { returned: true }), change('b', '2', '1', { returned: true })],
    { prod: { 1: 2 } },
    ['prod web all: 2 > 1 (a.yaml) returned'],
  ],
  [
    'what ran in one of them before',
    [change('a', '2', '1', { returned: true }), change('b', '2', '1')],
    { prod: { 1: 2 } },
    ['prod web all: 2 > 1 (a.yaml)'],
  ],
] as const)('instances: %s', (_what, changes, counts, moves) => {
  expect(group(changes, counts)).toEqual(moves);
});

test('of a share the names are told while they are few', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => change(`i${at}`, '1', '2'));
  expect(group(many(20), { prod: { 1: 1, 2: 20 } })[0]).toContain('20 of 21 i0+i1+');
  expect(group(many(21), { prod: { 1: 1, 2: 21 } })[0]).toBe('prod web 21 of 22 : 1 > 2 (i0.yaml)');
});

const place = { environment: 'early', application: null, instance: null };
const entry = (version: string, complete: number | null = null, counts = true): ListedVersion => ({ version, counts, complete });
const compare = (
  before: readonly ListedVersion[],
  after: readonly ListedVersion[],
  { at = 1000, running = before.map(({ version }) => version) } = {},
) => {
  const moves = compareEntries({ place, path: 'list.json', at }, before, after, running);
  return {
    moves: moves.map(({ from, to, listed, returned }) => `${from} > ${to} ${listed ?? ''}${returned ? 'returned' : ''}`.trim()),
    running,
  };
};

test.each([
  ['one comes', [], [entry('1')], { moves: ['null > 1'], running: ['1'] }],
  ['one comes after another', [entry('1')], [entry('1'), entry('2')], { moves: ['1 > 2'], running: ['1', '2'] }],
  ['one that is not under way comes', [entry('1')], [entry('1'), entry('2', null, false)], { moves: [], running: ['1'] }],
  ['one gets under way', [entry('2', null, false)], [entry('2')], { moves: ['2 > 2 returned'], running: ['2', '2'] }],
  ['one that is complete makes room', [entry('1', 900)], [entry('2')], { moves: ['null > 2'], running: ['2'] }],
  ['one that is not complete goes', [entry('1', 1001)], [entry('2')], { moves: ['1 > null incomplete', 'null > 2'], running: ['2'] }],
  ['the newest goes when it is complete', [entry('1', 900)], [], { moves: ['1 > null complete'], running: [] }],
  ['an older one goes when it is complete', [entry('1', 900), entry('2', 950)], [entry('2', 950)], { moves: [], running: ['2'] }],
  ['one of which no time is known goes', [entry('1'), entry('2')], [entry('2')], { moves: ['1 > null complete'], running: ['2'] }],
  ['one is complete in this moment', [entry('1', 1000)], [entry('2')], { moves: ['null > 2'], running: ['2'] }],
  ['one stays', [entry('1')], [entry('1', 2000)], { moves: [], running: ['1'] }],
  ['one that was not under way goes', [entry('1', null, false)], [], { moves: [], running: ['1'] }],
] as const)('a list: %s', (_what, before, after, told) => {
  expect(compare(before, after)).toEqual(told);
});

test('one that ran before returns', () => {
  expect(compare([entry('2')], [entry('2'), entry('1')], { running: ['1', '2'] }).moves).toEqual(['2 > 1 returned']);
});
