import { expect, test } from 'vitest';
import { blankBook } from '../../../../src/collect/blank.ts';
import { composeBookSchema } from '../../../../src/collect/compose-book-schema.ts';
import { assembleBook } from '../../../../src/releases/assemble/release/assemble-book.ts';
import type { ReleaseNotes } from '../../../../src/releases/schema/release-notes.ts';
import { processorSeconds } from '../../../processor-time.ts';
import { assembleOne, without } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Lines 2.1 and 2.2; 2.2.3 has a candidate that only a pull request's title names, 2.1.1 a copy. */
function portal() {
  const { commit, branch, tip, tag, history } = startHistory();
  commit('Start');
  commit('Fixed the login (#1)');
  tag('2.1', tip('main'));
  branch('release-2.1', tip('main'));
  const fix = commit('Fixed the upload (#2)');
  commit('Fixed the upload (#2) (#3)', { branch: 'release-2.1', body: `(cherry picked from commit ${fix})` });
  tag('v2.1.1', tip('release-2.1'), false);
  branch('feature', tip('main'));
  commit('Wip', { branch: 'feature' });
  commit('More', { branch: 'feature' });
  commit('Merge pull request #4 from team/feature', { parents: [tip('main'), tip('feature')], body: 'Added the download' });
  tag('2.2.0-rc.1', tip('main'));
  tag('2.2.0', tip('main'));
  branch('dev', tip('main'));
  commit('Bumped dependencies (#5)', { branch: 'dev' });
  commit('Merge pull request #6 from team/dev', { parents: [tip('main'), tip('dev')], body: 'Release 2.2.3rc1' });
  tag('2.2.3', tip('main'));
  tag('nightly', tip('main'));
  commit('Added more (#7)');
  return history();
}

test('lines, predecessors with their reasons, and what is not released yet', () => {
  const { product, problems } = assembleOne([portal()]);
  expect(problems).toEqual([]);
  expect(
    product.lines.map(({ id, latest, versions, parent, branch, unreleased }) => ({
      id,
      latest,
      versions,
      parent,
      branch,
      unreleased: unreleased.map((each) => [each.branch, each.changes.map((change) => change.title)]),
    })),
  ).toEqual([
    {
      id: '2.2',
      latest: '2.2.3',
      versions: ['2.2.3', '2.2.0'],
      parent: { line: '2.1', version: '2.1' },
      branch: 'main',
      unreleased: [['main', ['Added more']]],
    },
    { id: '2.1', latest: '2.1.1', versions: ['2.1.1', '2.1'], parent: null, branch: 'release-2.1', unreleased: [] },
  ]);
  expect(product.releases.map(({ version, status, predecessor }) => [version, status, predecessor])).toEqual([
    ['2.2.3', 'released', { version: '2.2.0', reason: 'it is the last release of line 2.2 before this one' }],
    [
      '2.2.0',
      'superseded',
      { version: '2.1', reason: 'it is the newest release of line 2.1 that 2.2.0 contains; later ones came after 2.2 branched off' },
    ],
    ['2.1.1', 'released', { version: '2.1', reason: 'it is the last release of line 2.1 before this one' }],
    ['2.1', 'superseded', null],
  ]);
  expect(product.repositories[0]?.unknownTags).toEqual([{ name: 'nightly', reason: 'It does not read as a version.' }]);
});

test('a pull request is one change with its commits, and a copy names its origin', () => {
  const { product } = assembleOne([portal()]);
  const changes = (version: string) =>
    product.releases
      .find((release) => release.version === version)
      ?.changes.map(({ id, title, category, pulls, commits }) => ({
        id,
        title,
        category,
        pulls: pulls.map(({ number, role }) => [number, role]),
        commits: commits.length,
      }));
  expect(changes('2.2.0')).toEqual([
    { id: 'pr-4', title: 'Added the download', category: 'added', pulls: [[4, 'merged']], commits: 2 },
    { id: 'pr-2', title: 'Fixed the upload', category: 'fixed', pulls: [[2, 'merged']], commits: 1 },
  ]);
  expect(changes('2.1.1')).toEqual([
    {
      id: 'pr-3',
      title: 'Fixed the upload',
      category: 'fixed',
      pulls: [
        [3, 'merged'],
        [2, 'origin'],
      ],
      commits: 1,
    },
  ]);
});

