import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema } from '../../../src/book/schema/config.ts';
import { collectBook } from '../../../src/collect/collect-book.ts';
import { readWithdrawn } from '../../../src/releases/read/read-withdrawn.ts';
import { makeFolder, makeRepository } from '../../git-repository.ts';

const changelog = `# Changelog

## 1.0.2 - 2024-01-03

- Say that release 1.0.0 was yanked once, by mistake

## [1.0.1] - 2024-01-02 [YANKED]

- Add one

Version 1.0.0
-------------

Release redacted, use 1.0.2
`;

test('changelogs at the head say which versions were withdrawn, in headings and below them', async () => {
  const { path, git, commit } = makeRepository();
  commit('Write it down', { files: { 'docs/CHANGELOG.md': changelog, 'README.md': '## 9.9.9 [YANKED]\n' } });
  const gitDir = `${path}/.git`;
  expect([...(await readWithdrawn(gitDir, git('rev-parse', 'HEAD')))]).toEqual([
    ['1.0.1', '`docs/CHANGELOG.md` says "## [1.0.1] - 2024-01-02 [YANKED]"'],
    ['1.0.0', '`docs/CHANGELOG.md` says "Release redacted, use 1.0.2"'],
  ]);
  expect([...(await readWithdrawn(gitDir, 'f'.repeat(40)))]).toEqual([]);
});

test('a changelog that is damaged takes nothing from another', async () => {
  const { path, git, commit } = makeRepository();
  commit('Write it down', { files: { 'docs/CHANGELOG.md': changelog, 'CHANGELOG.md': '## 2.0.0 [YANKED]\n' } });
  const gitDir = `${path}/.git`;
  const id = git('rev-parse', 'HEAD:docs/CHANGELOG.md');
  const file = join(gitDir, 'objects', id.slice(0, 2), id.slice(2));
  const begun = readFileSync(file).subarray(0, -20);
  rmSync(file);
  writeFileSync(file, begun);
  expect([...(await readWithdrawn(gitDir, git('rev-parse', 'HEAD')))]).toEqual([['2.0.0', '`CHANGELOG.md` says "## 2.0.0 [YANKED]"']]);
});

test('a release that its changelog withdraws is yanked, and the next one holds its changes', async () => {
  const { path, git, commit } = makeRepository();
  for (const version of ['1.0.0', '1.0.1', '1.0.2']) {
    commit(`Work for ${version}`, { files: { [version]: '' } });
    git('tag', version);
  }
  commit('Write it down', { files: { 'CHANGELOG.md': '## 1.0.2\n\n- Work\n\n## 1.0.1 [YANKED]\n\n- Work\n' } });
  const config = configSchema.parse({ products: [{ id: 'app', name: 'App', repositories: [{ path }] }] });
  const folder = makeFolder();
  const book = await collectBook(config, folder, { docket: '0', cacheDir: folder, derive: true });
  const releases = book.products[0]?.releases.map(({ version, status, yanked, predecessor, changes }) => [
    version,
    status,
    yanked?.reason,
    predecessor?.version,
    changes.map(({ title }) => title).sort(),
  ]);
  expect(releases?.slice(0, 2)).toEqual([
    ['1.0.2', 'released', undefined, '1.0.0', ['Work for 1.0.1', 'Work for 1.0.2']],
    ['1.0.1', 'yanked', '`CHANGELOG.md` says "## 1.0.1 [YANKED]".', '1.0.0', ['Work for 1.0.1']],
  ]);
});
