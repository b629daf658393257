import type { Place, Problem } from '../../text/schema/problem.ts';
import { quoteValue } from '../../text/schema/quote.ts';
import { snapshotSchemaId } from './snapshot/snapshot.ts';

/** A snapshot must be whole. */
export function pullsUnreadable(place: Place, what: string): Problem {
  return {
    code: 'pulls-unreadable',
    severity: 'error',
    place,
    message: `This pull request snapshot cannot be read: ${what}.`,
    hint: 'Restore the file from git, or delete it and run `docket collect`.',
  };
}

/** A snapshot must have the form that this Docket knows. */
export function pullsOtherVersion(place: Place, version: string): Problem {
  return {
    code: 'pulls-other-version',
    severity: 'error',
    place,
    message: `This pull request snapshot has the schema \`${quoteValue(version)}\`, and this Docket reads \`${snapshotSchemaId}\`.`,
    hint: 'Use the version of Docket that wrote it, or delete it and run `docket collect`: what the forge has deleted since is then lost.',
  };
}

/** A snapshot belongs to a repository of the configuration. */
export function pullsOfUnknown(place: Place, known: readonly string[]): Problem {
  return {
    code: 'pulls-of-unknown-repository',
    severity: 'warning',
    place,
    message: 'This file is named for no repository of the configuration.',
    hint: `Name it for one of ${known.map((id) => `\`${id}\``).join(', ')}, as \`<repository>.json\`, or delete it.`,
  };
}

/** A snapshot was taken of the repository that the configuration names. */
export function pullsOfOther(
  place: Place,
  { collected, configured }: { readonly collected: string; readonly configured: string },
): Problem {
  return {
    code: 'pulls-of-other-repository',
    severity: 'error',
    place,
    message: `This pull request snapshot is of \`${quoteValue(collected)}\`, and the configuration names \`${quoteValue(configured)}\`.`,
    hint: 'If the repository has moved, run `docket collect --moved`. If not, correct `web` in the configuration.',
  };
}

/** What was tagged after a collect is shown without what the forge knows. */
export function pullsOlderThanTag(place: Place, { tag, collected }: { readonly tag: string; readonly collected: string }): Problem {
  return {
    code: 'pulls-older-than-tag',
    severity: 'notice',
    place,
    message: `\`${quoteValue(tag)}\` is newer than the pull request snapshot, which was collected on ${collected}.`,
    hint: 'Run `docket collect`.',
  };
}
