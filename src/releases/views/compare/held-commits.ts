import { listAfter } from './follow-versions.ts';
import type { VersionTree } from './version-tree.ts';

/** What a version holds otherwise than one that it descends from. */
export interface HeldCommits {
  /** Commits that it has and the other has not. */
  readonly more: ReadonlySet<string>;
  /** Commits that the other has and it has not. */
  readonly less: ReadonlySet<string>;
  /** Commits whose changes its predecessors on the way held, though not by those that came on the way. */
  readonly known: readonly string[];
}

/** Follows a version up from one that it descends from; null for from the beginning. */
export function followCommits(tree: VersionTree, version: string, start: string | null): HeldCommits {
  const more = new Set<string>();
  const less = new Set<string>();
  const known: string[] = [];
  const gain = (commit: string): void => {
    if (!less.delete(commit)) more.add(commit);
  };
  for (const each of listAfter(tree.predecessorOf, version, start).toReversed()) {
    const { changes, earlier = [], cancelled = [], lost = [] } = tree.contentOf(each);
    for (const { commit } of lost) if (!more.delete(commit)) less.add(commit);
    for (const { commit, as, fresh, likely } of earlier) {
      if (fresh === undefined && likely === undefined && as !== undefined && !more.has(as)) known.push(as);
      gain(commit);
    }
    for (const { commits } of changes) for (const commit of commits) gain(commit);
    for (const pair of cancelled) for (const commit of new Set(pair)) if (!more.has(commit)) gain(commit);
  }
  return { more, less, known };
}

/** The commits, merges aside, that the second version has and the first has not, exactly as git says. */
export function listDifference(first: HeldCommits, second: HeldCommits): ReadonlySet<string> {
  const found = new Set<string>();
  for (const commit of second.more) if (!first.more.has(commit)) found.add(commit);
  for (const commit of first.less) if (!second.less.has(commit)) found.add(commit);
  return found;
}
