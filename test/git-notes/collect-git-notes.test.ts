import { expect, test } from 'vitest';
import type { Book } from '../../src/book/schema/book.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { formatGitNotes } from '../../src/git-notes/views/format-git-notes.ts';
import { makeFolder, makeRepository, type TestRepository } from '../git-repository.ts';

async function collect({ path }: Pick<TestRepository, 'path'>): Promise<Book> {
  const web = 'https://forge.example/lab/app';
  const products = [{ id: 'app', name: 'App', repositories: [{ id: 'app', path, web, forge: 'github' as const }] }];
  const config = { title: 'App', base: '/', products, strict: [] };
  return collectBook(config, makeFolder(), { docket: '0.0.0', cacheDir: makeFolder(), derive: true });
}

/** A history whose second release has a change on main and one that a merge brought; commits by name. */
function makeHistory() {
  const repository = makeRepository();
  const { commit, git } = repository;
  const at = (minutes: number) => ({ date: `${1_700_000_000 + minutes * 60} +0000` });
  const begin = commit('Begin', at(0));
  git('tag', 'v1.0.0');
  const fixed = commit('fix: never lose the queue (#2)', at(1));
  git('checkout', '-q', '-b', 'sheets');
  const sheets = commit('feat: show sheets', at(2));
  git('checkout', '-q', 'main');
  commit('fix: be quick (#3)', at(3));
  git('merge', '-q', '--no-ff', '-m', 'Merge pull request #4 from lab/sheets', 'sheets');
  const merge = git('rev-parse', 'HEAD');
  repository.tag('v1.1.0', 'v1.1.0', at(4));
  return { ...repository, begin, fixed, sheets, merge };
}

/** Adds a line to a note on a commit, in the name of whoever is said to write it. */
function annotate(
  { git, store }: TestRepository,
  {
    on,
    text,
    ref = 'commits',
    by = 'Note Bot',
  }: { readonly on: string; readonly text: string; readonly ref?: string; readonly by?: string },
): void {
  git('notes', `--ref=${ref}`, 'append', '-m', text, on);
  const written = git('cat-file', 'commit', `refs/notes/${ref}`).replace(/^author .*? </m, `author ${by} <`);
  git('update-ref', `refs/notes/${ref}`, store('commit', `${written}\n`));
}

const releaseOf = (book: Book, version: string) => book.products[0]?.releases.find((each) => each.version === version);

function tell(book: Book, version: string): readonly string[] | null {
  return (
    releaseOf(book, version)?.gitNotes?.notes.map(
      ({ ref, change, lines, reviewers }) =>
        `${ref} | ${change} | ${lines.join(' / ')} | ${reviewers.map(({ role, name }) => `${role} ${name}`).join(', ')}`,
    ) ?? null
  );
}

test('a note stands beside the change that its commit, or the merge of its commits, is part of', async () => {
  const history = makeHistory();
  annotate(history, { on: history.fixed, text: 'Reviewed-by: Mira Okonkwo <mira@example.org>' });
  annotate(history, { on: history.merge, text: 'Code-Review+2: Jo <jo@example.org>\nCode-Review-1: Al <al@example.org>', ref: 'review' });
  annotate(history, { on: 'v1.1.0', text: 'Tested on eu-1.' });
  annotate(history, { on: history.begin, text: 'The first one.' });
  const book = await collect(history);
  expect(tell(book, '1.1.0')?.toSorted()).toEqual([
    'commits | null | Tested on eu-1. | ',
    'commits | pr-2 | Reviewed-by: Mira Okonkwo | Reviewed-by Mira Okonkwo',
    'review | pr-4 | Code-Review+2: Jo / Code-Review-1: Al | Code-Review+2 Jo',
  ]);
  expect(tell(book, '1.0.0')).toEqual([expect.stringMatching(/^commits \| \S+ \| The first one\. \| $/)]);
});

