import { expect, test } from 'vitest';
import type { RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Version, changes with what they take back, and what was cancelled, newest release first. */
function tell(history: RepositoryHistory) {
  return assembleOne([history]).product.releases.map(({ version, changes, cancelled }) => ({
    version,
    changes: changes.map(({ title, reverts }) => (reverts === null ? title : [title, reverts])),
    cancelled: cancelled.map(({ title }) => title),
  }));
}

/** A history with release 1.0 and a way to merge a pull request of some commits. */
function startProject() {
  const history = startHistory();
  history.tag('1.0', history.commit('Start'));
  const merge = (number: number, title: string, subjects: readonly string[]): string => {
    const branch = `topic-${number}`;
    history.branch(branch, history.tip('main'));
    for (const subject of subjects) history.commit(subject, { branch });
    return history.commit(`Merge pull request #${number} from team/${branch}`, {
      parents: [history.tip('main'), history.tip(branch)],
      body: title,
    });
  };
  return { ...history, merge };
}

test('a change and its revert in one range cancel each other', () => {
  const { commit, tip, tag, history } = startProject();
  const one = commit('Add one');
  commit('Add two');
  commit('Revert "Add one"', { body: `This reverts commit ${one}.` });
  tag('1.1', tip('main'));
  expect(tell(history())[0]).toEqual({ version: '1.1', changes: ['Add two'], cancelled: ['Add one'] });
});

test('a revert of something shipped is a change that says what it takes back', () => {
  const { commit, tip, tag, history } = startProject();
  const one = commit('Add one (#1)');
  tag('1.1', tip('main'));
  commit('Revert "Add one (#1)" (#2)', { body: `This reverts commit ${one}.` });
  tag('1.2', tip('main'));
  expect(tell(history()).slice(0, 2)).toEqual([
    { version: '1.2', changes: [['Revert "Add one (#1)"', 'takes back "Add one"']], cancelled: [] },
    { version: '1.1', changes: ['Add one'], cancelled: [] },
  ]);
});

test('a revert of a shipped revert brings the change back, with the pull request that made it', () => {
  const { commit, tip, tag, history } = startProject();
  const one = commit('Add one (#1)');
  tag('1.1', tip('main'));
  const gone = commit('Revert "Add one (#1)" (#2)', { body: `This reverts commit ${one}.` });
  tag('1.2', tip('main'));
  commit('Reapply "Add one (#1)" (#3)', { body: `This reverts commit ${gone}.` });
  tag('1.3', tip('main'));
  const [newest] = assembleOne([history()]).product.releases;
  expect(newest?.changes.map(({ reverts, pulls }) => [reverts, pulls.map(({ number, role }) => [number, role])])).toEqual([
    [
      'brings back what "Revert "Add one (#1)"" took back',
      [
        [3, 'merged'],
        [1, 'origin'],
      ],
    ],
  ]);
});

test('a revert of a revert that is not there says so by its subject', () => {
  const { commit, tip, tag, history } = startProject();
  commit('Revert "Revert "Add one""');
  tag('1.1', tip('main'));
  expect(tell(history())[0]?.changes).toEqual([['Revert "Revert "Add one""', 'brings back what "Revert "Add one"" took back']]);
});

test('a revert of a merge takes back all that the merge brought, by commit id, by number and by title', () => {
  const { commit, merge, tip, tag, history } = startProject();
  const first = merge(1, 'Add one', ['Wip one', 'More of one']);
  merge(2, 'Add two', ['Wip two', 'Add two']);
  merge(3, 'Add three', ['Wip three', 'Add three']);
  merge(4, 'Add four', ['Wip four']);
  commit('Revert "Merge pull request #1 from team/topic-1"', {
    body: `This reverts commit ${first}, reversing\nchanges made to ${'1'.repeat(40)}.`,
  });
  commit('Revert "Add the second"', { body: 'Reverts team/app#2' });
  commit('Revert "Add three"');
  tag('1.1', tip('main'));
  const [newest] = tell(history());
  expect(newest?.changes).toEqual(['Add four']);
  expect(newest?.cancelled.toSorted()).toEqual(['Add three', 'Add two', 'More of one', 'Wip one', 'Wip three', 'Wip two']);
});

test('a revert of a shipped merge is a change, and what the merge brought may come again', () => {
  const { commit, merge, tip, tag, history } = startProject();
  const merged = merge(1, 'Add one', ['Wip one']);
  const inner = tip('topic-1');
  tag('1.1', tip('main'));
  commit('Revert "Merge pull request #1 from team/topic-1"', { body: `This reverts commit ${merged}, reversing\nchanges made to x.` });
  tag('1.2', tip('main'));
  commit('Wip one', { body: `(cherry picked from commit ${inner})` });
  tag('1.3', tip('main'));
  expect(tell(history()).slice(0, 2)).toEqual([
    { version: '1.3', changes: ['Wip one'], cancelled: [] },
    { version: '1.2', changes: [['Revert "Merge pull request #1 from team/topic-1"', 'takes back "Add one"']], cancelled: [] },
  ]);
});

test('a revert of a merge of which a part was shipped before stays a change', () => {
  const { commit, branch, tip, tag, history } = startProject();
  branch('topic', tip('main'));
  tag('1.1', commit('Half', { branch: 'topic' }));
  commit('Rest', { branch: 'topic' });
  const merged = commit('Merge pull request #1 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Add it' });
  commit('Revert "Add it"', { body: `This reverts commit ${merged}.` });
  tag('1.1.1', tip('main'));
  expect(tell(history())[0]).toEqual({
    version: '1.1.1',
    changes: ['Add it', ['Revert "Add it"', 'takes back "Add it"']],
    cancelled: [],
  });
});

