import { expect, test } from 'vitest';
import { releasePage } from '../../../src/views/release/release-page.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const [product] = syntheticBook({ releases: 60, changes: 22 }).products;
if (product === undefined) throw new Error('The Book has no product.');
const pageOf = (version: string) => {
  const at = product.releases.findIndex((release) => release.version === version);
  const release = product.releases[at];
  if (release === undefined) throw new Error(`No release ${version}.`);
  return releasePage({ product, release, newer: product.releases[at - 1], older: product.releases[at + 1] });
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
