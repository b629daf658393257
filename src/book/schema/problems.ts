import type { Place, Problem } from '../../text/schema/problem.ts';

/** A tag that leads to no commit cannot be a release. */
export function tagWithoutCommit(place: Place, tag: string): Problem {
  return {
    code: 'tag-without-commit',
    severity: 'notice',
    place: { ...place, subject: tag },
    message: `Unexpected tag \`${tag}\` of something other than a commit, expected a tag of a commit.`,
    hint: 'Leave it if it holds a key or a file; delete it if it was made by mistake.',
  };
}

/** Front matter is YAML; where it is not, the file's facts cannot be read. */
export function frontMatterSyntax(place: Place, complaint: string): Problem {
  return {
    code: 'front-matter-syntax',
    severity: 'error',
    place,
    message: `Unexpected front matter, expected YAML: ${complaint}.`,
    hint: 'Correct the YAML between the two lines of `---`; put text with colons or braces in quotes.',
  };
}

/** Front matter holds only known settings, in their shape. */
export function frontMatterShape(place: Place, setting: string, complaint: string): Problem {
  return {
    code: 'front-matter-shape',
    severity: 'error',
    place,
    message: `Unexpected front matter${setting === '' ? '' : ` in \`${setting}\``}: ${complaint}.`,
    hint: 'Correct the setting; nothing of this front matter is used until then.',
  };
}

/** Pages hold no HTML of an author, so that nothing in them can run. */
export function rawHtmlDropped(place: Place, html: string): Problem {
  return {
    code: 'raw-html-dropped',
    severity: 'warning',
    place,
    message: `Unexpected HTML \`${html}\`, expected Markdown: it was left out.`,
    hint: 'Write it in Markdown, or put it in backticks to show it.',
  };
}

/** Content is data: what MDX would run is shown as text. */
export function codeInContent(place: Place, code: string): Problem {
  return {
    code: 'code-in-content',
    severity: 'error',
    place,
    message: `Unexpected code \`${code}\`, expected text: nothing in a record runs.`,
    hint: 'Remove the import, export or braces, or put them in backticks to show them.',
  };
}

/** Links lead to web pages, mail addresses and places inside the site. */
export function linkNotAllowed(place: Place, address: string): Problem {
  return {
    code: 'link-not-allowed',
    severity: 'warning',
    place,
    message: `Unexpected address \`${address}\`, expected http, https, mailto or a relative address: the link was taken off.`,
    hint: 'Use one of these.',
  };
}

/** An override names its change by pull request or commit. */
export function overrideKeyUnknown(place: Place, key: string): Problem {
  return {
    code: 'override-key-unknown',
    severity: 'error',
    place,
    message: `Unexpected key \`${key}\` of a change, expected a form such as \`#705\`, \`api#705\` or \`1a2b3c4\`.`,
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
    message: `Unexpected folder of release \`${product} ${version}\`, expected ${expected}.`,
    hint: 'Rename the folder, or tag the release.',
  };
}

/** Every file of a release directory has a meaning. */
export function contentFileUnknown(place: Place, expected: string): Problem {
  return {
    code: 'content-file-unknown',
    severity: 'warning',
    place,
    message: `Unexpected file, expected ${expected}: it was not read.`,
    hint: 'Rename or remove it.',
  };
}

/** Content is read from its own folder alone. */
export function contentFileElsewhere(place: Place): Problem {
  return {
    code: 'content-file-elsewhere',
    severity: 'error',
    place,
    message: 'Unexpected symbolic link, expected a file: it was not followed.',
    hint: 'Put the file itself there.',
  };
}

/** A shallow clone ends where it was cut; what lies before is unknown. */
export function shallowRepository(place: Place, cuts: number): Problem {
  return {
    code: 'shallow-repository',
    severity: 'warning',
    place,
    message: 'Unexpected shallow clone, expected the whole history: changes and tags before the cut are not known.',
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
    message: `Unexpected tag \`${tag}\` of an object that is not in the repository, expected a tag of a commit.`,
    hint: 'Fetch the repository again, or run `git fsck` to see what is missing.',
  };
}

/** Commits or tags whose bytes are not in the encoding that they declare; they are read as Windows-1252. */
export function messagesNotUtf8(place: Place, count: number): Problem {
  return {
    code: 'messages-not-utf8',
    severity: 'notice',
    place,
    message: 'Unexpected bytes in a message or a name, expected UTF-8 or a declared encoding; they are shown as Windows-1252.',
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
    message: 'Unexpected date of a commit or tag, expected seconds since 1970 and an offset between -14:59 and +14:59.',
    hint: 'Leave it: another date of the same commit is shown, or 1970 when there is none.',
    count,
  };
}

