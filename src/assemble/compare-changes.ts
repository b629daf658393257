import type { Change } from '../domain/book.ts';
import { categories } from '../domain/category.ts';
import { compareText } from '../domain/version.ts';

/** The order of changes on a page: by category, newest first, then by id. */
export function compareChanges(left: Change, right: Change): number {
  return (
    categories.indexOf(left.category) - categories.indexOf(right.category) ||
    compareInstants(right.date, left.date) ||
    compareText(left.id, right.id)
  );
}

/** The order of two dates, earliest first; whatever their offsets. A date that cannot be read comes first. */
export function compareInstants(left: string, right: string): number {
  if (left === right) return 0;
  return (Date.parse(left) || 0) - (Date.parse(right) || 0);
}
