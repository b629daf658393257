import { expect, test } from 'vitest';
import { compareSameVersion } from '../../../../src/releases/assemble/tags/version-tags.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** The tag that counts among two of one version, with the problem if there is one. */
function decide(first: readonly [name: string, annotated: boolean], second: readonly [name: string, annotated: boolean], apart = true) {
  const { commit, tag, tip, history } = startHistory();
  commit('Start');
  tag(first[0], tip('main'), first[1]);
  if (apart) commit('Add one');
  tag(second[0], tip('main'), second[1]);
  const { product, problems } = assembleOne([history()]);
  expect(product.releases).toHaveLength(1);
  return [product.releases[0]?.version, product.releases[0]?.tags.map(({ name }) => name), problems.map(({ message }) => message)];
}

test('an annotated tag goes before a lightweight one, and both are shown and reported', () => {
  expect(decide(['1.0', false], ['v1.0.0', true])).toEqual([
    '1.0.0',
    ['v1.0.0', '1.0'],
    [expect.stringMatching(/`1\.0`.* name the same version/)],
  ]);
});

test('of two annotated tags the one made first counts', () => {
  expect(decide(['v1.0', true], ['1.0.0', true])[1]).toEqual(['v1.0', '1.0.0']);
});

test('of two lightweight tags the one that spells out more parts counts, then the one by name', () => {
  expect(decide(['1.0', false], ['v1.0.0', false])[1]).toEqual(['v1.0.0', '1.0']);
  expect(decide(['v1.0', false], ['1.0', false])[1]).toEqual(['1.0', 'v1.0']);
});

test('two tags of one version at one commit are no problem', () => {
  expect(decide(['1.0', false], ['v1.0.0', true], false)).toEqual(['1.0.0', ['v1.0.0', '1.0'], []]);
});

test('the order is total: no tag is before itself, and swapping turns it round', () => {
  const { commit, tag, history } = startHistory();
  const start = commit('Start');
  tag('1.0', start, false);
  tag('v1.0.0', start);
  const [left, right] = history().tags.map((each) => ({ tag: each, commit: start, version: numbers(each.name) }));
  if (!left || !right) throw new Error('Unexpected history without two tags');
  expect([compareSameVersion(left, left), compareSameVersion(left, right), compareSameVersion(right, left)]).toEqual([0, 1, -1]);
});

function numbers(name: string) {
  return { text: name, numbers: [1, 0], stage: 'final' as const, label: [], build: '', base: name };
}
