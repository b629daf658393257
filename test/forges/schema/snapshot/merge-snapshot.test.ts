import { expect, test } from 'vitest';
import type { Found } from '../../../../src/forges/schema/snapshot/found.ts';
import { mergeSnapshot } from '../../../../src/forges/schema/snapshot/merge-snapshot.ts';
import type { Check, Deployment, Snapshot } from '../../../../src/forges/schema/snapshot/snapshot.ts';
import { commit, makePull } from './a-pull.ts';

const source = { forge: 'github', host: 'forge.example', project: 'lab/app', collectedAt: '2026-02-01T00:00:00Z' } as const;
const later = { ...source, collectedAt: '2026-03-01T00:00:00Z' };
const merge = (before: Snapshot | null, ...found: readonly Found[]) => mergeSnapshot(before, found, before === null ? source : later);
const check = (name: string): Check => ({ name, result: 'success', at: null, url: null });

test('of a forge that shows nothing, nothing is known', () => {
  expect(merge(null)).toEqual({
    schema: 'docket/pulls/v1',
    source: { ...source, upTo: null },
    pulls: [],
    milestones: [],
    releases: 'not-collected',
    deployments: 'not-collected',
    freezes: 'not-collected',
  });
});

test('the newer state of a pull request takes the place of the older, in whatever order they come', () => {
  const before = merge(null, { pulls: [makePull(2), makePull(1)] });
  const found = [
    makePull(1, { title: 'Newer', updatedAt: '2026-01-03T01:00:00+01:00' }),
    makePull(1, { title: 'Older', updatedAt: '2026-01-02T23:00:00Z' }),
    makePull(2, { title: 'Other', updatedAt: '2026-01-01T00:00:00Z' }),
  ];
  expect(merge(before, { pulls: found }).pulls).toEqual([
    makePull(1, { title: 'Newer', updatedAt: '2026-01-03T01:00:00+01:00' }),
    makePull(2),
  ]);
});

test('of two states of the same moment the later one counts', () => {
  const before = merge(null, { pulls: [makePull(1)] });
  expect(merge(before, { pulls: [makePull(1, { labels: ['late'] })] }).pulls[0]?.labels).toEqual(['late']);
});

test('what was only talked about stays as it was, and its time is the next beginning all the same', () => {
  const before = merge(null, { pulls: [makePull(1, { labels: ['a', 'b'] })] });
  const after = merge(before, { pulls: [makePull(1, { labels: ['b', 'a'], updatedAt: '2026-02-02T00:00:00Z' })] });
  expect([after.pulls, after.source.upTo]).toEqual([before.pulls, '2026-02-02T00:00:00Z']);
});

test('a pull request that was closed is taken out', () => {
  const before = merge(null, { pulls: [makePull(1), makePull(2)] });
  expect(merge(before, { closed: [1, 7] }).pulls).toEqual([makePull(2)]);
});

test('the next collect begins where the newest was changed, but never at a time that has not come', () => {
  const upTo = (updatedAt: string) => merge(null, { pulls: [makePull(1), makePull(2, { updatedAt })] }).source.upTo;
  expect([upTo('2026-01-05T00:00:00Z'), upTo('2026-02-01T00:00:00Z'), upTo('2036-01-01T00:00:00Z')]).toEqual([
    '2026-01-05T00:00:00Z',
    '2026-02-01T00:00:00Z',
    '2026-02-01T00:00:00Z',
  ]);
  expect(merge(merge(null, { pulls: [makePull(1)] })).source.upTo).toBe('2026-01-02T00:00:00Z');
});

test('checks that the forge has deleted since stay, those of another commit do not', () => {
  const checks = { head: [check('head')], merge: [check('merge')] };
  const before = merge(null, { pulls: [makePull(1, { checks })] });
  const moved = { head: { branch: 'thing', commit: commit('d'), project: null }, mergeCommit: commit('e') };
  const told = (other: Parameters<typeof makePull>[1]) =>
    merge(before, { pulls: [makePull(1, { title: 'Fresh', ...other })] }).pulls[0]?.checks;
  expect([
    told({ checks: { head: [], merge: [] } }),
    told({ checks: { head: 'expired', merge: 'not-collected' } }),
    told({ checks: { head: [check('again')], merge: [check('again')] } }),
    told({ checks: { head: [], merge: 'expired' }, ...moved }),
  ]).toEqual([checks, checks, { head: [check('again')], merge: [check('again')] }, { head: [], merge: 'expired' }]);
});

