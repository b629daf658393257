import { expect, test } from 'vitest';
import { indexCommits } from '../../../../src/git/schema/commit-graph.ts';
import { findCommits } from '../../../../src/git/schema/find-commit.ts';
import type { Commit, Person } from '../../../../src/git/schema/repository.ts';
import { type DraftChange, startDraft } from '../../../../src/releases/assemble/changes/draft-change.ts';
import { addPatchTwins } from '../../../../src/releases/assemble/copies/add-patch-twins.ts';
import { findPatchTwins } from '../../../../src/releases/assemble/copies/find-patch-twins.ts';
import { type FindTwins, findTwins } from '../../../../src/releases/assemble/copies/find-twins.ts';
import { joinCopies } from '../../../../src/releases/assemble/copies/join-copies.ts';
import { listAlike, listSuspects } from '../../../../src/releases/assemble/copies/list-suspects.ts';
import { readCommitFacts, readFacts } from '../../../../src/releases/assemble/facts/commit-facts.ts';
import { startHistory } from '../../history.ts';

const alice: Person = { name: 'Alice', email: 'Alice@example.org' };
const bob: Person = { name: 'Bob', email: 'bob@example.org' };

interface Written {
  readonly subject: string;
  readonly authored?: number;
  readonly by?: Person;
  readonly body?: string;
  /** Number of its second parent, for a merge. */
  readonly merges?: number;
}

function shaOf(at: number): string {
  return (at + 1).toString(16).padStart(8, '0').padEnd(40, 'a');
}

/** Commits in a row, oldest first as they are given; what is asked and answered counts them so. */
function write(list: readonly Written[]) {
  const { history } = startHistory();
  const commits = list.map(
    ({ subject, authored, by = alice, body = '', merges }, at): Commit => ({
      sha: shaOf(at),
      parents: [...(at === 0 ? [] : [shaOf(at - 1)]), ...(merges === undefined ? [] : [shaOf(merges)])],
      author: by,
      committedAt: '2024-01-01T00:00:00+00:00',
      ...(authored === undefined ? {} : { authored }),
      subject,
      body,
    }),
  );
  const graph = indexCommits(history({ commits: commits.toReversed() }));
  const atOf = (index: number): number => Number.parseInt(graph.commits[index]?.sha.slice(0, 8) ?? '', 16) - 1;
  const indexOf = (at: number): number => graph.indexOf.get(shaOf(at)) ?? -1;
  return { commits, graph, factsOf: readFacts(graph), find: findCommits(graph), atOf, indexOf };
}

test('a twin has author, author date and subject of a commit, whatever the case of the address and the number in the subject', () => {
  const { graph, factsOf, atOf, indexOf } = write([
    { subject: 'Fix the clock (#7)', authored: 100 },
    { subject: 'Fix the clock (#9)', authored: 100, by: { ...alice, email: 'alice@EXAMPLE.org' } },
    { subject: 'Fix the clock', authored: 101 },
    { subject: 'Fix the clock', authored: 100, by: bob },
    { subject: 'Fix the door', authored: 100 },
    { subject: 'Fix the clock' },
    { subject: 'Fix the clock', authored: Number.NaN },
    { subject: 'Fix the clock', authored: 0 },
    { subject: 'Fix the clock', authored: 0 },
    { subject: 'Fix the clock', authored: 100, merges: 3 },
  ]);
  const twinsOf = findTwins(graph, factsOf);
  const told = graph.commits.map((_, at) => twinsOf(indexOf(at)).map(({ twin, likely }) => `${atOf(twin)}: ${likely}`));
  const likely = 'same author, author date and subject';
  expect(told).toEqual([
    [`1: ${likely}`],
    [`0: ${likely}`],
    [],
    [],
    [],
    [],
    [],
    [`8: ${likely}`],
    [`7: ${likely}`],
    [`1: ${likely}`, `0: ${likely}`],
  ]);
  expect(twinsOf(-1)).toEqual([]);
});

