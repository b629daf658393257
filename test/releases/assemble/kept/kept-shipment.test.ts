import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProductConfig } from '../../../../src/book/schema/config.ts';
import type { Commit, RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';
import { type MemoryRanges, startMemoryRanges } from '../../memory-ranges.ts';
import { play, type Step, steps } from '../../random-history.ts';

const many = Number(process.env['DOCKET_HISTORIES'] ?? 150);

interface Given {
  readonly histories: readonly RepositoryHistory[];
  readonly config?: Partial<ProductConfig>;
  readonly reading?: string;
}

/** How many releases a run with what was kept took from there. Expects it to give what one from nothing gives. */
function expectSame(ranges: MemoryRanges, { histories, config = {}, reading = 'as usual' }: Given, name: string): number {
  const before = new Set(ranges.shipments().flatMap(({ stops }) => stops.map(({ draft }) => draft.join(' '))));
  const readings = new Map(histories.map(({ id }) => [id, reading]));
  const kept = assembleOne(histories, config, { ranges: ranges.begin(), readings });
  expect(JSON.stringify(kept, null, 1), name).toBe(JSON.stringify(assembleOne(histories, config), null, 1));
  return ranges.shipments().flatMap(({ stops }) => stops.filter(({ draft }) => before.has(draft.join(' ')))).length;
}

/** Has each commit written when it was committed, but for some of those that are picks: they keep the date of what has their subject. */
function withDates(history: RepositoryHistory, of: number): RepositoryHistory {
  const first = new Map<string, number>();
  const commits = history.commits.toReversed().map((commit, at): Commit => {
    const own = Date.parse(commit.committedAt) / 1000;
    const authored = at % of === 0 ? (first.get(commit.subject) ?? own) : own;
    if (!first.has(commit.subject)) first.set(commit.subject, own);
    return { ...commit, authored };
  });
  return { ...history, commits: commits.toReversed() };
}

/** What may happen between two runs, beside that a history goes on. */
const happenings: Readonly<Record<string, (list: readonly Step[], at: number) => Given>> = {
  'a backdated tag': (list, at) => given(list.toSpliced(at % list.length, 0, { kind: 'release', a: at, b: at + 1 })),
  'a deleted tag': (list, at) => given(list.toSpliced(findTag(list, at), 1)),
  'a moved tag': (list, at) => {
    const tag = list[findTag(list, at)];
    return given([...list.toSpliced(findTag(list, at), 1), { kind: 'commit', a: at, b: 0 }, ...(tag === undefined ? [] : [tag])]);
  },
  'rewritten history': (list, at) => given(list.toSpliced(at % list.length, 1, { kind: 'squash', a: at, b: at })),
  'another category': (list) => ({ ...given(list), config: { categories: { change: 'fixed' } } }),
  'another bot': (list) => ({ ...given(list), config: { bots: ['alice'] } }),
  'another mailmap': (list) => ({ ...given(list), reading: 'with another mailmap' }),
  'another place on a forge': (list) => given(list, { web: { url: 'https://forge.example/other/app', forge: 'gitlab' } }),
  'files that were looked at': (list, at) => {
    const { histories } = given(list);
    const commits = histories.flatMap((history) => history.commits.filter((_, place) => place % 3 === at % 3));
    return given(list, { touched: new Map(commits.map(({ sha }) => [sha, 'documentation' as const])) });
  },
  'numbers in files': (list, at) => {
    const [history] = given(list).histories;
    const commit = history?.commits[at % history.commits.length];
    const named = { kind: 'origin-pull', number: 700 + at, evidence: 'a fragment', sure: false } as const;
    return given(list, { named: new Map(commit === undefined ? [] : [[commit.sha, [named]]]) });
  },
  'equal patches': (list, at) => {
    const [history] = given(list).histories;
    const commits = history?.commits.filter((_, place) => place % 4 === at % 4) ?? [];
    return given(list, { patches: new Map(commits.slice(0, 3).map(({ sha }) => [sha, 'patch'])) });
  },
  'commits that touch nothing': (list, at) => {
    const [history] = given(list).histories;
    return given(list, { touching: new Set(history?.commits.flatMap(({ sha }, place) => (place % 5 === at % 5 ? [] : sha))) });
  },
  'a second repository': (list) => ({ histories: [play(list), withDates({ ...play(list.slice(1)), id: 'other' }, 2)] }),
  nothing: (list) => given(list),
};

function given(list: readonly Step[], options: Partial<RepositoryHistory> = {}): Given {
  return { histories: [{ ...withDates(play(list), 2), ...options }] };
}

function findTag(list: readonly Step[], at: number): number {
  const tags = list.flatMap(({ kind }, place) => (kind === 'release' || kind === 'candidate' ? [place] : []));
  return tags[at % Math.max(tags.length, 1)] ?? 0;
}

test('whatever happens to a history, what is assembled with what was kept is what is assembled from nothing', () => {
  let [taken, runs] = [0, 0];
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(happenings)), fc.nat(1000)), { maxLength: 3 }),
      (list, parts, events) => {
        const ranges = startMemoryRanges();
        let length = Math.max(1, list.length - parts.reduce((sum, part) => sum + part, 0));
        expectSame(ranges, given(list.slice(0, length)), 'at first');
        for (const part of parts) {
          length = Math.min(list.length, length + part);
          runs += 1;
          if (expectSame(ranges, given(list.slice(0, length)), `${part} steps more`) > 0) taken += 1;
        }
        for (const [name, at] of events) expectSame(ranges, happenings[name]?.(list, at) ?? given(list), name);
      },
    ),
    { numRuns: many },
  );
  // Else this would hold nothing.
  expect(taken).toBeGreaterThanOrEqual(Math.floor(runs / 5));
});

