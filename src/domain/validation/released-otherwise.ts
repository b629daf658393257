import type { Release } from '../book.ts';
import type { ValidationRecord } from './record.ts';

/**
 * The tag by which a release came out with other files than the candidate of a record has: what was tested is not what was released. Null when they are
 * the same, and when it is not known: no final tag in the candidate's repository, or a candidate without a commit. The same files under
 * another commit, as a merge brings them, are the same.
 */
export function findReleasedOtherwise(
  { candidate }: Pick<ValidationRecord, 'candidate'>,
  release: Release,
): Release['tags'][number] | null {
  const commit = candidate?.commit ?? null;
  if (candidate === null || commit === null) return null;
  const final = release.tags.find(({ repository }) => repository === candidate.repository);
  if (final === undefined || final.commit === commit) return null;
  const tested = release.candidates
    .flatMap(({ tags }) => tags)
    .find((tag) => tag.commit === commit && tag.repository === candidate.repository);
  return tested !== undefined && tested.tree !== null && tested.tree === final.tree ? null : final;
}
