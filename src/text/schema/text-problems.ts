import type { Place, Problem } from './problem.ts';

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
