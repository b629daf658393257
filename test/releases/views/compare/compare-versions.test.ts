import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, type VersionTree } from '../../../../src/releases/views/compare/compare-versions.ts';

interface Keyed {
  readonly name: string;
  readonly keys: readonly string[];
}

/** A tree from `version: [predecessor, changes]`; a change is its keys, joined by `+`; in front, - for one left behind, and = for one caught up on. */
function treeOf(versions: Readonly<Record<string, readonly [string | null, ...string[]]>>): VersionTree<Keyed> {
  const changes = new Map<string, Keyed>();
  const changeOf = (name: string): Keyed => {
    const change = changes.get(name) ?? { name, keys: name.split('+') };
    changes.set(name, change);
    return change;
  };
  const list = (version: string, sign: string): readonly Keyed[] =>
    (versions[version]?.slice(1) ?? []).flatMap((name) => (name?.startsWith(sign) ? [changeOf(name.slice(sign.length))] : []));
  return {
    predecessorOf: (version) => versions[version]?.[0] ?? null,
    changesOf: (version) => list(version, '').filter(({ name }) => !/^[-=]/.test(name)),
    leftBehindOf: (version) => list(version, '-'),
    caughtUpOf: (version) => list(version, '='),
  };
}

const names = (changes: readonly Keyed[]): readonly string[] => changes.map((change) => change.name);

const portal = treeOf({
  '2.0.0': [null, '#1', '#2'],
  '2.0.1': ['2.0.0', '#3+c3'],
  '2.0.2': ['2.0.1', '#9+c7'],
  '2.1.0': ['2.0.1', '#4', '#5'],
  '2.1.1': ['2.1.0', '#9+c8', '#6'],
});

test('a version and the one it follows differ by the changes of its release', () => {
  const { ancestor, added, removed } = compareVersions(portal, { from: '2.0.1', to: '2.1.0' });
  expect({ ancestor, added: names(added), removed: names(removed) }).toEqual({ ancestor: '2.0.1', added: ['#4', '#5'], removed: [] });
});

test('across lines, what was copied to both is neither added nor removed', () => {
  const { ancestor, added, removed } = compareVersions(portal, { from: '2.0.2', to: '2.1.1' });
  expect({ ancestor, added: names(added), removed: names(removed) }).toEqual({
    ancestor: '2.0.1',
    added: ['#6', '#4', '#5'],
    removed: [],
  });
});

test('backwards, what came since is removed', () => {
  const { ancestor, added, removed } = compareVersions(portal, { from: '2.1.0', to: '2.0.0' });
  expect({ ancestor, added: names(added), removed: names(removed) }).toEqual({
    ancestor: '2.0.0',
    added: [],
    removed: ['#4', '#5', '#3+c3'],
  });
});

test('versions that share no other are compared whole', () => {
  const tree = treeOf({ a: [null, '#1', '#2'], b: [null, '#2', '#3'] });
  const { ancestor, added, removed } = compareVersions(tree, { from: 'a', to: 'b' });
  expect({ ancestor, added: names(added), removed: names(removed) }).toEqual({ ancestor: null, added: ['#3'], removed: ['#1'] });
});

const side = treeOf({
  '1.0.0': [null, '#1'],
  '1.0.1': ['1.0.0', '#2', '#3'],
  '1.0.2': ['1.0.1', '#4', '-#2', '-#3'],
  '1.0.3': ['1.0.2', '#5'],
  '1.0.4': ['1.0.3', '#6', '=#2', '=#3'],
  '1.1.0': ['1.0.2', '#7', '#2+c2'],
  '1.2.0': ['1.0.1', '#8'],
});
const compared = (from: string, to: string): readonly [readonly string[], readonly string[]] => {
  const { added, removed } = compareVersions(side, { from, to });
  return [names(added), names(removed)];
};

test('what a version caught up on is added to the one that left it behind and to those between', () => {
  expect(compared('1.0.3', '1.0.4')).toEqual([['#6', '#2', '#3'], []]);
  expect(compared('1.0.2', '1.0.4')).toEqual([['#6', '#2', '#3', '#5'], []]);
});

