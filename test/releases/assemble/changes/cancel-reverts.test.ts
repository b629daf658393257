import { expect, test } from 'vitest';
import type { RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

const gone = '9'.repeat(40);

/** Of the newest release, commits of its changes and of what was cancelled, each as the subject, newest first. */
function tell(history: RepositoryHistory) {
  const [newest] = assembleOne([history]).product.releases;
  const subjects = (list: readonly { readonly commits: readonly { readonly subject: string }[] }[] = []): readonly string[] =>
    list.flatMap(({ commits }) => commits.map(({ subject }) => subject)).toSorted();
  return { changes: subjects(newest?.changes), cancelled: (newest?.cancelled ?? []).map(({ title }) => title).toSorted() };
}

/** A history whose release 1.0 holds what `shipped` writes, and 1.1 what `write` does. */
function range(
  write: (project: ReturnType<typeof startHistory>) => void,
  shipped: (project: ReturnType<typeof startHistory>) => void = () => {},
) {
  const project = startHistory();
  project.commit('Start');
  shipped(project);
  project.tag('1.0', project.tip('main'));
  write(project);
  project.tag('1.1', project.tip('main'));
  return tell(project.history());
}

test('a subject alone names the commit that has exactly it, before those that have it as a title', () => {
  const told = range(({ commit }) => {
    commit('Add one (#2)');
    commit('Add one');
    commit('Revert "Add one"');
  });
  expect(told).toEqual({ changes: ['Add one (#2)'], cancelled: ['Add one'] });
});

test('else it names the one that has it as a title, with the type of a conventional commit or without', () => {
  const told = range(({ commit }) => {
    commit('Add one (#1)');
    commit('fix(api): Close the door (#2)');
    commit('Revert "Add one"');
    commit('Revert "Close the door"');
  });
  expect(told).toEqual({ changes: [], cancelled: ['Add one (#1)', 'fix(api): Close the door (#2)'] });
});

test('a subject that two commits have names neither', () => {
  const told = range(({ commit }) => {
    commit('Bump the library');
    commit('Bump the library');
    commit('Revert "Bump the library"');
  });
  expect(told).toEqual({ changes: ['Bump the library', 'Bump the library', 'Revert "Bump the library"'], cancelled: [] });
});

test('a title that two commits have names neither, and a revert has no title of its own', () => {
  const told = range(({ commit }) => {
    commit('Add one (#1)');
    commit('Add one (#2)');
    commit('Revert "Add one"');
  });
  expect(told).toEqual({ changes: ['Add one (#1)', 'Add one (#2)', 'Revert "Add one"'], cancelled: [] });
});

test('what comes after a revert is not what it took back', () => {
  const told = range(({ commit }) => {
    commit('Revert "Add one"');
    commit('Add one');
  });
  expect(told).toEqual({ changes: ['Add one', 'Revert "Add one"'], cancelled: [] });
});

test('a revert of a revert gives the change back, and a third takes it away again', () => {
  const twice = range(({ commit }) => {
    commit('Add one');
    const back = commit('Revert "Add one"');
    commit('Revert "Revert "Add one""', { body: `This reverts commit ${back}.` });
  });
  expect(twice).toEqual({ changes: ['Add one'], cancelled: ['Revert "Add one"'] });
  const thrice = range(({ commit }) => {
    const one = commit('Add one');
    const back = commit('Revert "Add one"', { body: `This reverts commit ${one}.` });
    const again = commit('Reapply "Add one"', { body: `This reverts commit ${back}.` });
    commit('Revert "Reapply "Add one""', { body: `This reverts commit ${again}.` });
  });
  expect(thrice).toEqual({ changes: [], cancelled: ['Add one', 'Reapply "Add one"'] });
});

test('what is taken back twice is cancelled once, and the other revert stays', () => {
  const told = range(({ commit }) => {
    const one = commit('Add one');
    commit('Take one out', { body: `This reverts commit ${one}.` });
    commit('Take one out for good', { body: `This reverts commit ${one}.` });
  });
  expect(told).toEqual({ changes: ['Take one out'], cancelled: ['Add one'] });
});

test('a commit that is not here is known by its copy, whatever the copy is called', () => {
  const told = range(({ commit }) => {
    commit('Add one, for this line', { body: `(cherry picked from commit ${gone})` });
    commit('Revert "Add one"', { body: `This reverts commit ${gone}.` });
  });
  expect(told).toEqual({ changes: [], cancelled: ['Add one, for this line'] });
});

test('a commit of another branch is known by its copy, and without one by nothing else', () => {
  const write = (marked: boolean) =>
    range(({ commit, branch, tip }) => {
      branch('other', tip('main'));
      const there = commit('Add one', { branch: 'other' });
      commit('Add one', marked ? { body: `(cherry picked from commit ${there})` } : {});
      commit('Revert "Add one"', { body: `This reverts commit ${there}.` });
    });
  expect(write(true)).toEqual({ changes: [], cancelled: ['Add one'] });
  expect(write(false)).toEqual({ changes: ['Add one', 'Revert "Add one"'], cancelled: [] });
});

test('a number names the commit that its pull request was merged by, before any subject', () => {
  const told = range(({ commit }) => {
    commit('Add one (#1)');
    commit('Add two');
    commit('Revert "Add two"', { body: 'Reverts team/app#1' });
  });
  expect(told).toEqual({ changes: ['Add two'], cancelled: ['Add one (#1)'] });
});

test('a number of which nothing is known leaves the subject to tell', () => {
  const told = range(({ commit }) => {
    commit('Add two');
    commit('Revert "Add two"', { body: 'Reverts team/app#7' });
  });
  expect(told).toEqual({ changes: [], cancelled: ['Add two'] });
});

test('a revert that names what is shipped cancels nothing that looks like it', () => {
  let one = '';
  const told = range(
    ({ commit }) => {
      commit('Add one');
      commit('Revert "Add one"', { body: `This reverts commit ${one}.` });
    },
    ({ commit }) => {
      one = commit('Add one');
    },
  );
  expect(told).toEqual({ changes: ['Add one', 'Revert "Add one"'], cancelled: [] });
});

test('a revert of a merge takes back what of it is in the range alone, and none where some of it is elsewhere', () => {
  const told = range(({ commit, branch, tip }) => {
    branch('topic', tip('main'));
    commit('Wip', { branch: 'topic' });
    const merged = commit('Merge pull request #1 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Add one' });
    commit('Revert "Add one"', { body: `This reverts commit ${merged}, reversing\nchanges made to x.` });
  });
  expect(told).toEqual({ changes: [], cancelled: ['Wip'] });
});

