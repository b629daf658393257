import { expect, test } from 'vitest';
import type { Product } from '../../../src/book/schema/book.ts';
import type { Change } from '../../../src/book/schema/change.ts';
import { knowNumbers } from '../../../src/notes/assemble/known-numbers.ts';
import { type ReconcileInputs, reconcile } from '../../../src/notes/assemble/reconcile.ts';
import { takeCategories } from '../../../src/notes/assemble/take-categories.ts';
import { takeNumbers } from '../../../src/notes/assemble/take-numbers.ts';
import type { ReadNote } from '../../../src/notes/schema/extension.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const [made] = syntheticBook({ releases: 1, changes: 1 }).products;
const [releaseMade] = made?.releases ?? [];
const [changeMade] = releaseMade?.changes ?? [];
if (made === undefined || releaseMade === undefined || changeMade === undefined) throw new Error('The book has no change.');
const repository = made.repositories[0]?.id ?? '';

const sha = (start: string) => start.padEnd(40, '0');
const makeChange = (id: string, other: Partial<Change> = {}): Change => ({
  ...changeMade,
  id,
  repository,
  title: `Nothing like ${id}`,
  scope: null,
  category: 'changed',
  categorySource: 'nothing tells, so it counts as a change',
  pulls: [],
  references: [],
  commits: changeMade.commits.slice(0, 1).map((commit) => ({ ...commit, sha: sha(`c${id}`) })),
  ...other,
});
const pull = (number: number): Change['pulls'] => [{ number, role: 'merged', evidence: '`(#…)` at the end of the subject' }];
const issue = (number: number): Change['references'] => [{ kind: 'issue', id: `#${number}`, url: null, evidence: 'x' }];
const note = (text: string, other: Partial<ReadNote> = {}): ReadNote => ({
  text,
  section: null,
  category: null,
  numbers: [],
  commits: [],
  source: { repository, path: 'CHANGELOG.md', line: 7, commit: sha('1'), convention: 'changelog' },
  ...other,
});

const changes = [
  makeChange('a1', { title: 'Show quoted manifests in the archive', pulls: pull(11) }),
  makeChange('b2', { title: 'manifests keep their order in the archive', scope: 'viewer', references: issue(12) }),
  makeChange('c3', { commits: changeMade.commits.slice(0, 1).map((commit) => ({ ...commit, sha: sha('abcdef123') })) }),
];
const older = [makeChange('d4', { title: 'Older words that stand nowhere else', pulls: pull(21) })];
const product: Product = {
  ...made,
  releases: [
    { ...releaseMade, version: '3.0.0', changes: [makeChange('e5', { pulls: pull(31) })] },
    { ...releaseMade, version: '2.0.0', changes },
    { ...releaseMade, version: '1.1.0', changes: older },
    { ...releaseMade, version: '1.0.0', changes: [makeChange('f6', { pulls: pull(21) })] },
  ],
};
const release: ReconcileInputs['release'] = {
  version: '2.0.0',
  alreadyShipped: [{ title: 'x', version: '1.9.0', commit: sha('2'), repository, pull: 77, leftBehindBy: null }],
  cancelled: [{ title: 'Experimental colours for every button', repository, commit: sha('3'), revert: sha('4') }],
};
const numbers = new Map([[repository, knowNumbers(product, repository)]]);
const judge = (one: ReadNote, of: Partial<ReconcileInputs> = {}) => {
  const { notes } = reconcile([one], { changes, release, product, numbers, ...of });
  const { state, changes: named, release: where, reason } = notes[0] ?? {};
  return { state, named, where, reason };
};

