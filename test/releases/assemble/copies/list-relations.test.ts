import { expect, test } from 'vitest';
import type { Change } from '../../../../src/book/schema/change.ts';
import { findCommits } from '../../../../src/git/schema/find-commit.ts';
import type { Described } from '../../../../src/releases/assemble/changes/describe-change.ts';
import type { DraftChange } from '../../../../src/releases/assemble/changes/draft-change.ts';
import type { FindTwins } from '../../../../src/releases/assemble/copies/find-twins.ts';
import { startRelations } from '../../../../src/releases/assemble/copies/relate-changes.ts';
import { readFacts } from '../../../../src/releases/assemble/facts/commit-facts.ts';
import { drawGraph } from '../../small-graph.ts';

/** A change of a release: the commits by name, and what its draft says of it. `id` is the first commit where nothing else is said. */
interface Listed {
  readonly commits: readonly string[];
  readonly title?: string;
  readonly pulls?: readonly (readonly [number: number, role: DraftChange['pulls'][number]['role']])[];
  readonly reverts?: string;
  readonly takenBack?: readonly string[];
  readonly broughtBack?: readonly string[];
}

interface Story {
  readonly graph: string;
  readonly subjects?: Readonly<Record<string, string>>;
  readonly bodies?: Readonly<Record<string, string>>;
  /** Releases with their changes. */
  readonly releases: Readonly<Record<string, readonly Listed[]>>;
  /** Commits that are probably copies of another. */
  readonly twins?: Readonly<Record<string, readonly string[]>>;
  /** Commits that changes hold which are not related now, with their versions. */
  readonly before?: Readonly<Record<string, string>>;
}

const blank = { id: '', title: '' } as unknown as Change;

/** The relations of every change that has some, and what `placeOf` says of the commits asked for. */
function ask({ graph: text, subjects, bodies, releases, twins = {}, before = {} }: Story, asked: readonly string[] = []) {
  const graph = drawGraph(text, subjects, bodies);
  const at = (name: string): number => graph.indexOf.get(name) ?? -1;
  const nameOf = (index: number): string => graph.commits[index]?.sha ?? '';
  const twinsOf: FindTwins = (index) => (twins[nameOf(index)] ?? []).map((twin) => ({ twin: at(twin), likely: 'alike' }));
  const relations = startRelations({
    graph,
    factsOf: readFacts(graph),
    find: findCommits(graph),
    twinsOf,
    heldBefore: (index) => {
      const version = before[nameOf(index)];
      return version === undefined ? undefined : { version, change: { ...blank, title: `held ${nameOf(index)}` } };
    },
  });
  const lists = Object.entries(releases).map(([version, changes]) => {
    const described = changes.map(
      ({ commits, title = '', pulls = [], reverts = null, takenBack = [], broughtBack = [] }): Described => ({
        change: { ...blank, id: commits[0] ?? '', title },
        people: [],
        draft: {
          number: null,
          sharesNumber: false,
          merge: null,
          commits: commits.map(at),
          pulls: pulls.map(([number, role]) => ({ number, role, evidence: '' })),
          reverts,
          takenBack: takenBack.map(at),
          broughtBack: broughtBack.map(at),
        },
      }),
    );
    relations.add(described, version);
    return { version, described };
  });
  relations.relate();
  const told = lists.flatMap(({ version, described }) =>
    described.flatMap(({ change: { id, title: _, ...rest } }) =>
      Object.keys(rest).length === 0 ? [] : [[`${version} ${id}`, rest] as const],
    ),
  );
  const places = asked.map((name) => {
    const place = relations.placeOf(at(name));
    return place && `${place.version} ${place.change.title || place.change.id}`;
  });
  return { told: Object.fromEntries(told), places };
}

const relate = (story: Story) => ask(story).told;

const one = (name: string, number: number, role: 'merged' | 'origin' | 'mentioned' = 'merged', title = 'Fix') => ({
  commits: [name],
  title,
  pulls: [[number, role] as const],
});

test('a change names each other release once, with the first place there, and never its own', () => {
  const releases = { '1.0': [one('a', 7), one('b', 7)], '1.1': [one('c', 7), one('d', 7)] };
  const there = { alsoIn: [{ version: '1.1', change: 'c' }], family: 'a' };
  const here = { alsoIn: [{ version: '1.0', change: 'a' }], family: 'a' };
  expect(relate({ graph: 'a b c d', releases })).toEqual({ '1.0 a': there, '1.0 b': there, '1.1 c': here, '1.1 d': here });
});

