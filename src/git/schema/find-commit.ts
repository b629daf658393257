import type { CommitGraph } from './commit-graph.ts';

/** Finds a commit by its id, which may be abbreviated to seven digits or more; -1 when there is none, or more than one. */
export type FindCommit = (sha: string) => number;

const digits = 7;
// As many digits as tell most commits of a large history apart; their number is a place in a table.
const indexed = 4;

/** Prepares finding commits by abbreviated ids; the index is made when the first is asked for. */
export function findCommits(graph: CommitGraph): FindCommit {
  let index: ReturnType<typeof indexPrefixes> | undefined;
  return (sha) => {
    const exact = graph.indexOf.get(sha);
    if (exact !== undefined) return exact;
    if (sha.length < digits || sha.length >= 40) return -1;
    index ??= indexPrefixes(graph);
    let found = -1;
    for (let at = index.newest[prefixOf(sha)] ?? -1; at >= 0; at = index.next[at] ?? -1) {
      if (!graph.commits[at]?.sha.startsWith(sha)) continue;
      if (found >= 0) return -1;
      found = at;
    }
    return found;
  };
}

/** Chains of commits with the same first digits. */
function indexPrefixes(graph: CommitGraph): { readonly newest: Int32Array; readonly next: Int32Array } {
  const newest = new Int32Array(16 ** indexed).fill(-1);
  const next = new Int32Array(graph.commits.length).fill(-1);
  for (let at = 0; at < graph.commits.length; at += 1) {
    const prefix = prefixOf(graph.commits[at]?.sha ?? '');
    next[at] = newest[prefix] ?? -1;
    newest[prefix] = at;
  }
  return { newest, next };
}

function prefixOf(sha: string): number {
  let prefix = 0;
  for (let at = 0; at < indexed; at += 1) {
    const unit = sha.charCodeAt(at);
    prefix = (prefix << 4) | (unit > 57 ? unit - 87 : unit - 48);
  }
  return prefix;
}
