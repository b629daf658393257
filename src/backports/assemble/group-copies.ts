import { isMerge } from '../../git/schema/commit-graph.ts';
import type { Link } from '../../releases/schema/links/link.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** One logical change with all commits that carry it, on whatever lines. */
export interface CopyGroup {
  /** Numbers of commits, merges aside; ascending. */
  readonly commits: readonly number[];
  /** Where it was made first; null where that is not in this repository. */
  readonly origin: number | null;
  readonly links: readonly Link[];
}

/** A change that holds more commits than that joins branches, and is no change of its own. */
const mostCommits = 30;
/** Less than that does not make two changes one; it is shown beside them. */
const joins = 0.7;

/** Whether a link is sure enough to make two commits one change. */
export function joinsChanges({ from, certain, score }: Pick<Link, 'from' | 'certain' | 'score'>): boolean {
  return from === null || certain || score >= joins;
}

/** Joins commits that are copies of each other, and those that one pull request brought. Each `alone` commit is a group, too, where nothing links it. */
export function groupCopies(repository: LinkedRepository, alone: Iterable<number>): readonly CopyGroup[] {
  const { graph, links, listMerged, sides } = repository;
  const parents = new Map<number, number>();
  const find = (index: number): number => {
    let root = index;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    for (let at = index; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  const join = (left: number, right: number): void => {
    const one = find(left);
    const other = find(right);
    parents.set(Math.max(one, other), Math.min(one, other));
    if (one !== other) return;
    parents.set(one, one);
  };
  const add = (index: number): void => {
    if (parents.has(index)) return;
    parents.set(index, index);
    const { commits } = repository.broughtWith(index);
    if (commits.length > mostCommits) return;
    for (const other of commits) {
      if (other === index) continue;
      if (!parents.has(other)) parents.set(other, other);
      join(index, other);
    }
  };
  const ownLinks: Link[] = [];
  for (const link of links) {
    if (!joinsChanges(link)) continue;
    ownLinks.push(link);
    add(link.copy);
    for (const source of [link.from, link.origin]) {
      if (source === null) continue;
      const commits = isMerge(graph, source) ? listMerged(source).slice(0, mostCommits) : [source];
      for (const commit of commits) {
        add(commit);
        join(link.copy, commit);
      }
    }
  }
  for (const index of alone) add(index);
  const byRoot = Map.groupBy(parents.keys(), find);
  const linksByRoot = Map.groupBy(ownLinks, ({ copy }) => find(copy));
  const copies = new Set(ownLinks.filter(({ from }) => from !== null).map(({ copy }) => copy));
  const abroad = new Set(ownLinks.filter(({ from }) => from === null).map(({ copy }) => copy));
  return [...byRoot].map(([root, members]) => {
    const commits = members.toSorted((left, right) => left - right);
    const own = linksByRoot.get(root) ?? [];
    const originals = commits.filter((index) => !copies.has(index) && !abroad.has(index));
    // The trunk's first, then the oldest.
    const origin = originals.toSorted((left, right) => (sides.trunk[right] ?? 0) - (sides.trunk[left] ?? 0) || right - left)[0] ?? null;
    return { commits, origin: own.length === 0 ? (commits[commits.length - 1] ?? null) : origin, links: own };
  });
}