test('one commit may take back several, by ids or by numbers, each once', () => {
  const ids = range(({ commit }) => {
    const [one, two] = [commit('Add one'), commit('Add two')];
    commit('Add three');
    commit('Take two out', { body: `This reverts commit ${one}.\nThis reverts commit ${two}.\nThis reverts commit ${one}.` });
  });
  expect(ids).toEqual({ changes: ['Add three'], cancelled: ['Add one', 'Add two'] });
  const numbers = range(({ commit }) => {
    commit('Add one (#1)');
    commit('Add two (#2)');
    commit('Take two out', { body: 'Reverts team/app#1\nReverts team/app#2' });
  });
  expect(numbers).toEqual({ changes: [], cancelled: ['Add one (#1)', 'Add two (#2)'] });
});

test('a title that a commit and the merge of its pull request share names the merge, with all that it brought', () => {
  const told = range(({ commit, branch, tip }) => {
    branch('topic', tip('main'));
    commit('Wip', { branch: 'topic' });
    commit('Add one', { branch: 'topic' });
    commit('Merge pull request #1 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Add one' });
    commit('Revert "Add one"');
  });
  expect(told).toEqual({ changes: [], cancelled: ['Add one', 'Wip'] });
});

test('a revert of a merge of which nothing but merges is here takes nothing back', () => {
  let merged = '';
  const told = range(
    ({ commit, tip }) => commit('Revert "Add one"', { body: `This reverts commit ${merged}.`, parents: [tip('main')] }),
    ({ commit, branch, tip }) => {
      branch('topic', tip('main'));
      commit('Wip', { branch: 'topic' });
      merged = commit('Merge pull request #1 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Add one' });
    },
  );
  expect(told).toEqual({ changes: ['Revert "Add one"'], cancelled: [] });
});

test('reverts that give each other back leave what was there, however deep', () => {
  const told = range(({ commit }) => {
    let last = commit('Add one');
    for (let turn = 1; turn <= 4; turn += 1) last = commit(`Turn ${turn}`, { body: `This reverts commit ${last}.` });
  });
  expect(told).toEqual({ changes: ['Add one'], cancelled: ['Turn 1', 'Turn 3'] });
});
