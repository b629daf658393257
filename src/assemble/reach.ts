import { type CommitGraph, edgeOf, parentAt } from './commit-graph.ts';

/** Tells whether a commit can be reached from the tips. */
export type Reach = (index: number) => boolean;

/**
 * Everything reachable from some tips, found out only as far down as it is asked for: a question about a recent commit never walks the
 * whole history. `paint` is shared between reaches; each needs a `stamp` of its own.
 */
export function reachFrom(graph: CommitGraph, tips: readonly number[], paint: Int32Array, stamp: number): Reach {
  const heap: number[] = [];
  const add = (index: number): void => {
    if (paint[index] === stamp) return;
    paint[index] = stamp;
    push(heap, index);
  };
  for (const tip of tips) add(tip);
  return (index) => {
    // A commit's children all have smaller numbers, so below `index` nothing is left that could lead to it.
    while ((heap[0] ?? Number.POSITIVE_INFINITY) < index) {
      const next = pop(heap);
      for (let edge = edgeOf(graph, next); edge < edgeOf(graph, next + 1); edge += 1) add(parentAt(graph, edge));
    }
    return paint[index] === stamp;
  };
}

function push(heap: number[], value: number): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = heap[above] ?? 0;
    if (other <= value) break;
    heap[at] = other;
    at = above;
  }
  heap[at] = value;
}

function pop(heap: number[]): number {
  const top = heap[0] ?? 0;
  const value = heap.pop() ?? 0;
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below += 1;
    const other = heap[below] ?? 0;
    if (other >= value) break;
    heap[at] = other;
    at = below;
  }
  heap[at] = value;
  return top;
}