test('the merge of a long-lived branch is no change: its title names a candidate, its number stays with what it carried', () => {
  const { product } = assembleOne([portal()]);
  const release = product.releases.find(({ version }) => version === '2.2.3');
  expect(release?.changes.map(({ id, pulls }) => [id, pulls.map(({ number }) => number)])).toEqual([['pr-5', [5, 6]]]);
  expect(release?.candidates).toMatchObject([
    {
      version: '2.2.3rc1',
      label: 'rc1',
      source: 'pull-request-title',
      pull: 6,
      changes: ['pr-5'],
      same: true,
      tags: [],
      evidence: 'title of pull request #6, "Release 2.2.3rc1"; it was never tagged',
    },
  ]);
});

test('a final release of the same commit as its candidate says so', () => {
  const { product } = assembleOne([portal()]);
  const release = product.releases.find(({ version }) => version === '2.2.0');
  expect(release?.candidates.map(({ version, same, changes }) => [version, same, changes])).toEqual([
    ['2.2.0-rc.1', true, ['pr-2', 'pr-4']],
  ]);
});

test('a change and its revert in one range are cancelled, a revert of a revert gives the change back', () => {
  const { commit, tip, tag, history } = startHistory();
  commit('Start');
  tag('1.0', tip('main'));
  const one = commit('Add one');
  commit('Revert "Add one"', { body: `This reverts commit ${one}.` });
  const two = commit('Add two');
  const gone = commit('Revert "Add two"', { body: `This reverts commit ${two}.` });
  commit('Revert "Revert "Add two""', { body: `This reverts commit ${gone}.` });
  tag('1.0.1', tip('main'));
  commit('Revert "Add two"', { body: `This reverts commit ${two}.` });
  tag('1.0.2', tip('main'));
  const { product } = assembleOne([history()]);
  expect(
    product.releases.slice(0, 2).map(({ changes, cancelled }) => ({
      changes: changes.map(({ title, reverts }) => [title, reverts]),
      cancelled: cancelled.map(({ title }) => title),
    })),
  ).toEqual([
    { changes: [['Revert "Add two"', 'takes back "Add two"']], cancelled: [] },
    { changes: [['Add two', null]], cancelled: ['Revert "Add two"', 'Add one'] },
  ]);
});

test('a squashed pull request that lists a revert among its commits is no revert', () => {
  const { commit, tip, tag, history } = startHistory();
  const start = commit('Start');
  tag('1.0', tip('main'));
  commit('Add one (#1)', { body: `* Add\n\n* Revert "Start"\n\nThis reverts commit ${start}.` });
  tag('1.1', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]?.changes.map(({ title, reverts }) => [title, reverts])).toEqual([['Add one', null]]);
});

test('a copy of what the line has shipped is not listed again', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  commit('Start');
  tag('1.0', tip('main'));
  branch('dev', tip('main'));
  const fix = commit('Fix it', { branch: 'dev' });
  commit('Fix it', { body: `(cherry picked from commit ${fix})` });
  tag('1.0.1', tip('main'));
  commit('Merge branch dev', { parents: [tip('main'), tip('dev')] });
  tag('1.0.2', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]).toMatchObject({
    changes: [],
    alreadyShipped: [{ title: 'Fix it', version: '1.0.1', commit: fix, repository: 'app', pull: null }],
  });
});

test('a candidate that never became final leaves its changes to the next final of its line', () => {
  const { commit, tip, tag, history } = startHistory();
  commit('Start');
  tag('1.0.0', tip('main'));
  commit('Add one');
  tag('1.0.1-rc.1', tip('main'));
  commit('Add two');
  tag('1.0.2', tip('main'));
  tag('1.0.3-rc.1', commit('Add three'));
  const { product } = assembleOne([history()]);
  expect(
    product.releases.map(({ version, status, supersededBy, predecessor, changes }) => [
      version,
      status,
      supersededBy,
      predecessor?.version,
      changes.map(({ title }) => title),
    ]),
  ).toEqual([
    ['1.0.3', 'candidate', null, '1.0.2', ['Add three']],
    ['1.0.2', 'released', null, '1.0.0', ['Add two', 'Add one']],
    ['1.0.1', 'candidate', '1.0.2', '1.0.0', []],
    ['1.0.0', 'superseded', '1.0.2', undefined, ['Start']],
  ]);
});

