import type { Change } from '../../../book/schema/change.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import { categories } from '../../../text/schema/category.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';

/** Changes in the order of a page: by category, newest first, then by id. */
export function sortChanges(changes: readonly Change[]): readonly Change[] {
  // A date is read once per change, not once per comparison: reading dates took longer than sorting.
  return changes
    .map((change) => ({ change, rank: categories.indexOf(change.category), time: instantOf(change.date) }))
    .sort((left, right) => left.rank - right.rank || right.time - left.time || compareText(left.change.id, right.change.id))
    .map(({ change }) => change);
}

/** The order of two dates, earliest first; whatever their offsets. A date that cannot be read comes first. */
export function compareInstants(left: string, right: string): number {
  if (left === right) return 0;
  return instantOf(left) - instantOf(right);
}