test.each([
  ['a number of a pull request', note('x', { numbers: [{ number: 11, kind: 'pull' }] }), 'in-git', ['a1'], null],
  ['a number of an issue', note('x', { numbers: [{ number: 12, kind: 'issue' }] }), 'in-git', ['b2'], null],
  ['a number that may be either', note('x', { numbers: [{ number: 12, kind: 'unknown' }] }), 'in-git', ['b2'], null],
  ['the beginning of a commit', note('x', { commits: ['abcdef12'] }), 'in-git', ['c3'], null],
  ['a commit that begins alike', note('x y z', { commits: ['abcdef19'] }), 'not-in-git', [], null],
  ['the words of a change', note('Show quoted manifests (archive)'), 'likely', ['a1'], null],
  [
    'the words and another number',
    note('Show quoted manifests in archive', { numbers: [{ number: 99, kind: 'pull' }] }),
    'other-number',
    ['a1'],
    null,
  ],
  [
    'the words and the number of some issue',
    note('Show quoted manifests in archive', { numbers: [{ number: 99, kind: 'issue' }] }),
    'likely',
    ['a1'],
    null,
  ],
  ['a number that was already released', note('x', { numbers: [{ number: 77, kind: 'pull' }] }), 'other-release', [], '1.9.0'],
  ['a number of two releases', note('x', { numbers: [{ number: 21, kind: 'pull' }] }), 'other-release', [], '1.1.0'],
  ['a number of a later release', note('x', { numbers: [{ number: 31, kind: 'pull' }] }), 'other-release', [], '3.0.0'],
  ['the words of what was reverted', note('Experimental colours for every button'), 'reverted', [], null],
  ['nothing that is known', note('Rewrote the flux capacitor entirely'), 'not-in-git', [], null],
  ['a number that nobody has', note('Rewrote the flux capacitor', { numbers: [{ number: 5, kind: 'pull' }] }), 'not-in-git', [], null],
] as const)('a note with %s', (_what, one, state, named, where) => {
  expect(judge(one)).toEqual({ state, named, where, reason: expect.any(String) });
});

test('each state says why', () => {
  const all = [
    note('x', { numbers: [{ number: 11, kind: 'pull' }] }),
    note('x', { commits: ['abcdef12'] }),
    note('Show quoted manifests (archive)'),
    note('Show quoted manifests in archive', { numbers: [{ number: 99, kind: 'pull' }] }),
    note('x', { numbers: [{ number: 77, kind: 'pull' }] }),
    note('x', { numbers: [{ number: 21, kind: 'pull' }] }),
    note('Experimental colours for every button'),
    note('Rewrote the flux capacitor entirely'),
    note('Rewrote the flux capacitor', { numbers: [{ number: 5, kind: 'pull' }] }),
  ];
  expect(all.map((one) => judge(one).reason)).toMatchInlineSnapshot(`
    [
      "It names the number of this change.",
      "The commit of this change wrote the note.",
      "A change has these words; no number joins them.",
      "A change has these words, and another number.",
      "It was already released in 1.9.0.",
      "Its number is of a change in 1.1.0.",
      "It was changed and reverted before this release.",
      "It names no number, and no change has these words.",
      "No change of any release has its number or its words.",
    ]
  `);
});

test('of what is not released yet the changes themselves tell the numbers', () => {
  const unreleased = { release: null, product: { ...product, releases: [] }, numbers: new Map() };
  expect(judge(note('x', { numbers: [{ number: 11, kind: 'pull' }] }), unreleased)).toMatchObject({ state: 'in-git', named: ['a1'] });
  expect(judge(note('x', { numbers: [{ number: 31, kind: 'pull' }] }), unreleased)).toMatchObject({ state: 'not-in-git' });
});

test('a note of another repository names no change of this one by words or numbers', () => {
  const source = { ...note('').source, repository: 'another' };
  expect(judge(note('Show quoted manifests (archive)', { source })).state).toBe('not-in-git');
  expect(judge(note('x', { source, numbers: [{ number: 11, kind: 'pull' }] })).state).toBe('not-in-git');
});

test('changes that no note names are listed in their order, each note once with its changes', () => {
  const both = note('x', {
    numbers: [
      { number: 11, kind: 'pull' },
      { number: 12, kind: 'issue' },
    ],
    commits: [sha('ca1')],
  });
  const told = reconcile([both], { changes, release, product, numbers });
  expect([told.notes[0]?.changes, told.unwritten]).toEqual([['a1', 'b2'], ['c3']]);
  expect(reconcile([], { changes, release, product, numbers })).toEqual({ notes: [], unwritten: ['a1', 'b2', 'c3'] });
});

test('on GitLab issues and merge requests are counted apart', () => {
  const gitlab: Product = {
    ...product,
    repositories: made.repositories.map((each) => ({ ...each, web: { url: 'https://gitlab.com/lab/app', forge: 'gitlab' } })),
  };
  const known = knowNumbers(gitlab, repository);
  const versions = (number: number, kind: 'pull' | 'issue' | 'unknown') => known.find({ number, kind }).map(({ change }) => change);
  expect([versions(11, 'pull'), versions(11, 'issue'), versions(11, 'unknown')]).toEqual([['a1'], [], ['a1']]);
  expect([versions(12, 'pull'), versions(12, 'issue'), versions(12, 'unknown')]).toEqual([[], ['b2'], ['b2']]);
  const together = knowNumbers(product, repository);
  expect([together.find({ number: 11, kind: 'issue' }), together.find({ number: 12, kind: 'pull' })].map((found) => found.length)).toEqual([
    1, 1,
  ]);
  expect(knowNumbers(product, 'another').find({ number: 11, kind: 'pull' })).toEqual([]);
});

