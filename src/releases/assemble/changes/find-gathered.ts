import { isMerge } from '../../../git/schema/commit-graph.ts';
import type { Shipment } from '../ranges/ship-commits.ts';
import type { Drafting } from './drafting.ts';
import type { CommitGroup } from './group-commits.ts';

/** What a commit of a pull request is a copy of, where that pull request gathers copies of several changes. */
export interface Gathered {
  /** Equal for copies of one change: the merge that brought what they are copies of, else that commit. */
  readonly change: number;
  /** The pull request that brought it; null where none is known. */
  readonly pull: number | null;
  /** What makes it probably the same, in words; null where a marker says it. */
  readonly likely: string | null;
}

/** So many merges after a commit are asked whether they brought it. */
const most = 300;
const none: ReadonlyMap<number, Gathered> = new Map();

/**
 * Which commits of a pull request are copies of several older changes: a pull request such as 'Backports for 1.7' says nothing of what it brings, so
 * each of them is a change of its own. Empty where it copies one change, or none.
 */
export function findGathered({ merge, commits }: CommitGroup, shipment: Shipment, drafting: Drafting): ReadonlyMap<number, Gathered> {
  if (merge === null || commits.length < 2) return none;
  const { graph, factsOf, find, twinsOf, listMerged } = drafting;
  const found = new Map<number, Gathered>();
  for (const index of commits) {
    const original = findOriginal(index);
    if (original !== null) found.set(index, nameChange(original.index, original.likely));
  }
  return new Set([...found.values()].map(({ change }) => change)).size < 2 ? none : found;

  function findOriginal(index: number): { readonly index: number; readonly likely: string | null } | null {
    const named = factsOf(index).marks.flatMap((mark) => (mark.kind === 'origin-commit' ? [find(mark.sha)] : []));
    const [origin] = named.filter((other) => isOlder(other, index));
    if (origin !== undefined) return { index: origin, likely: null };
    const twin = twinsOf(index).find((other) => isOlder(other.twin, index));
    return twin === undefined ? null : { index: twin.twin, likely: twin.likely };
  }

  /** Whether a commit was there before a copy, and came by another way. */
  function isOlder(other: number, copy: number): boolean {
    const [one, two] = [graph.commits[other], graph.commits[copy]];
    if (!one || !two || shipment.broughtBy(other) === shipment.stop.serial) return false;
    return new Date(one.committedAt).getTime() < new Date(two.committedAt).getTime();
  }

  function nameChange(original: number, likely: string | null): Gathered {
    const own = factsOf(original).merged?.number ?? null;
    if (own !== null) return { change: original, pull: own, likely };
    drafting.askAll();
    let asked = 0;
    for (let index = original - 1; index >= 0 && asked < most; index -= 1) {
      if (!isMerge(graph, index)) continue;
      const { merged } = factsOf(index);
      if (merged === null) continue;
      asked += 1;
      if (listMerged(index).includes(original)) return { change: index, pull: merged.number, likely };
    }
    return { change: original, pull: null, likely };
  }
}
