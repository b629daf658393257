import { orderChildrenFirst } from '../domain/commit-order.ts';
import type { Commit, RepositoryHistory } from '../domain/repository.ts';

/** A history with commits as numbers: children always have smaller numbers than their parents. */
export interface CommitGraph {
  readonly commits: readonly Commit[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`; absent parents are left out. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** How many parents are named and not there, besides those that a shallow clone cut off. */
  readonly missing: number;
}

/** Numbers the commits of a history, in linear time. Commits that come out of order (a parent before its child) are put in order. */
export function indexCommits(history: RepositoryHistory): CommitGraph {
  const graph = number(history.commits, new Set(history.shallow));
  return isOrdered(graph) ? graph : number(orderChildrenFirst(history.commits), new Set(history.shallow));
}

function number(commits: readonly Commit[], shallow: ReadonlySet<string>): CommitGraph {
  const indexOf = new Map<string, number>();
  let edges = 0;
  for (let index = 0; index < commits.length; index += 1) {
    const commit = commits[index];
    if (!commit) continue;
    indexOf.set(commit.sha, index);
    edges += commit.parents.length;
  }
  const firstParent = new Int32Array(commits.length + 1);
  const parents = new Int32Array(edges);
  let edge = 0;
  let missing = 0;
  for (let index = 0; index < commits.length; index += 1) {
    firstParent[index] = edge;
    const commit = commits[index];
    if (!commit) continue;
    for (const sha of commit.parents) {
      const parent = indexOf.get(sha);
      if (parent === undefined) missing += shallow.has(commit.sha) ? 0 : 1;
      else {
        parents[edge] = parent;
        edge += 1;
      }
    }
  }
  firstParent[commits.length] = edge;
  return { commits, indexOf, firstParent, parents: parents.subarray(0, edge), missing };
}

function isOrdered(graph: CommitGraph): boolean {
  for (let index = 0; index < graph.commits.length; index += 1) {
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) {
      if (parentAt(graph, edge) <= index) return false;
    }
  }
  return true;
}

/** Where the parents of a commit begin. */
export function edgeOf(graph: CommitGraph, index: number): number {
  return graph.firstParent[index] ?? 0;
}

/** The parent at a place of `parents`. */
export function parentAt(graph: CommitGraph, edge: number): number {
  return graph.parents[edge] ?? 0;
}

/** Whether a commit has more than one parent that is there, or says that it has. */
export function isMerge(graph: CommitGraph, index: number): boolean {
  return (graph.commits[index]?.parents.length ?? 0) > 1;
}
