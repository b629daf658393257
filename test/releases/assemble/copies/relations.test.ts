import { expect, test } from 'vitest';
import type { Commit } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

type Project = ReturnType<typeof startHistory>;

/**
 * Relations of every change that has some, by version and title: the trunk releases 1.1, and lines 0.8 and 0.9 that parted at 1.0 release 0.8.1 and 0.9.1.
 * `authored` gives some commits the second in which they were written.
 */
function relate(
  write: (
    project: Project & { readonly on: (line: string, subject: string, body?: string) => string },
  ) => ReadonlyMap<string, number> | undefined,
) {
  const project = startHistory();
  project.tag('1.0', project.commit('Start'));
  for (const line of ['release-0.8', 'release-0.9']) project.branch(line, project.tip('main'));
  const authored = write({ ...project, on: (branch, subject, body = '') => project.commit(subject, { branch, body }) });
  project.tag('0.8.1', project.commit('End of 0.8.1', { branch: 'release-0.8' }));
  project.tag('0.9.1', project.commit('End of 0.9.1', { branch: 'release-0.9' }));
  project.tag('1.1', project.commit('End of 1.1'));
  const history = project.history();
  const commits = history.commits.map((commit): Commit => {
    const at = authored?.get(commit.sha);
    return at === undefined ? commit : { ...commit, authored: at };
  });
  const { product } = assembleOne([{ ...history, commits }]);
  return Object.fromEntries(
    product.releases.flatMap(({ version, changes }) =>
      changes.flatMap(({ title, alsoIn, family, likely, takesBack, bringsBack }) => {
        const told = { alsoIn: alsoIn?.map((other) => other.version), family, likely, takesBack, bringsBack };
        const known = Object.entries(told).filter(([, value]) => value !== undefined);
        return known.length === 0 ? [] : [[`${version} ${title}`, Object.fromEntries(known)]];
      }),
    ),
  );
}

test('what stands alone is related to nothing', () => {
  expect(relate(({ on }) => void on('main', 'Fix the clock (#7)'))).toEqual({});
});

test('three copies name each other, and all of them one family', () => {
  let [one, two] = ['', ''];
  const told = relate(({ on }) => {
    one = on('main', 'Fix the clock');
    two = on('release-0.9', 'Clock for 0.9', `(cherry picked from commit ${one})`);
    on('release-0.8', 'Clock for 0.8', `(cherry picked from commit ${two})`);
    return undefined;
  });
  const families = new Set(Object.values(told).map(({ family }) => family));
  expect(families.size).toBe(1);
  expect([...families].every((family) => family === one || family === two)).toBe(true);
  expect(told).toMatchObject({
    '1.1 Fix the clock': { alsoIn: expect.toSatisfy((all) => all.length === 2 && all.includes('0.8.1') && all.includes('0.9.1')) },
    '0.9.1 Clock for 0.9': { alsoIn: expect.toSatisfy((all) => all.length === 2 && all.includes('0.8.1') && all.includes('1.1')) },
    '0.8.1 Clock for 0.8': { alsoIn: expect.toSatisfy((all) => all.length === 2 && all.includes('0.9.1') && all.includes('1.1')) },
  });
});

test("Gerrit's id makes changes one, whatever else they are called", () => {
  const id = `Change-Id: I${'1'.repeat(40)}`;
  const told = relate(({ on }) => {
    on('main', 'Fix the clock', id);
    on('release-0.9', 'Clock', id);
    on('release-0.8', 'Door', `Change-Id: I${'2'.repeat(40)}`);
    return undefined;
  });
  expect(Object.keys(told).toSorted()).toEqual(['0.9.1 Clock', '1.1 Fix the clock']);
});

