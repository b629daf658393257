import type { Problem } from '../../../text/schema/problem.ts';
import { releasedOtherwise, signedTagMoved } from '../../schema/problems/candidate-problems.ts';
import { isSameCommit } from '../../schema/records/is-same-commit.ts';
import { findReleasedOtherwise } from '../../schema/records/released-otherwise.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { ExaminedRecord } from '../records/examined-record.ts';

/** What a record is compared in. */
interface Surroundings {
  /** The signatures on it. */
  readonly signoffs: readonly Signoff[];
  /** Paths of the records that a later run continues: that run tells what was tested in the end. */
  readonly continued: ReadonlySet<string>;
}

/** What is wrong between the candidate that a record tested and the tags as they are: what was released, and where the tag that was signed for is now. */
export function lintRelease(
  { parsed: { source, head, placeOf }, release, checked: { candidate, taggedCommit } }: ExaminedRecord,
  { signoffs, continued }: Surroundings,
): readonly Problem[] {
  if (head?.status === 'void' || candidate === null || candidate.commit === null) return [];
  const { tag, commit } = candidate;
  const place = placeOf(['candidate', tag === null ? 'commit' : 'tag']);
  const signers = [...new Set(signoffs.filter(({ state }) => state === 'valid').map(({ printedName }) => printedName ?? ''))];
  const moved =
    tag !== null && taggedCommit !== null && signers.length > 0 && !isSameCommit(taggedCommit, commit)
      ? [signedTagMoved(place, { tag, commit, now: taggedCommit, signers })]
      : [];
  const otherwise = release === null || continued.has(source) ? null : findReleasedOtherwise({ candidate }, release);
  return otherwise === null
    ? moved
    : [...moved, releasedOtherwise(place, { tag: otherwise.tag.name, commit, filesKnown: otherwise.filesKnown })];
}