/** A history of five releases, and two branches beside them. */
function begin() {
  const start = startHistory();
  for (let at = 0; at < 5; at += 1) {
    start.commit(`feat: thing ${at} (#${at + 1})`);
    start.commit(reverts[at] ?? `fix: detail ${at}`, { body: bodies[at] ?? '' });
    start.tag(`v1.0.${at}`, start.tip('main'));
    if (at === 0) {
      start.branch('side', start.tip('main'));
      start.branch('old', start.tip('main'));
      start.commit('fix: made beside', { branch: 'side' });
    }
  }
  return start;
}

const reverts: Readonly<Record<number, string>> = { 0: 'Revert: odd part', 2: 'Revert "Odd thing (#77)"' };
const bodies = ['', 'See #31.', '', '(cherry picked from commit 00000003a)', '(cherry picked from commit 0000000fc)'];

type Start = ReturnType<typeof begin>;
type Options = Partial<RepositoryHistory>;

/** How many of the five releases are taken from what was kept when something is added. */
function countTaken(add: (start: Start) => Options, before: Options): number {
  const ranges = startMemoryRanges();
  expectSame(ranges, { histories: [dated(begin().history(before))] }, 'at first');
  const start = begin();
  const options = add(start);
  return expectSame(ranges, { histories: [dated(start.history(options))] }, 'with more');
}

/** Has each commit written when it was committed, unless it says otherwise. */
function dated(history: RepositoryHistory): RepositoryHistory {
  return { ...history, commits: history.commits.map((commit) => ({ authored: Date.parse(commit.committedAt) / 1000, ...commit })) };
}

/** Adds a commit on a branch, with a tag. */
function release(start: Start, subject: string, { body = '', branch = 'main', tag = 'v1.0.5' } = {}): Options {
  start.commit(subject, { body, branch });
  start.tag(tag, start.tip(branch));
  return {};
}

/** Nothing beside what was done. */
const beside = (_: unknown): Options => ({});

const aside = { branch: 'old', tag: 'v1.1.0' };

