import { expect, test } from 'vitest';
import type { Product } from '../../../../src/book/schema/book.ts';
import { compareVersions } from '../../../../src/releases/views/compare/compare-versions.ts';
import {
  formatComparedChanges,
  type LineChanges,
  lineFormatter,
  listVersions,
} from '../../../../src/releases/views/compare/version-files.ts';
import { assembleTree, listNeededLines } from '../../../../src/releases/views/compare/version-tree.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Compares as the page does: from the files that are written, of which it loads the lines that it needs. */
function compare(product: Product, from: string, to: string) {
  const versions = new Map(listVersions(product).map((version) => [version.version, version]));
  const format = lineFormatter(product);
  const needed = new Set(listNeededLines(versions, { from, to }));
  const lines = product.lines
    .filter((line) => needed.has(line.slug))
    .map((line): LineChanges => JSON.parse(format(line, ({ changes }) => formatComparedChanges(changes))));
  const { added, removed } = compareVersions(assembleTree(versions, lines), { from, to });
  const tell = (changes: typeof added): readonly string[] => changes.map(({ title, version, id }) => `${title} in ${version} ${id}`);
  return { added: tell(added), removed: tell(removed) };
}

/** 1.1.0 is made on a side that 1.2.0 does not contain and 1.2.1 does. */
function portal(): Product {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start (#1)'));
  branch('side', tip('main'));
  commit('Add a part (#2)', { branch: 'side' });
  commit('Add a part (#2)', { branch: 'side' });
  const gone = commit('Add three (#3)', { branch: 'side' });
  commit('Revert "Add three (#3)"', { branch: 'side', body: `This reverts commit ${gone}.` });
  tag('1.0.1', tip('side'));
  tag('1.0.2', commit('Fix it (#4)'));
  tag('1.1.0', commit('Add four (#5)'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  commit('Add five (#6)');
  tag('1.1.1-rc.1', tip('main'));
  tag('1.1.1', tip('main'));
  return assembleOne([history()]).product;
}

test('a release and its predecessor differ by what the release caught up on, too, with the line that brought it', () => {
  expect(compare(portal(), '1.1.0', '1.1.1')).toEqual({
    added: ['Add five in 1.1.1 pr-6', 'Add a part in 1.0.1 pr-2'],
    removed: [],
  });
});

test('a candidate holds what its release caught up on', () => {
  expect(compare(portal(), '1.1.0', '1.1.1-rc.1').added).toContain('Add a part in 1.0.1 pr-2');
  expect(compare(portal(), '1.1.1-rc.1', '1.1.1')).toEqual({ added: [], removed: [] });
});

test('a version that left something behind does not hold it', () => {
  expect(compare(portal(), '1.0.1', '1.0.2')).toEqual({ added: ['Fix it in 1.0.2 pr-4'], removed: ['Add a part in 1.0.1 pr-2'] });
  expect(compare(portal(), '1.0.0', '1.1.0')).toEqual({ added: ['Add four in 1.1.0 pr-5', 'Fix it in 1.0.2 pr-4'], removed: [] });
  expect(compare(portal(), '1.0.1', '1.1.1')).toEqual({
    added: ['Add five in 1.1.1 pr-6', 'Add four in 1.1.0 pr-5', 'Fix it in 1.0.2 pr-4'],
    removed: [],
  });
});

test('a candidate that no later version follows is left behind by none', () => {
  const { commit, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start (#1)'));
  tag('1.0.1', commit('Fix it (#2)'));
  tag('1.0.2-rc.1', commit('Add one (#3)'));
  commit('Add two (#4)');
  tag('1.0.3-rc.1', tip('main'));
  const { product } = assembleOne([history()]);
  expect(compare(product, '1.0.0', '1.0.1')).toEqual({ added: ['Fix it in 1.0.1 pr-2'], removed: [] });
  expect(compare(product, '1.0.0', '1.0.3')).toEqual({
    added: ['Add two in 1.0.3 pr-4', 'Add one in 1.0.2 pr-3', 'Fix it in 1.0.1 pr-2'],
    removed: [],
  });
  expect(compare(product, '1.0.2', '1.0.3')).toEqual({ added: ['Add two in 1.0.3 pr-4'], removed: [] });
});
