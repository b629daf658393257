import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

type Commit = ReturnType<typeof startHistory>['commit'];

/** By release, where else its changes are: two lines that parted at 1.0.0, with one commit on each. */
function placesOf(
  onMain: (commit: Commit) => string,
  onLine: (commit: Commit, original: string) => void,
): Record<string, readonly string[]> {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('v1.0.0', commit('Start'));
  branch('release-1.0', tip('main'));
  const original = onMain(commit);
  tag('v1.1.0', tip('main'));
  onLine((subject, options) => commit(subject, { ...options, branch: 'release-1.0' }), original);
  tag('v1.0.1', tip('release-1.0'));
  const { product } = assembleOne([history()]);
  return Object.fromEntries(
    product.releases.flatMap(({ version, changes }) => {
      const places = changes.flatMap(({ alsoIn = [] }) => alsoIn.map((place) => `${place.version} ${place.change.slice(0, 4)}`));
      return places.length === 0 ? [] : [[version, places]];
    }),
  );
}

test('a change and the copy that names its commit each say where the other is', () => {
  const places = placesOf(
    (commit) => commit('Fix the clock'),
    (commit, original) => commit('Set the clock right', { body: `(cherry picked from commit ${original})` }),
  );
  expect(places).toEqual({ '1.1.0': ['1.0.1 c-00'], '1.0.1': ['1.1.0 c-00'] });
});

test('an equal number is the same change only with an equal title', () => {
  expect(
    placesOf(
      (commit) => commit('Fix the clock (#7)'),
      (commit) => commit('Fix the clock (#7)'),
    ),
  ).toEqual({ '1.1.0': ['1.0.1 pr-7'], '1.0.1': ['1.1.0 pr-7'] });
  expect(
    placesOf(
      (commit) => commit('Fix the clock (#7)'),
      (commit) => commit('Paint the door (#7)'),
    ),
  ).toEqual({});
});

test('a change that was picked from a pull request that is there is the same as that', () => {
  expect(
    placesOf(
      (commit) => commit('Fix the clock (#7)'),
      (commit) => commit('Mend the clock (#9)', { body: 'Backport of #7' }),
    ),
  ).toEqual({ '1.1.0': ['1.0.1 pr-9'], '1.0.1': ['1.1.0 pr-7'] });
});

test('copies whose origin is nowhere are the same as each other', () => {
  const body = `(cherry picked from commit ${'d'.repeat(40)})`;
  expect(
    placesOf(
      (commit) => commit('One', { body }),
      (commit) => commit('Two', { body }),
    ),
  ).toEqual({ '1.1.0': ['1.0.1 c-00'], '1.0.1': ['1.1.0 c-00'] });
});

test('a revert is not what it takes back', () => {
  expect(
    placesOf(
      (commit) => commit('Fix the clock (#7)'),
      (commit, original) => commit('Revert "Fix the clock (#7)"', { body: `This reverts commit ${original}.` }),
    ),
  ).toEqual({});
});
