import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Book } from '../../src/book/schema/book.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { parsePullsFile } from '../../src/forges/read/file/parse-file.ts';
import { formatSnapshot } from '../../src/forges/schema/snapshot/format-snapshot.ts';
import { mergeSnapshot } from '../../src/forges/schema/snapshot/merge-snapshot.ts';
import type { Snapshot } from '../../src/forges/schema/snapshot/snapshot.ts';
import { formatForgeSection } from '../../src/pulls/views/format-forge-section.ts';
import { makeFolder, makeRepository, type TestRepository } from '../git-repository.ts';

const web = 'https://forge.example/lab/app';

/** A repository of two releases; the second was brought by merges that say nothing but a number. */
function makeHistory(): TestRepository {
  const repository = makeRepository();
  const { commit, git } = repository;
  const at = (minutes: number) => ({ date: `${1_700_000_000 + minutes * 60} +0000` });
  commit('Begin', at(0));
  git('tag', 'v1.0.0');
  commit('Update the thing (#2)', at(10));
  commit('Handle APP-7 for sheets', at(11));
  commit('Look again (#4)', at(12));
  git('tag', 'v1.1.0');
  return repository;
}

/** A snapshot as a file gives it, as if it were from the forge. */
function makeSnapshot(pulls: readonly object[], more: object = {}, collectedAt = '2023-12-01T00:00:00Z'): Snapshot {
  const text = JSON.stringify({ schema: 'docket/pulls/v1', pulls, ...more });
  const found = parsePullsFile(text, { name: 'pulls.json', now: collectedAt });
  return mergeSnapshot(null, [found], { forge: 'github', host: 'forge.example', project: 'lab/app', collectedAt });
}

async function collect({ path: place }: TestRepository, snapshots: Readonly<Record<string, Snapshot | string>>): Promise<Book> {
  const root = makeFolder();
  mkdirSync(path.join(root, 'content/pulls'), { recursive: true });
  for (const [name, snapshot] of Object.entries(snapshots)) {
    writeFileSync(path.join(root, 'content/pulls', name), typeof snapshot === 'string' ? snapshot : formatSnapshot(snapshot));
  }
  const tickets = [{ pattern: 'APP-\\d+', url: 'https://cards.example/{id}' }];
  const repositories = [{ id: 'app', path: place, web, forge: 'github' as const }];
  const config = { title: 'App', base: '/', products: [{ id: 'app', name: 'App', repositories, tickets }], strict: [] };
  return collectBook(config, root, { docket: '0.0.0', cacheDir: makeFolder() });
}

const newest = (book: Book) => book.products[0]?.releases.find(({ version }) => version === '1.1.0');

test('labels, release notes, linked issues and cards of pull requests reach the changes', async () => {
  const snapshot = makeSnapshot([
    {
      number: 2,
      title: 'Update the thing',
      state: 'merged',
      labels: ['kind/bug', 'area/things'],
      body: ['```release-note', 'Things are whole again.', '```', 'For APP-9.'],
      issues: [{ project: 'lab/app', number: 12, title: 'The thing is broken', state: 'open' }],
    },
  ]);
  const [without, given] = [await collect(makeHistory(), {}), await collect(makeHistory(), { 'app.json': snapshot })].map((book) =>
    newest(book)?.changes.find(({ id }) => id === 'pr-2'),
  );
  const tell = (change: typeof given) =>
    change &&
    [change.category, change.categorySource, change.scope, change.note.text, ...change.references.map(({ id }) => id)].join(' | ');
  expect(tell(without)).toBe('changed | nothing tells, so it counts as a change |  | Update the thing');
  expect(tell(given)).toBe('fixed | label `kind/bug` | things | Things are whole again. | APP-9 | #12');
});

test('`.github/release.yml` says what labels of a repository mean', async () => {
  const repository = makeHistory();
  const settings =
    'changelog:\n  categories:\n    - title: 🐛 Bug fixes\n      labels: [Oops]\n    - title: Everything\n      labels: ["*"]\n';
  repository.commit('ci: sort the notes', { date: '1700000900 +0000', files: { '.github/release.yml': settings } });
  const snapshot = makeSnapshot([{ number: 2, title: 'Update the thing', state: 'merged', labels: ['oops', 'other'] }]);
  const change = newest(await collect(repository, { 'app.json': snapshot }))?.changes.find(({ id }) => id === 'pr-2');
  expect([change?.category, change?.categorySource]).toEqual(['fixed', 'label `oops`, as configured']);
});

test('a number with another title and other commits is not the pull request of a change', async () => {
  const snapshot = makeSnapshot([{ number: 2, title: 'Something of a fork', state: 'merged', labels: ['security'] }]);
  const book = await collect(makeHistory(), { 'app.json': snapshot });
  expect(newest(book)?.changes.map(({ category }) => category)).not.toContain('security');
  expect(newest(book)?.forge?.pulls).toEqual([]);
});

