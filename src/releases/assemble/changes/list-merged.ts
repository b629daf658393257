import { type CommitGraph, edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';

/** What a merge brought: the commits, merges aside, that it leads to and its first parent does not; newest first. None for what is no merge. */
export type ListMerged = (merge: number) => readonly number[];

/** Prepares listing what merges brought; each is walked once. */
export function prepareMerged(graph: CommitGraph): ListMerged {
  const known = new Map<number, readonly number[]>();
  let paint: Int32Array | undefined;
  return (merge) => {
    const found = known.get(merge);
    if (found) return found;
    paint ??= new Int32Array(graph.commits.length);
    const brought = walk(graph, merge, paint, known.size + 1);
    known.set(merge, brought);
    return brought;
  };
}

function walk(graph: CommitGraph, merge: number, paint: Int32Array, stamp: number): readonly number[] {
  const first = edgeOf(graph, merge);
  const end = edgeOf(graph, merge + 1);
  // Where a shallow clone cut a parent off, what was there before is not known.
  if (!isMerge(graph, merge) || end - first !== graph.named[merge]) return [];
  const wasThere = reachFrom(graph, [parentAt(graph, first)], paint, stamp);
  const met = new Set<number>();
  const stack: number[] = [];
  for (let edge = first + 1; edge < end; edge += 1) stack.push(parentAt(graph, edge));
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (met.has(index) || wasThere(index)) continue;
    met.add(index);
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) stack.push(parentAt(graph, edge));
  }
  return [...met].filter((index) => !isMerge(graph, index)).sort((left, right) => left - right);
}
