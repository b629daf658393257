import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** The lines of what `write` makes, oldest first, each with its state and why. */
function states(write: (project: ReturnType<typeof startHistory>) => void): readonly string[] {
  const project = startHistory();
  write(project);
  return assembleOne([project.history()]).product.lines.map(({ id, state }) => `${id} ${state.kind}: ${state.reason}`);
}

test('before the first tag there is one line, for what will be released', () => {
  expect(states(({ commit }) => commit('Start'))).toEqual(['next planned: Nothing was tagged on it yet.']);
});

test('a line with candidates alone is a candidate, until another version came instead', () => {
  expect(
    states(({ commit, tag }) => {
      tag('1.0.0-rc.1', commit('Start'));
      tag('1.0.1-rc.1', commit('Go on'));
    }),
  ).toEqual(['1.0 candidate: Only candidates were made on it, the newest for 1.0.1.']);
  expect(
    states(({ commit, tag }) => {
      tag('1.0.0-rc.1', commit('Start'));
      tag('1.1.0', commit('Go on'));
    }),
  ).toEqual(['1.1 maintained: It is the newest line.', '1.0 superseded: 1.0.0 was never released; 1.1.0 came instead.']);
});

test('a line whose latest release another contains is superseded', () => {
  expect(
    states(({ commit, tag }) => {
      tag('1.0.0', commit('Start'));
      tag('1.0.1', commit('Mend'));
      tag('1.1.0', commit('Go on'));
    }),
  ).toEqual(['1.1 maintained: It is the newest line.', '1.0 superseded: Line 1.1 contains 1.0.1, its latest release.']);
});

/** Two lines that parted at 1.0.0; the older one is released on again before or after the newer one, or both at once. */
function parted(order: 'before' | 'after') {
  return states(({ commit, branch, tip, tag }) => {
    tag('1.0.0', commit('Start'));
    branch('release-1.0', tip('main'));
    const old = (): void => tag('1.0.1', commit('Mend', { branch: 'release-1.0' }));
    if (order === 'before') old();
    tag('1.1.0', commit('Go on'));
    if (order === 'after') old();
    tag('1.1.1', commit('Go on further'));
  });
}

test('a line is maintained when it was released on after the newest line had begun, and else nothing shows whether it is', () => {
  expect(parted('after')[1]).toBe('1.0 maintained: 1.0.1 was released on it after 1.1.0, when line 1.1 was there.');
  expect(parted('before')[1]).toBe('1.0 released: Nothing shows whether it is still maintained.');
});

test('a tag that says that support ended ends the latest line that it contains, whatever it calls it', () => {
  const ended = (where: 'release-1.0' | 'main') =>
    states(({ commit, branch, tip, tag }) => {
      tag('1.0.0', commit('Start'));
      branch('release-1.0', tip('main'));
      tag('1.0.1', commit('Mend', { branch: 'release-1.0' }));
      tag('1.1.0', commit('Go on'));
      tag('train-eol', commit('End', { branch: where }));
      tag('other-eol', tip(where));
    });
  expect(ended('release-1.0')[1]).toBe('1.0 end-of-life: The tag train-eol says so.');
  expect(ended('main')[0]).toBe('1.1 end-of-life: The tag train-eol says so.');
  expect(
    states(({ commit, tag }) => {
      tag('train-eol', commit('Before all'));
      tag('1.0.0', commit('Start'));
    }),
  ).toEqual(['1.0 maintained: It is the newest line.']);
});

/** Ids of lines, newest first, of releases on one branch in the order in which they are given. */
function order(...versions: readonly string[]): readonly string[] {
  return states(({ commit, tag }) => {
    for (const version of versions) tag(version, commit(`Release ${version}`));
  }).map((line) => line.split(' ')[0] ?? '');
}

test('lines follow each other by their numbers, whatever the order of their dates', () => {
  expect(order('1.0.0', '1.1.0', '2.0.0')).toEqual(['2.0', '1.1', '1.0']);
  const late = states(({ commit, branch, tip, tag }) => {
    branch('side', commit('Start'));
    tag('2.0.0', commit('Two'));
    tag('1.0.0', commit('One', { branch: 'side' }));
    tag('1.1.0', commit('One and a bit', { branch: 'side' }));
    tag('2.1.0', commit('Two and a bit', { parents: [tip('main')] }));
  });
  expect(late.map((line) => line.split(' ')[0])).toEqual(['2.1', '2.0', '1.1', '1.0']);
});

test('where numbering began anew, the smaller numbers come later', () => {
  expect(order('2014.1.0', '2015.1.0', '8.0.0', '9.0.0')).toEqual(['9.0', '8.0', '2015.1', '2014.1']);
  expect(order('44.0.0', '183.0.0', '2.0.0', '3.0.0')).toEqual(['3.0', '2.0', '183.0', '44.0']);
});

test('numbering did not begin anew where a greater line was begun since', () => {
  expect(order('2015.1.0', '8.0.0', '2016.1.0')).toEqual(['2016.1', '2015.1', '8.0']);
});
