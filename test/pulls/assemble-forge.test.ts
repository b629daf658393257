import { expect, test } from 'vitest';
import type { Product, Release } from '../../src/book/schema/book.ts';
import type { Change } from '../../src/book/schema/change.ts';
import type { Check, Checks, ForgePerson, PullSnapshot, Review, Snapshot } from '../../src/forges/schema/snapshot/snapshot.ts';
import { assembleForge } from '../../src/pulls/assemble/assemble-forge.ts';
import { describePull, indexPulls, matchPulls } from '../../src/pulls/assemble/match-pulls.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';
import { record, signoff } from '../fixture/validation-parts.ts';
import { commit, makePull } from '../forges/schema/snapshot/a-pull.ts';

const [made] = syntheticBook({ releases: 1, changes: 1 }).products;
const [releaseMade] = made?.releases ?? [];
const [changeMade] = releaseMade?.changes ?? [];
const [repositoryMade] = made?.repositories ?? [];
const [commitMade] = changeMade?.commits ?? [];
if (!made || !releaseMade || !changeMade || !repositoryMade || !commitMade) throw new Error('The book has no change.');

const makeChange = (number: number, other: Partial<Change> = {}): Change => ({
  ...changeMade,
  id: `pr-${number}`,
  repository: 'app',
  title: `Add thing ${number}`,
  category: 'added',
  bot: false,
  pulls: [{ number, role: 'merged', evidence: 'x' }],
  commits: [{ ...commitMade, sha: commit('f'), subject: 'elsewhere' }],
  references: [],
  ...other,
});
const snapshot = (pulls: readonly PullSnapshot[], other: Partial<Snapshot> = {}): Snapshot => ({
  schema: 'docket/pulls/v1',
  source: { forge: 'github', host: 'forge.example', project: 'lab/app', collectedAt: '2026-02-01T00:00:00Z', upTo: null },
  pulls,
  milestones: [],
  releases: [],
  deployments: [],
  freezes: [],
  ...other,
});
const person = (login: string, name: string | null = null): ForgePerson => ({ login, name, bot: false });

test.each([
  ['its title', makeChange(1), makePull(1), true],
  ['the end of its title', makeChange(1, { title: 'thing 1' }), makePull(1, { title: 'fix(app): Add thing 1' }), true],
  [
    'the subject of a commit in other letters',
    makeChange(1, { commits: [{ ...commitMade, subject: 'Fix IT (#1)' }] }),
    makePull(1, { title: 'fix it' }),
    true,
  ],
  ['its merge', makeChange(1, { commits: [{ ...commitMade, sha: commit('c') }] }), makePull(1, { title: 'Other' }), true],
  ['its head', makeChange(1, { commits: [{ ...commitMade, sha: commit('a') }] }), makePull(1, { title: 'Other' }), true],
  ['its number alone', makeChange(1), makePull(1, { title: 'Other' }), false],
  ['no title', makeChange(1, { title: '–' }), makePull(1, { title: '–' }), false],
  ['its title, while it is open', makeChange(1), makePull(1, { state: 'open' }), false],
  ['its title in another repository', makeChange(1, { repository: 'web' }), makePull(1), false],
  [
    'its title, where the number is only mentioned',
    makeChange(1, { pulls: [{ number: 1, role: 'mentioned', evidence: 'x' }] }),
    makePull(1),
    false,
  ],
  ['another number', makeChange(2, { title: 'Add thing 1' }), makePull(1), false],
] as const)('a pull request that a change shares %s with', (_what, change, pull, isFound) => {
  const found = matchPulls([change], indexPulls(new Map([['app', snapshot([makePull(7), pull])]])));
  expect(found).toEqual(isFound ? [{ change, pull }] : []);
});

const check = (result: Check['result']): Check => ({ name: result, result, at: null, url: null });

test.each<readonly [Checks, string]>([
  ['expired', 'expired'],
  ['not-collected', 'not-collected'],
  [[], 'none'],
  [[check('success'), check('skipped'), check('neutral')], 'success'],
  [[check('success'), check('pending')], 'pending'],
  [[check('pending'), check('failure')], 'failure'],
  [[check('cancelled'), check('success')], 'failure'],
])('checks %j come to %s', (checks, outcome) => {
  const pull = makePull(1, { checks: { head: checks, merge: 'expired' } });
  expect(describePull({ change: makeChange(1), pull }).checks).toEqual({ head: outcome, merge: 'expired' });
});

