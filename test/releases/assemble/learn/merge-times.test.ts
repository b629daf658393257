import { expect, test } from 'vitest';
import type { Commit } from '../../../../src/git/schema/repository.ts';
import { startMergeTimes } from '../../../../src/releases/assemble/learn/merge-times.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

const year = 366 * 86_400_000;
const before = 'written before pull requests were merged here';
const own = 'written years before the pull request of this number was merged';

/** Pull requests 1 to 20, one a year from the tenth on. */
function decades(count = 20) {
  const times = startMergeTimes();
  for (let number = count; number >= 1; number -= 1) times.see(number, (9 + number) * year);
  return times;
}

test('a number is no pull request’s years before that was merged, nor a year before any was', () => {
  const { tellEarly, beginning } = decades();
  expect(beginning()).toBe(10 * year);
  expect([0, 8.9, 9, 10].map((at) => tellEarly(500, at * year))).toEqual([before, before, null, null]);
  expect([8.9, 16.9, 17, 25].map((at) => tellEarly(11, at * year))).toEqual([before, own, null, null]);
});

test('few merges do not tell when pull requests began, and what may be one is no merge', () => {
  const times = decades(19);
  expect([times.beginning(), times.isBeforeAll(0), times.tellEarly(500, 0), times.tellEarly(5, 0)]).toEqual([null, false, null, own]);
  times.seeLoose(500, year);
  times.seeLoose(5, year);
  expect([times.beginning(), times.tellEarly(5, 0), times.tellEarly(500, 0)]).toEqual([null, null, null]);
});

test('what a text of an older tracker closes is an issue, and no pull request that came later under its number', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  branch('side', commit('Start'));
  commit('Sign mails (closes #12)');
  commit('Sort mails', { body: 'Closes #14' });
  for (let number = 1; number <= 30; number += 1) {
    branch('topic', tip('main'));
    commit(`Work ${number}`, { branch: 'topic' });
    commit(`Merge pull request #${number} from team/topic`, { parents: [tip('main'), tip('topic')], body: `Work on ${number}` });
  }
  for (let number = 1; number <= 20; number += 1) commit(`Fix ${number}`, { body: `Closes #${number}` });
  commit('Sign again (closes #12)');
  tag('1.0', tip('main'));
  const read = history();
  // All but the first three were written ten years later.
  const commits = read.commits.map(
    (each, at): Commit => (at >= read.commits.length - 3 ? { ...each, committedAt: each.committedAt.replace('2024', '2014') } : each),
  );
  const { changes = [] } = assembleOne([{ ...read, commits }]).product.releases[0] ?? {};
  const of = (title: string) =>
    changes
      .filter((change) => change.title.startsWith(title))
      .map(({ references, pulls }) => [references, pulls.map(({ number }) => number)]);
  expect(of('Sign mails')).toMatchObject([[[{ kind: 'issue', id: '#12', evidence: before }], []]]);
  expect(of('Sort mails')).toMatchObject([[[{ kind: 'issue', id: '#14', evidence: before }], []]]);
  expect(of('Sign again')).toMatchObject([[[{ kind: 'pull', id: '#12' }], []]]);
  // The habit holds for what is newer: that commit is a part of the pull request.
  expect(changes.find(({ title }) => title === 'Work on 7')?.commits).toHaveLength(2);
});
