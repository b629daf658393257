import type { ReleaseNotes } from '../../schema/release-notes.ts';
import { parseVersion, versionKey } from '../../schema/version.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';

/** Whether a release was withdrawn, so that the next one holds its changes. */
export type IsWithdrawn = (release: PlannedRelease) => boolean;

const says =
  /\b(?:release (?:was |is )?(?:redacted|withdrawn|yanked|retracted)|(?:redacted|withdrawn|yanked|retracted) release|do not use this release)\b/i;

/** Finds the releases that were withdrawn: as release notes in the content folder say, or the message of a tag. */
export function findWithdrawn(notes: readonly ReleaseNotes[]): IsWithdrawn {
  const keys = new Set(
    notes.flatMap(({ version, yanked }) => {
      const read = yanked === null ? null : parseVersion(version);
      return read === null ? [] : [versionKey(read)];
    }),
  );
  return ({ version, final, tags }) =>
    final && (keys.has(versionKey(version)) || tags.some((found) => found && says.test(found.tag.message)));
}