test('a commit that takes back something of its range and something shipped stays a change, and so does what it takes back', () => {
  const { commit, tip, tag, history } = startProject();
  const old = commit('Add old');
  tag('1.1', tip('main'));
  const fresh = commit('Add fresh');
  commit('Revert both', { body: `This reverts commit ${fresh}.\nThis reverts commit ${old}.` });
  tag('1.1.1', tip('main'));
  expect(tell(history())[0]).toEqual({
    version: '1.1.1',
    changes: ['Add fresh', ['Revert both', 'takes back "Add fresh"; takes back "Add old"']],
    cancelled: [],
  });
});

test('what was taken back by its number may come again', () => {
  const { commit, tip, tag, history } = startProject();
  commit('Add one (#1)');
  tag('1.0.1', tip('main'));
  commit('Revert "Add one" (#2)', { body: 'Reverts team/app#1' });
  tag('1.0.2', tip('main'));
  commit('Add one, better (#3)', { body: 'Backport of #1' });
  tag('1.0.3', tip('main'));
  expect(tell(history()).slice(0, 2)).toEqual([
    { version: '1.0.3', changes: ['Add one, better'], cancelled: [] },
    { version: '1.0.2', changes: [['Revert "Add one"', 'takes back "Add one"']], cancelled: [] },
  ]);
});

test('a copy that was taken back may come again, though its original never was', () => {
  const { commit, branch, tip, tag, history } = startProject();
  branch('release-1.0', tip('main'));
  const body = `(cherry picked from commit ${commit('Fix it (#3)')})`;
  const copy = commit('Fix it (#4)', { branch: 'release-1.0', body });
  tag('1.0.1', copy);
  tag('1.0.2', commit('Revert "Fix it (#4)" (#5)', { branch: 'release-1.0', body: `This reverts commit ${copy}.` }));
  tag('1.0.3', commit('Fix it (#6)', { branch: 'release-1.0', body }));
  expect(tell(history())[0]).toEqual({ version: '1.0.3', changes: ['Fix it'], cancelled: [] });
});

test.each([
  ['github', 'takes back #7'],
  ['gitlab', 'takes back !7'],
] as const)('a revert of what the history does not name says the number as %s writes it', (forge, words) => {
  const { commit, tip, tag, history } = startProject();
  commit('Add one');
  tag('1.1', tip('main'));
  commit('Take it out', { body: 'Reverts team/app!7' });
  tag('1.2', tip('main'));
  expect(tell(history({ web: { url: 'https://forge.example/team/app', forge } }))[0]?.changes).toEqual([['Take it out', words]]);
});

test('the revert that GitLab makes says what its merge request was called', () => {
  const { commit, branch, tip, tag, history } = startProject();
  const start = commit('Start');
  branch('one', start);
  commit('Wip', { branch: 'one' });
  commit("Merge branch 'one' into 'main'", { parents: [start, tip('one')], body: 'Add one\n\nSee merge request team/app!7' });
  tag('1.1', tip('main'));
  commit(`Revert "Merge branch 'one' into 'main'"`, { body: 'This reverts merge request !7' });
  tag('1.2', tip('main'));
  expect(tell(history())[0]?.changes).toEqual([["Revert \"Merge branch 'one' into 'main'\"", 'takes back "Add one"']]);
});