test('of a pull request its approvals are told, and whether they are of the commit that was merged', () => {
  const review = (by: ForgePerson | null, state: Review['state'], letter: string | null): Review => ({
    by,
    state,
    at: '2026-01-01T00:00:00Z',
    commit: letter === null ? null : commit(letter),
  });
  const reviews = [
    review(person('ada', 'Ada Lovelace'), 'approved', 'a'),
    review(person('bo'), 'approved', 'd'),
    review(null, 'approved', null),
    review(person('cy'), 'commented', 'a'),
    review(person('di'), 'dismissed', 'a'),
  ];
  const pull = makePull(1, { reviews, decision: 'approved', labels: ['bug'], mergedBy: person('ed'), mergedAt: '2026-01-02T00:00:00Z' });
  const at = '2026-01-01T00:00:00Z';
  expect(describePull({ change: makeChange(1), pull })).toEqual({
    change: 'pr-1',
    repository: 'app',
    number: 1,
    approvals: [
      { by: 'Ada Lovelace', at, onHead: true },
      { by: 'bo', at, onHead: false },
      { by: 'a deleted account', at, onHead: null },
    ],
    decision: 'approved',
    mergedBy: 'ed',
    mergedAt: '2026-01-02T00:00:00Z',
    labels: ['bug'],
    checks: { head: 'none', merge: 'none' },
  });
  const without = describePull({ change: makeChange(1), pull: { ...pull, head: { ...pull.head, commit: null }, mergedBy: null } });
  expect([without.approvals.map(({ onHead }) => onHead), without.mergedBy]).toEqual([[null, null, null], null]);
});

const product: Product = {
  ...made,
  repositories: [
    { ...repositoryMade, id: 'app' },
    { ...repositoryMade, id: 'web' },
  ],
};
const tag: Release['tags'][number] = {
  ...{ name: 'v2.0.0', repository: 'app', kind: 'lightweight', object: commit('e'), commit: commit('e'), tree: null },
  ...{ date: '2026-01-31T00:00:00Z', tagger: null, message: '', signature: null, moved: null },
};
const release: Release = {
  ...releaseMade,
  version: '2.0.0',
  tags: [tag],
  changes: [],
  validation: { ...releaseMade.validation, records: [] },
};
const assemble = (
  own: Snapshot,
  { changes = [], hasCards = false, of = release }: { changes?: readonly Change[]; hasCards?: boolean; of?: Release } = {},
) => {
  const snapshots = new Map([['app', own]]);
  return assembleForge({ product, release: { ...of, changes }, snapshots, pullsOf: indexPulls(snapshots), hasCards });
};

test('each repository has its snapshot, or is named as one without', () => {
  const later = { ...tag, date: '2026-02-01T00:00:01Z' };
  const source = { ...snapshot([]).source, older: { releases: '2026-01-15T00:00:00Z' } };
  const told = { repository: 'app', forge: 'github', host: 'forge.example', project: 'lab/app', collectedAt: '2026-02-01T00:00:00Z' };
  const facts = [assemble(snapshot([])), assemble(snapshot([], { source }), { of: { ...release, tags: [later] } })];
  expect(facts.map(({ snapshots, missing }) => ({ snapshots, missing }))).toEqual([
    { snapshots: [{ ...told, older: false, releasesAt: null }], missing: ['web'] },
    { snapshots: [{ ...told, older: true, releasesAt: '2026-01-15T00:00:00Z' }], missing: ['web'] },
  ]);
});

test('issues that are still open and first-time contributors are those of the pull requests that it brought', () => {
  const issue = { project: 'lab/web', number: 12, title: 'It is slow', state: 'open' } as const;
  const pulls = [
    makePull(1, { first: true, author: person('ada', 'Ada Lovelace'), issues: [issue, { ...issue, number: 13, state: 'closed' }] }),
    makePull(2, { first: true, author: person('ada', 'Ada Lovelace') }),
    makePull(3, { first: true, author: person('bo') }),
    makePull(4, { first: false, author: person('cy') }),
    makePull(5, { first: true }),
    makePull(6, { first: true, author: person('elsewhere'), issues: [issue] }),
  ];
  const { openIssues, newcomers } = assemble(snapshot(pulls), { changes: [1, 2, 3, 4, 5].map((number) => makeChange(number)) });
  expect({ openIssues, newcomers }).toEqual({
    openIssues: [{ repository: 'app', project: 'lab/web', number: 12, title: 'It is slow', pull: 1 }],
    newcomers: ['Ada Lovelace', 'bo'],
  });
});

