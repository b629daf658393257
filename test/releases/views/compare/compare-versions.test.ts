import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Product } from '../../../../src/book/schema/book.ts';
import type { RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';
import { histories, reachable } from '../../random-history.ts';
import { compareFiles } from './compare-files.ts';

const runs = { numRuns: 300, seed: 11 };

function tell(product: Product, from: string, to: string) {
  const { gained, lost, probably } = compareFiles(product, from, to);
  const titles = (changes: typeof gained): readonly string[] => changes.map(({ title, version }) => `${title} in ${version}`);
  return { gained: titles(gained), lost: titles(lost), probably: titles(probably) };
}

/** The commits without merges that a final release contains, by the beginnings of their ids. */
function contained(history: RepositoryHistory, { tags, version }: Product['releases'][number]): ReadonlySet<string> {
  const all = reachable(history, tags.find(({ commit }) => commit)?.commit ?? version);
  return new Set(history.commits.filter(({ sha, parents }) => all.has(sha) && parents.length < 2).map(({ sha }) => sha.slice(0, 16)));
}

const minus = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] =>
  [...one].filter((each) => !other.has(each)).sort();

test('the commits that two releases differ by are exactly those of git, whatever was copied, reverted, merged or left behind', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { product } = assembleOne([history]);
      const finals = product.releases.filter(({ tags }) => tags.length > 0);
      for (const from of finals) {
        for (const to of finals) {
          const { commits } = compareFiles(product, from.version, to.version);
          const [before, after] = [contained(history, from), contained(history, to)];
          const pair = `${from.version}..${to.version}`;
          expect([pair, [...commits.gained].sort()]).toEqual([pair, minus(after, before)]);
          expect([pair, [...commits.lost].sort()]).toEqual([pair, minus(before, after)]);
        }
      }
    }),
    runs,
  );
});

test('what is gained one way is lost the other way', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { product } = assembleOne([history]);
      const versions = product.releases.map(({ version }) => version);
      for (const from of versions.slice(0, 4)) {
        for (const to of versions.slice(0, 4)) {
          const there = compareFiles(product, from, to);
          const back = compareFiles(product, to, from);
          expect(there.gained.map(({ id, version }) => `${version} ${id}`).sort()).toEqual(
            back.lost.map(({ id, version }) => `${version} ${id}`).sort(),
          );
        }
      }
    }),
    runs,
  );
});

