import { expect, test } from 'vitest';
import type { Product, Release } from '../../../../src/book/schema/book.ts';
import { readRepository } from '../../../../src/git/read/repository/read-repository.ts';
import { formatNotes } from '../../../../src/releases/views/notes/format-notes.ts';
import { unreleasedSubject } from '../../../../src/releases/views/notes/notes-subject.ts';
import { categories } from '../../../../src/text/schema/category.ts';
import { makeRepository } from '../../../git-repository.ts';
import { assembleOne } from '../../assemble-one.ts';

async function makeProduct(): Promise<readonly [Product, Release]> {
  const { path, git, commit } = makeRepository();
  commit('feat: begin (#1)');
  git('tag', 'v1.0.0');
  commit('fix: do not lose `sample_1*` of <img src=x> (#2)', { name: 'Brook [x](y)', email: 'brook@example.org' });
  commit('feat!: # new names (#3)\n\nBREAKING CHANGE: *old* names are gone.', { date: '1700003600 +0000' });
  commit('ci: faster (#4)', { name: 'helper[bot]', email: 'bot@example.org' });
  git('tag', 'v1.1.0');
  git('remote', 'add', 'origin', 'https://github.com/acme/app.git');
  const { history } = await readRepository({ path, id: 'app' });
  const { product } = assembleOne([history]);
  const release = product.releases.find(({ version }) => version === '1.1.0');
  if (release === undefined) throw new Error('There is no release.');
  return [product, release];
}

test('the text of a release on a forge: what breaks first, categories, contributors and the comparison', async () => {
  expect(formatNotes(...(await makeProduct()), 'github')).toMatchInlineSnapshot(`
    "## Breaking changes

    - \\# new names by Ada (#3)  
      \\*old\\* names are gone.

    ## Fixed

    - Do not lose \`sample_1*\` of \\<img src=x> by Brook \\[x\\](y) (#2)

    ## Internal

    - Faster by helper\\[bot\\] (#4)

    ## Contributors

    - Ada
    - Brook \\[x\\](y) (first contribution)
    "
  `);
});

test('a section of a changelog has the kinds that Keep a Changelog knows', async () => {
  expect(formatNotes(...(await makeProduct()), 'keepachangelog')).toMatchInlineSnapshot(`
    "## 1.1.0 - 2023-11-14

    ### Changed

    - **Breaking:** \\# new names (#3)  
      \\*old\\* names are gone.

    ### Fixed

    - Do not lose \`sample_1*\` of \\<img src=x> (#2)
    "
  `);
});

test('a plain mail has no markup', async () => {
  expect(formatNotes(...(await makeProduct()), 'plain')).toMatchInlineSnapshot(`
    "App 1.1.0 (2023-11-14)
    ======================

    Breaking:
     * # new names (#3)
       *old* names are gone.

    Fixed:
     * Do not lose \`sample_1*\` of <img src=x> (#2)

    Internal:
     * Faster (#4)

    Contributors: Ada, Brook [x](y)
    "
  `);
});

test('highlights stand first: as they are in Markdown, as words in a mail', async () => {
  const [product, release] = await makeProduct();
  const highlights = '<p>Names &amp; <em>sheets</em>.</p>\n<ul>\n<li>One &lt;b&gt;</li>\n<li>Two</li>\n</ul>';
  expect(formatNotes(product, { ...release, highlights }, 'github').split('\n\n')[0]).toBe(highlights);
  expect(formatNotes(product, { ...release, highlights }, 'keepachangelog').split('\n\n')[1]).toBe(highlights);
  expect(formatNotes(product, { ...release, highlights }, 'plain').split('\n\n')[1]).toBe('Names & sheets.\n * One <b>\n * Two');
});

test('what is not released is set like a release, compared with the latest', async () => {
  const { path, git, commit } = makeRepository();
  commit('feat: begin (#1)');
  git('tag', 'v1.0.0');
  commit('fix: names are whole (#2)', { date: '1700003600 +0000' });
  git('remote', 'add', 'origin', 'https://github.com/acme/app.git');
  const { history } = await readRepository({ path, id: 'app', recogniseForge: () => 'github' });
  const { product } = assembleOne([history]);
  const [line] = product.lines;
  const subject = line === undefined ? null : unreleasedSubject(product, line);
  expect(subject === null ? null : formatNotes(product, subject, 'keepachangelog')).toMatchInlineSnapshot(`
    "## [Unreleased]

    ### Fixed

    - Names are whole ([#2](https://github.com/acme/app/pull/2))

    [Unreleased]: https://github.com/acme/app/compare/v1.0.0...main
    "
  `);
  expect(subject === null ? null : formatNotes(product, subject, 'github')).toMatchInlineSnapshot(`
    "## Fixed

    - Names are whole by Ada ([#2](https://github.com/acme/app/pull/2))

    ## Contributors

    - Ada

    **Full changelog**: [v1.0.0...main](https://github.com/acme/app/compare/v1.0.0...main)
    "
  `);
  git('tag', 'v1.0.1');
  const { history: released } = await readRepository({ path, id: 'app' });
  const [other] = assembleOne([released]).product.lines;
  expect(other === undefined ? undefined : unreleasedSubject(product, other)).toBeNull();
});

test('every change that a user notices is in a changelog, whatever its category, and those of one kind stand together', async () => {
  const [product, release] = await makeProduct();
  const [change] = release.changes;
  if (change === undefined) throw new Error('There is no change.');
  const changes = categories.map((category) => ({
    ...change,
    id: category,
    category,
    title: `About ${category}`,
    note: { source: 'subject' as const, text: `About ${category}` },
    breaking: null,
    pulls: [],
  }));
  const text = formatNotes(product, { ...release, changes }, 'keepachangelog');
  const told = [...text.matchAll(/^### (\w+)|About (\w+)/gm)].map(([, kind, category]) => (kind === undefined ? category : `${kind}:`));
  expect(told).toMatchInlineSnapshot(`
    [
      "Changed:",
      "breaking",
      "changed",
      "performance",
      "documentation",
      "dependencies",
      "Security:",
      "security",
      "Added:",
      "added",
      "Deprecated:",
      "deprecated",
      "Removed:",
      "removed",
      "Fixed:",
      "fixed",
    ]
  `);
});
