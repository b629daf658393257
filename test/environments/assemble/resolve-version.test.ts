import { expect, test } from 'vitest';
import type { Product, Release } from '../../../src/book/schema/book.ts';
import { indexVersions } from '../../../src/environments/assemble/resolve-version.ts';
import type { EnvironmentEvent } from '../../../src/environments/schema/event.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const [made] = syntheticBook({ releases: 1, changes: 1 }).products;
const [releaseMade] = made?.releases ?? [];
const [repositoryMade] = made?.repositories ?? [];
if (made === undefined || releaseMade === undefined || repositoryMade === undefined) throw new Error('The book has no release.');

const commit = (start: string): string => start.padEnd(40, '0');
const tag = (repository: string, name: string, start: string): Release['tags'][number] => ({
  ...{ name, repository, kind: 'lightweight', object: commit(start), commit: commit(start), tree: null },
  ...{ date: '2026-01-01T00:00:00Z', tagger: null, message: '', signature: null, moved: null },
});
const candidate = (version: string, tags: Release['tags']): Release['candidates'][number] => ({
  ...{ version, label: version.replace(/^.*-/, ''), date: null, source: 'tag', evidence: '' },
  ...{ pull: null, repository: null, changes: [], same: false },
  tags,
});
const release = (version: string, tags: Release['tags'], candidates: Release['candidates'] = []): Release => ({
  ...releaseMade,
  version,
  tags,
  candidates,
});

const product: Product = {
  ...made,
  repositories: ['app', 'web'].map((id) => ({ ...repositoryMade, id })),
  releases: [
    release(
      '2.1.0',
      [],
      [candidate('2.1.0-rc.1', [tag('app', 'v2.1.0-rc.1', 'abcdef12')]), candidate('2.1.0-rc.2', [tag('app', 'v2.1.0-rc.2', 'abcdef13')])],
    ),
    release(
      '2.0.0',
      [tag('app', 'v2.0.0', 'b2'), tag('web', 'web-2.0.0', 'c1')],
      [candidate('2.0.0-rc.1', [tag('app', 'v2.0.0-rc.1', 'b1')]), candidate('2.0.0-rc.2', [tag('app', 'v2.0.0-rc.2', 'b2')])],
    ),
    release('1.0.0', []),
  ],
};
const { ofVersion, ofEvent } = indexVersions(product);
const named = (version: string, of: string, isCandidate = false) => ({ version, release: of, candidate: isCandidate ? version : null });

test.each([
  ['2.0.0', named('2.0.0', '2.0.0')],
  ['v2.0.0', named('2.0.0', '2.0.0')],
  ['2.0.0-rc.1', named('2.0.0-rc.1', '2.0.0', true)],
  ['2.0.0rc1', named('2.0.0-rc.1', '2.0.0', true)],
  ['2.1.0', { version: '2.1.0', release: '2.1.0', candidate: '2.1.0-rc.2' }],
  ['1.0.0', named('1.0.0', '1.0.0')],
  ['1.0.1', null],
  ['main', null],
])('the version %s', (version, resolved) => {
  expect(ofVersion(version)).toEqual(resolved);
});

type Part = Partial<EnvironmentEvent['components'][number]>;
const part = (name: string, { version = null, tag: of = null, commit: sha = null }: Part) => ({
  name,
  version,
  tag: of,
  commit: sha,
  artefacts: [],
});
const nothing = { version: null, release: null, candidate: null };

test.each<readonly [string, string | null, readonly ReturnType<typeof part>[], unknown]>([
  ['a version that is known', '2.0.0', [part('app', { tag: 'v2.0.0-rc.1' })], named('2.0.0', '2.0.0')],
  ['a version that is not known', '9.0.0', [part('app', { tag: 'v2.0.0' })], { version: '9.0.0', release: null, candidate: null }],
  ['a tag', null, [part('app', { tag: 'v2.0.0-rc.1' })], named('2.0.0-rc.1', '2.0.0', true)],
  ['a tag of another repository', null, [part('web', { tag: 'v2.0.0-rc.1' })], nothing],
  ['a commit that is a candidate and the release', null, [part('app', { commit: commit('b2') })], named('2.0.0', '2.0.0')],
  ['a commit that is a candidate', null, [part('app', { commit: commit('b1') })], named('2.0.0-rc.1', '2.0.0', true)],
  ['the beginning of a commit', null, [part('app', { commit: 'abcdef12' })], named('2.1.0-rc.1', '2.1.0', true)],
  ['the beginning of two commits', null, [part('app', { commit: 'abcdef1' })], nothing],
  ['the beginning of no commit', null, [part('app', { commit: 'abcdef2' })], nothing],
  ['the beginning of a tag', null, [part('app', { commit: 'v2.0' })], nothing],
  ['a commit of another repository', null, [part('web', { commit: commit('b2') })], nothing],
  ['the second part', null, [part('x', { tag: 'y' }), part('web', { tag: 'web-2.0.0' })], named('2.0.0', '2.0.0')],
  ['the version of a repository', null, [part('web', { version: 'v2.0.0' })], named('2.0.0', '2.0.0')],
  ['the version of a plug-in', null, [part('plug-in', { version: '2.0.0' })], nothing],
  ['a tag before a version', null, [part('app', { version: '2.0.0' }), part('web', { tag: 'web-2.0.0' })], named('2.0.0', '2.0.0')],
  ['nothing', null, [], nothing],
])('an event that names %s', (_what, version, components, resolved) => {
  expect(ofEvent({ version, components })).toEqual(resolved);
});
