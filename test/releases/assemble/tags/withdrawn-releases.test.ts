import { expect, test } from 'vitest';
import type { ReleaseNotes } from '../../../../src/releases/schema/release-notes.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

function assemble(withdrawn: readonly string[], messages: Readonly<Record<string, string>> = {}) {
  const { commit, branch, tag, tip, history } = startHistory();
  for (const version of ['1.0.0', '1.0.1', '1.0.2']) {
    commit(`Work for ${version}`);
    tag(version, tip('main'));
  }
  branch('next', tip('main'));
  commit('Work for 1.1.0', { branch: 'next' });
  tag('1.1.0', tip('next'));
  const notes = withdrawn.map(
    (version): ReleaseNotes => ({
      source: `content/releases/app/${version}/release.mdx`,
      product: 'app',
      version,
      highlights: null,
      knownIssues: [],
      errata: [],
      yanked: { date: null, reason: 'It loses data.' },
      changes: new Map(),
    }),
  );
  const read = history();
  const tags = read.tags.map((each) => ({ ...each, message: messages[each.name] ?? each.message }));
  const { releases } = assembleOne([{ ...read, tags }], {}, { notes }).product;
  return releases.map(({ version, predecessor, changes }) => [
    version,
    predecessor?.version,
    changes.map(({ title }) => title),
    predecessor?.reason,
  ]);
}

test('the release after a withdrawn one holds its changes, too, and says so', () => {
  const expected = [
    ['1.1.0', '1.0.2', ['Work for 1.1.0'], 'it is the last release of line 1.0 before 1.1 branched off'],
    [
      '1.0.2',
      '1.0.0',
      ['Work for 1.0.2', 'Work for 1.0.1'],
      'it is the last release of line 1.0 before this one; 1.0.1 was yanked, so its changes are listed here, too',
    ],
    ['1.0.1', '1.0.0', ['Work for 1.0.1'], 'it is the last release of line 1.0 before this one'],
    ['1.0.0', undefined, ['Work for 1.0.0'], undefined],
  ];
  expect(assemble(['1.0.1'])).toEqual(expected);
  expect(assemble([], { '1.0.1': 'Release redacted, use 1.0.2' })).toEqual(expected);
  expect(assemble([], { '1.0.1': 'Fix what a redacted key left' })[1]?.[1]).toBe('1.0.1');
});

test('a line does not branch off what was withdrawn', () => {
  expect(assemble(['1.0.2'])[0]?.slice(0, 3)).toEqual(['1.1.0', '1.0.1', ['Work for 1.1.0', 'Work for 1.0.2']]);
  expect(assemble(['1.0.0']).map(([version, before]) => [version, before])).toEqual([
    ['1.1.0', '1.0.2'],
    ['1.0.2', '1.0.1'],
    ['1.0.1', undefined],
    ['1.0.0', undefined],
  ]);
});

test('what a yanked release had and the next one takes back was not reverted before release', () => {
  const { commit, tag, tip, history } = startHistory();
  commit('Start');
  tag('1.0.0', tip('main'));
  const one = commit('Add one');
  tag('1.0.1', tip('main'));
  const two = commit('Add two');
  commit('Revert "Add two"', { body: `This reverts commit ${two}.` });
  commit('Revert "Add one"', { body: `This reverts commit ${one}.` });
  tag('1.0.2', tip('main'));
  const read = history();
  const tags = read.tags.map((each) => (each.name === '1.0.1' ? { ...each, message: 'Release redacted, use 1.0.2' } : each));
  const [release] = assembleOne([{ ...read, tags }]).product.releases;
  expect(release?.cancelled.map(({ title, shippedIn }) => [title, shippedIn])).toEqual([
    ['Add one', '1.0.1'],
    ['Add two', undefined],
  ]);
});
