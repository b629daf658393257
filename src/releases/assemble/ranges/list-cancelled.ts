import type { Shipped } from './shipped.ts';

/** The commits that a revert took back within a release, and that release. */
export type ListCancelled = (revert: number) => readonly { readonly commit: number; readonly version: string }[];

/** Prepares listing them, by the serials of releases in the order in which they were shipped; all are looked at when the first is asked for. */
export function prepareCancelled(
  order: readonly number[],
  shipped: ReadonlyMap<number, Shipped>,
  versionOf: (serial: number) => string,
): ListCancelled {
  let known: Map<number, { readonly commit: number; readonly version: string }[]> | undefined;
  return (revert) => {
    if (known === undefined) {
      known = new Map();
      for (const serial of order) {
        for (const pair of shipped.get(serial)?.range.cancelled ?? []) {
          const list = known.get(pair.revert);
          const one = { commit: pair.commit, version: versionOf(serial) };
          if (list) list.push(one);
          else known.set(pair.revert, [one]);
        }
      }
    }
    return known.get(revert) ?? [];
  };
}
