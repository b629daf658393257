import { instantOf } from '../../git/schema/instant.ts';
import type { Process } from '../schema/process.ts';

/** A version of a process, and from when a product lived by it; `from` is null where nothing says. */
export interface InForce {
  readonly process: Process;
  readonly from: string | null;
}

/** What a configuration says about the process of a product. */
export type ConfiguredProcess = string | readonly { readonly id: string; readonly from?: string | undefined }[] | undefined;

/**
 * By which versions of which processes a product lived, newest first. The first version of a process counts from the day that the configuration names for it,
 * later ones from their own day. `versions` holds the versions of each process by its id, newest first.
 */
export function listProcessesInForce(configured: ConfiguredProcess, versions: ReadonlyMap<string, readonly Process[]>): readonly InForce[] {
  const entries = typeof configured === 'string' ? [{ id: configured, from: undefined }] : (configured ?? []);
  const dated = entries.map(({ id, from }) => ({ id, from: from === undefined ? null : `${from}T00:00:00+00:00` }));
  const ordered = dated.toSorted((left, right) => momentOf(left.from) - momentOf(right.from));
  const inForce: InForce[] = [];
  for (const [index, { id, from }] of ordered.entries()) {
    const until = momentOf(ordered[index + 1]?.from ?? null, Number.POSITIVE_INFINITY);
    const own = (versions.get(id) ?? []).filter((version) => momentOf(version.from) < until).toReversed();
    // Of the versions from before the product came to the process, only the last was ever in force for it.
    const first = Math.max(
      0,
      own.findLastIndex((version) => momentOf(version.from) <= momentOf(from)),
    );
    for (const [at, version] of own.slice(first).entries())
      inForce.push({ process: version, from: at === 0 ? (from ?? version.from) : version.from });
  }
  return inForce.reverse();
}

/** The version that was in force at a moment; null before the first, and where nothing says from when. */
export function findInForce(inForce: readonly InForce[], moment: number): InForce | null {
  return inForce.find(({ from }) => from !== null && instantOf(from) <= moment) ?? null;
}

function momentOf(from: string | null, otherwise = Number.NEGATIVE_INFINITY): number {
  return from === null ? otherwise : instantOf(from);
}