test('a note says who wrote its text, also when git moved all notes into folders', async () => {
  const history = makeHistory();
  const { git, fixed, sheets } = history;
  annotate(history, { on: fixed, text: 'First.' });
  annotate(history, { on: sheets, text: 'Second.', by: 'Other' });
  const [tree, blob] = [git('ls-tree', 'refs/notes/commits'), git('rev-parse', `refs/notes/commits:${fixed}`)];
  const other = git('rev-parse', `refs/notes/commits:${sheets}`);
  expect(tree).toContain(blob);
  // As git writes them when there are many: ab/cdef…
  const inside = (id: string, object: string) =>
    history.feed(`040000 tree ${history.feed(`100644 blob ${object}\t${id.slice(2)}\n`, 'mktree')}\t${id.slice(0, 2)}\n`, 'mktree');
  const folders = [[fixed, blob] as const, [sheets, other] as const].map(([id, object]) => git('ls-tree', inside(id, object)));
  const spread = history.feed(`${folders.toSorted().join('\n')}\n`, 'mktree');
  git('update-ref', 'refs/notes/commits', git('commit-tree', spread, '-p', 'refs/notes/commits', '-m', 'Spread'));
  const notes = releaseOf(await collect(history), '1.1.0')?.gitNotes?.notes ?? [];
  expect(notes.map(({ lines, writer }) => `${lines.join()} ${writer?.name}`).toSorted()).toEqual(['First. Note Bot', 'Second. Other']);
});

test('what tools keep for themselves in notes is not shown, nor is a note on what is in no release', async () => {
  const history = makeHistory();
  annotate(history, { on: history.fixed, text: '{}', ref: 'promoter.history' });
  annotate(history, { on: history.fixed, text: '{"channels":[null]}', ref: 'semantic-release-v1.1.0' });
  history.git('checkout', '-q', '--orphan', 'elsewhere');
  annotate(history, { on: history.commit('Elsewhere'), text: 'Nobody sees this.' });
  const book = await collect(history);
  expect(book.products[0]?.releases.map(({ gitNotes }) => gitNotes)).toEqual([null, null]);
});

test('notes of a remote repository are fetched with it', async () => {
  const history = makeHistory();
  annotate(history, { on: history.fixed, text: 'Reviewed-by: Mira' });
  const bundle = `${makeFolder()}/app.bundle`;
  history.git('bundle', 'create', '-q', bundle, '--all');
  expect(tell(await collect({ path: bundle }), '1.1.0')).toEqual(['commits | pr-2 | Reviewed-by: Mira | Reviewed-by Mira']);
});

test('a hostile note is bounded, and its page has none of its markup, colours or addresses', async () => {
  const history = makeHistory();
  const { git, fixed } = history;
  const text = `Reviewed-by: <script>alert(1)</script>\u202e\u001b[31m\nhttps://user:secret@forge.example/x\n${'long '.repeat(20_000)}\n${'line\n'.repeat(500)}`;
  const object = history.feed(text, 'hash-object', '-w', '--stdin');
  git('notes', 'add', '-C', object, fixed);
  git('notes', '--ref=<img/src=x/onerror=alert(1)>', 'add', '-m', '"><b>', fixed);
  const huge = history.feed('x'.repeat(300 << 10), 'hash-object', '-w', '--stdin');
  git('notes', '--ref=huge', 'add', '-C', huge, fixed);
  const book = await collect(history);
  const [product, release] = [book.products[0], releaseOf(book, '1.1.0')];
  if (!product || !release?.gitNotes) throw new Error('There are no notes.');
  expect(release.gitNotes.notes.map(({ cut, lines }) => [cut, lines.length <= 60])).toEqual([
    [false, true],
    [true, true],
  ]);
  const page = formatGitNotes(product, release, release.gitNotes).text;
  for (const part of ['<script', '<img', '<b>', '\u202e', '\u001b', 'secret']) expect(page).not.toContain(part);
  expect(page).toContain('&lt;script&gt;');
  expect(page.length).toBeLessThan(10_000);
  expect(formatGitNotes(product, release, { ...release.gitNotes, more: 3 }).text).toContain('3 more notes not shown.');
});
