import { expect, test } from 'vitest';
import { indexCommits } from '../../../../src/git/schema/commit-graph.ts';
import type { RepositoryHistory } from '../../../../src/git/schema/repository.ts';
import { readFacts } from '../../../../src/releases/assemble/facts/commit-facts.ts';
import { choosePredecessors } from '../../../../src/releases/assemble/plan/choose-predecessors.ts';
import { listEarly } from '../../../../src/releases/assemble/plan/early-releases.ts';
import { findHome } from '../../../../src/releases/assemble/plan/find-home.ts';
import { planProduct } from '../../../../src/releases/assemble/plan/plan-product.ts';
import { isBeforeIn } from '../../../../src/releases/assemble/ranges/is-before.ts';
import { planChains } from '../../../../src/releases/assemble/ranges/plan-chains.ts';
import type { Chain } from '../../../../src/releases/assemble/ranges/ship-commits.ts';
import { findPrevious } from '../../../../src/releases/assemble/release/find-previous.ts';
import { without } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';
import { drawGraph, drawLines } from '../../small-graph.ts';

test('versions that stayed candidates before the first line with a final one are releases where there are three', () => {
  const early = (lines: Readonly<Record<string, readonly string[]>>): readonly string[] => {
    const small = drawLines([drawGraph('a')], lines);
    return [...listEarly(small.lines, small.isWithdrawn)].map(({ version }) => version.text);
  };
  expect(early({ '0.1': ['0.1.0? a', '0.1.1? a'], '0.2': ['0.2.0? a'], '1.0': ['1.0.0 a', '1.0.1? a'] })).toEqual([
    '0.1.0',
    '0.1.1',
    '0.2.0',
  ]);
  expect(early({ '0.1': ['0.1.0? a', '0.1.1? a'], '1.0': ['1.0.0? a', '1.0.1 a'] })).toEqual([]);
  expect(early({ '0.1': ['0.1.0? a', '0.1.1!? a', '0.1.2! a'], '0.2': ['0.2.0? a', '0.2.1? a'] })).toEqual(['0.1.0', '0.2.0', '0.2.1']);
});

test('the release before another in a repository is the newest of its predecessors that has it', () => {
  const graphs = [drawGraph('a b<a c<b d<c'), drawGraph('x y<x')];
  const small = drawLines(graphs, { '1.0': ['1.0.0 a x', '1.0.1 b', '1.0.2 c', '1.0.3 d y'] });
  const predecessors = choosePredecessors({ ...small, graphs, isRewritten: () => false });
  const previous = findPrevious({ ...small, predecessors, repositories: graphs });
  const told = small.releases.map((release) => [0, 1, 2].map((repository) => previous(release, repository)?.version.text ?? null));
  expect(told).toEqual([
    [null, null, null],
    ['1.0.0', '1.0.0', null],
    ['1.0.1', '1.0.0', null],
    ['1.0.2', '1.0.0', null],
  ]);
});

/** Lines by their stops' serials. */
function chain(parent: number, contains: boolean, ...serials: readonly number[]): Chain {
  return { parent, contains, stops: serials.map((serial) => ({ serial, tip: serial, final: true })) };
}

test('a stop is before another on its line, and up to what the line contains', () => {
  const chains = [chain(0, false, 1, 2, 3), chain(2, true, 4, 5), chain(1, false, 6, 7), chain(4, true, 8), chain(6, true, 9)];
  const isBefore = isBeforeIn(chains);
  const before = (serial: number): readonly number[] => {
    const own = chains.find(({ stops }) => stops.some((stop) => stop.serial === serial));
    const stop = own?.stops.find((each) => each.serial === serial);
    if (!own || !stop) throw new Error(`Unexpected serial ${serial}`);
    const shipment = { stop, chain: own } as Parameters<typeof isBefore>[1];
    return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((other) => isBefore(other, shipment));
  };
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(before)).toEqual([[], [1], [1, 2], [1, 2], [1, 2, 4], [], [6], [1, 2, 4], [6]]);
});

function homeOf(web: RepositoryHistory['web'], ...merges: readonly string[]): string | null {
  const { commit, branch, tip, history } = startHistory();
  branch('topic', commit('Start'));
  for (const subject of merges) commit(subject, { parents: [tip('main'), commit('Wip', { branch: 'topic' })] });
  commit('Merge pull request #9 from alone/topic');
  const read = history({ web });
  const graph = indexCommits(read);
  return findHome({ history: read, graph, factsOf: readFacts(graph) });
}

