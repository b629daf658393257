import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

test('what was read of a repository is told whole, with what is missing and which tags are no versions', () => {
  const { commit, branch, tag, tip, history } = startHistory();
  commit('Start');
  commit('Merge branch of what is not there', { parents: [tip('main'), 'f'.repeat(40)] });
  tag('1.0', tip('main'));
  tag('nightly\u202e', tip('main'));
  branch('topic', tip('main'));
  const read = history({ partial: true, head: { branch: 'ma\u200bin', commit: tip('main') } });
  const { product } = assembleOne([read], { repositories: [{ path: 'app', id: 'app', name: 'The app' }] });
  expect(product.repositories).toEqual([
    {
      id: 'app',
      name: 'The app',
      web: { url: 'https://forge.example/team/app', forge: 'github' },
      objectFormat: 'sha1',
      head: { branch: 'main', commit: tip('main') },
      commits: 2,
      branches: 2,
      tags: 2,
      shallow: false,
      partial: true,
      missingCommits: 1,
      unknownTags: [{ name: 'nightly', reason: 'It does not read as a version.' }],
    },
  ]);
});

test('parents that a shallow clone cut off are not missing', () => {
  const { commit, history } = startHistory();
  const cut = commit('Start here', { parents: ['f'.repeat(40)] });
  const { product } = assembleOne([history({ shallow: [cut], web: null })]);
  expect(product.repositories[0]).toMatchObject({ name: 'app', web: null, shallow: true, missingCommits: 0 });
});

test('tags that other patterns or components own, and tags of no commit, are listed with the reason', () => {
  const { commit, tag, tip, history } = startHistory();
  commit('Start');
  for (const name of ['v1.0', 'api/v2.0', 'vim']) tag(name, tip('main'));
  const read = history();
  const tree = { name: 'v1.1', kind: 'lightweight' as const, object: 'e'.repeat(40), commit: null, tree: null };
  const tagged = { ...read, tags: [...read.tags, { ...tree, tagger: null, taggedAt: null, message: '', signature: null }] };
  const unknown = (tags?: string) =>
    assembleOne([tagged], { repositories: [{ path: 'app', id: 'app', ...(tags === undefined ? {} : { tags }) }] }).product.repositories[0]
      ?.unknownTags;
  expect(unknown()).toEqual([
    { name: 'api/v2.0', reason: 'It is a version of the component `api`.' },
    { name: 'v1.1', reason: 'It leads to no commit.' },
    { name: 'vim', reason: 'It does not read as a version.' },
  ]);
  expect(unknown('v*')).toEqual([
    { name: 'api/v2.0', reason: 'It does not fit `v*`.' },
    { name: 'v1.1', reason: 'It leads to no commit.' },
    { name: 'vim', reason: 'It does not read as a version.' },
  ]);
});
