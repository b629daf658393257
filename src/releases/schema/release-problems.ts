import type { Place, Problem } from '../../text/schema/problem.ts';
import { quoteValue } from '../../text/schema/quote.ts';

/** An override names its change by pull request or commit. */
export function overrideKeyUnknown(place: Place, key: string): Problem {
  return {
    code: 'override-key-unknown',
    severity: 'error',
    place,
    message: `\`${key}\` does not name a change. Write it as \`#705\`, \`api#705\` or \`1a2b3c4\`.`,
    hint: 'Copy the pull request number or the commit id from the release page.',
  };
}

/** A release directory belongs to a release. */
export function releaseFolderUnknown(
  place: Place,
  { product, version }: { readonly product: string; readonly version: string },
  expected: string,
): Problem {
  return {
    code: 'release-folder-unknown',
    severity: 'error',
    place,
    message: `The folder is for release \`${product} ${version}\`, which does not exist; there is ${expected}.`,
    hint: 'Rename the folder, or tag the release.',
  };
}

/** Every file of a release directory has a meaning. */
export function contentFileUnknown(place: Place, expected: string): Problem {
  return {
    code: 'content-file-unknown',
    severity: 'warning',
    place,
    message: `The file was not read: only ${expected} belongs here.`,
    hint: 'Rename or remove it.',
  };
}

/** Content is read from its own folder alone. */
export function contentFileElsewhere(place: Place): Problem {
  return {
    code: 'content-file-elsewhere',
    severity: 'error',
    place,
    message: 'This is no plain file: a symbolic link, a pipe or a device. It was not read.',
    hint: 'Put the file itself there.',
  };
}

/** Two tags say the same version and lead to different commits; only one of them can count. */
export function versionTaggedTwice(place: Place, counts: string, others: readonly string[]): Problem {
  return {
    code: 'version-tagged-twice',
    severity: 'warning',
    place: { ...place, subject: counts },
    message: `${others.map((name) => `\`${name}\``).join(', ')} and \`${counts}\` name the same version at different commits. \`${counts}\` counts.`,
    hint: `Delete the tag that is wrong; until then \`${counts}\` counts (annotated before lightweight, then the older one).`,
  };
}

/** A line of tags.lock that is not repository, tag, object and tree. */
export function lockedTagMalformed(place: Place, found: string, expected: string): Problem {
  return {
    code: 'locked-tag-malformed',
    severity: 'error',
    place,
    message: `${found === '' ? 'The line ends too early' : `\`${found}\` is wrong here`}: ${expected} belongs here.`,
    hint: 'Restore the line from history, or delete it to take the tag as it is today.',
  };
}

/** A tag that stands twice in tags.lock, as after a careless merge; the first line counts. */
export function lockedTagTwice(place: Place, before: number): Problem {
  return {
    code: 'locked-tag-twice',
    severity: 'error',
    place,
    message: `The tag is already on line ${before}.`,
    hint: 'Keep the line that was there first, unless the tag was moved on purpose.',
  };
}

/** A pattern for tickets that is no regular expression finds nothing. */
export function ticketPatternBroken(place: Place, pattern: string): Problem {
  return {
    code: 'ticket-pattern-broken',
    severity: 'error',
    place,
    message: `The ticket pattern \`${pattern}\` is not a regular expression.`,
    hint: 'Close every bracket, or put a backslash before it; for instance `PORTAL-\\d+`.',
  };
}

/** Two folders describe the same version; only the first can be shown. */
export function notesTwice(place: Place, version: string, first: string): Problem {
  return {
    code: 'notes-twice',
    severity: 'error',
    place,
    message: `\`${version}\` already has notes in \`${first}\`. Only those are shown.`,
    hint: 'Put both into one folder.',
  };
}

/** A correction of a change that the release does not have corrects nothing. */
export function overrideWithoutChange(
  place: Place,
  key: string,
  { version, pull }: { readonly version: string; readonly pull: string },
): Problem {
  return {
    code: 'override-without-change',
    severity: 'warning',
    place,
    message: `The correction of \`${key}\` fits no ${pull} and no commit of a change in ${version}.`,
    hint: "Look the change up on the release's page; it may be in another release, or cancelled by a revert.",
  };
}

/** A correction that fits several changes corrects none. */
export function overrideAmbiguous(place: Place, key: string, changes: readonly string[]): Problem {
  return {
    code: 'override-ambiguous',
    severity: 'warning',
    place,
    message: `The correction of \`${key}\` fits more than one change: ${changes.map((id) => `\`${id}\``).join(', ')}.`,
    hint: 'Write the repository in front, as in `api#705`, or use a commit id.',
  };
}

/** A tag is not what it was when it was first seen. */
export function tagMoved(place: Place, tag: string, change: string): Problem {
  return {
    code: 'tag-moved',
    severity: 'error',
    place: { ...place, subject: tag },
    message: `The tag \`${tag}\` is not what \`content/tags.lock\` recorded. ${change}`,
    hint: 'Find out who moved it and why; if it was meant, run `docket lock --accept` with its name.',
  };
}

/** A line of `allowed_signers` that cannot be read allows nobody, and a good signature would show as one of an unknown key. */
export function allowedSignersMalformed(place: Place): Problem {
  return {
    code: 'allowed-signers-malformed',
    severity: 'error',
    place,
    message: 'This line is not principals, options and a public key as in `ssh-keygen(1)`, ALLOWED SIGNERS.',
    hint: 'Write it as `name@example.org namespaces="git" ssh-ed25519 AAAA…`, options with commas between and without blanks.',
  };
}

/** Where the history of the records is decides what is known of them, so nobody who can write to the folder alone says it. */
export function recordsHistoryIgnored(place: Place, history: string): Problem {
  return {
    code: 'records-history-ignored',
    severity: 'warning',
    place,
    message: `The configuration names \`${quoteValue(history)}\` as the history of the records. It was not used, since a folder could name one that hides what happened.`,
    hint: 'Name it on the command line with `--records-history`, or leave `records.history` out.',
  };
}
