import type { Place, Problem } from './problem.ts';

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
export function releaseFolderUnknown(place: Place, { product, version }: { readonly product: string; readonly version: string }, expected: string): Problem {
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