test('copies of two origins that are not here stay apart; the beginning of an id is enough', () => {
  const told = relate(({ on }) => {
    on('main', 'One', `(cherry picked from commit ${'d'.repeat(40)})`);
    on('release-0.9', 'Two', `(cherry picked from commit ${'d'.repeat(12)})`);
    on('release-0.8', 'Three', `(cherry picked from commit ${'e'.repeat(40)})`);
    return undefined;
  });
  expect(Object.keys(told).toSorted()).toEqual(['0.9.1 Two', '1.1 One']);
});

test('copies made in one pull request that is not here are one; with two changes of its number and unlike titles, neither of those is', () => {
  const told = relate(({ on }) => {
    on('release-0.8', 'Clock of old (#8)', 'Backport of #7');
    on('release-0.9', 'Clock of now (#9)', 'Backport of #7');
    return undefined;
  });
  expect(Object.keys(told).toSorted()).toEqual(['0.8.1 Clock of old', '0.9.1 Clock of now']);
  const unlike = relate(({ on }) => {
    on('main', 'Fix the clock (#7)');
    on('release-0.8', 'Paint the door (#7)');
    on('release-0.9', 'Clock of now (#9)', 'Backport of #7');
    return undefined;
  });
  expect(unlike).toEqual({});
});

test('a pull request that is only mentioned relates nothing', () => {
  expect(
    relate(({ on }) => {
      on('main', 'Fix the clock (#7)');
      on('release-0.9', 'Fix the clock (#9)', 'See also #7.');
      return undefined;
    }),
  ).toEqual({});
});

test('what probably is the same says where it is and why, and not where it certainly is', () => {
  let [one, two, three] = ['', '', ''];
  const told = relate(({ on }) => {
    one = on('main', 'Fix the clock');
    two = on('release-0.9', 'Fix the clock');
    three = on('release-0.8', 'Fix the clock', `(cherry picked from commit ${one})`);
    return new Map([one, two, three].map((sha) => [sha, 77]));
  });
  const common = 'same author, author date and subject';
  expect(told['0.9.1 Fix the clock']).toEqual({
    likely: [
      { version: '0.8.1', commit: three, common },
      { version: '1.1', commit: one, common },
    ],
  });
  expect(told['1.1 Fix the clock']).toMatchObject({ alsoIn: ['0.8.1'], likely: [{ version: '0.9.1', commit: two, common }] });
  expect(told['0.8.1 Fix the clock']).toMatchObject({ alsoIn: ['1.1'], likely: [{ version: '0.9.1', commit: two, common }] });
});

test('a change of two commits is probably nothing else', () => {
  const told = relate(({ on, commit, tip, branch }) => {
    branch('topic', tip('main'));
    const first = commit('Fix the clock', { branch: 'topic' });
    commit('Wind it', { branch: 'topic' });
    commit('Merge pull request #3 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Clock' });
    const other = on('release-0.9', 'Fix the clock');
    return new Map([first, other].map((sha) => [sha, 77]));
  });
  expect(told['1.1 Clock']).toBeUndefined();
});

test('a revert says which commits it takes back and where they are, one of a revert what it brings back', () => {
  const project = startHistory();
  project.tag('1.0', project.commit('Start'));
  project.branch('topic', project.tip('main'));
  const wip = project.commit('Wip (#1)', { branch: 'topic' });
  const merged = project.commit('Merge pull request #1 from team/topic', { parents: [project.tip('main'), wip], body: 'Add one' });
  project.tag('1.1', merged);
  const revert = project.commit('Revert "Add one"', { body: `This reverts commit ${merged}, reversing\nchanges made to x.` });
  project.tag('1.2', revert);
  project.tag('1.3', project.commit('Reapply "Add one"', { body: `This reverts commit ${revert}.` }));
  const { product } = assembleOne([project.history()]);
  const [back, gone] = product.releases.map(({ changes }) => changes[0]);
  expect(gone?.takesBack).toEqual([{ commit: wip, title: 'Add one', version: '1.1' }]);
  expect(gone?.bringsBack).toBeUndefined();
  expect(back?.bringsBack).toEqual([wip]);
  expect(back?.takesBack).toBeUndefined();
});

