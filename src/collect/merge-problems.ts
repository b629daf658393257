import type { Book } from '../book/schema/book.ts';
import { compareProblems } from '../releases/assemble/release/assemble-book.ts';
import { leaveOutTwice } from './leave-out-twice.ts';

/** Joins what shards of a site found, in order; what all of them found, each has found. */
export function mergeProblems(problems: Book['problems']): Book['problems'] {
  return leaveOutTwice(problems.toSorted(compareProblems));
}