/** Two lines that parted at 1.0.0; `play` writes on both. */
function parted(
  play: (on: {
    main: (subject: string, body?: string) => string;
    line: (subject: string, body?: string) => string;
    tag: (name: string, branch: 'main' | 'line') => void;
  }) => void,
): Product {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start (#1)'));
  branch('line', tip('main'));
  play({
    main: (subject, body = '') => commit(subject, { body }),
    line: (subject, body = '') => commit(subject, { body, branch: 'line' }),
    tag: (name, on) => tag(name, tip(on)),
  });
  return assembleOne([history()]).product;
}

test('a fix that was carried to both lines is in both', () => {
  const product = parted(({ main, line, tag }) => {
    const fix = main('Fix the clock (#2)');
    main('Add a bell (#3)');
    tag('1.1.0', 'main');
    line('Fix the clock (#2)', `(cherry picked from commit ${fix})`);
    tag('1.0.1', 'line');
  });
  expect(tell(product, '1.0.1', '1.1.0')).toEqual({ gained: ['Add a bell in 1.1.0'], lost: [], probably: [] });
  expect(tell(product, '1.1.0', '1.0.1')).toEqual({ gained: [], lost: ['Add a bell in 1.1.0'], probably: [] });
});

test('what is reverted is lost, and the revert gained', () => {
  const product = parted(({ main, tag }) => {
    const fix = main('Ask in parallel (#2)');
    tag('1.0.1', 'main');
    main('Revert "Ask in parallel (#2)"', `This reverts commit ${fix}.`);
    tag('1.0.2', 'main');
    tag('1.0.3', 'main');
  });
  expect(tell(product, '1.0.1', '1.0.2')).toEqual({
    gained: ['Revert "Ask in parallel (#2)" in 1.0.2'],
    lost: ['Ask in parallel in 1.0.1'],
    probably: [],
  });
  expect(tell(product, '1.0.0', '1.0.2')).toEqual({ gained: [], lost: [], probably: [] });
});

test('what was reverted and came again under its title is probably in both, whichever is asked first', () => {
  const landed = (title: string, again = title, between = true) =>
    parted(({ main, tag }) => {
      const fix = main(`${title} (#2)`);
      tag('1.0.1', 'main');
      main(`Revert "${title} (#2)" (#3)`, `This reverts commit ${fix}.`);
      if (between) tag('1.0.2', 'main');
      main(`${again} (#4)`);
      tag('1.0.3', 'main');
    });
  for (const product of [landed('Ask in parallel'), landed('Ask in parallel', 'Ask in parallel', false)]) {
    const probably = (version: string) => ({ gained: [], lost: [], probably: [`Ask in parallel in ${version}`] });
    expect(tell(product, '1.0.1', '1.0.3')).toEqual(probably('1.0.3'));
    expect(tell(product, '1.0.3', '1.0.1')).toEqual(probably('1.0.1'));
    expect(compareFiles(product, '1.0.1', '1.0.3').probably[0]?.remarks).toEqual([
      'Probably the same in both: it came in 1.0.1, was reverted, and came again in 1.0.3 with the same title.',
    ]);
    expect(compareFiles(product, '1.0.3', '1.0.1').probably[0]?.remarks).toEqual(
      compareFiles(product, '1.0.1', '1.0.3').probably[0]?.remarks,
    );
  }
  // It never was in 1.0.0, and is not in 1.0.2.
  expect(tell(landed('Ask in parallel'), '1.0.0', '1.0.3')).toEqual({ gained: ['Ask in parallel in 1.0.3'], lost: [], probably: [] });
  expect(tell(landed('Ask in parallel'), '1.0.2', '1.0.3')).toEqual({ gained: ['Ask in parallel in 1.0.3'], lost: [], probably: [] });
  // With another title nothing tells.
  expect(tell(landed('Ask in parallel', 'Ask two at once'), '1.0.1', '1.0.3')).toEqual({
    gained: ['Ask two at once in 1.0.3', 'Revert "Ask in parallel (#2)" in 1.0.2'],
    lost: ['Ask in parallel in 1.0.1'],
    probably: [],
  });
  expect(tell(landed('Ask in parallel', 'Reland "Ask in parallel (#2)"'), '1.0.1', '1.0.3')).toEqual({
    gained: [],
    lost: [],
    probably: [],
  });
});

test('two changes of one title are two, where none was reverted', () => {
  const product = parted(({ main, line, tag }) => {
    main('Update the table (#4)');
    tag('1.1.0', 'main');
    line('Update the table (#2)');
    tag('1.0.1', 'line');
  });
  expect(tell(product, '1.0.1', '1.1.0')).toEqual({
    gained: ['Update the table in 1.1.0'],
    lost: ['Update the table in 1.0.1'],
    probably: [],
  });
});

test('what a version reverted and another never had makes no difference', () => {
  const product = parted(({ main, line, tag }) => {
    main('Add a bell (#4)');
    tag('1.1.0', 'main');
    const wrong = line('Ask in parallel (#2)');
    tag('1.0.1', 'line');
    line('Revert "Ask in parallel (#2)"', `This reverts commit ${wrong}.`);
    tag('1.0.2', 'line');
  });
  expect(tell(product, '1.0.2', '1.1.0')).toEqual({ gained: ['Add a bell in 1.1.0'], lost: [], probably: [] });
  expect(tell(product, '1.0.1', '1.1.0').lost).toEqual(['Ask in parallel in 1.0.1']);
});

test('a release that went back behind another loses what came between', () => {
  const { commit, tag, history } = startHistory();
  const start = commit('Start (#1)');
  tag('1.0.0', start);
  commit('Add a queue (#2)');
  tag('1.0.1', commit('Add snapshots (#3)'));
  tag('1.0.2', start);
  const { product } = assembleOne([history()]);
  expect(tell(product, '1.0.1', '1.0.2')).toEqual({ gained: [], lost: ['Add snapshots in 1.0.1', 'Add a queue in 1.0.1'], probably: [] });
});

test('what is left behind and held again later is no difference between those that hold it', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start (#1)'));
  branch('side', tip('main'));
  commit('Add a part (#2)', { branch: 'side' });
  tag('1.0.1', tip('side'));
  tag('1.0.2', commit('Fix it (#4)'));
  commit("Merge branch 'side'", { parents: [tip('main'), tip('side')] });
  tag('1.0.3', tip('main'));
  const { product } = assembleOne([history()]);
  expect(tell(product, '1.0.1', '1.0.2')).toEqual({ gained: ['Fix it in 1.0.2'], lost: ['Add a part in 1.0.1'], probably: [] });
  expect(tell(product, '1.0.1', '1.0.3')).toEqual({ gained: ['Fix it in 1.0.2'], lost: [], probably: [] });
  expect(tell(product, '1.0.2', '1.0.3')).toEqual({ gained: ['Add a part in 1.0.1'], lost: [], probably: [] });
});

test('a merge that was taken back and came again is neither lost nor gained, and in between it is lost', () => {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  branch('topic', tip('main'));
  commit('Wip', { branch: 'topic' });
  commit('More', { branch: 'topic' });
  const merged = commit('Merge pull request #1 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Add one' });
  tag('1.1', merged);
  const revert = commit('Revert "Add one"', { body: `This reverts commit ${merged}, reversing\nchanges made to x.` });
  tag('1.2', revert);
  tag('1.3', commit('Reapply "Add one"', { body: `This reverts commit ${revert}.` }));
  const { product } = assembleOne([history()]);
  expect(tell(product, '1.1', '1.2')).toMatchObject({ gained: ['Revert "Add one" in 1.2'], lost: ['Add one in 1.1'] });
  expect(tell(product, '1.1', '1.3')).toMatchObject({ gained: [], lost: [] });
  expect(tell(product, '1.2', '1.3')).toMatchObject({ gained: ['Reapply "Add one" in 1.3'], lost: [] });
  expect(tell(product, '1.0', '1.3')).toMatchObject({ gained: ['Reapply "Add one" in 1.3', 'Add one in 1.1'], lost: [] });
});
