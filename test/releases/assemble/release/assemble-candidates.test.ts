import { expect, test } from 'vitest';
import type { RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Candidates of the newest release, with their changes by title. */
function candidates(...histories: readonly RepositoryHistory[]) {
  const [release] = assembleOne(histories).product.releases;
  const titleOf = new Map(release?.changes.map(({ id, title }) => [id, title]));
  return release?.candidates.map(({ version, label, source, tags, repository, pull, changes, same }) => ({
    version,
    label,
    source,
    tags: tags.map((tag) => `${tag.repository} ${tag.name}`),
    pull,
    repository,
    changes: changes.map((id) => titleOf.get(id)),
    same,
  }));
}

test('each candidate holds what came with it since the one before, and only the last is the final one', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  tag('1.1.0-rc.1', commit('Add one'));
  tag('1.1.0-rc.2', commit('Add two'));
  commit('Add three');
  tag('1.1.0-rc.10', commit('Add four'));
  tag('1.1.0', commit('Add five'));
  const common = { source: 'tag', pull: null, repository: null, same: false };
  expect(candidates(history())).toEqual([
    { ...common, version: '1.1.0-rc.1', label: 'rc.1', tags: ['app 1.1.0-rc.1'], changes: ['Add one'] },
    { ...common, version: '1.1.0-rc.2', label: 'rc.2', tags: ['app 1.1.0-rc.2'], changes: ['Add two'] },
    { ...common, version: '1.1.0-rc.10', label: 'rc.10', tags: ['app 1.1.0-rc.10'], changes: ['Add three', 'Add four'] },
  ]);
});

test('a candidate of several repositories is the final one only when all that it has are the same', () => {
  const api = startHistory('api');
  const web = startHistory('web');
  api.tag('v1.0.0-rc.1', api.commit('Add one'));
  web.tag('1.0.0-rc1', web.commit('Add two'));
  api.tag('v1.0.0-rc.2', api.commit('Add three'));
  api.tag('v1.0.0', api.tip('main'));
  web.tag('1.0.0', web.tip('main'));
  expect(candidates(api.history(), web.history())?.map(({ version, tags, changes, same }) => [version, tags, changes, same])).toEqual([
    ['1.0.0-rc.1', ['api v1.0.0-rc.1', 'web 1.0.0-rc1'], ['Add one', 'Add two'], false],
    ['1.0.0-rc.2', ['api v1.0.0-rc.2'], ['Add three'], true],
  ]);
});

test('a candidate on a commit that the final one went back from is not the same', () => {
  const { commit, tag, history } = startHistory();
  const start = commit('Start');
  tag('1.0.0-rc.1', commit('Add one'));
  tag('1.0.0', start);
  expect(candidates(history())?.map(({ changes, same }) => [changes, same])).toEqual([[[], false]]);
});

test('a candidate that a tag and a title name is known from its tag', () => {
  const { commit, tag, history } = startHistory();
  commit('Start');
  tag('1.0.0-rc.1', commit('Release 1.0.0-rc.1 (#7)'));
  commit('Release 1.0.0-rc.2 (#8)');
  commit('Release 1.0.0-rc.2 (#9)');
  tag('1.0.0', commit('Add one'));
  expect(candidates(history())?.map(({ version, source, pull, repository }) => [version, source, pull, repository])).toEqual([
    ['1.0.0-rc.1', 'tag', null, null],
    ['1.0.0-rc.2', 'pull-request-title', 8, 'app'],
  ]);
});

test.each([
  ['github', 'title of pull request #8, "Release 1.0.0-rc.2"; it was never tagged'],
  ['gitlab', 'title of merge request !8, "Release 1.0.0-rc.2"; it was never tagged'],
] as const)('a candidate that was never tagged is known from what %s calls a pull request', (forge, evidence) => {
  const { commit, tag, history } = startHistory();
  commit('Start');
  commit('Release 1.0.0-rc.2 (!8)');
  tag('1.0.0', commit('Add one'));
  const { product } = assembleOne([history({ web: { url: 'https://forge.example/team/app', forge } })]);
  expect(product.releases[0]?.candidates.map((candidate) => candidate.evidence)).toEqual([evidence]);
});

test('candidates that never became final are a release of their own until a later version is out', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  tag('1.1.0-beta.1', commit('Add one'));
  tag('1.1.0-rc.1', commit('Add two'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]).toMatchObject({
    version: '1.1.0',
    status: 'candidate',
    supersededBy: null,
    date: '2024-01-01T03:00:00+00:00',
    tags: [],
    predecessor: { version: '1.0.0' },
    changes: [{ title: 'Add two' }, { title: 'Add one' }],
    candidates: [
      { version: '1.1.0-beta.1', same: false },
      { version: '1.1.0-rc.1', same: false },
    ],
  });
  expect(product.lines[0]).toMatchObject({ id: '1.1', latest: null, parent: { line: '1.0', version: '1.0.0' } });
});

test('a title that names no component makes no candidate of one component among several', () => {
  const { commit, tag, history } = startHistory();
  tag('api/v1.0.0', commit('Start'));
  tag('v3.0.0', commit('Release 3.0.0-rc.1 (#7)'));
  tag('api/v1.1.0', commit('Add one'));
  const versions = (repository: { tags?: string }) =>
    assembleOne([history()], { repositories: [{ path: 'app', id: 'app', ...repository }] }).product.releases.map(
      ({ version, candidates }) => [version, candidates.map((candidate) => candidate.version)],
    );
  expect(versions({ tags: 'api/v*' })).toEqual([
    ['1.1.0', []],
    ['1.0.0', []],
  ]);
  expect(versions({})).toEqual([['3.0.0', ['3.0.0-rc.1']]]);
  expect(versions({ tags: 'v*' })).toEqual([['3.0.0', ['3.0.0-rc.1']]]);
});

test('a title is believed where the only tags there are name the component', () => {
  const { commit, tag, history } = startHistory();
  tag('portal-1.0.0', commit('Start'));
  commit('Release 1.1.0-rc.1 (#7)');
  const { product } = assembleOne([history()], { repositories: [{ path: 'app', id: 'app', tags: 'portal-*' }] });
  expect(product.releases.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
});
