import { expect, test } from 'vitest';
import { findNoteFiles } from '../../../src/notes/schema/note-files.ts';

test('changelogs nearest to the top come first, of a folder `docs` before another, and changes before news before releases', () => {
  const paths = [
    'a/CHANGES.md',
    'docs/CHANGELOG.md',
    'releases.md',
    'RELEASE_NOTES.txt',
    'NEWS',
    'ChangeLog',
    'a/b/c/HISTORY',
    'a/b/c/d/NEWS',
  ];
  expect(findNoteFiles(paths, null).changelogs).toEqual([
    'ChangeLog',
    'NEWS',
    'RELEASE_NOTES.txt',
    'releases.md',
    'docs/CHANGELOG.md',
    'a/CHANGES.md',
  ]);
});

test.each([
  'src/changelog.ts',
  'CHANGELOG.md.orig',
  'my-changelog.md',
  'README.md',
  'node_modules/a/CHANGELOG.md',
  'a/vendor/b/NEWS',
  'tests/CHANGES',
  'a/b/c/d/CHANGELOG.md',
  'new\nline/CHANGELOG.md',
  `${'a'.repeat(390)}/CHANGELOG.md`,
])('%j holds no notes', (path) => {
  expect(findNoteFiles([path], null)).toEqual({ changelogs: [], templates: [], fragmentFolders: [] });
});

test.each([
  ['CHANGELOG/v1.2.0.md', 'CHANGELOG/v*.md'],
  ['docs/release-notes/1.2.0.rst', 'docs/release-notes/*.rst'],
  ['releases/release-1.2.0', 'releases/release-*'],
  ['docs/news/app/1.2.0-rc.1.md', 'docs/news/app/*.md'],
  ['CHANGELOG-1.2.md', 'CHANGELOG-*.md'],
  ['CHANGES.1.x.md', 'CHANGES.*.x.md'],
  ['docs/1.2.0.md', undefined],
  ['releases/1.*.0.md', undefined],
])('%s is found by the pattern %s', (path, template) => {
  expect(findNoteFiles([path], null).templates[0]).toBe(template);
});

test('the most frequent pattern comes first', () => {
  const paths = ['news/1.0.md', 'releases/v1.0.md', 'releases/v1.1.md', 'history/1.0.md'];
  expect(findNoteFiles(paths, null).templates).toEqual(['releases/v*.md', 'history/*.md', 'news/*.md']);
});

test.each([
  ['changelog.d/12.fix.md', 'changelog.d'],
  ['newsfragments/12.bugfix', 'newsfragments'],
  ['app/changelogs/unreleased/fix.yml', 'app/changelogs/unreleased'],
  ['releasenotes/notes/fix-1234.yaml', 'releasenotes/notes'],
  ['.changeset/brave-owls.md', '.changeset'],
  ['.changelog/12.txt', '.changelog'],
  ['changelog.d/app/12.fix.md', 'changelog.d'],
  ['changelog.d/a/b/12.fix.md', undefined],
  ['my.changelog.d/12.fix.md', undefined],
])('of %s fragments lie in %s', (path, folder) => {
  expect(findNoteFiles([path, path], null).fragmentFolders).toEqual(folder === undefined ? [] : [folder]);
});

test('of a component only what is below a folder of its name counts', () => {
  const paths = [
    'CHANGELOG.md',
    'packages/core/CHANGELOG.md',
    'packages/core-extra/CHANGELOG.md',
    'core/changelog.d/1.fix',
    'changelog.d/2.fix',
  ];
  expect(findNoteFiles(paths, 'core')).toEqual({
    changelogs: ['packages/core/CHANGELOG.md'],
    templates: [],
    fragmentFolders: ['core/changelog.d'],
  });
});