/** What the changes of the newest release take back or bring back, oldest first; null for those that do neither. */
function explain(
  write: (project: ReturnType<typeof startProject>) => void,
  shipped: (project: ReturnType<typeof startProject>) => void = () => {},
) {
  const project = startProject();
  shipped(project);
  project.tag('1.1', project.commit('Prepare'));
  write(project);
  project.tag('1.2', project.tip('main'));
  return assembleOne([project.history()]).product.releases[0]?.changes.map(({ reverts }) => reverts);
}

const gone = '123456789abc'.padEnd(40, '0');

test('a revert of a commit that is not here is explained by its quoted subject, else by the beginning of its id', () => {
  expect(explain(({ commit }) => commit('Take it out', { body: `This reverts commit ${gone}.` }))).toEqual([
    'takes back commit 123456789abc',
  ]);
  expect(explain(({ commit }) => commit('Revert "Add one"', { body: `This reverts commit ${gone}.` }))).toEqual(['takes back "Add one"']);
});

test.each([
  ['Revert "Add one"', 'takes back "Add one"'],
  ['Revert "Revert "Add one""', 'brings back what "Revert "Add one"" took back'],
  ['Revert "Reapply "Add one""', 'takes back what "Reapply "Add one"" brought back'],
  ['Revert "Reapply "Revert "Add one"""', 'brings back what "Reapply "Revert "Add one""" took back'],
  ['Revert "reapply: "Add one""', 'takes back what "reapply: "Add one"" brought back'],
  ['Revert "Do not revert "Add one""', 'takes back "Do not revert "Add one""'],
])('%s of what is not here %s', (subject, words) => {
  expect(explain(({ commit }) => commit(subject))).toEqual([words]);
});

test('what may be prose is a revert only where something has that title', () => {
  const subject = 'revert: feat: a gallery';
  expect(explain(({ commit }) => commit(subject))).toEqual([null]);
  expect(
    explain(
      ({ commit }) => commit(subject),
      ({ commit }) => commit('feat: a gallery'),
    ),
  ).toEqual(['takes back "feat: a gallery"']);
});

test('a title names what is there at the revert, not what is on another branch', () => {
  expect(
    explain(
      ({ commit }) => commit('Revert "Add one"'),
      ({ commit, branch, tip }) => {
        branch('other', tip('main'));
        commit('Revert "Add one"', { branch: 'other' });
        commit('Add one', { branch: 'other' });
      },
    ),
  ).toEqual(['takes back "Add one"']);
});

test('of what one commit takes back five are named, each once', () => {
  const shas: string[] = [];
  const [words] =
    explain(
      ({ commit }) =>
        commit('Take all out', { body: [...shas, ...shas.slice(0, 1)].map((sha) => `This reverts commit ${sha}.`).join('\n') }),
      ({ commit }) => {
        for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) shas.push(commit(`Add ${name}`));
      },
    ) ?? [];
  expect(words).toBe('takes back "Add one"; takes back "Add two"; takes back "Add three"; takes back "Add four"; takes back "Add five"');
});

test('a chain of shipped reverts is followed to what it is about', () => {
  const chain = (length: number) =>
    explain(
      ({ commit, tip }) => commit('Turn it around', { body: `This reverts commit ${tip('main') && tips[length]}.` }),
      ({ commit }) => {
        tips.splice(0, tips.length, commit('Add one'));
        for (let link = 1; link <= length; link += 1) tips.push(commit(`Turn ${link}`, { body: `This reverts commit ${tips[link - 1]}.` }));
      },
    );
  const tips: string[] = [];
  expect(chain(0)).toEqual(['takes back "Add one"']);
  expect(chain(1)).toEqual(['brings back what "Turn 1" took back']);
  expect(chain(2)).toEqual(['takes back what "Turn 2" brought back']);
  expect(chain(3)).toEqual(['brings back what "Turn 3" took back']);
});

