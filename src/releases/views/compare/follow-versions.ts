/** The version that another follows; null for none. */
export type PredecessorOf = (version: string) => string | null;

/** The version and those it follows, newest first, down to `end`, which is left out; null means all. */
export function listAfter(predecessorOf: PredecessorOf, version: string, end: string | null): readonly string[] {
  const chain = new Set<string>();
  for (let next: string | null = version; next !== null && next !== end && !chain.has(next); next = predecessorOf(next)) chain.add(next);
  return [...chain];
}

/** The newest version that both of the pair descend from, themselves included; null when there is none. */
export function findAncestor(predecessorOf: PredecessorOf, pair: { readonly from: string; readonly to: string }): string | null {
  const known = new Set(listAfter(predecessorOf, pair.from, null));
  return listAfter(predecessorOf, pair.to, null).find((version) => known.has(version)) ?? null;
}
