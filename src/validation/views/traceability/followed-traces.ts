import type { Product, Release } from '../../../book/schema/book.ts';
import type { Trace } from '../../schema/records/record.ts';
import { traceAnchor } from '../lists/step-anchor.ts';
import { nameReference } from './name-reference.ts';

/** The traces of a release, sorted by whether they have a row of their own. */
export interface FollowedTraces {
  readonly followed: readonly Trace[];
  /** Pull requests that brought no change of their own: they carried those of others from branch to branch, or were copied. */
  readonly carriers: readonly Trace[];
  /** The anchor of the row that shows a reference, by its id and by what it is called: its own, or that of the first change that it carried. */
  readonly anchors: ReadonlyMap<string, string>;
}

const followed = new WeakMap<Release, FollowedTraces>();

/** Which references a release's matrix follows; computed once per release. */
export function followTraces(release: Release, product: Product): FollowedTraces {
  const known = followed.get(release);
  if (known !== undefined) return known;
  const result = sortTraces(release, product);
  followed.set(release, result);
  return result;
}

function sortTraces({ validation: { traces } }: Release, product: Product): FollowedTraces {
  const rows = traces.filter(({ carrier }) => !carrier);
  const carriers = traces.filter(({ carrier }) => carrier);
  const rowOf = new Map<string, string>();
  for (const { reference, changes: ids } of rows) for (const id of ids) if (!rowOf.has(id)) rowOf.set(id, traceAnchor(reference.id));
  const anchors = new Map<string, string>();
  const lead = (reference: Trace['reference'], anchor: string): void => {
    for (const name of [reference.id, nameReference(reference, product)]) anchors.set(name, anchor);
  };
  for (const { reference } of rows) lead(reference, traceAnchor(reference.id));
  for (const { reference, changes } of carriers) {
    const [first] = changes;
    lead(reference, (first === undefined ? undefined : rowOf.get(first)) ?? 'matrix');
  }
  return { followed: rows, carriers, anchors };
}