test('a revert of what no release lists names it by its own title', () => {
  const project = startHistory();
  const start = project.commit('Lay the ground (#4)');
  project.tag('1.0', start);
  project.tag('1.1', project.commit('Take it out', { body: `This reverts commit ${start}.` }));
  const { product } = assembleOne([project.history()]);
  const [newest] = product.releases;
  expect(newest?.changes[0]?.takesBack).toEqual([
    { commit: start, title: 'Lay the ground', version: product.releases[1]?.changes[0] === undefined ? null : '1.0' },
  ]);
});

test('copies of one number are one, also where two changes with unlike titles have that number, of which none is theirs', () => {
  const told = relate(({ on }) => {
    on('main', 'Fix the clock (#7)');
    on('main', 'Paint the door (#7)');
    on('release-0.8', 'Clock of old (#8)', 'Backport of #7');
    on('release-0.9', 'Clock of now (#9)', 'Backport of #7');
    return undefined;
  });
  expect(Object.entries(told).map(([name, { alsoIn }]) => [name, alsoIn])).toEqual([
    ['0.9.1 Clock of now', ['0.8.1']],
    ['0.8.1 Clock of old', ['0.9.1']],
  ]);
});

test('two changes of one number and title are one with the copy of that number', () => {
  const told = relate(({ on }) => {
    on('main', 'Fix the clock (#7)');
    on('release-0.8', 'Fix the clock (#7)');
    on('release-0.9', 'Clock of now (#9)', 'Backport of #7');
    return undefined;
  });
  expect(new Set(Object.values(told).map(({ family }) => family)).size).toBe(1);
  expect(Object.keys(told)).toHaveLength(3);
});

test('a revert is the same as its own copy, and not as a change that it bears the mark of', () => {
  const told = relate(({ on }) => {
    const one = on('main', 'Fix the clock');
    on('release-0.8', 'Revert "Fix the clock"', `This reverts commit ${'e'.repeat(40)}.\n\n(cherry picked from commit ${one})`);
    return undefined;
  });
  expect(Object.values(told).every(({ alsoIn }) => alsoIn === undefined)).toBe(true);
  const copied = relate(({ on }) => {
    const one = on('main', 'Revert "Fix the clock"', `This reverts commit ${'e'.repeat(40)}.`);
    on('release-0.8', 'Revert "Fix the clock"', `This reverts commit ${'e'.repeat(40)}.\n\n(cherry picked from commit ${one})`);
    return undefined;
  });
  expect(Object.values(copied).map(({ alsoIn }) => alsoIn)).toEqual([['0.8.1'], ['1.1']]);
});

test('two families that a third copy joins are one', () => {
  const told = relate(({ on }) => {
    const id = `Change-Id: I${'1'.repeat(40)}`;
    const one = on('main', 'One', id);
    on('main', 'Two (#5)');
    on('release-0.8', 'Uno', `(cherry picked from commit ${one})`);
    on('release-0.9', 'Due', `Backport of #5\n\n${id}`);
    return undefined;
  });
  expect(new Set(Object.values(told).map(({ family }) => family)).size).toBe(1);
  expect(Object.keys(told).toSorted()).toEqual(['0.8.1 Uno', '0.9.1 Due', '1.1 One', '1.1 Two']);
});

test('a change that two twins stand beside in one release names the release once for each, and at most five', () => {
  const shas: string[] = [];
  const told = relate(({ on }) => {
    shas.push(on('main', 'Fix the clock'));
    for (let at = 0; at < 6; at += 1) shas.push(on('release-0.9', 'Fix the clock'));
    return new Map(shas.map((sha) => [sha, 77]));
  });
  expect(told['1.1 Fix the clock']).toMatchObject({ likely: expect.toSatisfy((likely) => likely.length === 5) });
});
