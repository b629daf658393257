import type { Release } from '../../domain/book.ts';
import type { Trace } from '../../domain/validation/record.ts';
import { traceAnchor } from '../validation/step-anchor.ts';

/** The traces of a release, sorted by whether they have a row of their own. */
export interface FollowedTraces {
  readonly followed: readonly Trace[];
  /** Pull requests that brought no change of their own: they carried those of others from branch to branch, or were copied. */
  readonly carriers: readonly Trace[];
  /** The anchor of the row that shows a reference: its own, or that of the first change that it carried. */
  readonly anchors: ReadonlyMap<string, string>;
}

const followed = new WeakMap<Release, FollowedTraces>();

/** Which references a release's matrix follows; computed once per release. */
export function followTraces(release: Release): FollowedTraces {
  const known = followed.get(release);
  if (known !== undefined) return known;
  const result = sortTraces(release);
  followed.set(release, result);
  return result;
}

function sortTraces({ validation: { traces } }: Release): FollowedTraces {
  const rows = traces.filter(({ carrier }) => !carrier);
  const carriers = traces.filter(({ carrier }) => carrier);
  const rowOf = new Map<string, string>();
  for (const { reference, changes: ids } of rows) for (const id of ids) if (!rowOf.has(id)) rowOf.set(id, traceAnchor(reference.id));
  return {
    followed: rows,
    carriers,
    anchors: new Map([
      ...rows.map(({ reference }) => [reference.id, traceAnchor(reference.id)] as const),
      ...carriers.map(
        ({ reference, changes: [first] }) => [reference.id, (first === undefined ? undefined : rowOf.get(first)) ?? 'matrix'] as const,
      ),
    ]),
  };
}
