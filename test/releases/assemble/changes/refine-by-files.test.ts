import { expect, test } from 'vitest';
import type { TouchedKind } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** What one commit after the first release is told to be when its files are of one kind. */
function judge(subject: string, kind: TouchedKind) {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  const sha = commit(subject);
  tag('1.1', sha);
  const { product } = assembleOne([history({ touched: new Map([[sha, kind]]) })]);
  return product.releases[0]?.changes.map(({ category, categorySource }) => `${category}: ${categorySource}`)[0];
}

test.each([
  ['Copy notes into the site', 'documentation', 'documentation: touches only documentation'],
  ['Add 3.0.0 announcement', 'documentation', 'documentation: touches only documentation'],
  ['Drop unthrown exception', 'internal', 'internal: touches only tests, the build or continuous integration'],
  ['Newer parser', 'dependencies', 'dependencies: touches only versions of dependencies'],
  ['Fix the parser', 'dependencies', 'fixed: first word `fix`'],
  ['Typo', 'internal', 'documentation: first word `typo`'],
  ['feat: show names', 'internal', 'added: conventional type `feat`'],
  ['Fix CVE-2026-12345', 'internal', 'security: names a CVE id'],
] as const)('%s, with files of %s, is %s', (subject, kind, expected) => {
  expect(judge(subject, kind)).toBe(expected);
});

test('a merge of which nothing tells is what all its commits say', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  for (const [number, subjects] of [
    [1, ['Fix the reader', 'Add a test']],
    [2, ['Fix the reader', 'Add an option']],
    [3, ['Write it down', 'Say more']],
    [4, ['Drop the slow reader', 'Read in one go']],
    [5, ['Drop the slow reader', 'Drop the slow writer']],
  ] as const) {
    branch('feature', tip('main'));
    for (const subject of subjects) commit(subject, { branch: 'feature' });
    commit(`Merge pull request #${number} from team/feature`, { parents: [tip('main'), tip('feature')], body: `Subject ${number}` });
  }
  tag('1.1', tip('main'));
  const touched = new Map(
    history()
      .commits.filter(({ subject }) => subject === 'Write it down' || subject === 'Say more')
      .map(({ sha }) => [sha, 'documentation'] as const),
  );
  const { product } = assembleOne([history({ touched })]);
  expect(product.releases[0]?.changes.map(({ id, category, categorySource }) => `${id} ${category}: ${categorySource}`)).toEqual([
    'pr-4 changed: nothing tells, so it counts as a change',
    'pr-2 changed: nothing tells, so it counts as a change',
    'pr-5 removed: its commits: first word `drop`',
    'pr-1 fixed: its commits: first word `fix`',
    'pr-3 documentation: touches only documentation',
  ]);
});

test('a title that names only a version, with the name of the project before it, is that of the release itself', () => {
  const history = startHistory('team-boat');
  history.commit('Begin');
  history.tag('v1.0.0', history.tip('main'));
  for (const subject of ['1.1.0', 'Boat 1.1.0 (#4)', 'Sails for 1.1.0', 'Boat of 1.1.0 knots']) history.commit(subject);
  history.tag('v1.1.0', history.tip('main'));
  const changes = assembleOne([history.history()]).product.releases[0]?.changes ?? [];
  expect(changes.map(({ title, category }) => `${category}: ${title}`).sort()).toEqual([
    'changed: Boat of 1.1.0 knots',
    'changed: Sails for 1.1.0',
    'internal: 1.1.0',
    'internal: Boat 1.1.0',
  ]);
});

test.each([
  ['Remove the workaround for long paths', 'changed: adds a line of its own to the changelog'],
  ['chore: remove the workaround', 'internal: conventional type `chore`'],
  ['Prepare the next version', 'internal: first word `prepare`'],
])('what adds its own line to the changelog is not internal by its words alone: %s', (subject, expected) => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  const sha = commit(subject);
  tag('1.1', sha);
  const named = new Map([
    [sha, [{ kind: 'origin-pull' as const, number: 5, evidence: 'line added to `CHANGES.rst`', sure: false as const }]],
  ]);
  const { product } = assembleOne([history({ named })]);
  expect(product.releases[0]?.changes.map(({ category, categorySource }) => `${category}: ${categorySource}`)[0]).toBe(expected);
});
