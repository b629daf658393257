import { expect, test } from 'vitest';
import type { RepositoryConfig } from '../../../../src/book/schema/config.ts';
import { indexCommits } from '../../../../src/git/schema/commit-graph.ts';
import type { Branch, RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { readFacts } from '../../../../src/releases/assemble/facts/commit-facts.ts';
import { listLineBranches } from '../../../../src/releases/assemble/lines/line-branches.ts';
import { isOneOfSeveral, listLineNames } from '../../../../src/releases/assemble/lines/line-names.ts';
import { parseVersion } from '../../../../src/releases/schema/version.ts';
import { startHistory } from '../../history.ts';

const commit = 'c'.repeat(40);

interface Place {
  readonly branches: readonly (string | Branch)[];
  readonly head?: RepositoryHistory['head'];
  readonly config?: Partial<RepositoryConfig>;
  readonly unknown?: readonly string[];
}

function makeRepository({ branches, head = { branch: 'main', commit }, config = {}, unknown = [] }: Place) {
  const history = startHistory().history({
    head,
    branches: branches.map((branch) => (typeof branch === 'string' ? { name: branch, commit: `${branch}!` } : branch)),
  });
  const graph = indexCommits(history);
  return {
    history,
    graph,
    factsOf: readFacts(graph),
    config: { path: 'app', ...config },
    tags: { versions: new Map(), unknown: unknown.map((name) => ({ name, reason: '' })), problems: [] },
  };
}

function branchesOf(place: Place, { line = '2.1', newest = false, names = [''] as readonly string[] } = {}): readonly string[] {
  return listLineBranches({ line, newest, names, repository: makeRepository(place) }).map(({ name, commit: at }) => `${name} at ${at}`);
}

test('a line has the branch that is named for it, one of our own before one that a remote has, the first by its name', () => {
  expect(branchesOf({ branches: ['main', 'release-2.0', 'release-2.1', 'v2.1'] })).toEqual(['release-2.1 at release-2.1!']);
  expect(branchesOf({ branches: ['v2.1', 'release-2.1'] })).toEqual(['release-2.1 at release-2.1!']);
  expect(branchesOf({ branches: [{ name: 'release-2.1', commit: 'far', remote: 'origin' }, 'v2.1'] })).toEqual(['v2.1 at v2.1!']);
  expect(branchesOf({ branches: ['v2.1', { name: 'release-2.1', commit: 'far', remote: 'origin' }] })).toEqual(['v2.1 at v2.1!']);
  expect(branchesOf({ branches: [{ name: 'release-2.1', commit: 'far', remote: 'origin' }] })).toEqual(['release-2.1 at far']);
  expect(branchesOf({ branches: ['main', 'release-2.0'] })).toEqual([]);
  expect(branchesOf({ branches: ['web-2.1', 'release-2.0'] }, { names: ['web'] })).toEqual(['web-2.1 at web-2.1!']);
});

test('the configuration says how the branch of a line is called', () => {
  const config = { lineBranch: 'lines/{line}/{line}' };
  expect(branchesOf({ branches: ['release-2.1', 'lines/2.1/2.1'], config })).toEqual(['lines/2.1/2.1 at lines/2.1/2.1!']);
  expect(branchesOf({ branches: ['release-2.1'], config })).toEqual([]);
});

test('work goes on for the newest line where the head is, or where the configuration says', () => {
  const newest = { newest: true };
  expect(branchesOf({ branches: ['main', 'release-2.1'] }, newest)).toEqual(['release-2.1 at release-2.1!', 'main at main!']);
  expect(branchesOf({ branches: ['main'] }, newest)).toEqual(['main at main!']);
  expect(branchesOf({ branches: ['main', 'next'], config: { branch: 'next' } }, newest)).toEqual(['next at next!']);
  expect(branchesOf({ branches: ['main'], config: { branch: 'gone' } }, newest)).toEqual([]);
  expect(branchesOf({ branches: ['release-2.1'], head: { branch: 'release-2.1', commit } }, newest)).toEqual([
    'release-2.1 at release-2.1!',
  ]);
});

test('a head that no branch stands for is where work goes on', () => {
  const newest = { newest: true };
  expect(branchesOf({ branches: [], head: { branch: null, commit } }, newest)).toEqual([`HEAD at ${commit}`]);
  expect(branchesOf({ branches: [], head: { branch: 'work', commit } }, newest)).toEqual([`work at ${commit}`]);
  expect(branchesOf({ branches: [], head: { branch: null, commit: null } }, newest)).toEqual([]);
  expect(branchesOf({ branches: [], head: { branch: null, commit }, config: { branch: 'main' } }, newest)).toEqual([]);
  expect(branchesOf({ branches: ['main'], head: { branch: null, commit } }, { newest: true, line: '2.1' })).toEqual([`HEAD at ${commit}`]);
});

test('the branch of an older line that is checked out is not where work goes on', () => {
  const at = (branch: string) => ({ branches: ['dev', 'main', 'master', branch], head: { branch, commit } });
  expect(branchesOf(at('release-2.0'), { newest: true })).toEqual(['main at main!']);
  expect(branchesOf(at('release-1'), { newest: true })).toEqual(['main at main!']);
  expect(branchesOf(at('release-2.2'), { newest: true })).toEqual(['release-2.2 at release-2.2!']);
  expect(branchesOf(at('release-3'), { newest: true })).toEqual(['release-3 at release-3!']);
  expect(branchesOf(at('release-2'), { newest: true })).toEqual(['release-2 at release-2!']);
  expect(branchesOf(at('release-2.0'), { newest: true, line: 'all' })).toEqual(['release-2.0 at release-2.0!']);
  expect(branchesOf({ branches: ['dev', 'release-2.0'], head: { branch: 'release-2.0', commit } }, { newest: true })).toEqual([
    'dev at dev!',
  ]);
});

function namesOf(place: Place): readonly string[] {
  const versions = ['1.0', '2.0', '3.0'].flatMap((text) => parseVersion(text) ?? []);
  return listLineNames(makeRepository(place), versions);
}

test('branches of lines bear no name, or that of what the tags name, or the one that most bear', () => {
  expect(namesOf({ branches: [] })).toEqual(['']);
  expect(namesOf({ branches: [], config: { tags: 'v*' } })).toEqual(['']);
  expect(namesOf({ branches: [], config: { tags: ['web-v*', 'v*'] } })).toEqual(['', 'web']);
  expect(namesOf({ branches: [], config: { tags: 'team/web/v*' } })).toEqual(['', 'team/web', 'web']);
  expect(namesOf({ branches: ['gnome-1', 'gnome-2'] })).toEqual(['', 'gnome']);
  expect(namesOf({ branches: ['web-1', 'web-2'], config: { tags: 'web-v*' } })).toEqual(['', 'web']);
});

test('of one component among others that are tagged here, only what bears its name is its', () => {
  const several = { branches: ['gnome-1', 'gnome-2'], config: { tags: 'team/web/v*' }, unknown: ['api/v1.0'] };
  expect(namesOf(several)).toEqual(['team/web', 'web']);
  const isSeveral = (place: Omit<Place, 'branches'>) => isOneOfSeveral(makeRepository({ branches: [], ...place }));
  expect(isSeveral(several)).toBe(true);
  expect(isSeveral({ ...several, unknown: ['stable', 'latest'] })).toBe(false);
  expect(isSeveral({ ...several, unknown: [] })).toBe(false);
  expect(isSeveral({ config: { tags: ['web/v*', 'v*'] }, unknown: ['api/v1.0'] })).toBe(false);
  expect(isSeveral({ config: { tags: ['web/v*', 'old-web/v*'] }, unknown: ['api/v1.0'] })).toBe(true);
  expect(isSeveral({ unknown: ['api/v1.0'] })).toBe(false);
});