test('what was left behind and caught up on is not added to the version that brought it, and once to those before', () => {
  expect(compared('1.0.1', '1.0.4')).toEqual([['#6', '#5', '#4'], []]);
  expect(compared('1.0.0', '1.0.4')).toEqual([['#6', '#2', '#3', '#5', '#4'], []]);
});

test('what a version left behind is removed from those that hold it, and added to none', () => {
  expect(compared('1.0.1', '1.0.3')).toEqual([
    ['#5', '#4'],
    ['#2', '#3'],
  ]);
  expect(compared('1.0.0', '1.0.3')).toEqual([['#5', '#4'], []]);
  expect(compared('1.0.4', '1.0.2')).toEqual([[], ['#6', '#2', '#3', '#5']]);
});

test('what one version left behind is added to a version that did not', () => {
  expect(compared('1.0.2', '1.2.0')).toEqual([['#8', '#2', '#3'], ['#4']]);
  expect(compared('1.0.4', '1.2.0')).toEqual([['#8'], ['#6', '#5', '#4']]);
});

test('a copy of what was left behind stands for it', () => {
  expect(compared('1.0.0', '1.1.0')).toEqual([['#7', '#2+c2', '#4'], []]);
  expect(compared('1.0.1', '1.1.0')).toEqual([['#7', '#4'], ['#3']]);
  const copied = treeOf({ a: [null, '#1'], b: ['a', '#2'], c: ['b', '-#2', '#2+c2'] });
  expect(compareVersions(copied, { from: 'b', to: 'c' })).toMatchObject({ added: [], removed: [] });
});

test('predecessors in a circle end', () => {
  const tree = treeOf({ a: ['b', '#1'], b: ['a', '#2'] });
  expect(compareVersions(tree, { from: 'a', to: 'b' }).added.length).toBeLessThanOrEqual(1);
});

/** Trees of up to twelve versions, each following one of those before it, with changes that share keys now and then. */
const trees = fc
  .array(fc.record({ follows: fc.nat(), changes: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) =>
    Object.fromEntries(
      rows.map((row, at): [string, [string | null, ...string[]]] => {
        const predecessor = at === 0 ? null : `v${row.follows % at}`;
        return [`v${at}`, [predecessor, ...row.changes.map((number) => `#${number}`)]];
      }),
    ),
  );
const pairs = trees.chain((versions) =>
  fc.record({
    versions: fc.constant(versions),
    from: fc.constantFrom(...Object.keys(versions)),
    to: fc.constantFrom(...Object.keys(versions)),
  }),
);

test('no version differs from itself', () => {
  fc.assert(
    fc.property(pairs, ({ versions, from }) => {
      expect(compareVersions(treeOf(versions), { from, to: from })).toEqual({ ancestor: from, added: [], removed: [] });
    }),
    { seed: 20_261_121 },
  );
});

test('comparing the other way round swaps added and removed', () => {
  fc.assert(
    fc.property(pairs, ({ versions, from, to }) => {
      const there = compareVersions(treeOf(versions), { from, to });
      const back = compareVersions(treeOf(versions), { from: to, to: from });
      expect(back).toEqual({ ancestor: there.ancestor, added: there.removed, removed: there.added });
    }),
    { seed: 20_261_121 },
  );
});

test('a release compared with its predecessor is its own list of changes', () => {
  fc.assert(
    fc.property(pairs, ({ versions, to }) => {
      const tree = treeOf(versions);
      const from = tree.predecessorOf(to);
      if (from !== null) expect(compareVersions(tree, { from, to })).toEqual({ ancestor: from, added: tree.changesOf(to), removed: [] });
    }),
    { seed: 20_261_121 },
  );
});

test('nothing is both added and removed', () => {
  fc.assert(
    fc.property(pairs, ({ versions, from, to }) => {
      const { added, removed } = compareVersions(treeOf(versions), { from, to });
      const keys = new Set(added.flatMap((change) => change.keys));
      expect(removed.filter((change) => change.keys.some((key) => keys.has(key)))).toEqual([]);
    }),
    { seed: 20_261_121 },
  );
});