test('the page of a release says what came from the forge', async () => {
  const by = { login: 'bob', name: 'Bob', bot: false };
  const [head, merge] = ['a'.repeat(40), 'b'.repeat(40)];
  const snapshot = makeSnapshot(
    [
      {
        number: 2,
        title: 'Update the thing',
        state: 'merged',
        first: true,
        author: { login: 'eve', name: 'Eve <b>', bot: false },
        head: { branch: 'thing', commit: head, project: null },
        reviews: [{ by, state: 'approved', at: '2023-11-14T22:00:00Z', commit: merge }],
        decision: 'approved',
        issues: [{ project: 'lab/app', number: 12, title: 'The thing is broken', state: 'open' }],
        checks: { head: [{ name: 'test', result: 'failure', at: null, url: null }], merge: 'expired' },
      },
      { number: 4, title: 'Look again', state: 'merged', decision: 'review-required' },
      { number: 5, title: 'Not yet', state: 'open', milestone: 'v1.1' },
    ],
    {
      milestones: [{ title: 'v1.1', state: 'open', dueOn: null, closedAt: null, openIssues: 3 }],
      releases: [
        {
          tag: 'v1.1.0',
          name: '1.1',
          draft: false,
          prerelease: false,
          publishedAt: null,
          author: null,
          assets: [{ name: 'app.tgz', size: 3, digest: `sha256:${'c'.repeat(64)}`, url: null }],
        },
      ],
    },
  );
  const book = await collect(makeHistory(), { 'app.json': snapshot });
  const [product] = book.products;
  const release = newest(book);
  if (!product || !release?.forge) throw new Error('There is no release with facts of a forge.');
  const text = formatForgeSection(product, release, release.forge).text;
  expect(
    text
      .replace(/>\s*</g, '>\n<')
      .split('\n')
      .filter((line) => />[^<]/.test(line))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "<h2>From the forge</h2>
    <p> Collected on <time datetime="2023-12-01T00:00:00Z">1 Dec 2023</time>: app (forge.example/lab/app).</p>
    <caption>What the forge said of the pull requests of this release</caption>
    <th scope="row">Pull requests</th>
    <td>2</td>
    <th scope="row">Approved by a reviewer</th>
    <td>1 of 2 <small>1 changed after the last approval</small>
    <th scope="row">Merged without the review that was asked for</th>
    <td>1</td>
    <th scope="row">Checks of the last commit</th>
    <td>1 failed, 1 not collected</td>
    <th scope="row">Checks of the merge</th>
    <td>1 expired, 1 not collected</td>
    <th scope="row">1 first-time contributor</th>
    <td>Eve &lt;b&gt;</td>
    <h3>Milestones</h3>
    <caption>Milestones named for this release</caption>
    <th scope="col">Repository</th>
    <th scope="col">Milestone</th>
    <th scope="col">State</th>
    <th scope="col">Still open</th>
    <th scope="row">app</th>
    <td>v1.1</td>
    <td>open</td>
    <td>3 open issues, 1 open pull request <a href="https://forge.example/lab/app/pull/5">#5</a>
    <h3>Issues still open</h3>
    <p>Its changes close them, and they were open when the snapshot was collected. A milestone counts all that is planned for it.</p>
    <li>lab/app#12 The thing is broken, which <a href="https://forge.example/lab/app/pull/2">#2</a> closes</li>
    <h3>Cards</h3>
    <li>Pull request without a card: <a href="#pr-4">Look again</a>
    <li>Pull request without a card: <a href="#pr-2">Update the thing</a>
    <li>APP-7 has no pull request: <a href="#c-d61fc0d3bb57">Handle APP-7 for sheets</a>
    <h3>Releases on the forge</h3>
    <caption>The forge’s own release of each tag</caption>
    <th scope="col">Tag</th>
    <th scope="col">Release</th>
    <th scope="col">Files</th>
    <th scope="row">app v1.1.0</th>
    <td>Published</td>
    <li>app.tgz <small title="sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc">sha256:cccccccccccc…</small>"
  `);
  // GitLab has another name for them.
  const repositories = product.repositories.map(({ web, ...each }) => ({ ...each, web: web && { ...web, forge: 'gitlab' as const } }));
  const onGitlab = formatForgeSection({ ...product, repositories }, release, release.forge).text;
  for (const words of ['the merge requests of this release', '<th scope="row">Merge requests</th>', '1 open merge request <a'])
    expect(onGitlab).toContain(words);
  expect(onGitlab).not.toMatch(/pull request/i);
});

test.each([
  [null, 'issues not counted by the forge'],
  [0, 'none'],
])('a milestone with %s for its open issues says that in words', async (openIssues, words) => {
  const milestone = { title: 'v1.1', state: 'closed', dueOn: null, closedAt: null, openIssues };
  const book = await collect(makeHistory(), {
    'app.json': makeSnapshot([{ number: 2, title: 'Update the thing', state: 'merged' }], { milestones: [milestone] }),
  });
  const [product, release] = [book.products[0], newest(book)];
  if (!product || !release?.forge) throw new Error('There is no release with facts of a forge.');
  expect(formatForgeSection(product, release, release.forge).text).toContain(`<td>closed</td><td>${words}</td>`);
});

test('a release on the forge without a tag, a tag without one, and a snapshot older than the newest tag are told', async () => {
  const page = (tag: string) => ({ tag, name: tag, draft: false, prerelease: false, publishedAt: null, author: null, assets: [] });
  const repository = makeHistory();
  repository.git('tag', 'v1.0.1', 'v1.0.0');
  const snapshot = makeSnapshot([], { releases: [page('v1.0.0'), page('v1.0.1'), page('v3.0.0')] }, '2023-11-14T22:14:00Z');
  const book = await collect(repository, { 'app.json': snapshot });
  const own = book.problems.filter(({ code }) => /^(?:forge|pulls)-/.test(code));
  expect(own.map(({ code, message, hint }) => `${code}: ${message} ${hint}`)).toMatchInlineSnapshot(`
    [
      "forge-release-without-tag: The forge has releases whose tags are not in the repository: \`v3.0.0\`. Fetch the tags, or delete the releases.",
      "forge-tag-without-release: The forge has no release for these tags: \`v1.1.0\`. Publish a release for each, if the others have one.",
      "pulls-older-than-tag: \`v1.1.0\` is newer than the pull request snapshot, which was collected on 2023-11-14. Run \`docket collect\`.",
    ]
  `);
  expect(newest(book)?.forge?.snapshots[0]?.older).toBe(true);
});

test('releases that the forge shows no more are told with the day on which it did', async () => {
  const release = { tag: 'v1.1.0', name: 'v1.1.0', draft: false, prerelease: false, publishedAt: null, author: null, assets: [] };
  const seen = makeSnapshot([{ number: 2, title: 'Update the thing', state: 'merged' }], { releases: [release] });
  const source = { forge: 'github', host: 'forge.example', project: 'lab/app' } as const;
  const hidden = mergeSnapshot(seen, [{}], { ...source, collectedAt: '2023-12-08T00:00:00Z' });
  const [fresh, old] = [await collect(makeHistory(), { 'app.json': seen }), await collect(makeHistory(), { 'app.json': hidden })].map(
    (book) => {
      const [product, shown] = [book.products[0], newest(book)];
      return product && shown?.forge ? formatForgeSection(product, shown, shown.forge).text.replace(/<[^>]*>/g, '') : '';
    },
  );
  expect(old).toContain('showed its releases last on 1 Dec 2023.');
  expect(fresh).not.toContain('showed its releases');
});

test('a snapshot that is damaged, of another version, of another repository, or of none counts for nothing, and says why', async () => {
  const good = makeSnapshot([{ number: 2, title: 'Update the thing', state: 'merged', labels: ['security'] }]);
  const text = formatSnapshot(good);
  const spoiled = [
    text.slice(0, 100),
    text.replace('/v1', '/v9'),
    text.replace('lab/app', 'lab/other'),
    text.replace('"merged"', '"gone"'),
  ];
  const said: string[] = [];
  for (const each of spoiled) {
    const book = await collect(makeHistory(), { 'app.json': each, 'other.json': text });
    expect(newest(book)?.forge).toBe(null);
    expect(newest(book)?.changes.map(({ category }) => category)).not.toContain('security');
    said.push(
      ...book.problems
        .filter(({ code }) => code.startsWith('pulls-'))
        .map(({ place, code, message }) => `${place.source} ${code}: ${message}`),
    );
  }
  expect([...new Set(said)]).toMatchInlineSnapshot(`
    [
      "content/pulls/app.json pulls-unreadable: This pull request snapshot cannot be read: it is not JSON.",
      "content/pulls/other.json pulls-of-unknown-repository: This file is named for no repository of the configuration.",
      "content/pulls/app.json pulls-other-version: This pull request snapshot has the schema \`docket/pulls/v9\`, and this Docket reads \`docket/pulls/v1\`.",
      "content/pulls/app.json pulls-of-other-repository: This pull request snapshot is of \`forge.example/lab/other\`, and the configuration names \`forge.example/lab/app\`.",
      "content/pulls/app.json pulls-unreadable: This pull request snapshot cannot be read: \`pulls.0.state\` is not as it should be.",
    ]
  `);
});
