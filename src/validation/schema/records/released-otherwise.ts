import type { Release } from '../../../book/schema/book.ts';
import type { ValidationRecord } from './record.ts';

/** A release that came out at another commit than the candidate of a record. */
export interface ReleasedOtherwise {
  readonly tag: Release['tags'][number];
  /** Whether it is known that the files are other ones, too; a candidate without a tag does not tell. */
  readonly filesKnown: boolean;
}

/**
 * Compares what a record tested with what was released in the candidate's repository. Null when they are the same, and when there is nothing to
 * compare: no final tag there, or a candidate without a commit. The same files under another commit, as a merge brings them, are the same.
 */
export function findReleasedOtherwise({ candidate }: Pick<ValidationRecord, 'candidate'>, release: Release): ReleasedOtherwise | null {
  const commit = candidate?.commit ?? null;
  if (candidate === null || commit === null) return null;
  const final = release.tags.find(({ repository }) => repository === candidate.repository);
  if (final === undefined || final.commit === commit) return null;
  const tagged = release.candidates.flatMap(({ tags }) => tags);
  const tree = tagged.find((tag) => tag.commit === commit && tag.repository === candidate.repository)?.tree ?? null;
  if (tree === null || final.tree === null) return { tag: final, filesKnown: false };
  return tree === final.tree ? null : { tag: final, filesKnown: true };
}
