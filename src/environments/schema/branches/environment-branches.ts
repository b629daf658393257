import { type CommitGraph, edgeOf, indexCommits, parentAt } from '../../../git/schema/commit-graph.ts';
import { type Reach, reachFrom } from '../../../git/schema/reach.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { ProcessEnvironment } from '../process.ts';

/** A branch that stands for an environment. */
export interface EnvironmentBranch {
  readonly environment: string;
  readonly branch: string;
  /** What may run there. */
  readonly accepts: ProcessEnvironment['accepts'];
  /** Place of its head in the graph. */
  readonly head: number;
  /** First parents from its head, newest first, that are on no branch of an environment before it: what was made on it, by a merge or a commit. */
  readonly own: readonly number[];
  readonly contains: Reach;
}

/** The branches of a repository that stand for environments, and the graph that they are in. */
export interface RepositoryBranches {
  readonly history: RepositoryHistory;
  readonly graph: CommitGraph;
  /** In the order of the environments. */
  readonly branches: readonly EnvironmentBranch[];
  /** Names of branches that are not there, with their environments. */
  readonly absent: readonly { readonly environment: string; readonly branch: string }[];
}

/**
 * Finds the branches of a repository that stand for environments: those that the configuration names for the repository, else those of the process, where all of them are there. Null where
 * there are none. Where branches are fast-forwarded into each other, a commit is the own of the first environment that has it among its first parents.
 */
export function findEnvironmentBranches(
  history: RepositoryHistory,
  {
    environments,
    configured,
  }: { readonly environments: readonly ProcessEnvironment[]; readonly configured: Readonly<Record<string, string>> | undefined },
): RepositoryBranches | null {
  const heads = new Map(history.branches.toReversed().map(({ name, commit }) => [name, commit]));
  const named = environments.flatMap(({ id, branch, accepts }) => {
    const name = configured === undefined ? branch : (configured[id] ?? null);
    return name === null ? [] : [{ environment: id, branch: name, accepts }];
  });
  // A process is written for many repositories: by its names alone, `main` may well be something else.
  const wanted = configured === undefined && named.some(({ branch }) => !heads.has(branch)) ? [] : named;
  if (wanted.length === 0) return null;
  const graph = indexCommits(history);
  const taken = new Set<number>();
  const branches: EnvironmentBranch[] = [];
  const absent: { environment: string; branch: string }[] = [];
  for (const { environment, branch, accepts } of wanted) {
    const head = graph.indexOf.get(heads.get(branch) ?? '');
    if (head === undefined) {
      absent.push({ environment, branch });
      continue;
    }
    const own: number[] = [];
    for (let at: number | undefined = head; at !== undefined; at = firstParentOf(graph, at)) {
      if (taken.has(at)) break;
      taken.add(at);
      own.push(at);
    }
    branches.push({ environment, branch, accepts, head, own, contains: reachFrom(graph, [head], new Int32Array(graph.commits.length), 1) });
  }
  return { history, graph, branches, absent };
}

/** The first parent of a commit, where it is there. */
export function firstParentOf(graph: CommitGraph, index: number): number | undefined {
  const named = graph.commits[index]?.parents[0];
  return named === undefined ? undefined : graph.indexOf.get(named);
}

/** All parents of a commit but the first. */
export function otherParentsOf(graph: CommitGraph, index: number): readonly number[] {
  const first = firstParentOf(graph, index);
  const parents: number[] = [];
  for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) {
    const parent = parentAt(graph, edge);
    if (parent !== first) parents.push(parent);
  }
  return parents;
}
