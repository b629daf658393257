import { edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/** A commit of one release that another does not contain. */
export interface LeftBehindCommit {
  readonly index: number;
  /** The commit by which the other holds the same change all the same; null when it does not. */
  readonly heldBy: {
    readonly index: number /** What the two have in common, where that is all that tells. */;
    readonly likely: string | null;
  } | null;
}

/** The commits, merges aside, of one release that another leaves behind in a repository, by their commits' numbers. */
export type ListLeftBehind = (repository: number, commits: { readonly from: number; readonly to: number }) => readonly LeftBehindCommit[];

const none: readonly LeftBehindCommit[] = [];

/** Prepares listing what releases leave behind. A release that contains the other costs nothing. */
export function prepareLeftBehind(repositories: readonly PlannedRepository[]): ListLeftBehind {
  const paints = repositories.map(() => ({ paint: new Int32Array(0), stamp: 0 }));
  return (at, { from, to }) => {
    const repository = repositories[at];
    const scratch = paints[at];
    if (!repository || !scratch || from < 0 || to < 0) return none;
    if (scratch.paint.length === 0) scratch.paint = new Int32Array(repository.graph.commits.length);
    scratch.stamp += 1;
    return listLeftBehind(repository, { from, to, ...scratch });
  };
}

/**
 * The commits, merges aside, that one commit leads to and another does not. A copy of one is what names it as its origin, what it names, what names
 * the same origin or has the same id of Gerrit's among those that are new; one of the same subject is likely a copy.
 */
function listLeftBehind(
  { graph, factsOf, history }: PlannedRepository,
  { from, to, paint, stamp }: { readonly from: number; readonly to: number; readonly paint: Int32Array; readonly stamp: number },
): readonly LeftBehindCommit[] {
  const isHeld = reachFrom(graph, [to], paint, stamp);
  if (isHeld(from)) return none;
  const touches = (index: number): boolean => history.touching?.has(graph.commits[index]?.sha ?? '') ?? true;
  const lost = walk(from, isHeld).filter((index) => !isMerge(graph, index) && touches(index));
  if (lost.length === 0) return none;
  const isOld = reachFrom(graph, [from], new Int32Array(graph.commits.length), 1);
  const bySubject = new Map<string, number>();
  const byOrigin = new Map<string, number>();
  for (const index of walk(to, isOld)) {
    const { commit, marks, reverts } = factsOf(index);
    if (reverts || isMerge(graph, index)) continue;
    bySubject.set(commit.subject, index);
    for (const mark of marks) {
      if (mark.kind === 'origin-commit') byOrigin.set(mark.sha, index);
      else if (mark.kind === 'change-id') byOrigin.set(mark.id, index);
    }
  }
  return lost.map((index) => ({ index, heldBy: findCopy(index) }));

  function findCopy(index: number): LeftBehindCommit['heldBy'] {
    const { commit, marks, merged, reverts } = factsOf(index);
    const certain = byOrigin.get(commit.sha) ?? marks.map(findByMark).find((found) => found !== undefined);
    if (certain !== undefined) return { index: certain, likely: null };
    const named = reverts ? undefined : bySubject.get(commit.subject);
    if (named === undefined) return null;
    const sameNumber = merged !== null && factsOf(named).merged?.number === merged.number;
    return { index: named, likely: sameNumber ? null : 'same subject' };
  }

  function findByMark(mark: ReturnType<typeof factsOf>['marks'][number]): number | undefined {
    if (mark.kind === 'change-id') return byOrigin.get(mark.id);
    if (mark.kind !== 'origin-commit') return undefined;
    const origin = graph.indexOf.get(mark.sha);
    return origin !== undefined && isHeld(origin) ? origin : byOrigin.get(mark.sha);
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