test('a repository is at home where its page is, else where most of its pull requests came from', () => {
  const [ada, bob, team] = ['Ada', 'bob', 'team'].map((owner) => `Merge pull request #1 from ${owner}/topic`);
  expect(homeOf({ url: 'https://forge.example/Team/app', forge: 'github' }, bob ?? '')).toBe('team');
  expect(homeOf({ url: 'https://forge.example', forge: 'github' })).toBe('');
  expect(homeOf(null)).toBe(null);
  expect(homeOf(null, team ?? '', bob ?? '', ada ?? '', bob ?? '')).toBe('bob');
  expect(homeOf(null, bob ?? '', ada ?? '')).toBe('ada');
  expect(homeOf(null, ada ?? '', bob ?? '')).toBe('ada');
  expect(homeOf(null, bob ?? '', bob ?? '', team ?? '', ada ?? '')).toBe('bob');
  expect(homeOf(null, 'Merge branch "x"', 'Merge branch "y"', ada ?? '')).toBe('ada');
  expect(homeOf(null, ada ?? '', 'Merge branch "x"', bob ?? '', ada?.replace('Ada', 'ADA') ?? '')).toBe('ada');
});

/** Lines of a product as its one repository sees them: tips as their commits' subjects. */
function chainsOf(write: (project: ReturnType<typeof startHistory>) => void, notes: Parameters<typeof planProduct>[0]['notes'] = []) {
  const project = startHistory();
  write(project);
  const plan = planProduct({
    config: { id: 'app', name: 'App', repositories: [{ path: 'app', id: 'app' }] },
    histories: [project.history()],
    signatures: new Map(),
    notes,
    lock: [],
    ...without,
  });
  const releases = plan.lines.flatMap((line) => line.releases);
  const branches: Parameters<typeof planChains>[0]['branches'] = new Map();
  const [repository] = plan.repositories;
  if (!repository) throw new Error('Unexpected plan without a repository');
  const numbering = { releases, serialOf: new Map(releases.map((release, at) => [release, at + 1])) };
  const chains = planChains({ plan, numbering, repository, position: 0, branches });
  return {
    chains: chains.map(({ parent, contains, stops }) => [
      contains ? parent : -parent,
      ...stops.map(({ serial, tip, final }) => `${serial} ${repository.graph.commits[tip]?.subject ?? 'nowhere'}${final ? '' : '?'}`),
    ]),
    branches: [...branches].map(([serial, { line, branch }]) => `${serial} ${line.id} ${branch}`),
  };
}

test('a line is a chain of its releases behind what it branched off, with what stands on its branches at its end', () => {
  const told = chainsOf(({ commit, branch, tip, tag }) => {
    tag('1.0.0', commit('A'));
    branch('release-1.0', tip('main'));
    tag('1.0.1-rc.1', commit('B', { branch: 'release-1.0' }));
    tag('1.0.2', commit('C', { branch: 'release-1.0' }));
    tag('1.0.3-rc.1', commit('D', { branch: 'release-1.0' }));
    commit('E', { branch: 'release-1.0' });
    tag('1.1.0', commit('F'));
    commit('G');
  });
  // 1.0.0 is 1, 1.0.1 stayed a candidate and is behind a final release, so it counts for nothing.
  expect(told).toEqual({
    chains: [
      [-0, '1 A', '3 C', '4 D?', '6 E?'],
      [1, '5 F', '7 G?'],
    ],
    branches: ['6 1.0 release-1.0', '7 1.1 main'],
  });
});

test('what was withdrawn is a chain of its own beside the line', () => {
  const blank = { highlights: null, knownIssues: [], errata: [], changes: new Map() };
  const yanked = { date: null, reason: 'It loses data.' };
  const notes = ['1.0.1', '1.1.0'].map((version) => ({ ...blank, source: '', product: 'app', version, yanked }));
  const told = chainsOf(({ commit, tag }) => {
    for (const version of ['1.0.0', '1.0.1', '1.0.2', '1.1.0', '1.1.1']) tag(version, commit(`Work for ${version}`));
  }, notes);
  expect(told).toEqual({
    chains: [
      [-0, '1 Work for 1.0.0', '3 Work for 1.0.2'],
      [1, '2 Work for 1.0.1'],
      [3, '5 Work for 1.1.1', '6 Work for 1.1.1?'],
      [3, '4 Work for 1.1.0'],
    ],
    branches: ['6 1.1 main'],
  });
});

test('versions that lived on candidates are compared with as final ones are', () => {
  const told = chainsOf(({ commit, tag }) => {
    for (const version of ['0.1.0-beta.1', '0.1.1-beta.1', '0.2.0-beta.1', '1.0.0']) tag(version, commit(`Work for ${version}`));
  });
  expect(told.chains).toEqual([
    [-0, '1 Work for 0.1.0-beta.1', '2 Work for 0.1.1-beta.1'],
    [2, '3 Work for 0.2.0-beta.1'],
    [3, '4 Work for 1.0.0', '5 Work for 1.0.0?'],
  ]);
});

test('a product without a release is one chain of what waits for the first', () => {
  expect(chainsOf(({ commit }) => commit('A'))).toEqual({ chains: [[-0, '1 A?']], branches: ['1 next main'] });
});