test('pull requests without a card are told where changes name cards, but not those of bots and of what nobody notices', () => {
  const card: Change['references'] = [{ kind: 'ticket', id: 'APP-7', url: null }];
  const issue: Change['references'] = [{ kind: 'issue', id: '#7', url: null }];
  const changes = [
    makeChange(1, { references: issue }),
    makeChange(2, { references: card }),
    makeChange(3, { bot: true }),
    makeChange(4, { category: 'internal' }),
    makeChange(5, { category: 'dependencies' }),
    makeChange(6, { category: 'documentation' }),
    makeChange(7, { id: 'c-1', pulls: [{ number: 7, role: 'mentioned', evidence: 'x' }], references: [...issue, ...card] }),
  ];
  const pulls = snapshot(changes.map((_, at) => makePull(at + 1)));
  expect(assemble(pulls, { changes, hasCards: true })).toMatchObject({
    withoutCard: ['pr-1'],
    cardsWithoutPull: [{ card: 'APP-7', change: 'c-1' }],
  });
  expect(assemble(pulls, { changes }).withoutCard).toEqual([]);
});

test('each tag has its release on the forge, or what is known of it', () => {
  const asset = { name: 'app.tgz', size: 3, digest: `sha256:${'c'.repeat(64)}`, url: null };
  const page = { ...{ tag: 'v2.0.0', name: '2', draft: false, prerelease: false }, publishedAt: null, author: null, assets: [asset] };
  const told = (releases: Snapshot['releases']) => assemble(snapshot([], { releases })).pages;
  const assets = [{ name: 'app.tgz', size: 3, digest: asset.digest }];
  expect([told([page]), told([{ ...page, draft: true }]), told([{ ...page, tag: 'v2.0.1' }]), told('expired')]).toEqual([
    [{ repository: 'app', tag: 'v2.0.0', state: 'published', assets }],
    [{ repository: 'app', tag: 'v2.0.0', state: 'draft', assets }],
    [{ repository: 'app', tag: 'v2.0.0', state: 'none', assets: [] }],
    [{ repository: 'app', tag: 'v2.0.0', state: 'not-collected', assets: [] }],
  ]);
  expect(assemble(snapshot([]), { of: { ...release, tags: [{ ...tag, repository: 'web' }] } }).pages).toEqual([]);
});

test('a pull request that brought the tagged commit before the last approval of a record was signed is told', () => {
  const bringing = makePull(9, { title: 'Release 2.0.0', mergeCommit: commit('e'), mergedAt: '2026-01-10T00:00:00Z' });
  const records = [
    record({ slug: 'a', path: 'a.mdx', state: 'approved', signoffs: [signoff({ signedAt: '2026-01-20T00:00:00Z' })] }),
    record({
      ...{ slug: 'b', path: 'b.mdx', state: 'approved' },
      signoffs: [
        signoff({ signedAt: '2026-01-15T00:00:00Z' }),
        signoff({ state: 'withdrawn', signedAt: '2026-01-25T00:00:00Z' }),
        signoff({ signedAt: null }),
      ],
    }),
  ];
  const of: Release = { ...release, validation: { ...release.validation, records } };
  const told = (pull: PullSnapshot, other = of) => assemble(snapshot([makePull(1), pull]), { of: other }).mergedBeforeSigned;
  expect(told(bringing)).toEqual([
    { repository: 'app', number: 9, mergedAt: '2026-01-10T00:00:00Z', record: 'a.mdx', signedAt: '2026-01-20T00:00:00Z' },
  ]);
  for (const pull of [
    { ...bringing, mergedAt: '2026-01-20T00:00:00Z' },
    { ...bringing, mergedAt: null },
    { ...bringing, mergeCommit: commit('c') },
    { ...bringing, title: 'Release 2.0.1' },
  ])
    expect(told(pull)).toEqual([]);
  expect(told(bringing, release)).toEqual([]);
});

test('where one repository has a milestone for the release, one without is told', () => {
  const milestone = { title: 'v2.0.0', state: 'open' as const, dueOn: null, closedAt: null, openIssues: 2 };
  const snapshots = new Map([
    [
      'app',
      snapshot([makePull(5, { state: 'open', milestone: 'v2.0.0' }), makePull(6, { milestone: 'v2.0.0' })], { milestones: [milestone] }),
    ],
    ['web', snapshot([])],
  ]);
  const list = (own: ReadonlyMap<string, Snapshot>) =>
    assembleForge({ product, release, snapshots: own, pullsOf: indexPulls(own), hasCards: false }).milestones;
  expect(list(snapshots)).toEqual([
    { repository: 'app', title: 'v2.0.0', state: 'open', openIssues: 2, openPulls: [{ number: 5, title: 'Add thing 5' }] },
    { repository: 'web', title: null, state: null, openIssues: null, openPulls: [] },
  ]);
  expect(list(new Map([['web', snapshot([])]]))).toEqual([]);
});