test('that there were no checks says nothing once they have expired', () => {
  const before = merge(null, { pulls: [makePull(1, { checks: { head: [], merge: 'expired' } })] });
  const fresh = { head: 'expired', merge: [] } as const;
  expect(merge(before, { pulls: [makePull(1, { title: 'Fresh', checks: fresh })] }).pulls[0]?.checks).toEqual({ head: [], merge: [] });
});

test('the branch of a fork that was deleted keeps its name while its commit is the same', () => {
  const head = { branch: 'thing', commit: commit('a'), project: 'ada/app' };
  const before = merge(null, { pulls: [makePull(1, { head })] });
  const told = (letter: string) => {
    const gone = { branch: '', commit: commit(letter), project: 'unknown' };
    return merge(before, { pulls: [makePull(1, { title: 'Fresh', head: gone })] }).pulls[0]?.head;
  };
  expect([told('a'), told('d')]).toEqual([head, { branch: '', commit: commit('d'), project: 'unknown' }]);
});

const milestone = (title: string, openIssues: number) => ({ title, state: 'open' as const, dueOn: null, closedAt: null, openIssues });
const release = (tag: string, name: string) => ({
  ...{ tag, name, draft: false, prerelease: false },
  publishedAt: null,
  author: null,
  assets: [],
});
const freeze = (start: string) => ({ start, end: '0 7 * * 1', zone: 'UTC' });

test('what is listed as a whole takes the place of what was there; named twice, the later one counts', () => {
  const before = merge(null, { milestones: [milestone('1.0', 1)], releases: [release('v1', 'One')], freezes: [freeze('0 1 * * 1')] });
  const pages: readonly Found[] = [
    { milestones: [milestone('2.0', 2), milestone('1.1', 3)], releases: [release('v2', 'Two')], freezes: [] },
    { milestones: [milestone('2.0', 4)], releases: [release('v2', 'Two again'), release('v2', 'Two')] },
  ];
  const { milestones, releases, freezes } = merge(before, ...pages);
  expect({ milestones, releases, freezes }).toEqual({
    milestones: [milestone('1.1', 3), milestone('2.0', 4)],
    releases: [release('v2', 'Two'), release('v2', 'Two again')],
    freezes: [],
  });
  const kept = merge(before);
  expect([kept.milestones, kept.releases, kept.freezes]).toEqual([before.milestones, before.releases, before.freezes]);
});

test('a part that the forge does not show any more stays, with the day of the collect that saw it last', () => {
  const before = merge(null, { releases: [release('v1', 'One')] });
  const hidden: Found = {};
  const after = merge(before, hidden);
  expect([after.releases, after.freezes, after.source.older]).toEqual([before.releases, 'not-collected', { releases: source.collectedAt }]);
  const again = mergeSnapshot(after, [hidden], { ...source, collectedAt: '2026-04-01T00:00:00Z' });
  expect(again.source.older).toEqual({ releases: source.collectedAt });
  // Nor does a file, which says nothing of releases at all.
  const ofFile = mergeSnapshot(again, [{ pulls: [makePull(1)] }], { ...source, forge: 'file', collectedAt: '2026-05-01T00:00:00Z' });
  expect([ofFile.releases, ofFile.source.older]).toEqual([before.releases, { releases: source.collectedAt }]);
  expect(merge(after, { releases: [] }).source.older).toBeUndefined();
  expect(merge(null, hidden).source.older).toBeUndefined();
});

test('deployments are added to those that are known, and reviews that the forge does not show any more stay', () => {
  const deployment = (id: string, other: Partial<Deployment> = {}): Deployment => ({
    ...{ id, environment: 'prod', commit: null, ref: null, by: null, statuses: [] },
    createdAt: `2026-01-0${id}T00:00:00Z`,
    reviews: [{ by: null, state: 'approved', at: null, comment: '' }],
    ...other,
  });
  const before = merge(null, { deployments: [deployment('2'), deployment('1')] });
  expect(before.deployments).toEqual([deployment('1'), deployment('2')]);
  const found = [deployment('3'), deployment('1', { environment: 'test', reviews: 'not-collected' }), deployment('2', { reviews: [] })];
  expect(merge(before, { deployments: found }).deployments).toEqual([
    deployment('1', { environment: 'test' }),
    deployment('2', { reviews: [] }),
    deployment('3'),
  ]);
  expect(merge(before).deployments).toEqual(before.deployments);
  expect([merge(null, { deployments: [] }).deployments, merge(before, { deployments: [] }).deployments]).toEqual([[], before.deployments]);
});