test('a second that more than twenty commits share was made up by a tool', () => {
  const many = (count: number) => {
    const { graph, factsOf, indexOf } = write(Array.from({ length: count }, () => ({ subject: 'Import', authored: 7 })));
    return findTwins(graph, factsOf)(indexOf(0)).length;
  };
  expect([many(1), many(2), many(20), many(21), many(22)]).toEqual([0, 1, 19, 0, 0]);
});

test('equal patches are twins with an equal title, or an equal author and date, and up to six of them', () => {
  const { graph, factsOf, atOf, indexOf } = write([
    { subject: 'Fix the clock', authored: 1 },
    { subject: 'Fix the clock (#8)', authored: 2, by: bob },
    { subject: 'Set the clock', authored: 1, by: { ...alice, email: 'alice@example.org' } },
    { subject: 'Wind the clock', authored: 1, by: bob },
    { subject: 'Fix the clock', authored: 1 },
  ]);
  const patches = new Map([
    [shaOf(0), 'p'],
    [shaOf(1), 'p'],
    [shaOf(2), 'p'],
    [shaOf(3), 'p'],
    [shaOf(4), 'q'],
    ['e'.repeat(40), 'p'],
  ]);
  const twinsOf = findPatchTwins(graph, factsOf, patches);
  const told = (at: number) => twinsOf(indexOf(at)).map(({ twin, likely }) => [atOf(twin), likely]);
  expect(told(0)).toEqual([
    [1, 'same patch and subject'],
    [2, 'same patch, author and author date'],
  ]);
  expect(told(1)).toEqual([[0, 'same patch and subject']]);
  expect([told(3), told(4), twinsOf(-1)]).toEqual([[], [], []]);
  expect(findPatchTwins(graph, factsOf, undefined)(indexOf(0))).toEqual([]);
  const many = (count: number) => {
    const same = write(Array.from({ length: count }, () => ({ subject: 'Bump', authored: 1 })));
    return findPatchTwins(same.graph, same.factsOf, new Map(same.commits.map(({ sha }) => [sha, 'p'])))(same.indexOf(0)).length;
  };
  expect([many(1), many(2), many(6), many(7)]).toEqual([0, 1, 5, 0]);
});

function suspects(list: readonly Written[]): readonly (readonly number[])[] {
  return listSuspects(write(list).commits.map(readCommitFacts)).map((group) =>
    group.map((sha) => Number.parseInt(sha.slice(0, 8), 16) - 1),
  );
}

test('patches are compared of commits that share a title, or author and date', () => {
  expect(
    suspects([{ subject: 'Fix the old clock (#1)', authored: 1 }, { subject: 'Other' }, { subject: 'Fix the old clock', authored: 2 }]),
  ).toEqual([[0, 2]]);
  expect(
    suspects([
      { subject: 'One', authored: 1 },
      { subject: 'Two', authored: 1, by: { ...alice, email: 'ALICE@example.org' } },
    ]),
  ).toEqual([[0, 1]]);
  expect(
    suspects([
      { subject: 'One', authored: 1 },
      { subject: 'Two', authored: 1, by: bob },
    ]),
  ).toEqual([]);
  expect(
    suspects([{ subject: 'One' }, { subject: 'Two' }, { subject: 'x', authored: Number.NaN }, { subject: 'y', authored: Number.NaN }]),
  ).toEqual([]);
});

test('a title under twelve letters tells nothing, nor one that more than six share', () => {
  expect(
    suspects([
      { subject: 'Twelve lettr', authored: 1 },
      { subject: 'Twelve lettr', authored: 2 },
    ]),
  ).toEqual([[0, 1]]);
  expect(
    suspects([
      { subject: 'Eleven let.', authored: 1 },
      { subject: 'Eleven let.', authored: 2 },
    ]),
  ).toEqual([]);
  const many = (count: number) =>
    suspects(Array.from({ length: count }, (_, authored) => ({ subject: 'Update translations', authored }))).length;
  expect([many(1), many(2), many(6), many(7), many(9)]).toEqual([0, 1, 1, 0, 0]);
});

