import { expect, test } from 'vitest';
import { noSlots } from '../../../../src/book/views/slots.ts';
import { formatReleaseBody } from '../../../../src/releases/views/release/format-release-body.ts';
import { formatReleaseTitle } from '../../../../src/releases/views/release/format-release-title.ts';
import { releasePage } from '../../../../src/releases/views/release/release-page.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const [product] = syntheticBook({ releases: 60, changes: 22 }).products;
if (product === undefined) throw new Error('The Book has no product.');
const pageOf = (version: string) => {
  const at = product.releases.findIndex((release) => release.version === version);
  const release = product.releases[at];
  if (release === undefined) throw new Error(`No release ${version}.`);
  return releasePage({ product, release, newer: product.releases[at - 1], older: product.releases[at + 1] }, noSlots);
};

test('a release names its neighbours, what it is compared with and why', () => {
  const page = pageOf('1.2.0');
  expect([page.older, page.newer, page.line]).toEqual([
    { text: '1.1.19', href: '/portal/1.1.19/' },
    { text: '1.2.1', href: '/portal/1.2.1/' },
    { text: '1.2', href: '/portal/lines/1.2/' },
  ]);
  expect(page.predecessor).toEqual({
    link: { text: '1.1.19', href: '/portal/1.1.19/' },
    compare: '/portal/compare/?from=1.1.19&to=1.2.0',
    reason: 'it is the last release of line 1.1 before it',
  });
});

test('a yanked release says what to use instead', () => {
  const page = pageOf('1.0.5');
  expect([page.stamp.word, page.instead]).toEqual(['yanked', { text: '1.0.19', href: '/portal/1.0.19/' }]);
});

test('candidates come newest first, each with what it added', () => {
  const candidates = pageOf('1.2.19').candidates.map(({ version, changes, listed, same }) => ({
    version,
    changes,
    listed: listed.length,
    same,
  }));
  expect(candidates).toEqual([
    { version: '1.2.19-rc.2', changes: 11, listed: 11, same: true },
    { version: '1.2.19-rc.1', changes: 11, listed: 11, same: false },
  ]);
});

test('what was shipped before is told by whether the predecessor holds it', () => {
  const release = product.releases.find(({ version }) => version === '1.2.1');
  if (release === undefined) throw new Error('No release 1.2.1.');
  const shipped = { title: 'Show runs', commit: 'c'.repeat(40), repository: 'portal-api', pull: 7 };
  const page = releasePage(
    {
      product,
      release: {
        ...release,
        changes: [],
        statistics: { ...release.statistics, changes: 0 },
        alreadyShipped: [
          { ...shipped, version: '1.1.9', leftBehindBy: '1.2.0' },
          { ...shipped, title: 'Show samples', version: '1.1.8', leftBehindBy: null },
        ],
      },
      newer: undefined,
      older: undefined,
    },
    noSlots,
  );
  const tell = (changes: typeof page.caughtUp) => changes.map(({ title, shippedIn }) => [title, shippedIn?.text]);
  expect([tell(page.caughtUp), tell(page.alreadyShipped)]).toEqual([[['Show runs', '1.1.9']], [['Show samples', '1.1.8']]]);
  expect(page.description).toBe('0 changes in Portal 1.2.1 since 1.2.0, and 1 commit of earlier releases that 1.2.0 does not contain.');
  const title = formatReleaseTitle(product, release, page, (address) => address).text;
  expect(title).toContain('<a href="#already-shipped">1 commit already released</a>');
  const body = formatReleaseBody({ ...release, changes: [] }, page, (address) => address).text;
  expect([...body.matchAll(/<summary>([^<]*) <span/g)].map(([, words]) => words).slice(0, 2)).toEqual([
    'New since 1.2.0, and already released by a release that 1.2.0 does not contain',
    'In the range, and already released by another commit',
  ]);
  expect(body).toContain('No change is listed: all that is new in this release was already released, as shown below.');
});

test('a release of a repository on GitLab speaks of merge requests', () => {
  const release = product.releases.find(({ version }) => version === '1.2.19');
  const [candidate] = release?.candidates ?? [];
  if (release === undefined || candidate === undefined) throw new Error('No candidate of 1.2.19.');
  const repositories = product.repositories.map((repository) => ({
    ...repository,
    web: { url: `https://forge.example/lab/${repository.id}`, forge: 'gitlab' as const },
  }));
  const page = releasePage(
    {
      product: { ...product, repositories },
      release: {
        ...release,
        candidates: [{ ...candidate, pull: 9, repository: 'portal-api' }],
        alreadyShipped: [
          { title: 'Show runs', commit: 'c'.repeat(40), repository: 'portal-api', pull: 7, version: '1.2.18', leftBehindBy: null },
        ],
      },
      newer: undefined,
      older: undefined,
    },
    noSlots,
  );
  expect(page.statistics.map(({ name }) => name).slice(0, 3)).toEqual(['changes', 'merge requests', 'commits']);
  expect(page.candidates.map((each) => each.pull)).toEqual([
    { text: '!9', href: 'https://forge.example/lab/portal-api/-/merge_requests/9' },
  ]);
  expect(page.alreadyShipped.map(({ links }) => links)).toEqual([
    [
      { text: '!7', href: 'https://forge.example/lab/portal-api/-/merge_requests/7' },
      { text: 'ccccccccc', href: `https://forge.example/lab/portal-api/-/commit/${'c'.repeat(40)}` },
    ],
  ]);
});
