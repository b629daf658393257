import type { Change } from '../../../book/schema/change.ts';
import type { Shipped } from '../ranges/shipped.ts';

/** Finds the change that lists a commit among releases that an earlier run shipped, where somebody asks; of several the last. */
export interface HeldCommits {
  readonly add: (version: string, shipped: Shipped) => void;
  readonly find: (index: number) => { readonly change: Change; readonly version: string } | undefined;
}

/** Starts without any. */
export function startHeld(): HeldCommits {
  const all: { readonly version: string; readonly shipped: Shipped }[] = [];
  let byCommit: Map<number, number[]> | undefined;
  return {
    add: (version, shipped) => {
      all.push({ version, shipped });
      byCommit = undefined;
    },
    find: (index) => {
      byCommit ??= indexCommits(all);
      for (const place of (byCommit.get(index) ?? []).toReversed()) {
        const stop = all[place];
        const at = stop?.shipped.range.changes.findIndex(({ commits }) => commits.includes(index)) ?? -1;
        const found = stop?.shipped.described[at];
        if (stop !== undefined && found !== undefined) return { change: found.change, version: stop.version };
      }
      return undefined;
    },
  };
}

function indexCommits(all: readonly { readonly shipped: Shipped }[]): Map<number, number[]> {
  const byCommit = new Map<number, number[]>();
  for (const [place, { shipped }] of all.entries()) {
    for (const index of shipped.range.all) {
      const known = byCommit.get(index);
      if (known) known.push(place);
      else byCommit.set(index, [place]);
    }
  }
  return byCommit;
}