test('what is known to be a copy is not asked about: twins, picks, backports, reverts and merges', () => {
  const clock = 'Fix the old clock';
  expect(
    suspects([
      { subject: clock, authored: 1 },
      { subject: clock, authored: 1 },
    ]),
  ).toEqual([]);
  expect(
    suspects([
      { subject: clock, authored: 1 },
      { subject: clock, authored: 1 },
      { subject: clock, authored: 2 },
    ]),
  ).toEqual([[0, 1, 2]]);
  const beside = (other: Omit<Written, 'subject'>) =>
    suspects([{ subject: clock, authored: 1 }, { subject: 'Door' }, { subject: clock, authored: 2, ...other }]);
  expect(beside({})).toEqual([[0, 2]]);
  expect(beside({ body: `(cherry picked from commit ${'d'.repeat(40)})` })).toEqual([]);
  expect(beside({ body: 'Backport of #7' })).toEqual([]);
  expect(beside({ body: `This reverts commit ${'d'.repeat(40)}.` })).toEqual([]);
  expect(beside({ merges: 0 })).toEqual([]);
});

test('of fifteen hundred commits and more the first groups are compared', () => {
  const pairs = Array.from({ length: 800 }, (_, at) => [`Fix number ${at} for good`, `Fix number ${at} for good`]).flat();
  expect(suspects(pairs.map((subject, authored) => ({ subject, authored })))).toHaveLength(750);
});

test('what is known to be shared with nobody need not be looked at', () => {
  const { commits } = write([
    { subject: 'Fix the old clock', authored: 1 },
    { subject: 'Fix the old clock', authored: 2 },
    { subject: 'One', authored: 1 },
  ]);
  const facts = commits.map(readCommitFacts);
  const count = (title: boolean, authored: boolean) => listSuspects(facts, () => ({ title, authored })).map((group) => group.length);
  expect([count(true, true), count(true, false), count(false, true), count(false, false)]).toEqual([[2, 2], [2], [2], []]);
});

test('numbers that two to six commits share mark them, 0 marks none', () => {
  const alike = (titles: readonly number[], authored: readonly number[]) => [
    ...listAlike({ titles: Float64Array.from(titles), authored: Float64Array.from(authored) }),
  ];
  expect(alike([5, 0, 5, 0, 6], [1, 2, 3, 2, 4])).toEqual([
    [0, { title: true, authored: false }],
    [1, { title: false, authored: true }],
    [2, { title: true, authored: false }],
    [3, { title: false, authored: true }],
  ]);
  expect(
    alike(
      Array.from({ length: 6 }, () => 5),
      Array.from({ length: 6 }, () => 0),
    ),
  ).toHaveLength(6);
  expect(
    alike(
      Array.from({ length: 7 }, () => 5),
      Array.from({ length: 7 }, (_, at) => at),
    ),
  ).toEqual([]);
  expect(alike([], [])).toEqual([]);
});

/** Changes of one commit or of some, joined; each as its commits and the numbers of its pull requests. */
function join(list: readonly Written[], drafts: readonly (readonly [commits: readonly number[], pulls: readonly number[]])[]) {
  const { factsOf, find, atOf, indexOf } = write(list);
  const given = drafts.map(
    ([commits, pulls]): DraftChange => ({
      ...startDraft(-1),
      commits: commits.map(indexOf),
      pulls: pulls.map((number) => ({ number, role: 'merged', evidence: '' })),
    }),
  );
  return joinCopies(given, { factsOf, find }).map(({ commits, pulls }) => [commits.map(atOf), pulls.map(({ number }) => number)]);
}

const picked = (at: number): string => `(cherry picked from commit ${shaOf(at)})`;