/** Two tags say the same version and lead to different commits; only one of them can count. */
export function versionTaggedTwice(place: Place, counts: string, others: readonly string[]): Problem {
  return {
    code: 'version-tagged-twice',
    severity: 'warning',
    place: { ...place, subject: counts },
    message: `Unexpected ${others.map((name) => `\`${name}\``).join(', ')} of the same version as \`${counts}\` at another commit, expected one tag per version.`,
    hint: `Delete the tag that is wrong; until then \`${counts}\` counts (annotated before lightweight, then the older one).`,
  };
}

/** A line of tags.lock that is not repository, tag, object and tree. */
export function lockedTagMalformed(place: Place, found: string, expected: string): Problem {
  return {
    code: 'locked-tag-malformed',
    severity: 'error',
    place,
    message: `Unexpected ${found === '' ? 'end of the line' : `\`${found}\``}, expected ${expected}.`,
    hint: 'Restore the line from history, or delete it to take the tag as it is today.',
  };
}

/** A tag that stands twice in tags.lock, as after a careless merge; the first line counts. */
export function lockedTagTwice(place: Place, before: number): Problem {
  return {
    code: 'locked-tag-twice',
    severity: 'error',
    place,
    message: `Unexpected second line for one tag, expected each tag once; it stands on line ${before} already.`,
    hint: 'Keep the line that was there first, unless the tag was moved on purpose.',
  };
}

/** Commits that a branch or a child names and that the repository does not hold: a damaged or partial clone. */
export function missingCommits(place: Place, count: number): Problem {
  return {
    code: 'missing-commits',
    severity: 'warning',
    place,
    message:
      'Unexpected gap in the history, expected every commit that a branch, a tag or a commit names; what lies behind it is not known.',
    hint: 'Clone the repository again, or run `git fsck` to see what is missing.',
    count,
  };
}

/** A pattern for tickets that is no regular expression finds nothing. */
export function ticketPatternBroken(place: Place, pattern: string): Problem {
  return {
    code: 'ticket-pattern-broken',
    severity: 'error',
    place,
    message: `Unexpected ticket pattern \`${pattern}\`, expected a regular expression.`,
    hint: 'Close every bracket, or put a backslash before it; for instance `PORTAL-\\d+`.',
  };
}

/** The mailmap is in the history but not in the repository, as in a partial clone. */
export function mailmapMissing(place: Place): Problem {
  return {
    code: 'mailmap-missing',
    severity: 'notice',
    place: { ...place, subject: 'HEAD:.mailmap' },
    message:
      'Unexpected absence of the file `.mailmap` from a partial clone, expected to read it; people are named as each commit names them.',
    hint: 'Run `git show HEAD:.mailmap` in the clone once, which fetches the file.',
  };
}

/** Which commits touch the configured paths cannot be told, as in a clone without trees. */
export function pathsUnknown(place: Place): Problem {
  return {
    code: 'paths-unknown',
    severity: 'warning',
    place,
    message: 'Unexpected absence of folders from the repository, expected them to tell which commits touch `paths`; every commit counts.',
    hint: 'Clone the repository with its trees: without `--filter=tree:0`.',
  };
}

/** Two folders describe the same version; only the first can be shown. */
export function notesTwice(place: Place, version: string, first: string): Problem {
  return {
    code: 'notes-twice',
    severity: 'error',
    place,
    message: `Unexpected second notes of \`${version}\`, expected only those in \`${first}\`.`,
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
    message: `Unexpected correction of \`${key}\`, expected a ${pull} or a commit of a change in ${version}.`,
    hint: "Look the change up on the release's page; it may be in another release, or cancelled by a revert.",
  };
}

/** A correction that fits several changes corrects none. */
export function overrideAmbiguous(place: Place, key: string, changes: readonly string[]): Problem {
  return {
    code: 'override-ambiguous',
    severity: 'warning',
    place,
    message: `Unexpected correction of \`${key}\`, expected it to fit one change, found ${changes.map((id) => `\`${id}\``).join(', ')}.`,
    hint: 'Write the repository in front, as in `api#705`, or use a commit id.',
  };
}

/** A tag is not what it was when it was first seen. */
export function tagMoved(place: Place, tag: string, change: string): Problem {
  return {
    code: 'tag-moved',
    severity: 'error',
    place: { ...place, subject: tag },
    message: `Unexpected state of tag \`${tag}\`, expected what \`content/tags.lock\` remembers. ${change}`,
    hint: 'Find out who moved it and why; if it was meant, run `docket lock --accept` with its name.',
  };
}

/** A line of `allowed_signers` that cannot be read allows nobody, and a good signature would show as one of an unknown key. */
export function allowedSignersMalformed(place: Place): Problem {
  return {
    code: 'allowed-signers-malformed',
    severity: 'error',
    place,
    message: 'Unexpected line, expected principals, options and a public key as in `ssh-keygen(1)`, ALLOWED SIGNERS.',
    hint: 'Write it as `name@example.org namespaces="git" ssh-ed25519 AAAA…`, options with commas between and without blanks.',
  };
}
