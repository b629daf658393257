import type { CommitGraph } from '../../../git/schema/commit-graph.ts';

/** Which commits are connected at all, as a forest of numbers (union-find). */
export function findFamilies(graph: CommitGraph): Int32Array {
  const family = new Int32Array(graph.commits.length).map((_, index) => index);
  for (let index = 0; index < graph.commits.length; index += 1) {
    for (let edge = graph.firstParent[index] ?? 0; edge < (graph.firstParent[index + 1] ?? 0); edge += 1) {
      const one = rootOf(family, index);
      const other = rootOf(family, graph.parents[edge] ?? index);
      if (one !== other) family[one] = other;
    }
  }
  return family;
}

/** The commit that stands for all that a commit is connected to. */
export function rootOf(family: Int32Array, index: number): number {
  let at = index;
  for (let next = family[at] ?? at; next !== at; next = family[at] ?? at) {
    const above = family[next] ?? next;
    family[at] = above;
    at = above;
  }
  return at;
}