/** Adds a commit on a branch that has something of its own, such as its id. */
function change(start: Start, own: Partial<Commit>, place: Parameters<typeof release>[2] = {}): Options {
  release(start, own.subject ?? 'feat: one more (#90)', place);
  const history = start.history();
  const [newest, ...others] = history.commits;
  if (newest === undefined) throw new RangeError('Unexpected history without commits');
  const sha = own.sha ?? newest.sha;
  const rename = (commit: string | null): string | null => (commit === newest.sha ? sha : commit);
  return {
    commits: [{ ...newest, ...own }, ...others],
    tags: history.tags.map((tag) => ({ ...tag, commit: rename(tag.commit) })),
    branches: history.branches.map((branch) => ({ ...branch, commit: rename(branch.commit) ?? '' })),
    head: { branch: 'main', commit: rename(history.head.commit) },
  };
}

const shaOf = (place: number): string => place.toString(16).padStart(8, '0').padEnd(40, 'a');
/** When the commit at a place was made. */
const dateOf = (place: number): number => Date.UTC(2024, 0, 1, place) / 1000;

const cases: readonly (readonly [string, number, (start: Start) => Options, Options?])[] = [
  ['one more tag', 5, (start) => release(start, 'feat: one more (#90)')],
  ['nothing', 5, () => ({})],
  ['a commit without a tag', 5, (start) => beside(start.commit('feat: later'))],
  [
    'the revert of an old change',
    5,
    (start) => release(start, 'Revert "feat: thing 1 (#2)"', { body: `This reverts commit ${shaOf(4)}.` }),
  ],
  ['the number of an old change with its title', 5, (start) => release(start, 'feat: thing 1 (#2)')],
  ['the number of an old change with its title on a line of its own', 0, (start) => release(start, 'feat: thing 1 (#2)', aside)],
  ['the number of an old change with another title', 0, (start) => release(start, 'feat: another (#2)')],
  ['a copy of an old change', 5, (start) => release(start, 'feat: again', { body: `(cherry picked from commit ${shaOf(4)})` })],
  [
    'a copy of an old change on a line of its own',
    0,
    (start) => release(start, 'fix: back', { ...aside, body: `(cherry picked from commit ${shaOf(7)})` }),
  ],
  ['a twin of an old change on a line of its own', 0, (start) => change(start, { subject: 'fix: detail 1', authored: dateOf(5) }, aside)],
  ['a number that an old text names', 0, (start) => release(start, 'feat: that (#31)')],
  ['a number that an old change takes back', 0, (start) => release(start, 'feat: that (#77)')],
  ['the title of what an old change takes back', 0, (start) => release(start, 'Odd part')],
  ['an id that an old text abbreviates', 0, (start) => change(start, { sha: `00000003a${'b'.repeat(31)}` })],
  ['an id that an old text named before it was there', 0, (start) => change(start, { sha: `0000000fc${'b'.repeat(31)}` }, aside)],
  ['a commit with so old a date that others change their order', 0, (start) => change(start, { committedAt: '2020-01-01T00:00:00+00:00' })],
  ['somebody who wrote before all others', 5, (start) => change(start, { author: { name: 'Eve', email: 'eve@example.org' } })],
  ['a tag between two others', 0, (start) => beside(start.tag('v1.0.1.1', shaOf(5)))],
  ['a tag of a commit that an old change is a copy of', 0, (start) => beside(start.tag('v1.1.0', start.tip('side')))],
  ['a first tag of another line', 5, (start) => release(start, 'feat: one more (#90)', { tag: 'v2.0.0' })],
  [
    'a patch of an old change on a line of its own',
    0,
    (start) => ({
      ...change(start, { sha: 'c'.repeat(40), subject: 'fix: detail 1' }, aside),
      patches: new Map([
        [shaOf(6), 'one'],
        ['c'.repeat(40), 'one'],
      ]),
    }),
    { patches: new Map([[shaOf(6), 'one']]) },
  ],
];

test.each(cases.map(([name, taken, add, before = {}]) => ({ name, taken, add, before })))(
  'of five releases after $name, $taken are taken from what was kept',
  ({ taken, add, before }) => {
    expect(countTaken(add, before)).toBe(taken);
  },
);
