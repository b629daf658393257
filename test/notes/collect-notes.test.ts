import { expect, test } from 'vitest';
import type { Book } from '../../src/book/schema/book.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { makeFolder, makeRepository, type TestRepository } from '../git-repository.ts';

async function collect({ path }: TestRepository, strict: readonly string[] = []): Promise<Book> {
  const config = {
    title: 'App',
    base: '/',
    products: [{ id: 'app', name: 'App', repositories: [{ id: 'app', path }] }],
    strict: [...strict],
  };
  return collectBook(config, makeFolder(), { docket: '0.0.0', cacheDir: makeFolder(), derive: true });
}

/** State, text and evidence of each note of a release, then the titles of what none names. */
function tell(book: Book, version: string): readonly string[] | null {
  const release = book.products[0]?.releases.find((each) => each.version === version);
  if (release?.written === undefined || release.written === null) return null;
  const { notes, unwritten } = release.written;
  return [
    ...notes.map(({ state, text, changes, release: other, source }) =>
      [state, text, ...changes, ...(other === null ? [] : [other]), source.convention].join(' | '),
    ),
    ...release.changes.filter(({ id }) => unwritten.includes(id)).map(({ title }) => `unwritten | ${title}`),
  ];
}

/** Commits one minute after the other. */
function clock(): () => { readonly date: string } {
  let at = 1700000000;
  return () => {
    at += 60;
    return { date: `${at} +0000` };
  };
}

test('a changelog is laid beside git: what is in both, in one of them, in another release', async () => {
  const repository = makeRepository();
  const next = clock();
  const { commit, git } = repository;
  commit('feat: begin (#1)', next());
  git('tag', 'v1.0.0');
  commit('feat: show sample sheets (#2)', next());
  commit('fix: never lose the mail queue (#3)', next());
  commit('fix: forget nothing of importance here (#4)', next());
  const text = [
    '# Changelog\n',
    '## [1.1.0] - 2024-01-01\n',
    '### Added\n',
    '- Sheets of samples ([#2](https://forge.example/a/app/pull/2))\n- Never lose the mail queue (PR #33)\n- What began (#1)\n- Something else (#99)\n',
    '## [1.0.0] - 2023-01-01\n',
    '- Begin\n',
  ].join('\n');
  commit('chore: release 1.1.0', { ...next(), files: { 'CHANGELOG.md': text } });
  git('tag', 'v1.1.0');
  const book = await collect(repository, ['written-note-without-change']);
  expect(tell(book, '1.1.0')).toEqual([
    'in-git | Sheets of samples | pr-2 | changelog',
    'other-number | Never lose the mail queue | pr-3 | changelog',
    'other-release | What began | 1.0.0 | changelog',
    'not-in-git | Something else | changelog',
    'unwritten | forget nothing of importance here',
    'unwritten | release 1.1.0',
  ]);
  expect(book.products[0]?.releases.find(({ version }) => version === '1.0.0')?.written?.files).toMatchObject([
    { path: 'CHANGELOG.md', line: 13, asOf: 'later' },
  ]);
  expect(book.problems.map(({ code, severity, place, count }) => [code, severity, place.subject, count])).toEqual(
    expect.arrayContaining([
      ['written-note-without-change', 'error', '1.1.0', 1],
      ['written-note-wrong-number', 'notice', '1.1.0', 1],
      ['written-note-other-release', 'notice', '1.1.0', 1],
      ['change-without-written-note', 'notice', '1.1.0', 1],
    ]),
  );
});

test('fragments count in the release whose commits wrote them, also when they were deleted; what is not released has those that wait', async () => {
  const repository = makeRepository();
  const next = clock();
  const { commit, git } = repository;
  commit('feat: begin', { ...next(), files: { 'changelog/README.rst': 'How to.' } });
  git('tag', 'v1.0.0');
  commit('Make it fast', { ...next(), files: { 'changelog/7.improvement.rst': 'Faster, see :issue:`5`.' } });
  commit('Correct a word', { ...next(), files: { 'changelog/7.improvement.rst': 'Much faster.' } });
  git('rm', '-q', 'changelog/7.improvement.rst');
  commit('Prepare 1.1.0', next());
  git('tag', 'v1.1.0');
  commit('Break it', { ...next(), files: { 'changelog/9.breaking.rst': 'Broken **on purpose**.' } });
  const book = await collect(repository);
  expect(tell(book, '1.1.0')?.filter((line) => !line.startsWith('unwritten'))).toEqual([
    expect.stringMatching(/^in-git \| Much faster\. \| c-[0-9a-f]+(?: \| c-[0-9a-f]+)? \| towncrier$/),
  ]);
  expect(
    book.writtenNext.map(({ line, branch, notes }) => [line, branch, ...notes.map(({ text, category }) => `${category}: ${text}`)]),
  ).toEqual([['1.1', 'main', 'breaking: Broken on purpose.']]);
});

test('a repository without notes adds nothing, and one whose blobs are missing is read as far as it goes', async () => {
  const none = makeRepository();
  none.commit('feat: begin', { files: { 'a.txt': 'a' } });
  none.git('tag', 'v1.0.0');
  expect(tell(await collect(none), '1.0.0')).toBeNull();
  const { path, commit, git } = makeRepository();
  commit('feat: begin (#1)', {
    files: { 'CHANGELOG.md': '## 1.0.0\n\n- begin (#1)\n', 'changelogs/fragments/1-a.yml': 'bugfixes: [a]\n' },
  });
  git('tag', 'v1.0.0');
  git('config', 'uploadpack.allowFilter', 'true');
  const partial = makeRepository('--bare');
  partial.git('fetch', '-q', '--filter=blob:none', `file://${path}`, '+refs/*:refs/*');
  const book = await collect(partial);
  expect(tell(book, '1.0.0')).toBeNull();
  expect(book.products[0]?.releases.map(({ changes }) => changes.length)).toEqual([1]);
});

