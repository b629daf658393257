import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** A project with line 1.0 on a branch and line 2.0, each with something that is not released, and what is checked out in it. */
function linesWithHead(head: string, main = 'main') {
  const { commit, branch, tag, tip, history } = startHistory();
  tag('v1.0.0', commit('Start', { branch: main }));
  branch('1.0.x', tip(main));
  tag('v2.0.0', commit('Add an engine', { branch: main }));
  commit('Fix it', { branch: '1.0.x' });
  commit('Add doors', { branch: main });
  const { product } = assembleOne([history({ head: { branch: head, commit: tip(head) } })]);
  return product.lines.map((line) => [line.id, line.branch, line.unreleased.flatMap(({ changes }) => changes.map(({ title }) => title))]);
}

const right = [
  ['2.0', 'main', ['Add doors']],
  ['1.0', '1.0.x', ['Fix it']],
];

test('what is next for the newest line is on the main branch, also where the branch of an older line is checked out', () => {
  expect(linesWithHead('main')).toEqual(right);
  expect(linesWithHead('1.0.x')).toEqual(right);
});

test('an older line is not what is next for the newest where no main branch is known', () => {
  expect(linesWithHead('1.0.x', 'work')).toEqual([
    ['2.0', null, []],
    ['1.0', '1.0.x', ['Fix it']],
  ]);
});

test('a line of two-digit years is called as its versions and its branch are', () => {
  const { commit, branch, tag, tip, history } = startHistory();
  tag('24.04', commit('Start'));
  branch('stable/24.04', tip('main'));
  commit('Fix the clock', { branch: 'stable/24.04' });
  tag('24.10', commit('Add a panel'));
  const { product } = assembleOne([history()]);
  expect(product.lines.map(({ id, branch: own, unreleased }) => [id, own, unreleased.length])).toEqual([
    ['24.10', 'main', 0],
    ['24.04', 'stable/24.04', 1],
  ]);
});