test('two changes of one release that are the same are a family without other places', () => {
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7), one('b', 7)] } })).toEqual({
    '1.0 a': { family: 'a' },
    '1.0 b': { family: 'a' },
  });
});

test('at most twenty other releases are named', () => {
  const names = Array.from({ length: 22 }, (_, at) => `n${at}`);
  const releases = Object.fromEntries(names.map((name, at) => [`1.${at}`, [one(name, 7)]]));
  const told = relate({ graph: names.join(' '), releases });
  expect(told).toMatchObject({ '1.0 n0': { alsoIn: names.slice(1, 21).map((change, at) => ({ version: `1.${at + 1}`, change })) } });
});

test('a number without an equal title joins nothing but copies of it to the one change that it brought', () => {
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7)], '1.1': [one('b', 7, 'merged', 'Other')] } })).toEqual({});
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7)], '1.1': [one('b', 7, 'mentioned')] } })).toEqual({});
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7)], '1.1': [one('b', 8, 'origin')] } })).toEqual({});
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7)], '1.1': [one('b', 7, 'origin', 'Other')] } })).toEqual({
    '1.0 a': { alsoIn: [{ version: '1.1', change: 'b' }], family: 'a' },
    '1.1 b': { alsoIn: [{ version: '1.0', change: 'a' }], family: 'a' },
  });
  const releases = { '1.0': [one('a', 7)], '1.1': [one('b', 7, 'merged', 'Other')], '1.2': [one('c', 7, 'origin', 'Third')] };
  expect(relate({ graph: 'a b c', releases })).toEqual({});
});

test('families that meet are one, in the order of the larger one', () => {
  /** Families of 7 and of 8, which 9 joins in the end; each change as its name with its numbers. */
  const join = (...changes: readonly string[]) => {
    const parts = changes.map((text) => text.split(' '));
    const releases = Object.fromEntries(
      parts.map(([name = '', ...numbers], at) => [
        `1.${at}`,
        [{ commits: [name], title: 'Fix', pulls: numbers.map((number) => [Number(number), 'merged'] as const) }],
      ]),
    );
    const told = Object.entries(relate({ graph: parts.map(([name]) => name).join(' '), releases }));
    return told.map(([, related]) => `${related.family}: ${related.alsoIn?.map(({ change }) => change).join(' ')}`);
  };
  expect(join('a 7', 'b 8', 'c 8', 'd 8 9', 'e 9 7')).toEqual(['b: b c d e', 'b: c d a e', 'b: b d a e', 'b: b c a e', 'b: b c d a']);
  expect(join('a 7', 'b 7', 'c 8', 'd 8 9', 'e 9 7')).toEqual(['a: b e c d', 'a: a e c d', 'a: a b e d', 'a: a b e c', 'a: a b c d']);
});

/** Ids of commits that a message can name. */
const [first, second, third] = ['1a', '2b', '3c'].map((sign) => sign.repeat(20)) as [string, string, string];

/** Which of three changes in three releases are one, when their commits have these bodies: the version of each with those of the others. */
function oneBy(...bodies: readonly [string, string, string]): Record<string, string> {
  const names = [first, second, third];
  const releases = Object.fromEntries(names.map((name, at) => [`1.${at}`, [{ commits: [name] }]]));
  const told = relate({ graph: names.join(' '), bodies: Object.fromEntries(names.map((name, at) => [name, bodies[at] ?? ''])), releases });
  return Object.fromEntries(
    Object.entries(told).map(([key, { alsoIn }]) => [key.slice(0, 3), (alsoIn ?? []).map(({ version }) => version).join(' ')]),
  );
}

const from = (sha: string): string => `(cherry picked from commit ${sha})`;

test.each<{ readonly title: string; readonly bodies: readonly [string, string, string]; readonly right: Record<string, string> }>([
  { title: 'by the commit that a copy names', bodies: ['', from(first), ''], right: { '1.0': '1.1', '1.1': '1.0' } },
  { title: 'by the newest commit, too', bodies: [from(third), '', ''], right: { '1.0': '1.2', '1.2': '1.0' } },
  {
    title: 'by what a copy of a copy names',
    bodies: ['', from(first), from(second)],
    right: { '1.0': '1.1 1.2', '1.1': '1.0 1.2', '1.2': '1.0 1.1' },
  },
  {
    title: 'by a commit that is not here, of whose id the beginning is enough',
    bodies: [from('d'.repeat(40)), from('d'.repeat(12)), from(`${'d'.repeat(11)}e`)],
    right: { '1.0': '1.1', '1.1': '1.0' },
  },
  {
    title: 'by the id of Gerrit',
    bodies: [`Change-Id: I${'1'.repeat(40)}`, `Change-Id: I${'2'.repeat(40)}`, `Change-Id: I${'1'.repeat(40)}`],
    right: { '1.0': '1.2', '1.2': '1.0' },
  },
  { title: 'by nothing else', bodies: [`Fixes: ${second}`, '', `See ${first}`], right: {} },
])('changes are one $title', ({ bodies, right }) => {
  expect(oneBy(...bodies)).toEqual(right);
});

