import type { CommitGraph } from './commit-graph.ts';

/** Finds a commit by its id, which may be abbreviated to seven digits or more; -1 when there is none, or more than one. */
export type FindCommit = (sha: string) => number;

const digits = 7;

/** Prepares finding commits by abbreviated ids; the index is made when the first is asked for. */
export function findCommits(graph: CommitGraph): FindCommit {
  let index: { readonly newest: ReadonlyMap<number, number>; readonly next: Int32Array } | undefined;
  return (sha) => {
    const exact = graph.indexOf.get(sha);
    if (exact !== undefined) return exact;
    if (sha.length < digits || sha.length >= 40) return -1;
    index ??= indexPrefixes(graph);
    let found = -1;
    for (let at = index.newest.get(prefixOf(sha)) ?? -1; at >= 0; at = index.next[at] ?? -1) {
      if (!graph.commits[at]?.sha.startsWith(sha)) continue;
      if (found >= 0) return -1;
      found = at;
    }
    return found;
  };
}

/** Chains of commits with the same first seven digits, which make a small number. */
function indexPrefixes(graph: CommitGraph): { newest: Map<number, number>; next: Int32Array } {
  const newest = new Map<number, number>();
  const next = new Int32Array(graph.commits.length).fill(-1);
  for (let at = 0; at < graph.commits.length; at += 1) {
    const prefix = prefixOf(graph.commits[at]?.sha ?? '');
    next[at] = newest.get(prefix) ?? -1;
    newest.set(prefix, at);
  }
  return { newest, next };
}

function prefixOf(sha: string): number {
  let prefix = 0;
  for (let at = 0; at < digits; at += 1) {
    const unit = sha.charCodeAt(at);
    prefix = (prefix << 4) | (unit > 57 ? unit - 87 : unit - 48);
  }
  return prefix;
}
