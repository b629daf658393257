import { expect, test } from 'vitest';
import type { Person } from '../../../../src/git/schema/repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

const ann: Person = { name: 'Ann', email: 'ann@work.example' };
const annAtHome: Person = { name: 'Ann', email: 'ann@home.example' };
const annMarried: Person = { name: 'Ann Lee', email: 'ANN@work.example' };
const ben: Person = { name: 'Ben', email: 'ben@example.org' };
const bot: Person = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.forge.example' };

/** Contributors per release, newest first; each release is a list of commits by somebody, with a body if need be. */
function contributors(...releases: readonly (readonly (readonly [Person, string?])[])[]) {
  const { commit, tag, tip, history } = startHistory();
  releases.forEach((commits, patch) => {
    for (const [author, body] of commits) commit('Change it', { author, body: body ?? '' });
    tag(`1.0.${patch}`, tip('main'));
  });
  return assembleOne([history()]).product.releases.map((release) =>
    release.contributors.map(({ name, changes, first, bot: isBot }) => [name, changes, first, isBot]),
  );
}

test('people come before bots, most changes first, then by name; a bot is no newcomer', () => {
  expect(contributors([[bot], [bot], [bot], [ben], [ann], [ben]])).toEqual([
    [
      ['Ben', 2, true, false],
      ['Ann', 1, true, false],
      ['dependabot[bot]', 3, false, true],
    ],
  ]);
});

test('one name with two addresses and one address with two names are one person', () => {
  expect(contributors([[ann], [annAtHome], [annMarried]])).toEqual([[['Ann', 3, true, false]]]);
});

test('a name or an address that an earlier release knows makes nobody new', () => {
  expect(contributors([[ann]], [[annAtHome], [ben]], [[annMarried], [ben]])).toEqual([
    [
      ['Ann Lee', 1, false, false],
      ['Ben', 1, false, false],
    ],
    [
      ['Ann', 1, false, false],
      ['Ben', 1, true, false],
    ],
    [['Ann', 1, true, false]],
  ]);
});

test('a known name with a new address makes nobody new, also where that address has another name', () => {
  const hidden = { name: 'Ann', email: '12+ann@users.noreply.github.com' };
  const handle = { name: 'ann', email: '12+ann@users.noreply.github.com' };
  expect(contributors([[ann]], [[hidden], [handle]])[0]).toEqual([['Ann', 2, false, false]]);
});

test('whoever takes the name that another account had is another person, by the number', () => {
  const first = { name: 'Ann', email: '12+ann@users.noreply.github.com' };
  const second = { name: 'Somebody', email: '13+ann@users.noreply.github.com' };
  const trailer = `Co-authored-by: Somebody <${second.email}>`;
  expect(contributors([[first]], [[second]])[0]).toEqual([['Somebody', 1, true, false]]);
  expect(contributors([[first, trailer]])[0]).toHaveLength(2);
});

test('an account that was renamed is one person by its number, and the one of a name that came without a number is, too', () => {
  const old = { name: 'old-handle', email: '12+old@users.noreply.github.com' };
  const renamed = { name: 'New Name', email: '12+New@users.noreply.github.com' };
  const before = { name: 'Somebody', email: 'old@users.noreply.github.com' };
  const other = { name: 'Other', email: '13+other@users.noreply.github.com' };
  expect(contributors([[old], [renamed], [before]])).toEqual([[['old-handle', 3, true, false]]]);
  expect(contributors([[ann], [old]], [[renamed], [other]])[0]).toEqual([
    ['New Name', 1, false, false],
    ['Other', 1, true, false],
  ]);
  expect(contributors([[ann], [before]], [[old]], [[renamed]])[0]).toEqual([['New Name', 1, false, false]]);
  const trailer = `Co-authored-by: New Name <${renamed.email}>`;
  expect(contributors([[old, trailer]])).toEqual([[['old-handle', 1, true, false]]]);
  const on = (host: string) =>
    contributors(['7-old', '7-new'].map((handle) => [{ name: handle, email: `${handle}@users.noreply.${host}` }]));
  expect(on('gitlab.com')).toEqual([[['7-old', 2, true, false]]]);
  // Elsewhere a name may begin so.
  expect(on('github.com')[0]).toHaveLength(2);
});

test('co-authors contribute, each once per change, however their line is written', () => {
  const trailer =
    'Co-authored-by: Ben <BEN@example.org>\r\nco-authored-by: Ann <ann@home.example>\nCo-Authored-By: Ben <ben@example.org>\n';
  expect(contributors([[ann, trailer]])).toEqual([
    [
      ['Ann', 1, true, false],
      ['Ben', 1, true, false],
    ],
  ]);
});

test('newcomers are told by date, not by version', () => {
  const { commit, tag, branch, tip, history } = startHistory();
  tag('1.0.0', commit('Start', { author: ben }));
  branch('next', tip('main'));
  tag('2.0.0', commit('Add it', { author: ann, branch: 'next' }));
  tag('1.0.1', commit('Fix it', { author: ann }));
  const { product } = assembleOne([history()]);
  expect(product.releases.map((release) => [release.version, release.contributors.map(({ name, first }) => [name, first])])).toEqual([
    ['2.0.0', [['Ann', true]]],
    ['1.0.1', [['Ann', false]]],
    ['1.0.0', [['Ben', true]]],
  ]);
});

test('a tag that is dated years after or before its commit makes nobody new', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0.0', commit('Start', { author: ann }));
  tag('1.1.0', commit('Change it', { author: ann }));
  tag('1.2.0', commit('Change it again', { author: ann }));
  const whole = history();
  const dates = new Map([
    ['1.0.0', '2031-01-01T00:00:00+00:00'],
    ['1.2.0', '2019-01-01T00:00:00+00:00'],
  ]);
  const tags = whole.tags.map((one) => ({ ...one, taggedAt: dates.get(one.name) ?? one.taggedAt }));
  const { releases } = assembleOne([{ ...whole, tags }]).product;
  expect(releases.map(({ version, contributors: own }) => [version, own.map(({ first }) => first)])).toEqual([
    ['1.2.0', [false]],
    ['1.1.0', [false]],
    ['1.0.0', [true]],
  ]);
});
