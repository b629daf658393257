import { expect, test } from 'vitest';
import { formatSiteComparison, isAsPublished, listMovedHeads, type SiteComparison } from '../../../src/publish/schema/compare-sites.ts';
import { compareFiles, formatManifest, type Manifest } from '../../../src/publish/schema/manifest.ts';

const none = { changed: [], added: [], missing: [] };
const same: SiteComparison = {
  where: 'dist',
  docket: '0.1.0',
  asOf: '2026-03-12T14:05:00+11:00',
  manifest: 'a'.repeat(64),
  previous: null,
  listed: 12,
  files: none,
  complete: true,
  rebuilt: 'Give --rebuild to compare it.',
};
const head = { product: 'portal', id: 'app', branch: 'main', commit: 'a'.repeat(40), commits: 7, tags: 2 };
const rebuilt = { docket: '0.1.0', moved: [], files: none };

test('a site that is what its manifest says', () => {
  expect(isAsPublished(same)).toBe(true);
  expect(formatSiteComparison(same)).toMatchInlineSnapshot(`
    "dist  12 files, built by Docket 0.1.0, as of 2026-03-12T14:05:00+11:00
      manifest  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      the first of its chain
    Not compared with the repositories. Give --rebuild to compare it.
    The site is what its manifest says.
    "
  `);
});

test('a site of which only the files that are named could be asked for, and that a build gives again', () => {
  const comparison = { ...same, previous: 'b'.repeat(64), complete: false, rebuilt };
  expect(isAsPublished(comparison)).toBe(true);
  expect(formatSiteComparison(comparison)).toMatchInlineSnapshot(`
    "dist  12 files, built by Docket 0.1.0, as of 2026-03-12T14:05:00+11:00
      manifest  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      follows   bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      Only files that the manifest names could be asked for; others that may be there were not looked for.
    Built anew from the repositories: the same files.
    The site is what its manifest says.
    "
  `);
});

test('a site that was changed, and is not what its repositories give', () => {
  const names = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word}/${at + 1}.html`);
  const comparison: SiteComparison = {
    ...same,
    files: { changed: ['index.html'], added: ['more.html'], missing: names('gone', 22) },
    rebuilt: {
      docket: '0.2.0',
      moved: [
        { product: 'portal', id: 'app', published: 'a'.repeat(40), now: 'b'.repeat(40) },
        { product: 'portal', id: 'docs', published: null, now: 'c'.repeat(40) },
        { product: 'portal', id: 'old', published: 'd'.repeat(40), now: null },
      ],
      files: { changed: ['a.html'], added: ['b.html'], missing: names('c', 20) },
    },
  };
  expect(isAsPublished(comparison)).toBe(false);
  expect(formatSiteComparison(comparison)).toMatchInlineSnapshot(`
    "dist  12 files, built by Docket 0.1.0, as of 2026-03-12T14:05:00+11:00
      manifest  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      the first of its chain
      changed since it was built: 1
        index.html
      not in the manifest: 1
        more.html
      missing: 22
        gone/1.html
        gone/2.html
        gone/3.html
        gone/4.html
        gone/5.html
        gone/6.html
        gone/7.html
        gone/8.html
        gone/9.html
        gone/10.html
        gone/11.html
        gone/12.html
        gone/13.html
        gone/14.html
        gone/15.html
        gone/16.html
        gone/17.html
        gone/18.html
        gone/19.html
        gone/20.html
        and 2 more
      Built anew by Docket 0.2.0, which may write pages differently.
      portal/app  published at aaaaaaaaaaaa, now at bbbbbbbbbbbb
      portal/docs  published at nothing, now at cccccccccccc
      portal/old  published at dddddddddddd, now at nothing
      differs from what the repositories give: 1
        a.html
      published, and not given by the repositories: 20
        c/1.html
        c/2.html
        c/3.html
        c/4.html
        c/5.html
        c/6.html
        c/7.html
        c/8.html
        c/9.html
        c/10.html
        c/11.html
        c/12.html
        c/13.html
        c/14.html
        c/15.html
        c/16.html
        c/17.html
        c/18.html
        c/19.html
        c/20.html
      given by the repositories, and not published: 1
        b.html
    The site is not what it should be.
    "
  `);
});

test.each(['changed', 'added', 'missing'] as const)('one file that is %s is enough for a site not to be what it should be', (kind) => {
  expect(isAsPublished({ ...same, files: { ...none, [kind]: ['a'] } })).toBe(false);
  expect(isAsPublished({ ...same, rebuilt: { ...rebuilt, files: { ...none, [kind]: ['a'] } } })).toBe(false);
});

test('a head has moved where its commit, or the number of commits or tags, is another; and where a repository came or went', () => {
  expect(listMovedHeads([head], [{ ...head, branch: 'trunk' }])).toEqual([]);
  const moved = { product: 'portal', id: 'app', published: head.commit };
  expect(listMovedHeads([head], [{ ...head, commit: null }])).toEqual([{ ...moved, now: null }]);
  expect(listMovedHeads([head], [{ ...head, tags: 3 }])).toEqual([{ ...moved, now: head.commit }]);
  expect(listMovedHeads([head], [{ ...head, commits: 8 }])).toEqual([{ ...moved, now: head.commit }]);
  expect(listMovedHeads([head], [])).toEqual([{ ...moved, now: null }]);
  expect(listMovedHeads([head], [{ ...head, product: 'shop' }, head])).toEqual([
    { product: 'shop', id: 'app', published: null, now: head.commit },
  ]);
});

test('files that differ are listed by what is wrong with them, each list sorted', () => {
  const expected = { b: '1', a: '1', z: '1', y: '1', same: '1' };
  const found = new Map([
    ['b', '2'],
    ['a', '3'],
    ['same', '1'],
    ['n', '1'],
    ['m', '1'],
    ['constructor', '1'],
  ]);
  expect(compareFiles(expected, found)).toEqual({ changed: ['a', 'b'], added: ['constructor', 'm', 'n'], missing: ['y', 'z'] });
});

test('a manifest is written with one file a line, in order of names', () => {
  const manifest: Manifest = {
    schema: 'docket/manifest/v1',
    docket: '0.1.0',
    asOf: '2026-03-12T14:05:00Z',
    site: null,
    base: '/',
    previous: null,
    repositories: [head],
    files: { 'b.html': 'b'.repeat(64), 'a.html': 'a'.repeat(64), 'B.html': 'c'.repeat(64) },
  };
  expect(formatManifest(manifest)).toMatchInlineSnapshot(`
    "{
     "schema": "docket/manifest/v1",
     "docket": "0.1.0",
     "asOf": "2026-03-12T14:05:00Z",
     "site": null,
     "base": "/",
     "previous": null,
     "repositories": [
      {
       "product": "portal",
       "id": "app",
       "branch": "main",
       "commit": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
       "commits": 7,
       "tags": 2
      }
     ],
     "files": {
      "B.html": "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
      "a.html": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "b.html": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
     }
    }
    "
  `);
});