test('to reapply brings back, where only the title says what', () => {
  const { commit, tip, tag, history } = startProject();
  commit('Add one (#1)');
  tag('1.1', tip('main'));
  commit('Revert "Add one (#1)" (#2)');
  tag('1.2', tip('main'));
  commit('Reapply "Add one (#1)" (#3)');
  tag('1.3', tip('main'));
  commit('Revert "Reapply "Add one (#1)" (#3)" (#4)');
  tag('1.4', tip('main'));
  commit('Re-land "Add one (#1)" (#5)');
  tag('1.5', tip('main'));
  expect(tell(history()).slice(0, 4)).toEqual([
    { version: '1.5', changes: [['Re-land "Add one (#1)"', 'brings back what "Revert "Add one (#1)"" took back']], cancelled: [] },
    {
      version: '1.4',
      changes: [['Revert "Reapply "Add one (#1)" (#3)"', 'takes back what "Reapply "Add one (#1)"" brought back']],
      cancelled: [],
    },
    { version: '1.3', changes: [['Reapply "Add one (#1)"', 'brings back what "Revert "Add one (#1)"" took back']], cancelled: [] },
    { version: '1.2', changes: [['Revert "Add one (#1)"', 'takes back "Add one"']], cancelled: [] },
  ]);
});

test.each<{ readonly title: string; readonly range: readonly string[]; readonly changes: readonly string[] }>([
  { title: 'once', range: ['Revert "Add one (#1)" (#2)', 'Reapply "Add one (#1)" (#3)'], changes: [] },
  { title: 'without numbers', range: ['Revert "Add one"', 'Reapply "Add one"'], changes: [] },
  { title: 'landed again', range: ['Revert "Add one (#1)" (#2)', 'Reland "Add one (#1)" (#3)'], changes: [] },
  { title: 'in other words', range: ['Revert "Add one"', 'Revert "Revert "Add one (#1)""'], changes: [] },
  { title: 'twice', range: ['Revert "Add one"', 'Reapply "Add one"', 'Revert "Add one"', 'Reapply "Add one"'], changes: [] },
  { title: 'and taken back for good', range: ['Revert "Add one"', 'Reapply "Add one"', 'Revert "Add one"'], changes: ['Revert "Add one"'] },
  {
    title: 'by the title of what brought it back',
    range: ['Reapply "Add one"', 'Revert "Reapply "Add one"" (#4)', 'Reapply "Add one" (#5)'],
    changes: ['Reapply "Add one"'],
  },
  {
    title: 'but taken back twice',
    range: ['Revert "Add one"', 'Revert "Add one" (#4)'],
    changes: ['Revert "Add one"', 'Revert "Add one"'],
  },
  { title: 'but something else', range: ['Revert "Add one"', 'Reapply "Add two"'], changes: ['Reapply "Add two"', 'Revert "Add one"'] },
  {
    title: 'but the other way round',
    range: ['Reapply "Add one"', 'Revert "Add two"'],
    changes: ['Reapply "Add one"', 'Revert "Add two"'],
  },
])('what was shipped and is reverted and reapplied in one range by titles alone is no change: $title', ({ range, changes }) => {
  const { commit, tip, tag, history } = startProject();
  commit('Add one (#1)');
  tag('1.1', tip('main'));
  for (const subject of range) commit(subject);
  tag('1.2', tip('main'));
  const [newest] = tell(history());
  expect(newest?.changes.map((change) => (typeof change === 'string' ? change : change[0]))).toEqual(changes);
});

test('what is reverted and reapplied in one range by titles alone is there', () => {
  const { commit, tip, tag, history } = startProject();
  commit('Add one (#1)');
  commit('Revert "Add one (#1)" (#2)');
  commit('Reapply "Add one (#1)" (#3)');
  tag('1.1', tip('main'));
  expect(tell(history())[0]).toEqual({ version: '1.1', changes: ['Add one'], cancelled: ['Revert "Add one (#1)" (#2)'] });
});

test.each([
  ['Partially revert "Add one (#1)" (#2)'],
  ['Partial revert of "Add one (#1)" (#2)'],
  ['Revert part of "Add one (#1)" (#2)'],
  ['Revert parts of #1 (#2)'],
])('a part that is taken back takes nothing back as a whole: %j', (subject) => {
  const { commit, tip, tag, history } = startProject();
  commit('Add one (#1)');
  tag('1.1', tip('main'));
  commit(subject);
  tag('1.2', tip('main'));
  expect(tell(history())[0]).toEqual({ version: '1.2', changes: [subject.replace(' (#2)', '')], cancelled: [] });
});