test('a version of several repositories says what each is: new, changed, unchanged, gone back, without tag', () => {
  const api = startHistory('api');
  api.tag('1.0', api.commit('Start'));
  const old = api.tip('main');
  api.tag('1.1', api.commit('Add one (#1)'));
  api.tag('1.2', api.tip('main'));
  api.tag('1.3', old);
  const web = startHistory('web');
  web.tag('1.1', web.commit('Begin'));
  const { product } = assembleOne([api.history(), web.history()]);
  expect(product.releases.map(({ version, components }) => [version, ...components.map(({ state }) => state)])).toEqual([
    ['1.3', 'went-back', 'no-tag'],
    ['1.2', 'unchanged', 'no-tag'],
    ['1.1', 'changed', 'new'],
    ['1.0', 'new', 'no-tag'],
  ]);
  expect(product.releases[2]?.changes.map(({ id }) => id)).toEqual(['api-pr-1', expect.stringMatching(/^web-c-/)]);
});

test.each([[['api', 'web']], [['web', 'api']]])(
  'a release of several repositories has the date of its latest tag, whatever their order: %j',
  (order) => {
    const histories = order.map((id) => {
      const { commit, tag, history } = startHistory(id);
      tag('1.0', commit('Start'));
      const own = history();
      // As a text, 09:00 would be the later one.
      const taggedAt = id === 'api' ? '2024-01-01T09:00:00+02:00' : '2024-01-01T07:30:00+00:00';
      return { ...own, tags: own.tags.map((each) => ({ ...each, taggedAt })) };
    });
    const { product } = assembleOne(histories);
    expect(product.releases.map((release) => [release.version, release.date])).toEqual([['1.0', '2024-01-01T07:30:00+00:00']]);
  },
);

test('a candidate of several repositories has the date of its latest tag, and so has a release without a final one', () => {
  const histories = ['api', 'web'].map((id, later) => {
    const { commit, tag, history } = startHistory(id);
    tag('1.0-rc.1', commit('Start'));
    const own = history();
    return { ...own, tags: own.tags.map((each) => ({ ...each, taggedAt: `2024-01-0${2 - later}T10:00:00+00:00` })) };
  });
  const { product } = assembleOne(histories);
  const [release] = product.releases;
  expect([release?.status, release?.date, ...(release?.candidates ?? []).map(({ date }) => date)]).toEqual([
    'candidate',
    '2024-01-02T10:00:00+00:00',
    '2024-01-02T10:00:00+00:00',
  ]);
});

test('two tags of one version at different commits are decided and reported', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'), false);
  const second = commit('Add one');
  tag('v1.0.0', second);
  const { product, problems } = assembleOne([history()]);
  expect(product.releases.map(({ version, changes }) => [version, changes.length])).toEqual([['1.0.0', 2]]);
  expect(problems.map(({ code, place }) => [code, place.subject])).toEqual([['version-tagged-twice', 'v1.0.0']]);
});

test('human notes correct changes, take releases back and are reported when they fit nothing', () => {
  const note: ReleaseNotes = {
    product: 'app',
    version: '2.2.0',
    source: 'content/releases/app/2.2.0/release.mdx',
    highlights: '<p>New</p>',
    yanked: { date: '2024-02-01', reason: 'Loses uploads' },
    knownIssues: [],
    errata: [],
    changes: new Map([
      ['#4', { note: 'Files can be downloaded.', category: 'security', line: 3, column: 1 }],
      ['#99', { note: 'Nothing', line: 5, column: 1 }],
    ]),
  };
  const { product, problems } = assembleOne([portal()], {}, { notes: [note] });
  const release = product.releases.find(({ version }) => version === '2.2.0');
  expect(release).toMatchObject({
    status: 'yanked',
    highlights: '<p>New</p>',
    changes: [
      {
        id: 'pr-4',
        category: 'security',
        categorySource: 'a human decided',
        note: { text: 'Files can be downloaded.', source: 'override' },
      },
      { id: 'pr-2' },
    ],
  });
  expect(problems.map(({ code, place }) => [code, place.line])).toEqual([['override-without-change', 5]]);
});

test('a tag that is not what tags.lock remembers is an error', () => {
  const { product, problems } = assembleOne(
    [portal()],
    {},
    { lock: [{ repository: 'app', name: '2.2.0', object: 'f'.repeat(40), tree: null }] },
  );
  expect(product.releases.find(({ version }) => version === '2.2.0')?.tags[0]?.moved).toMatch(/^Re-created/);
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['tag-moved', 'error']]);
});

