import { edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/** How many commits of one release another leaves behind in a repository, by their commits' numbers. */
export type CountLeftBehind = (repository: number, commits: { readonly from: number; readonly to: number }) => number;

/** Prepares counting what releases leave behind. */
export function prepareLeftBehind(repositories: readonly PlannedRepository[]): CountLeftBehind {
  const paints = repositories.map(() => ({ paint: new Int32Array(0), stamp: 0 }));
  return (at, { from, to }) => {
    const repository = repositories[at];
    const scratch = paints[at];
    if (!repository || !scratch || from < 0 || to < 0) return 0;
    if (scratch.paint.length === 0) scratch.paint = new Int32Array(repository.graph.commits.length);
    scratch.stamp += 1;
    return countLeftBehind(repository, { from, to, ...scratch });
  };
}

/**
 * How many commits, merges aside, one commit leads to and another does not, nor to a copy: one that names it as its origin, one that it names, or
 * one of the same subject among those that are new.
 */
function countLeftBehind(
  { graph, factsOf }: PlannedRepository,
  { from, to, paint, stamp }: { readonly from: number; readonly to: number; readonly paint: Int32Array; readonly stamp: number },
): number {
  const isHeld = reachFrom(graph, [to], paint, stamp);
  if (isHeld(from)) return 0;
  const lost = walk(from, isHeld);
  const isOld = reachFrom(graph, [from], new Int32Array(graph.commits.length), 1);
  const held = new Set<string>();
  for (const index of walk(to, isOld)) {
    const { commit, marks } = factsOf(index);
    held.add(commit.subject);
    for (const mark of marks) if (mark.kind === 'origin-commit') held.add(mark.sha);
  }
  return lost.filter((index) => {
    const { commit, marks } = factsOf(index);
    if (isMerge(graph, index) || held.has(commit.subject) || held.has(commit.sha)) return false;
    return !marks.some((mark) => mark.kind === 'origin-commit' && isHeldById(mark.sha));
  }).length;

  function isHeldById(sha: string): boolean {
    const origin = graph.indexOf.get(sha);
    return held.has(sha) || (origin !== undefined && isHeld(origin));
  }

  function walk(start: number, known: (index: number) => boolean): readonly number[] {
    const met = new Set<number>();
    const stack = [start];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (met.has(index) || known(index)) continue;
      met.add(index);
      for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) stack.push(parentAt(graph, edge));
    }
    return [...met];
  }
}
