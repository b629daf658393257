import { expect, test } from 'vitest';
import type { Product } from '../../../../src/book/schema/book.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

const tell = (product: Product): readonly unknown[] =>
  product.releases.map(({ version, predecessor, changes, alreadyShipped, cancelled, statistics }) => ({
    version,
    after: predecessor?.version ?? null,
    changes: changes.map(({ title }) => title),
    before: alreadyShipped.map((shipped) => `${shipped.title} in ${shipped.version}, left behind by ${shipped.leftBehindBy}`),
    cancelled: cancelled.map(({ title }) => title),
    commits: statistics.commits,
    merges: statistics.merges,
  }));

test('a release says what an earlier one brought and its predecessor does not contain', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  branch('side', tip('main'));
  branch('topic', tip('main'));
  commit('Add one (#1)', { branch: 'side' });
  commit('Add a part', { branch: 'topic' });
  commit('Add another part', { branch: 'topic' });
  commit('Merge pull request #2 from team/topic', { branch: 'side', parents: [tip('side'), tip('topic')], body: 'Add two' });
  const three = commit('Add three', { branch: 'side' });
  commit('Revert "Add three"', { branch: 'side', body: `This reverts commit ${three}.` });
  tag('1.0.1', tip('side'));
  commit('Fix it');
  tag('1.0.2', tip('main'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  commit('Add four');
  tag('1.0.3', tip('main'));
  commit('Add five');
  tag('1.0.4', tip('main'));
  const { product } = assembleOne([history()]);
  expect(tell(product)).toEqual([
    { version: '1.0.4', after: '1.0.3', changes: ['Add five'], before: [], cancelled: [], commits: 1, merges: 0 },
    {
      version: '1.0.3',
      after: '1.0.2',
      changes: ['Add four'],
      before: [
        'Add one (#1) in 1.0.1, left behind by 1.0.2',
        'Add a part in 1.0.1, left behind by 1.0.2',
        'Add another part in 1.0.1, left behind by 1.0.2',
      ],
      cancelled: ['Add three'],
      commits: 6,
      merges: 2,
    },
    { version: '1.0.2', after: '1.0.1', changes: ['Fix it'], before: [], cancelled: [], commits: 1, merges: 0 },
    { version: '1.0.1', after: '1.0.0', changes: ['Add two', 'Add one'], before: [], cancelled: ['Add three'], commits: 5, merges: 1 },
    { version: '1.0.0', after: null, changes: ['Start'], before: [], cancelled: [], commits: 1, merges: 0 },
  ]);
  expect(product.releases[1]?.alreadyShipped.map(({ pull }) => pull)).toEqual([1, 2, 2]);
});

test('what went back and came again is said with the release that had it first', () => {
  const { commit, tip, tag, history } = startHistory();
  const start = commit('Start');
  tag('1.0.0', start);
  commit('Add one');
  tag('1.0.1', tip('main'));
  tag('1.0.2', start);
  tag('1.0.3', commit('Add two'));
  const { product } = assembleOne([history()]);
  expect(tell(product).slice(0, 2)).toEqual([
    {
      version: '1.0.3',
      after: '1.0.2',
      changes: ['Add two'],
      before: ['Add one in 1.0.1, left behind by 1.0.2'],
      cancelled: [],
      commits: 2,
      merges: 0,
    },
    { version: '1.0.2', after: '1.0.1', changes: [], before: [], cancelled: [], commits: 0, merges: 0 },
  ]);
});

test('the first release of a line says what an earlier line had and its predecessor does not contain', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  branch('side', tip('main'));
  branch('other', tip('main'));
  tag('1.0.1', commit('Add one', { branch: 'side' }));
  tag('1.0.2', commit('Fix it'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  tag('1.2.0', tip('main'));
  // A line that is made later, does not inherit the side, and is given it before the newer line is walked.
  tag('1.1.0', commit('Add a window', { branch: 'other' }));
  commit("Merge branch 'side'", { branch: 'other', parents: [tip('other'), tip('side')] });
  tag('1.1.1', tip('other'));
  const { product } = assembleOne([history()]);
  const of = (version: string) => product.releases.find((release) => release.version === version);
  expect(of('1.1.1')?.changes.map(({ title }) => title)).toEqual(['Add one']);
  expect(of('1.2.0')).toMatchObject({
    predecessor: { version: '1.0.2' },
    changes: [],
    alreadyShipped: [{ title: 'Add one', version: '1.0.1', leftBehindBy: '1.0.2' }],
  });
});

test('a copy of what the predecessor does not contain is said to be new to who comes from there', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  branch('side', tip('main'));
  const one = commit('Add one', { branch: 'side' });
  tag('1.0.1', one);
  tag('1.0.2', commit('Fix it'));
  const copy = commit('Add one', { body: `(cherry picked from commit ${one})` });
  tag('1.0.3', copy);
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  tag('1.0.4', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases.slice(0, 2).map(({ alreadyShipped }) => alreadyShipped)).toEqual([
    [{ title: 'Add one', version: '1.0.1', commit: one, repository: 'app', pull: null, leftBehindBy: null }],
    [{ title: 'Add one', version: '1.0.1', commit: copy, by: one, repository: 'app', pull: null, leftBehindBy: '1.0.2' }],
  ]);
});

test('a candidate says what a candidate of another version brought after the last final release', () => {
  const { commit, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  commit('Add one');
  tag('1.0.1-rc.1', tip('main'));
  commit('Add two');
  tag('1.0.2-rc.1', tip('main'));
  const { product } = assembleOne([history()]);
  expect(tell(product).slice(0, 2)).toEqual([
    {
      version: '1.0.2',
      after: '1.0.0',
      changes: ['Add two'],
      before: ['Add one in 1.0.1, left behind by 1.0.0'],
      cancelled: [],
      commits: 2,
      merges: 0,
    },
    { version: '1.0.1', after: '1.0.0', changes: ['Add one'], before: [], cancelled: [], commits: 1, merges: 0 },
  ]);
});

test('a repository that the predecessor has not is compared with the newest release that has it', () => {
  const api = startHistory('api');
  api.tag('1.0.0', api.commit('Start'));
  api.branch('side', api.tip('main'));
  api.tag('1.0.1', api.commit('Add one', { branch: 'side' }));
  api.tag('1.0.2', api.commit('Fix it'));
  api.commit("Merge branch 'side'", { parents: [api.tip('main'), api.tip('side')] });
  api.tag('1.0.4', api.tip('main'));
  const web = startHistory('web');
  web.tag('1.0.2', web.commit('Begin'));
  web.tag('1.0.3', web.commit('Go on'));
  web.tag('1.0.4', web.commit('End'));
  const { product } = assembleOne([api.history(), web.history()]);
  expect(tell(product)[0]).toEqual({
    version: '1.0.4',
    after: '1.0.3',
    changes: ['End'],
    before: ['Add one in 1.0.1, left behind by 1.0.2'],
    cancelled: [],
    commits: 2,
    merges: 1,
  });
});

test('what does not touch the paths of a component is not said', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  branch('side', tip('main'));
  const one = commit('Add one', { branch: 'side' });
  commit('Change something else', { branch: 'side' });
  tag('1.0.1', tip('side'));
  tag('1.0.2', commit('Fix it'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  tag('1.0.3', tip('main'));
  const { product } = assembleOne([history({ touching: new Set([one]) })]);
  expect(tell(product)[0]).toMatchObject({ before: ['Add one in 1.0.1, left behind by 1.0.2'], commits: 1 });
});

test('what the predecessor holds by a copy is not new to who comes from there', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  commit('Start');
  branch('side', tip('main'));
  tag('1.0.0', tip('main'));
  const one = commit('Add one');
  tag('1.0.1', one);
  commit('Add one', { branch: 'side', body: `(cherry picked from commit ${one})` });
  tag('1.0.2', commit('Fix it', { branch: 'side' }));
  tag('1.0.3', commit('Add two'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  tag('1.0.4', tip('main'));
  const { product } = assembleOne([history()]);
  const befores = product.releases.map(({ version, alreadyShipped }) => [
    version,
    alreadyShipped.map((shipped) => `${shipped.title} in ${shipped.version}, left behind by ${shipped.leftBehindBy}`),
  ]);
  expect(befores).toEqual([
    ['1.0.4', ['Fix it in 1.0.2, left behind by 1.0.3', 'Add one in 1.0.1, left behind by null']],
    ['1.0.3', ['Add one in 1.0.1, left behind by null']],
    ['1.0.2', ['Add one in 1.0.1, left behind by null']],
    ['1.0.1', []],
    ['1.0.0', []],
  ]);
});

test('a revert of what the predecessor does not contain stays a change', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  branch('side', tip('main'));
  const one = commit('Add one', { branch: 'side' });
  tag('1.0.1', one);
  tag('1.0.2', commit('Fix it'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  commit('Revert "Add one"', { body: `This reverts commit ${one}.` });
  tag('1.0.3', tip('main'));
  const { product } = assembleOne([history()]);
  expect(product.releases[0]?.changes.map(({ title, reverts }) => [title, reverts])).toEqual([
    ['Revert "Add one"', 'takes back "Add one"'],
  ]);
  expect(tell(product)[0]).toMatchObject({ before: ['Add one in 1.0.1, left behind by 1.0.2'], cancelled: [] });
});

test('a change is left behind by the release that holds no copy of it any more', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  const start = commit('Start');
  branch('side', start);
  branch('other', start);
  tag('1.0.0', start);
  const one = commit('Add one', { branch: 'side' });
  tag('1.0.1', one);
  tag('1.0.2', commit('Add one', { branch: 'other', body: `(cherry picked from commit ${one})` }));
  tag('1.0.3', start);
  tag('1.0.4', tip('other'));
  const { product } = assembleOne([history()]);
  expect(product.releases.map(({ version, alreadyShipped }) => [version, alreadyShipped.map((shipped) => shipped.leftBehindBy)])).toEqual([
    ['1.0.4', ['1.0.3']],
    ['1.0.3', []],
    ['1.0.2', [null]],
    ['1.0.1', []],
    ['1.0.0', []],
  ]);
});
