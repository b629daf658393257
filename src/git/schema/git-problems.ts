import type { Place, Problem } from '../../text/schema/problem.ts';
import { quoteValue } from '../../text/schema/quote.ts';

/** A tag that leads to no commit cannot be a release. */
export function tagWithoutCommit(place: Place, tag: string): Problem {
  return {
    code: 'tag-without-commit',
    severity: 'notice',
    place: { ...place, subject: tag },
    message: `The tag \`${tag}\` does not point to a commit.`,
    hint: 'Leave it if it holds a key or a file; delete it if it was made by mistake.',
  };
}

/** A shallow clone ends where it was cut; what lies before is unknown. */
export function shallowRepository(place: Place, cuts: number): Problem {
  return {
    code: 'shallow-repository',
    severity: 'warning',
    place,
    message: 'The clone is shallow: changes and tags before the cut are not known.',
    hint: 'Run `git fetch --unshallow --tags`, or fetch with depth 0 in CI.',
    count: cuts,
  };
}

/** A tag whose object or commit is not in the repository. */
export function tagOfMissingObject(place: Place, tag: string): Problem {
  return {
    code: 'tag-of-missing-object',
    severity: 'warning',
    place: { ...place, subject: tag },
    message: `The tag \`${tag}\` points to an object that is not in the repository.`,
    hint: 'Fetch the repository again, or run `git fsck` to see what is missing.',
  };
}

/** Commits or tags whose bytes are not in the encoding that they declare; they are read as Windows-1252. */
export function messagesNotUtf8(place: Place, count: number): Problem {
  return {
    code: 'messages-not-utf8',
    severity: 'notice',
    place,
    message: 'A message or a name is neither UTF-8 nor in the encoding that it declares. It is shown as Windows-1252.',
    hint: 'Leave it: no text is lost, but letters outside English may be shown wrong.',
    count,
  };
}

/** Dates that no calendar or clock has: the other date of the commit stands in, else 1970. */
export function brokenDates(place: Place, count: number): Problem {
  return {
    code: 'broken-dates',
    severity: 'notice',
    place,
    message: 'A commit or tag has a date that exists on no calendar.',
    hint: 'Leave it: another date of the same commit is shown, or 1970 when there is none.',
    count,
  };
}

/** Commits that a branch or a child names and that the repository does not hold: a damaged or partial clone. */
export function missingCommits(place: Place, count: number): Problem {
  return {
    code: 'missing-commits',
    severity: 'warning',
    place,
    message: 'Commits are missing from the repository, so what came before them is not known.',
    hint: 'Clone the repository again, or run `git fsck` to see what is missing.',
    count,
  };
}

/** The mailmap is named in the history and cannot be read, as in a partial clone or where its object is damaged. */
export function mailmapMissing(place: Place): Problem {
  return {
    code: 'mailmap-missing',
    severity: 'notice',
    place: { ...place, subject: 'HEAD:.mailmap' },
    message: '`.mailmap` cannot be read here, so people are named as each commit names them.',
    hint: 'Run `git show HEAD:.mailmap` in the clone once: where it is partial that fetches the file, else it says what is wrong.',
  };
}

/** Which commits touch the configured paths cannot be told, as in a clone without trees. */
export function pathsUnknown(place: Place): Problem {
  return {
    code: 'paths-unknown',
    severity: 'warning',
    place,
    message: 'Which commits touch `paths` could not be found out, so every commit counts.',
    hint: 'Clone the repository with its trees: without `--filter=tree:0`.',
  };
}

/** Nobody writes that much by hand. */
export function messagesTooLong(place: Place, count: number): Problem {
  return {
    code: 'messages-too-long',
    severity: 'warning',
    place,
    message: `${count === 1 ? 'The message of a commit is' : `The messages of ${count} commits are`} longer than 65,536 characters in the subject or a million in the rest: only the beginning was read.`,
    hint: 'Nothing needs to be done unless the rest of the message says something about a release.',
  };
}

/** A tag that holds files rather than words. */
export function tagTooLarge(place: Place, tag: string): Problem {
  return {
    code: 'tag-too-large',
    severity: 'error',
    place: { ...place, subject: tag },
    message: `Tag \`${quoteValue(tag)}\` is larger than 1 MiB. Its message and its signature were not read, so that it shows as not signed.`,
    hint: 'Sign the release with a new tag that holds only a message.',
  };
}