test('a change and its copy in one range are one, with the commits and pull requests of both', () => {
  expect(
    join(
      [{ subject: 'One' }, { subject: 'Uno', body: picked(0) }],
      [
        [[0], [1]],
        [[1], [2]],
      ],
    ),
  ).toEqual([
    [
      [0, 1],
      [1, 2],
    ],
  ]);
  expect(
    join(
      [{ subject: 'One' }, { subject: 'Uno', body: picked(0) }],
      [
        [[0], [1]],
        [[1], [1]],
      ],
    ),
  ).toEqual([[[0, 1], [1]]]);
  expect(
    join(
      [{ subject: 'One' }, { subject: 'Two' }],
      [
        [[0], []],
        [[1], []],
      ],
    ),
  ).toEqual([
    [[0], []],
    [[1], []],
  ]);
});

test("a copy of a copy goes to the first, and Gerrit's id joins as a commit's does", () => {
  expect(
    join(
      [{ subject: 'One' }, { subject: 'Uno', body: picked(0) }, { subject: 'Un', body: picked(1) }],
      [
        [[0], []],
        [[1], []],
        [[2], []],
      ],
    ),
  ).toEqual([[[0, 1, 2], []]]);
  const id = `Change-Id: I${'1'.repeat(40)}`;
  expect(
    join(
      [
        { subject: 'One', body: id },
        { subject: 'Uno', body: id },
      ],
      [
        [[0], []],
        [[1], []],
      ],
    ),
  ).toEqual([[[0, 1], []]]);
});

test('a change of some picks goes only where all of them lead to one', () => {
  const list = [{ subject: 'One' }, { subject: 'Two' }, { subject: 'Uno', body: picked(0) }, { subject: 'Due', body: picked(1) }];
  expect(
    join(list, [
      [[0], []],
      [[1], []],
      [[2, 3], []],
    ]),
  ).toEqual([
    [[0], []],
    [[1], []],
    [[2, 3], []],
  ]);
  expect(
    join(list, [
      [[0, 1], []],
      [[2, 3], []],
    ]),
  ).toEqual([[[0, 1, 2, 3], []]]);
  expect(
    join(
      [...list.slice(0, 3), { subject: 'Own' }],
      [
        [[0, 1], []],
        [[2, 3], []],
      ],
    ),
  ).toEqual([
    [[0, 1], []],
    [[2, 3], []],
  ]);
});

test('a revert joins nothing, nor does what names a commit that is not in the range', () => {
  const revert = { subject: 'Revert "One"', body: `This reverts commit ${shaOf(0)}.\n${picked(0)}` };
  expect(
    join(
      [{ subject: 'One' }, revert],
      [
        [[0], []],
        [[1], []],
      ],
    ),
  ).toEqual([
    [[0], []],
    [[1], []],
  ]);
  expect(join([{ subject: 'One' }, { subject: 'Uno', body: picked(0) }], [[[1], []]])).toEqual([[[1], []]]);
});

test('twins by their patches come behind those by author and date, each once', () => {
  const { graph, factsOf, indexOf, atOf } = write([
    { subject: 'Fix the clock', authored: 1 },
    { subject: 'Fix the clock', authored: 2 },
    { subject: 'Fix the clock', authored: 3 },
    { subject: 'Other', authored: 4 },
  ]);
  const byDate: FindTwins = (index) => (atOf(index) === 0 ? [{ twin: indexOf(1), likely: 'date' }] : []);
  const patches = new Map([0, 1, 2].map((at) => [shaOf(at), 'p']));
  const find = addPatchTwins(byDate, { graph, factsOf, history: { patches } });
  const told = (at: number) => find(indexOf(at)).map(({ twin, likely }) => [atOf(twin), likely]);
  expect(told(0)).toEqual([
    [1, 'date'],
    [2, 'same patch and subject'],
  ]);
  expect(
    told(1)
      .map(([twin]) => twin)
      .toSorted(),
  ).toEqual([0, 2]);
  expect(told(3)).toEqual([]);
});