test('a deep history with ten thousand tags takes no stack and no square of time', async () => {
  const seconds = await processorSeconds(() => {
    const { commit, tip, tag, history } = startHistory();
    for (let at = 0; at < 10_000; at += 1) {
      commit(`Change ${at} (#${at + 1})`);
      tag(`${Math.floor(at / 100)}.${at % 100}.0`, tip('main'), false);
    }
    const { product } = assembleOne([history()]);
    expect([product.releases.length, product.lines.length]).toEqual([10_000, 10_000]);
    expect(product.releases.every((release) => release.changes.length === 1)).toBe(true);
  });
  expect(seconds).toBeLessThan(20);
});

test('the Book fits its own schema and does not depend on the order of tags and branches', async () => {
  const history = portal();
  const shuffled = { ...history, tags: history.tags.toReversed(), branches: history.branches.toReversed() };
  const book = (one: typeof history) =>
    assembleBook({
      title: 'Releases',
      docket: '0.1.0',
      asOf: null,
      problems: [],
      blank: blankBook,
      products: [
        {
          config: { id: 'app', name: 'App', repositories: [{ path: 'app' }] },
          histories: [one],
          signatures: new Map(),
          notes: [],
          lock: [],
          ...without,
        },
      ],
    });
  expect((await composeBookSchema()).safeParse(book(history)).error).toBeUndefined();
  expect(book(history).asOf).toBe('2024-01-01T09:00:00+00:00');
  expect(book(shuffled)).toEqual(book(history));
});

test('before the first version is tagged, everything waits on one line', () => {
  const { commit, tip, tag, history } = startHistory();
  commit('Start');
  commit('Fixed the login (#1)');
  tag('nightly', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases).toEqual([]);
  expect(product.lines.map(({ id, latest, versions, parent }) => ({ id, latest, versions, parent }))).toEqual([
    { id: 'next', latest: null, versions: [], parent: null },
  ]);
  expect(product.lines[0]?.unreleased.map(({ branch, changes }) => [branch, changes.map((change) => change.title)])).toEqual([
    ['main', ['Start', 'Fixed the login']],
  ]);
});

test('a line branched off what its first final release follows, not what an older candidate does', () => {
  const { commit, tag, history } = startHistory();
  tag('1.1.0-rc.0', commit('Start'));
  tag('1.0.0', commit('Add one'));
  tag('1.1.1', commit('Add two'));
  const { product } = assembleOne([history()]);
  expect(product.lines.map(({ id, parent }) => [id, parent])).toEqual([
    ['1.1', { line: '1.0', version: '1.0.0' }],
    ['1.0', null],
  ]);
});

test('what breaks is the paragraph that says so, however its lines end', () => {
  const { commit, tag, tip, history } = startHistory();
  commit('Add one', { body: 'Why.\r\n\r\nBREAKING CHANGE: the old way\r\nis gone.\r\n\r\nMore about it.\r\n' });
  commit('Add two', { body: 'BREAKING CHANGE: no way\n\nMore about it.' });
  tag('1.0', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]?.changes.map(({ breaking }) => breaking)).toEqual(['no way', 'the old way\nis gone.']);
});

test('a line that began anew is compared with the newest release made before, and says that it does not build on it', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  commit('Start afresh', { parents: [], branch: 'new' });
  tag('2.0', commit('Add one', { branch: 'new' }));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]).toMatchObject({
    predecessor: { version: '1.0', reason: 'it is the newest release of line 1.0 made before it, though 2.0 does not build on it' },
    changes: [{ title: 'Add one' }, { title: 'Start afresh' }],
  });
});

test('configured categories count for a commit of its own as for a pull request', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  commit('Polish the upload');
  branch('feature', tip('main'));
  commit('polish: the login', { branch: 'feature' });
  commit('Merge pull request #4 from team/feature', { parents: [tip('main'), tip('feature')], body: 'Polish the login' });
  tag('1.0', tip('main'));

  const { product } = assembleOne([history()], { categories: { polish: 'performance' } });

  expect(product.releases[0]?.changes.map(({ title, category, categorySource }) => ({ title, category, categorySource }))).toEqual([
    { title: 'the login', category: 'performance', categorySource: 'type `polish`, as configured' },
    { title: 'Polish the upload', category: 'performance', categorySource: 'first word `polish`' },
  ]);
});
