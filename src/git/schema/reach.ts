import { type CommitGraph, edgeOf, parentAt } from './commit-graph.ts';

/** Tells whether a commit can be reached from the tips. */
export type Reach = (index: number) => boolean;

/**
 * Everything reachable from some tips, found out only as far down as it is asked for: a question about a recent commit never walks the
 * whole history. `paint` can be used again by the next reach, when nobody asks this one any more; each needs a `stamp` of its own.
 */
export function reachFrom(graph: CommitGraph, tips: readonly number[], paint: Int32Array, stamp: number): Reach {
  let next = graph.commits.length;
  for (const tip of tips) {
    paint[tip] = stamp;
    if (tip < next) next = tip;
  }
  return (index) => {
    // A commit's children all have smaller numbers, so whatever can lead to it stands before it.
    for (; next < index; next += 1) {
      if (paint[next] !== stamp) continue;
      for (let edge = edgeOf(graph, next); edge < edgeOf(graph, next + 1); edge += 1) paint[parentAt(graph, edge)] = stamp;
    }
    return paint[index] === stamp;
  };
}
