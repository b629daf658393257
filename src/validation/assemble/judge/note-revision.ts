import type { Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';

/**
 * What a reader should know of the revision that a statement says: that git counts otherwise. A squash leaves fewer texts and a merge more, so that neither
 * takes the signature away; its digest says which text was signed.
 */
export function noteRevision({ record }: Statement, { versions }: SignoffContext): readonly string[] {
  const signed = versions.findIndex(({ sha256 }) => sha256 === record.sha256);
  if (signed < 0) return [];
  const counted = new Set(versions.slice(0, signed + 1).flatMap(({ sha256 }) => sha256 ?? [])).size;
  return counted === record.revision
    ? []
    : [`It says that it was made for revision ${record.revision}; by git's history, the text that was signed is revision ${counted}.`];
}
