import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** What a release of its own holds that one merge of two commits made. */
function changesOfMerge(subject: string, body = '') {
  const { commit, branch, tip, tag, history } = startHistory();
  commit('Start');
  tag('1.0', tip('main'));
  branch('feature', tip('main'));
  commit('Wip', { branch: 'feature' });
  commit('More', { branch: 'feature' });
  commit(subject, { parents: [tip('main'), tip('feature')], body });
  tag('1.1', tip('main'));
  const { product } = assembleOne([history()]);
  return product.releases[0]?.changes.map(({ id, title, commits }) => ({ id, title, commits: commits.map((each) => each.subject) }));
}

test('a merge with a title and a number for a subject is one change, with the commits that it brought', () => {
  expect(changesOfMerge('Added the download (#4)')).toEqual([{ id: 'pr-4', title: 'Added the download', commits: ['Wip', 'More'] }]);
});

test('a merge of branches makes what it carries no change of its own, whatever its number', () => {
  expect(changesOfMerge('Merge release-0.9 back into main (#4)')?.map(({ title }) => title)).toEqual(['More', 'Wip']);
});

test('a merge request that is named by its address is one change', () => {
  const body =
    'Added the download\n\nSee merge request https://forge.example/team/app/-/merge_requests/4\n\nMerged-by: Alice <alice@example.org>';
  expect(changesOfMerge("Merge branch 'feature' into 'main'", body)).toEqual([
    { id: 'pr-4', title: 'Added the download', commits: ['Wip', 'More'] },
  ]);
});

test('a number of the project for security fixes is not shown as one of this repository', () => {
  const body = 'Fixed the upload\n\nSee merge request team/security/app!4';
  expect(changesOfMerge("Merge branch 'feature' into 'main'", body)?.map(({ id }) => id)).toEqual([
    expect.stringMatching(/^c-/),
    expect.stringMatching(/^c-/),
  ]);
});

test('a revert by its type keeps that word in its title', () => {
  expect(changesOfMerge('revert(upload): limit the size (#4)')?.map(({ title }) => title)).toEqual(['revert: limit the size']);
});

test.each([
  ['github', 'pull request'],
  ['gitlab', 'merge request'],
] as const)('on %s what is known of a number is told with the word %s', (forge, noun) => {
  const { commit, branch, tip, tag, history } = startHistory();
  const start = commit('Start');
  branch('other', start);
  const origin = commit('Add one (!3)', { branch: 'other' });
  tag('1.0', start);
  branch('feature', start);
  commit('Add two (!4)', { branch: 'feature' });
  commit("Merge branch 'feature' into 'main'", { parents: [start, tip('feature')], body: 'Add more\n\nSee merge request team/app!5' });
  commit('Add one', { body: `(cherry picked from commit ${origin})` });
  tag('1.1', tip('main'));
  const { product } = assembleOne([history({ web: { url: 'https://forge.example/team/app', forge } })]);
  expect(product.releases[0]?.changes.map(({ title, pulls }) => [title, pulls.map(({ number, evidence }) => [number, evidence])])).toEqual([
    ['Add one', [[3, `${noun} of the commit that it was copied from`]]],
    [
      'Add two',
      [
        [4, 'number at the end of the subject'],
        [5, `carried on by the ${noun} around it`],
      ],
    ],
  ]);
});
