/** What two versions are compared by: the changes of each, and which version each follows. A change is the same value wherever it is named. */
export interface VersionTree<C extends { readonly keys: readonly string[] }> {
  readonly predecessorOf: (version: string) => string | null;
  readonly changesOf: (version: string) => readonly C[];
  /** What its predecessor holds and the version does not, as far as that is known. */
  readonly leftBehindOf: (version: string) => readonly C[];
  /** What the version holds and its predecessor does not, though an earlier version brought it. */
  readonly caughtUpOf: (version: string) => readonly C[];
}

/** What one version holds and another does not. Newest version first, in each the order of its release. */
export interface Comparison<C> {
  /** The newest version that both descend from; null when they share none. */
  readonly ancestor: string | null;
  readonly added: readonly C[];
  readonly removed: readonly C[];
}

/**
 * Compares two versions along their predecessors. With C the newest version that both descend from: added are the changes
 * of the versions after C up to `to` that are not among those after C up to `from`; removed is the same the other way round.
 * What was left behind on the way and not caught up on is not held; what C held of it is removed. Two changes are the same when they
 * share a key: a pull request or a commit.
 */
export function compareVersions<C extends { readonly keys: readonly string[] }>(
  tree: VersionTree<C>,
  pair: { readonly from: string; readonly to: string },
): Comparison<C> {
  const ancestor = findAncestor(tree.predecessorOf, pair);
  const before = follow(tree, listAfter(tree.predecessorOf, pair.from, ancestor));
  const after = follow(tree, listAfter(tree.predecessorOf, pair.to, ancestor));
  const more = [...after.gained, ...before.lost];
  const less = [...before.gained, ...after.lost];
  return { ancestor, added: without(more, less), removed: without(less, more) };
}

/** What some versions, newest first, gained and lost together since the one that the oldest of them follows; newest version first. */
function follow<C extends { readonly keys: readonly string[] }>(
  tree: VersionTree<C>,
  versions: readonly string[],
): { readonly gained: readonly C[]; readonly lost: readonly C[] } {
  const steps = versions.map((version) => ({
    lost: tree.leftBehindOf(version),
    gained: tree.changesOf(version).concat(tree.caughtUpOf(version)),
  }));
  const gained = new Set<C>();
  const lost = new Set<C>();
  for (const step of steps.toReversed()) {
    for (const change of step.lost) if (!gained.delete(change)) lost.add(change);
    for (const change of step.gained) if (!lost.delete(change)) gained.add(change);
  }
  return { gained: [...new Set(steps.flatMap((step) => step.gained))].filter((change) => gained.has(change)), lost: [...lost] };
}

/** The version and those it follows, newest first, down to `end`, which is left out; null means all. */
export function listAfter(predecessorOf: (version: string) => string | null, version: string, end: string | null): readonly string[] {
  const chain = new Set<string>();
  for (let next: string | null = version; next !== null && next !== end && !chain.has(next); next = predecessorOf(next)) chain.add(next);
  return [...chain];
}

/** The newest version that both of the pair descend from, themselves included; null when there is none. */
export function findAncestor(
  predecessorOf: (version: string) => string | null,
  pair: { readonly from: string; readonly to: string },
): string | null {
  const known = new Set(listAfter(predecessorOf, pair.from, null));
  return listAfter(predecessorOf, pair.to, null).find((version) => known.has(version)) ?? null;
}

function without<C extends { readonly keys: readonly string[] }>(changes: readonly C[], others: readonly C[]): readonly C[] {
  const keys = new Set(others.flatMap((change) => change.keys));
  return changes.filter((change) => !change.keys.some((key) => keys.has(key)));
}
