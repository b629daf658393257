import { expect, test } from 'vitest';
import { processorSeconds } from '../../../processor-time.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** A repository `api` with every kind of step, and `web`, which lacks most versions. */
function assemble() {
  const api = startHistory('api');
  const first = api.commit('Start');
  api.tag('1.0', first);
  api.tag('1.1', api.commit('Add one (#1)'));
  api.tag('1.2', api.tip('main'));
  api.tag('1.3', first);
  const web = startHistory('web');
  web.tag('v1.1', web.commit('Begin'));
  web.tag('v1.4-rc.1', web.commit('Add two (#2)'));
  return assembleOne([api.history(), web.history()], { lineParts: 2 }).product.releases;
}

test('each state says what it rests on, with both tags', () => {
  expect(
    assemble().map(({ version, components }) => [
      version,
      ...components.map(({ state, previousTag, tag, changes, reason }) => [state, previousTag, tag, changes, reason]),
    ]),
  ).toEqual([
    [
      '1.4',
      [
        'no-tag',
        '1.3',
        null,
        0,
        'It has no tag of this version; releases before this one have 1.3, and whether that is part of this release is not known.',
      ],
      ['changed', 'v1.1', 'v1.4-rc.1', 1, 'It changed since v1.1.'],
    ],
    [
      '1.3',
      ['went-back', '1.2', '1.3', 0, 'It went back: 1.3 is older than 1.2 and part of it. It leaves behind 1 commit of 1.2.'],
      [
        'no-tag',
        'v1.1',
        null,
        0,
        'It has no tag of this version; releases before this one have v1.1, and whether that is part of this release is not known.',
      ],
    ],
    [
      '1.2',
      ['unchanged', '1.1', '1.2', 0, 'It is the same commit as 1.1.'],
      [
        'no-tag',
        'v1.1',
        null,
        0,
        'It has no tag of this version; releases before this one have v1.1, and whether that is part of this release is not known.',
      ],
    ],
    ['1.1', ['changed', '1.0', '1.1', 1, 'It changed since 1.0.'], ['new', null, 'v1.1', 1, 'No release that this one follows has it.']],
    [
      '1.0',
      ['new', null, '1.0', 1, 'No release that this one follows has it.'],
      ['no-tag', null, null, 0, 'It has no tag of this version, and none of an earlier one.'],
    ],
  ]);
});

test('a version without a repository in common with the one before follows it all the same', () => {
  expect(assemble()[0]?.predecessor).toEqual({
    version: '1.3',
    reason: 'it is the newest release of line 1.3 made before it; they have no repository in common',
  });
});

test('a later version in another repository alone is not said to have come after a branch', () => {
  const api = startHistory('api');
  const web = startHistory('web');
  api.tag('1.0.0', api.commit('Start'));
  web.tag('1.0.1', web.commit('Begin'));
  api.tag('1.1.0', api.commit('Add one'));
  const { product } = assembleOne([api.history(), web.history()]);
  expect(product.releases[0]?.predecessor).toEqual({
    version: '1.0.0',
    reason: 'it is the newest release of line 1.0 that 1.1.0 contains; later ones have no repository in common with it',
  });
});

test('a repository that lacks thousands of versions is compared with its last tag in no square of time', async () => {
  const seconds = await processorSeconds(() => {
    const api = startHistory('api');
    const web = startHistory('web');
    web.tag('1.0.0', web.commit('Begin'));
    for (let patch = 0; patch < 10_000; patch += 1) api.tag(`1.0.${patch}`, api.commit(`Change ${patch}`), false);
    const { product } = assembleOne([api.history(), web.history()]);
    expect(new Set(product.releases.slice(0, -1).map(({ components }) => components[1]?.previousTag))).toEqual(new Set(['1.0.0']));
    expect(product.releases).toHaveLength(10_000);
  });
  expect(seconds).toBeLessThan(20);
});

test('a release that leaves commits of its predecessor behind says how many, copies aside', () => {
  const { commit, branch, tag, tip, history } = startHistory();
  commit('Start');
  branch('side', tip('main'));
  const picked = commit('Fix one', { branch: 'side' });
  commit('Fix two', { branch: 'side' });
  tag('1.0.0', tip('side'));
  commit('Correct one', { body: `(cherry picked from commit ${picked})` });
  tag('1.0.1', tip('main'));
  commit('End');
  tag('1.0.2', tip('main'));
  const { releases } = assembleOne([history()]).product;
  expect(releases.map(({ version, components }) => [version, components[0]?.leftBehind, components[0]?.reason])).toEqual([
    ['1.0.2', 0, 'It changed since 1.0.1.'],
    ['1.0.1', 1, 'It is another commit than 1.0.0, without a change of its own. It leaves behind 1 commit of 1.0.0.'],
    ['1.0.0', 0, 'No release that this one follows has it.'],
  ]);
});