test('a copy of what no change holds is related to nothing', () => {
  const releases = { '1.0': [{ commits: [second] }], '1.1': [{ commits: [third] }] };
  const bodies = { [second]: from(first), [third]: from(first) };
  expect(relate({ graph: `${first} ${second} ${third}`, bodies, releases })).toEqual({});
});

test('a revert is the same as a revert alone', () => {
  const revert = (name: string) => ({ ...one(name, 7), reverts: 'takes back it' });
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7)], '1.1': [revert('b')] } })).toEqual({});
  expect(Object.keys(relate({ graph: 'a b', releases: { '1.0': [revert('a')], '1.1': [revert('b')] } }))).toEqual(['1.0 a', '1.1 b']);
});

test('what is probably the same is named with its release, also where it is not related now, and at most five', () => {
  const releases = { '1.0': [{ commits: ['a'] }], '1.1': [{ commits: ['b'] }] };
  expect(relate({ graph: 'a b c d', releases, twins: { a: ['b', 'c', 'd'] }, before: { c: '0.9' } })).toEqual({
    '1.0 a': {
      likely: [
        { version: '1.1', commit: 'b', common: 'alike' },
        { version: '0.9', commit: 'c', common: 'alike' },
      ],
    },
  });
  // Not the change itself, nor one of several commits, nor what is certainly the same.
  expect(relate({ graph: 'a b', releases: { '1.0': [{ commits: ['a'] }] }, twins: { a: ['a'] } })).toEqual({});
  expect(
    relate({ graph: 'a b c', releases: { '1.0': [{ commits: ['a', 'b'] }], '1.1': [{ commits: ['c'] }] }, twins: { a: ['c'] } }),
  ).toEqual({});
  expect(relate({ graph: 'a b', releases: { '1.0': [one('a', 7)], '1.1': [one('b', 7)] }, twins: { a: ['b'] } })).toEqual({
    '1.0 a': { alsoIn: [{ version: '1.1', change: 'b' }], family: 'a' },
    '1.1 b': { alsoIn: [{ version: '1.0', change: 'a' }], family: 'a' },
  });
  const many = ['b', 'c', 'd', 'e', 'f', 'g'];
  const told = relate({
    graph: `a ${many.join(' ')}`,
    releases: { '1.0': [{ commits: ['a'] }], '1.1': many.map((name) => ({ commits: [name] })) },
    twins: { a: many },
  });
  expect(told).toEqual({ '1.0 a': { likely: many.slice(0, 5).map((commit) => ({ version: '1.1', commit, common: 'alike' })) } });
});

test('what is taken back is named once, without merges, with the title and the release where it is listed', () => {
  const releases = {
    '1.0': [{ commits: ['a'], title: 'Add one' }],
    '1.1': [{ commits: ['r'], reverts: 'takes back', takenBack: ['a', 'm', 'a', 'b', 'c'] }],
    '1.2': [{ commits: ['s'], reverts: 'brings back', broughtBack: ['a', 'm', 'a'] }],
  };
  const subjects = { b: 'Add two (#2)', m: 'Merge it' };
  expect(relate({ graph: 'a x b c m<a,x r s', subjects, releases, before: { c: '0.9' } })).toEqual({
    '1.1 r': {
      takesBack: [
        { commit: 'a', title: 'Add one', version: '1.0' },
        { commit: 'b', title: 'Add two', version: null },
        { commit: 'c', title: 'held c', version: '0.9' },
      ],
    },
    '1.2 s': { bringsBack: ['a'] },
  });
});

test('a commit is in the change that was listed with it, else where it was held before', () => {
  const releases = { '1.0': [{ commits: ['a', 'b'], title: 'Add one' }] };
  expect(ask({ graph: 'a b c d', releases, before: { b: '0.1', c: '0.9' } }, ['a', 'b', 'c', 'd']).places).toEqual([
    '1.0 Add one',
    '1.0 Add one',
    '0.9 held c',
    undefined,
  ]);
});
