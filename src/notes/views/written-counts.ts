import type { Release } from '../../book/schema/book.ts';
import type { Written, WrittenNote } from '../schema/extension.ts';
import { isNoticed } from '../schema/noticed.ts';

/** How many notes and changes agree, and how many do not. */
export interface WrittenCounts {
  /** Notes that a change of the release answers, also those that only their words join. */
  readonly both: number;
  /** Changes without a note that users notice, and all others without one. */
  readonly unwritten: number;
  readonly unnoticed: number;
  /** Notes without a change of this release, or with a wrong number. */
  readonly notInGit: number;
}

const joined: ReadonlySet<WrittenNote['state']> = new Set(['in-git', 'likely']);

/** Whether a change of the release answers a note. */
export function isJoined({ state }: Pick<WrittenNote, 'state'>): boolean {
  return joined.has(state);
}

/** Counts what notes and git say of the same changes. */
export function countWritten({ notes, unwritten }: Pick<Written, 'notes' | 'unwritten'>, changes: Release['changes']): WrittenCounts {
  const both = notes.filter(isJoined).length;
  const left = new Set(unwritten);
  const noticed = changes.filter((change) => left.has(change.id) && isNoticed(change)).length;
  return { both, unwritten: noticed, unnoticed: left.size - noticed, notInGit: notes.length - both };
}
