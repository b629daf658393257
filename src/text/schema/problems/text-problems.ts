import type { Place, Problem } from '../problem.ts';

/** Front matter is YAML; where it is not, the file's facts cannot be read. */
export function frontMatterSyntax(place: Place, complaint: string): Problem {
  return {
    code: 'front-matter-syntax',
    severity: 'error',
    place,
    message: `The front matter is not valid YAML: ${complaint}.`,
    hint: 'Correct the YAML between the two lines of `---`; put text with colons or braces in quotes.',
  };
}

/** Front matter holds only known settings, in their shape. */
export function frontMatterShape(place: Place, setting: string, complaint: string): Problem {
  return {
    code: 'front-matter-shape',
    severity: 'error',
    place,
    message: `The front matter has a mistake${setting === '' ? '' : ` in \`${setting}\``}: ${complaint}.`,
    hint: 'Correct the setting; nothing of this front matter is used until then.',
  };
}

/** Pages hold no HTML of an author, so that nothing in them can run. */
export function rawHtmlDropped(place: Place, html: string): Problem {
  return {
    code: 'raw-html-dropped',
    severity: 'warning',
    place,
    message: `The HTML \`${html}\` was left out: only Markdown is shown.`,
    hint: 'Write it in Markdown, or put it in backticks to show it.',
  };
}

/** Content is data: what MDX would run is shown as text. */
export function codeInContent(place: Place, code: string): Problem {
  return {
    code: 'code-in-content',
    severity: 'error',
    place,
    message: `\`${code}\` is shown as text: nothing in content runs.`,
    hint: 'Remove the import, export or braces, or put them in backticks to show them.',
  };
}

/** Links lead to web pages, mail addresses and places inside the site. */
export function linkNotAllowed(place: Place, address: string): Problem {
  return {
    code: 'link-not-allowed',
    severity: 'warning',
    place,
    message: `The link to \`${address}\` was removed: only http, https, mailto and relative addresses are allowed.`,
    hint: 'Use one of these.',
  };
}

/** A record is read whole, within a bound. */
export function documentTooLarge(place: Place, longest: number): Problem {
  return {
    code: 'document-too-large',
    severity: 'error',
    place,
    message: `The file or its front matter is longer than ${longest} characters, so nothing of it was read.`,
    hint: 'Attach what is long as evidence.',
  };
}

/** A document is read as far as a page could show it. */
export function documentTooLong(place: Place): Problem {
  return {
    code: 'document-too-long',
    severity: 'error',
    place,
    message:
      'The document is too long: at most 5,000 lines, and 20,000 marks and cells, of which a list item counts for 6 and an underlined heading for 20. Nothing from here on was read.',
    hint: 'Split the document, or attach what is long as evidence.',
  };
}

/** Lists and quotes stand in each other to a bounded depth. */
export function documentTooDeep(place: Place, deepest: number): Problem {
  return {
    code: 'document-too-deep',
    severity: 'error',
    place,
    message: `This line is nested in more than ${deepest} lists and quotes, so it was left out.`,
    hint: 'Indent the line less.',
  };
}

/** Text is mostly words. */
export function documentTooDense(place: Place, densest: number): Problem {
  return {
    code: 'document-too-dense',
    severity: 'error',
    place,
    message: `The paragraph has more than 400 lines or ${densest} marks such as \`*\` and \`[\`, so this line was left out.`,
    hint: 'Put it into a code block, or attach it as evidence.',
  };
}

/** A text reads as it is stored: characters that turn its direction or cannot be seen could make it read as another (CVE-2021-42574). */
export function invisibleCharacters(place: Place): Problem {
  return {
    code: 'invisible-characters',
    severity: 'warning',
    place,
    message: 'Characters that cannot be seen, or that change the direction of the text, were left out.',
    hint: 'Type the line again without them.',
  };
}
