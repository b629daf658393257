import { saysWithdrawn } from '../../schema/conventions/withdrawn-section.ts';
import type { ReleaseNotes } from '../../schema/release-notes.ts';
import { parseVersion, versionKey } from '../../schema/version.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/** Whether a release was withdrawn, so that the next one holds its changes. */
export type IsWithdrawn = (release: PlannedRelease) => boolean;

/** What is known of withdrawn releases. */
export interface Withdrawn {
  readonly isWithdrawn: IsWithdrawn;
  /** What the repository itself says of it, as a sentence; null where it says nothing. */
  readonly reasonOf: (release: PlannedRelease) => string | null;
}

/** Finds the releases that were withdrawn: as release notes in the content folder say, the message of a tag, or a changelog of the repository. */
export function findWithdrawn(notes: readonly ReleaseNotes[], repositories: readonly Pick<PlannedRepository, 'history'>[]): Withdrawn {
  const keyOf = (version: string): string | null => {
    const read = parseVersion(version);
    return read === null ? null : versionKey(read);
  };
  const noted = new Set(notes.flatMap(({ version, yanked }) => (yanked === null ? [] : (keyOf(version) ?? []))));
  const written = repositories.map(
    ({ history }) =>
      new Map(
        [...(history.withdrawn ?? [])].flatMap(([version, says]) => {
          const key = keyOf(version);
          return key === null ? [] : [[key, says] as const];
        }),
      ),
  );
  const reasonOf = ({ version, final, tags }: PlannedRelease): string | null => {
    if (!final) return null;
    const key = versionKey(version);
    const tag = tags.find((found) => found && saysWithdrawn(found.tag.message));
    if (tag) return 'the message of its tag says so.';
    const said = written.flatMap((own, at) => (tags[at] ? (own.get(key) ?? []) : []))[0];
    return said === undefined ? null : `${said}.`;
  };
  return {
    isWithdrawn: (release) => release.final && (noted.has(versionKey(release.version)) || reasonOf(release) !== null),
    reasonOf,
  };
}
