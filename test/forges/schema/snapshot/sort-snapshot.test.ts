import { expect, test } from 'vitest';
import { boundPull } from '../../../../src/forges/schema/snapshot/bound-pull.ts';
import type { Snapshot } from '../../../../src/forges/schema/snapshot/snapshot.ts';
import { compareMoments, sortSnapshot } from '../../../../src/forges/schema/snapshot/sort-snapshot.ts';
import { makePull } from './a-pull.ts';

const person = (login: string) => ({ login, name: null, bot: false });
const [early, late] = ['2026-01-01T12:00:00+02:00', '2026-01-01T11:00:00Z'];

test('moments are compared whatever their offset; what has none comes first', () => {
  const moments = [late, null, early, '2026-01-01T10:00:00Z'];
  expect(moments.toSorted(compareMoments)).toEqual([null, '2026-01-01T10:00:00Z', early, late]);
  expect([compareMoments(null, null), compareMoments(late, late)]).toEqual([0, 0]);
});

/** A snapshot in its one order: each entry differs from the next only in what decides between them. */
const inOrder: Snapshot = {
  schema: 'docket/pulls/v1',
  source: { forge: 'github', host: null, project: null, collectedAt: late, upTo: null },
  pulls: [
    makePull(2, {
      labels: ['a', 'b'],
      reviews: [
        { by: person('z'), state: 'commented', at: null, commit: null },
        { by: null, state: 'commented', at: early, commit: null },
        { by: person('a'), state: 'approved', at: early, commit: null },
        { by: person('a'), state: 'commented', at: early, commit: null },
        { by: person('b'), state: 'approved', at: early, commit: null },
        { by: person('a'), state: 'approved', at: late, commit: null },
      ],
      issues: [
        { project: null, number: 2, title: 'x', state: 'open' },
        { project: null, number: 10, title: 'x', state: 'open' },
        { project: 'lab/b', number: 1, title: 'x', state: 'open' },
      ],
      checks: {
        head: [
          { name: 'a', result: 'success', at: late, url: null },
          { name: 'b', result: 'success', at: early, url: null },
          { name: 'b', result: 'success', at: late, url: null },
          { name: 'b', result: 'success', at: late, url: 'https://forge.example/1' },
        ],
        merge: 'expired',
      },
      cut: ['checks', 'reviews'],
    }),
    makePull(10),
  ],
  milestones: [
    { title: '1.0', state: 'open', dueOn: null, closedAt: null, openIssues: 0 },
    { title: '1.1', state: 'open', dueOn: null, closedAt: null, openIssues: 0 },
  ],
  releases: [
    ...(
      [
        ['v1', 'a'],
        ['v1', 'b'],
        ['v2', 'a'],
      ] as const
    ).map(([tag, name]) => ({
      ...{ tag, name, draft: false, prerelease: false, publishedAt: null, author: null },
      assets: ['a.zip', 'b.zip'].map((asset) => ({ name: asset, size: null, digest: null, url: null })),
    })),
  ],
  deployments: [
    ...(
      [
        ['9', early],
        ['1', late],
        ['2', late],
      ] as const
    ).map(([id, createdAt]) => ({
      ...{ id, environment: 'prod', commit: null, ref: null, createdAt, by: null },
      statuses: [
        { state: 'success', at: early, by: null, url: null },
        { state: 'failure', at: late, by: null, url: null },
        { state: 'success', at: late, by: null, url: null },
      ],
      reviews: [
        { by: person('z'), state: 'approved' as const, at: early, comment: '' },
        { by: person('a'), state: 'approved' as const, at: late, comment: '' },
        { by: person('b'), state: 'approved' as const, at: late, comment: '' },
      ],
    })),
  ],
  freezes: [
    { start: '0 1 * * 1', end: '0 2 * * 1', zone: 'UTC' },
    { start: '0 1 * * 1', end: '0 3 * * 1', zone: 'UTC' },
    { start: '0 2 * * 1', end: '0 1 * * 1', zone: 'UTC' },
  ],
};

function turnAround(value: unknown): unknown {
  if (Array.isArray(value)) return value.toReversed().map(turnAround);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, turnAround(each)]));
}

test('however a forge lists it, a snapshot has one order', () => {
  const turned = { ...inOrder, ...(turnAround(inOrder) as Snapshot) };
  expect(turned).not.toEqual(inOrder);
  expect(sortSnapshot(turned)).toEqual(inOrder);
  expect(sortSnapshot(inOrder)).toEqual(inOrder);
});

test('lists that are longer than anybody asked for are cut, and named once', () => {
  const many = <Each>(count: number, each: Each): readonly Each[] => Array.from({ length: count }, () => each);
  const issue = { project: null, number: 1, title: 'x', state: 'open' } as const;
  const review = { by: null, state: 'approved', at: null, commit: null } as const;
  const check = { name: 'a', result: 'success', at: null, url: null } as const;
  const sizes = { labels: 100, reviews: 200, issues: 50, checks: 300 };
  const make = (more: number) =>
    makePull(1, {
      labels: many(sizes.labels + more, 'a'),
      reviews: many(sizes.reviews + more, review),
      issues: many(sizes.issues + more, issue),
      checks: { head: many(sizes.checks + more, check), merge: many(sizes.checks + more, check) },
      cut: ['body', 'labels'],
    });
  expect(boundPull(make(0))).toEqual(make(0));
  expect(boundPull(make(1))).toEqual({ ...make(0), cut: ['body', 'labels', 'reviews', 'issues', 'checks'] });
  const oneSide = makePull(1, { checks: { head: 'expired', merge: many(301, check) } });
  expect(boundPull(oneSide)).toEqual({ ...oneSide, checks: { head: 'expired', merge: many(300, check) }, cut: ['checks'] });
});
