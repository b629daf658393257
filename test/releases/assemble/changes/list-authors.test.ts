import { expect, test } from 'vitest';
import type { Person } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Authors of the one change that some commits of a pull request are, and whether only bots wrote it. */
function authors(commits: readonly (readonly [Person, string?])[], bots: readonly string[] = []) {
  const { commit, tag, branch, tip, history } = startHistory();
  tag('1.0', commit('Start'));
  branch('topic', tip('main'));
  for (const [author, body] of commits) commit('Wip', { author, body: body ?? '', branch: 'topic' });
  tag('1.1', commit('Merge pull request #1 from team/topic', { parents: [tip('main'), tip('topic')], body: 'Add it' }));
  const [change] = assembleOne([history()], { bots: [...bots] }).product.releases[0]?.changes ?? [];
  return [change?.authors, change?.bot];
}

const ann: Person = { name: 'Ann', email: 'ann@example.org' };
const ben: Person = { name: 'Ben', email: 'ben@example.org' };
const bot: Person = { name: 'renovate[bot]', email: 'bot@renovate.example' };

test('authors come in order of their first commit, people before bots', () => {
  expect(authors([[bot], [ben], [ann], [ben]])).toEqual([['Ben', 'Ann', 'renovate[bot]'], false]);
});

test('somebody with two addresses or two names of one address stands once', () => {
  expect(authors([[ann], [{ name: 'Ann', email: 'ann@home.example' }], [{ name: 'A. Lee', email: 'Ann@Example.org' }]])).toEqual([
    ['Ann'],
    false,
  ]);
});

test('a co-author stands behind the author, and one that is the author stands once', () => {
  expect(authors([[ann, 'Co-authored-by: Ben <ben@example.org>\nCo-authored-by: Ann <ann@example.org>']])).toEqual([['Ann', 'Ben'], false]);
});

test('what only bots wrote is a bot change, and a configured name or address is a bot', () => {
  expect(authors([[bot]])).toEqual([['renovate[bot]'], true]);
  expect(authors([[ann]], ['ANN'])).toEqual([['Ann'], true]);
  expect(authors([[ann]], ['ann@example.org'])).toEqual([['Ann'], true]);
  expect(authors([[bot, 'Co-authored-by: Ben <ben@example.org>']])).toEqual([['Ben', 'renovate[bot]'], false]);
});

test('a name of direction marks alone gives way to the address, and nothing at all to `unknown`', () => {
  expect(authors([[{ name: '\u202e\u200b', email: 'x@example.org' }]])).toEqual([['x@example.org'], false]);
  expect(authors([[{ name: '', email: '' }]])).toEqual([['unknown'], false]);
});

test('addresses that are empty do not make one person of two', () => {
  expect(authors([[{ name: 'Ann', email: '' }], [{ name: 'Ben', email: '' }]])).toEqual([['Ann', 'Ben'], false]);
});