test('names and texts that were made to harm are bounded text', async () => {
  const repository = makeRepository();
  repository.commit('feat: begin (#1)', {
    files: {
      'CHANGELOG.md': `## 1.0.0\n\n- <script>alert(1)</script> ${'x'.repeat(5000)} (#1)\n- \u202eevil\n${'- a\n'.repeat(5000)}`,
      'changelogs/fragments/1-$(touch x).yml': 'bugfixes: ["`id`"]\n',
      'changelogs/fragments/--output=x.yml': 'bugfixes: ["b"]\n',
    },
  });
  repository.git('tag', 'v1.0.0');
  const written = (await collect(repository)).products[0]?.releases[0]?.written;
  expect(written?.notes.length).toBeLessThanOrEqual(3002);
  expect(written?.notes.every(({ text }) => text.length <= 1000 && !/[<\u202e]/.test(text))).toBe(true);
});

test('a file of release notes begins with the release of its tag, and those before it are not read as its own', async () => {
  const repository = makeRepository();
  const { commit, git } = repository;
  commit('feat: begin (#1)');
  git('tag', 'v1.0.0');
  const text =
    '      App\n      Version 1.1.0\n      Release Notes\n\nChanges:\no  Show it. (#2)\n\n      Version 1.0.0\n\no  Begin. (#1)\n';
  commit('feat: show (#2)', { files: { 'RELEASE-NOTES.txt': text } });
  git('tag', 'v1.1.0');
  expect(tell(await collect(repository), '1.1.0')).toEqual(['in-git | Show it. | pr-2 | changelog']);
});

test('a file for each version is found by the names of others, also where the newest tree holds it no more', async () => {
  const repository = makeRepository();
  const { commit, git } = repository;
  commit('feat: begin (#1)', { files: { 'docs/release-notes/v1.0.0.md': '- Begin (#1)\n' } });
  git('tag', 'v1.0.0');
  git('rm', '-q', 'docs/release-notes/v1.0.0.md');
  commit('feat: show (#2)', { files: { 'docs/release-notes/v1.1.0.md': '# Notes\n\n- Show (#2)\n' } });
  git('tag', 'v1.1.0');
  const book = await collect(repository);
  expect([tell(book, '1.0.0'), tell(book, '1.1.0')]).toEqual([['in-git | Begin | pr-1 | changelog'], ['in-git | Show | pr-2 | changelog']]);
});

test("the project's own notes give changes their category, unless their author marked them", async () => {
  const repository = makeRepository();
  const next = clock();
  const { commit, git } = repository;
  commit('Begin (#1)', next());
  git('tag', 'v1.0.0');
  commit('Names of samples (#2)', { ...next(), files: { 'changelog/2.bugfix.rst': 'Names of samples are whole.', 'src/a.c': '1' } });
  commit('Sheets of plates (#3)', { ...next(), files: { 'src/a.c': '2' } });
  commit('feat!: no more XML (#4)', { ...next(), files: { 'src/a.c': '3' } });
  commit('Quiet parsers (#5)', { ...next(), files: { 'src/a.c': '4' } });
  const text =
    '# Changelog\n\n## 1.1.0\n\n### New features\n\n- Sheets (#3)\n\n### Removed\n\n- XML (#4)\n\n### Other\n\n- Parsers are quiet (#5)\n';
  commit('chore: release 1.1.0', { ...next(), files: { 'CHANGELOG.md': text } });
  git('tag', 'v1.1.0');
  commit('Wide sheets (#6)', { ...next(), files: { 'changelog/6.feature.rst': 'Sheets are wide.', 'src/a.c': '5' } });
  const book = await collect(repository);
  const tellCategories = (changes: Book['products'][0]['releases'][0]['changes']) =>
    changes.map(({ id, category, categorySource }) => `${id} ${category}: ${categorySource}`);
  const [release] = book.products[0]?.releases ?? [];
  expect(tellCategories(release?.changes ?? []).filter((line) => line.startsWith('pr-'))).toEqual([
    'pr-4 breaking: marked as breaking by its author',
    "pr-3 added: `New features` in the project's own notes (`CHANGELOG.md`)",
    'pr-5 changed: nothing tells, so it counts as a change',
    "pr-2 fixed: `bugfix` in the project's own notes (`changelog/2.bugfix.rst`)",
  ]);
  expect(book.products[0]?.lines[0]?.unreleased.flatMap(({ changes }) => tellCategories(changes))).toEqual([
    "pr-6 added: `feature` in the project's own notes (`changelog/6.feature.rst`)",
  ]);
});

test('a section of a version that is a day is found by the day, and what only links to releases elsewhere is no note', async () => {
  const repository = makeRepository();
  const next = clock();
  const { commit, git } = repository;
  commit('Begin', next());
  git('tag', '20240401');
  commit('Keep the drafts (#2)', next());
  const text = '## 2024-05-01  Ada\n\n* Keep the drafts (#2)\n* [Parser - v1.2](https://forge.example/a/parser/releases/tag/v1.2)\n';
  commit('App 2024-05-01', { ...next(), files: { 'ChangeLog.md': text, 'version.txt': '20240501' } });
  git('tag', '20240501');
  const book = await collect(repository);
  expect(tell(book, '20240501')).toEqual(['in-git | Keep the drafts | pr-2 | changelog', 'unwritten | App 2024-05-01']);
  expect(book.products[0]?.lines.map(({ id }) => id)).toEqual(['all']);
});
