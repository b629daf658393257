import { type CommitGraph, edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import { type Reach, reachFrom } from '../../../git/schema/reach.ts';

/** Something that changes are brought to: a line of releases, or the branch of an environment. Tips are numbers of commits. */
export interface Target {
  readonly id: string;
  readonly tips: readonly number[];
}

/** Which commits a target holds. */
export interface TargetReach extends Target {
  readonly holds: (index: number) => boolean;
}

/** Everything reachable from some tips, as one byte for each commit. */
export function markReachable(graph: CommitGraph, tips: readonly number[]): Uint8Array {
  const marked = new Uint8Array(graph.commits.length);
  for (const tip of tips) if (tip >= 0) marked[tip] = 1;
  for (let index = 0; index < marked.length; index += 1) {
    if (marked[index] === 0) continue;
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) marked[parentAt(graph, edge)] = 1;
  }
  return marked;
}

/** What leads down to a commit of the trunk, or is one. */
function markRelated(graph: CommitGraph, trunk: Uint8Array): Uint8Array {
  const related = trunk.slice();
  for (let index = related.length - 1; index >= 0; index -= 1) {
    for (let edge = edgeOf(graph, index); related[index] === 0 && edge < edgeOf(graph, index + 1); edge += 1)
      related[index] = related[parentAt(graph, edge)] ?? 0;
  }
  return related;
}

/** Where the copies of a repository are: the trunk, and what each target has that the trunk does not. */
export interface Sides {
  readonly graph: CommitGraph;
  readonly trunk: Uint8Array;
  readonly targets: readonly TargetReach[];
  /** Commits of targets that the trunk does not hold, merges aside, oldest last; each once. */
  readonly side: readonly number[];
  /** Whether a commit hangs on the trunk at all; what was imported from elsewhere does not. */
  readonly isRelated: (index: number) => boolean;
  /** Whether the smallest target that holds a copy holds a commit, too, older than it: nearly always it is below the copy, and so no origin of it. */
  readonly isHeldBeside: (index: number, copy: number) => boolean;
  /** Whether a commit is reachable from a copy. */
  readonly isBelow: (index: number, copy: number) => boolean;
}

/** Whether something may be reachable from tips, as far as can be told without a walk: from a tip on the trunk, nothing beside the trunk is. */
function mayReach(tips: readonly number[], trunk: Uint8Array): (index: number) => boolean {
  const isOnTrunk = tips.every((tip) => tip < 0 || trunk[tip] === 1);
  return (index) => !isOnTrunk || trunk[index] === 1;
}

/** Tells trunk and sides apart. What a target holds is found out when it is first asked for: most are never asked, and each takes one pass over the history. */
export function findSides(graph: CommitGraph, trunkTips: readonly number[], targets: readonly Target[]): Sides {
  const trunk = markReachable(graph, trunkTips);
  const reaches = targets.map((target) => {
    let marked: Uint8Array | undefined;
    const mark = (): Uint8Array => (marked ??= markReachable(graph, target.tips));
    const mayHold = mayReach(target.tips, trunk);
    return { ...target, mark, mayHold, holds: (index: number) => mayHold(index) && mark()[index] === 1 };
  });
  const anywhere = markReachable(
    graph,
    targets.flatMap(({ tips }) => tips),
  );
  const side: number[] = [];
  for (let index = 0; index < graph.commits.length; index += 1)
    if (anywhere[index] === 1 && trunk[index] !== 1 && !isMerge(graph, index)) side.push(index);
  const bySize = new Map<boolean, readonly Uint8Array[]>();
  /** What targets hold that may hold a copy, the smallest first. */
  const sortBySize = (copy: number): readonly Uint8Array[] => {
    const isOnTrunk = trunk[copy] === 1;
    const known = bySize.get(isOnTrunk);
    if (known !== undefined) return known;
    const all = reaches
      .filter(({ mayHold }) => mayHold(copy))
      .map(({ mark }) => ({ marked: mark(), size: mark().reduce((sum, each) => sum + each, 0) }));
    const sorted = all.sort((left, right) => left.size - right.size).map(({ marked }) => marked);
    bySize.set(isOnTrunk, sorted);
    return sorted;
  };
  const isHeldBeside = (index: number, copy: number): boolean => {
    if (index <= copy) return false;
    return (sortBySize(copy).find((marked) => marked[copy] === 1)?.[index] ?? trunk[index]) === 1;
  };
  let below: { readonly copy: number; readonly reach: Reach; readonly stamp: number } | undefined;
  let paint: Int32Array | undefined;
  const isBelow = (index: number, copy: number): boolean => {
    if (!isHeldBeside(index, copy)) return false;
    if (below?.copy !== copy) {
      paint ??= new Int32Array(graph.commits.length);
      const stamp = (below?.stamp ?? 0) + 1;
      below = { copy, reach: reachFrom(graph, [copy], paint, stamp), stamp };
    }
    return below.reach(index);
  };
  let related: Uint8Array | undefined;
  const isRelated = (index: number): boolean => {
    related ??= markRelated(graph, trunk);
    return related[index] === 1;
  };
  return { graph, trunk, targets: reaches, side, isRelated, isHeldBeside, isBelow };
}
