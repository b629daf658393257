import { isDeepStrictEqual } from 'node:util';
import type { Book } from '../book/schema/book.ts';

/** Leaves out, of problems in order, what two products found in the same place: that is one. */
export function leaveOutTwice(sorted: Book['problems']): Book['problems'] {
  return sorted.filter((problem, at) => at === 0 || !isDeepStrictEqual(problem, sorted[at - 1]));
}
