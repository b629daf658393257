import type { Release } from '../../../book/schema/book.ts';
import { isSameCommit } from './is-same-commit.ts';
import type { ValidationRecord } from './record.ts';

/** A release that came out at another commit than the candidate of a record. */
export interface ReleasedOtherwise {
  readonly tag: Release['tags'][number];
  /** Whether it is known that the files are other ones, too; a candidate without a tag does not tell. */
  readonly filesKnown: boolean;
}

/**
 * Compares what a record tested with what was released, in the candidate's repository and then in the others that the candidate has tags in. Null when they
 * are the same, and when there is nothing to compare: no final tag there, or a candidate without a commit. The same files under another commit, as a merge
 * brings them, are the same.
 */
export function findReleasedOtherwise({ candidate }: Pick<ValidationRecord, 'candidate'>, release: Release): ReleasedOtherwise | null {
  const commit = candidate?.commit ?? null;
  if (candidate === null || commit === null) return null;
  return compareOwn(candidate, commit, release) ?? compareOthers({ ...candidate, commit }, release);
}

/** The repositories that the record does not name, by the tags that the candidate has there. */
function compareOthers(candidate: TestedCandidate, release: Release): ReleasedOtherwise | null {
  for (const tested of findTested(candidate, release)?.tags ?? []) {
    const final = release.tags.find(({ repository }) => repository === tested.repository);
    if (tested.repository === candidate.repository || final === undefined || final.commit === tested.commit) continue;
    if (tested.tree === null || final.tree === null) return { tag: final, filesKnown: false };
    if (tested.tree !== final.tree) return { tag: final, filesKnown: true };
  }
  return null;
}

/** The candidate of a release that a record tested: the one with its tag, else the one with its commit. */
export function findTested(candidate: TestedCandidate, { candidates }: Release): Release['candidates'][number] | undefined {
  const own = candidates.filter(({ tags }) =>
    tags.some(
      (tag) => (candidate.repository === null || tag.repository === candidate.repository) && isSameCommit(tag.commit, candidate.commit),
    ),
  );
  return own.find(({ tags }) => tags.some(({ name }) => name === candidate.tag)) ?? own.at(-1);
}

type TestedCandidate = NonNullable<ValidationRecord['candidate']> & { readonly commit: string };

function compareOwn(candidate: NonNullable<ValidationRecord['candidate']>, commit: string, release: Release): ReleasedOtherwise | null {
  const final = release.tags.find(({ repository }) => repository === candidate.repository);
  if (final === undefined || final.commit === commit) return null;
  const tagged = release.candidates.flatMap(({ tags }) => tags);
  const tree = tagged.find((tag) => tag.commit === commit && tag.repository === candidate.repository)?.tree ?? null;
  if (tree === null || final.tree === null) return { tag: final, filesKnown: false };
  return tree === final.tree ? null : { tag: final, filesKnown: true };
}
