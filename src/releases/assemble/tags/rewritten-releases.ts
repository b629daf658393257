import { edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import type { Reach } from '../../../git/schema/reach.ts';
import { isReleaseCommit } from '../../schema/conventions/release-commit.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import { findTwins } from '../copies/find-twins.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/** Whether the commits of a release at a tip that something else does not reach were made anew there: rebased after they were tagged. */
export type IsRewritten = (options: {
  readonly repository: number;
  readonly tip: number;
  readonly version: string;
  readonly reaches: Reach;
}) => boolean;

/** So much that was tagged beside a branch is no rebase, but a branch of its own. */
const most = 2000;

/**
 * Prepares telling what was rewritten: nine of ten of its own commits have a copy that was committed after them. What was picked to a branch
 * was committed there after its original, so that is none.
 */
export function findRewritten(repositories: readonly PlannedRepository[]): IsRewritten {
  const twins = repositories.map(({ graph, factsOf }) => findTwins(graph, factsOf));
  return ({ repository, tip, version, reaches }) => {
    const graph = repositories[repository]?.graph;
    const twinsOf = twins[repository];
    if (!graph || !twinsOf) return false;
    const met = new Set([tip]);
    const stack = [tip];
    let own = 0;
    let copied = 0;
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (reaches(index)) continue;
      if (met.size > most) return false;
      for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) {
        const parent = parentAt(graph, edge);
        if (!met.has(parent)) stack.push(parent);
        met.add(parent);
      }
      if (isMerge(graph, index)) continue;
      const commit = graph.commits[index];
      const found = twinsOf(index).some(
        ({ twin }) => reaches(twin) && compareInstants(commit?.committedAt ?? '', graph.commits[twin]?.committedAt ?? '') < 0,
      );
      if (found) copied += 1;
      else if (index === tip && isReleaseCommit(commit?.subject ?? '', version)) continue;
      own += 1;
    }
    return own > 0 && copied >= 0.9 * own;
  };
}