const written = (category: Change['category'] | null, other: object = {}) => ({
  ...note('x'),
  state: 'in-git' as const,
  changes: ['a1'],
  release: null,
  reason: 'x',
  category,
  ...other,
});
const categoryOf = (change: Partial<Change>, ...notes: readonly ReturnType<typeof written>[]) => {
  const [first] = takeCategories([{ ...makeChange('a1'), ...change }], notes);
  return [first?.category, first?.categorySource];
};

test('a change takes the category of the note that names it, and says where that stands', () => {
  expect(categoryOf({}, written('fixed', { section: 'Bug fixes' }))).toEqual([
    'fixed',
    "`Bug fixes` in the project's own notes (`CHANGELOG.md`)",
  ]);
  expect(categoryOf({}, written('fixed'))).toEqual(['fixed', "the project's own notes (`CHANGELOG.md`)"]);
  expect(categoryOf({}, written('fixed'), written('security'))[0]).toBe('security');
  expect(categoryOf({}, written('security'), written('fixed'))[0]).toBe('security');
});

test('what is settled, likely or says nothing of a category changes none', () => {
  const own = ['changed', 'nothing tells, so it counts as a change'];
  expect(categoryOf({})).toEqual(own);
  expect(categoryOf({}, written(null))).toEqual(own);
  expect(categoryOf({}, written('fixed', { state: 'likely' }))).toEqual(own);
  expect(categoryOf({}, written('fixed', { changes: ['b2'] }))).toEqual(own);
  for (const change of [
    { category: 'breaking' },
    { category: 'security' },
    { categorySource: 'the label, as configured' },
    { categorySource: 'a human decided' },
  ] as const)
    expect(categoryOf(change, written('added'))[0], JSON.stringify(change)).toBe('category' in change ? change.category : 'changed');
  const fixed = { category: 'fixed', categorySource: 'the type `fix`' } as const;
  expect(categoryOf(fixed, written('changed', { section: 'Other' }))[0]).toBe('fixed');
  expect(categoryOf(fixed, written('changed', { section: 'Changes' }))[0]).toBe('changed');
  expect(categoryOf(fixed, written('breaking', { section: 'Upgrade notes' }))[0]).toBe('fixed');
  expect(categoryOf(fixed, written('breaking', { section: 'Breaking' }))[0]).toBe('breaking');
});

test('a note on several changes tells the category only of those of which nothing else tells it', () => {
  const several = written('added', { changes: ['a1', 'b2'] });
  expect(categoryOf({}, several)[0]).toBe('added');
  expect(categoryOf({ category: 'fixed', categorySource: 'the type `fix`' }, several)[0]).toBe('fixed');
});

test('a change takes the numbers that its own fragments name, but not those that it has, nor those of a commit that gathers', () => {
  const change = makeChange('a1', { pulls: pull(11), references: issue(12) });
  const take = (...all: readonly ReadNote['numbers'][number][]) =>
    takeNumbers([change], new Map([[sha('ca1'), [note('x', { numbers: all })]]]), null)[0]?.references.map(
      ({ kind, id }) => `${kind} ${id}`,
    );
  expect(take({ number: 11, kind: 'pull' }, { number: 12, kind: 'issue' })).toEqual(['issue #12']);
  expect(take({ number: 13, kind: 'issue' }, { number: 14, kind: 'pull' }, { number: 13, kind: 'issue' })).toEqual([
    'issue #12',
    'issue #13',
    'pull #14',
  ]);
  const many = (count: number) => Array.from({ length: count }, (_, at) => ({ number: 100 + at, kind: 'issue' as const }));
  expect(take(...many(6))).toHaveLength(7);
  expect(take(...many(7))).toEqual(['issue #12']);
  expect(takeNumbers([change], new Map([[sha('other'), [note('x')]]]), null)[0]).toBe(change);
  expect(takeNumbers([change], new Map([[sha('ca1'), [note('x', { numbers: many(1) })]]]), null)[0]?.references.at(-1)).toEqual({
    kind: 'issue',
    id: '#100',
    url: null,
    evidence: 'the fragment `CHANGELOG.md`',
  });
});
