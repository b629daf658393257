import type { CommitGraph } from './commit-graph.ts';

/** Finds a commit by its id, which may be abbreviated to seven digits or more; -1 when there is none, or more than one. */
export type FindCommit = (sha: string) => number;

/** Prepares finding commits by abbreviated ids; the index is made when the first is asked for. */
export function findCommits(graph: CommitGraph): FindCommit {
  let byPrefix: Map<string, number[]> | undefined;
  return (sha) => {
    const exact = graph.indexOf.get(sha);
    if (exact !== undefined) return exact;
    if (sha.length < 6 || sha.length >= 40) return -1;
    byPrefix ??= indexPrefixes(graph);
    const found = (byPrefix.get(sha.slice(0, 6)) ?? []).filter((index) => graph.commits[index]?.sha.startsWith(sha));
    return found.length === 1 ? (found[0] ?? -1) : -1;
  };
}

function indexPrefixes(graph: CommitGraph): Map<string, number[]> {
  const byPrefix = new Map<string, number[]>();
  graph.commits.forEach((commit, index) => {
    const prefix = commit.sha.slice(0, 6);
    const known = byPrefix.get(prefix);
    if (known) known.push(index);
    else byPrefix.set(prefix, [index]);
  });
  return byPrefix;
}
