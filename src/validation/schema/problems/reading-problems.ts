import type { Place, Problem } from '../../../text/schema/problem.ts';

/** Each step of a document has an identifier of its own. */
export function stepIdTwice(place: Place, { step, other }: { readonly step: string; readonly other: number }): Problem {
  return {
    code: 'step-id-twice',
    severity: 'error',
    place,
    message: `Unexpected second step \`${step}\`, expected an identifier of its own: the step in line ${other} has the same.`,
    hint: 'Give one of the two another identifier.',
  };
}

/** The result of a step is one of six words. */
export function stepResultUnknown(place: Place, { step, written }: { readonly step: string; readonly written: string }): Problem {
  return {
    code: 'step-result-unknown',
    severity: 'error',
    place,
    message: `Unexpected result \`${written}\` of step \`${step}\`, expected pass, fail, blocked, skipped or n/a: the step counts as untouched.`,
    hint: 'Write one of these words; a reason follows after a colon.',
  };
}

/** The result of a step is one. */
export function stepResultTwice(place: Place, { step, written }: { readonly step: string; readonly written: string }): Problem {
  return {
    code: 'step-result-twice',
    severity: 'error',
    place,
    message: `Unexpected results \`${written}\` of step \`${step}\`, expected one: the step counts as untouched.`,
    hint: 'Leave one result, in one place.',
  };
}

/** A row has as many cells as its table has columns. */
export function tableRowTooLong(place: Place, columns: number): Problem {
  return {
    code: 'table-row-too-long',
    severity: 'error',
    place,
    message: `Unexpected cell after the last of ${columns} columns, expected as many cells as the table has columns.`,
    hint: 'Write a bar within a cell as `\\|`.',
  };
}

/** A component of Docket is written so that it can be read as data. */
export function componentMalformed(place: Place, { tag, complaint }: { readonly tag: string; readonly complaint: string }): Problem {
  return {
    code: 'component-malformed',
    severity: 'error',
    place,
    message: `Unexpected \`${tag}\`: ${complaint}.`,
    hint: 'Write attributes as `name="value"`, and end the component with `/>` or its closing tag.',
  };
}

/** A component has the attributes that Docket knows. */
export function componentAttributeUnknown(
  place: Place,
  { component, attribute, known }: { readonly component: string; readonly attribute: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'component-attribute-unknown',
    severity: 'warning',
    place,
    message: `Unexpected attribute \`${attribute}\` of ${component}, expected ${known.join(', ')}: it was left out.`,
    hint: 'Correct its name.',
  };
}

/** Severity and status of a deviation are words of a list. */
export function deviationWordUnknown(
  place: Place,
  {
    deviation,
    field,
    written,
    known,
  }: { readonly deviation: string; readonly field: string; readonly written: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'deviation-word-unknown',
    severity: 'error',
    place,
    message: `Unexpected ${field} \`${written}\` of deviation \`${deviation}\`, expected ${known.join(', ')}.`,
    hint: 'Write one of these words.',
  };
}

/** A text reads as it is stored: characters that turn its direction or cannot be seen could make it read as another (CVE-2021-42574). */
export function invisibleCharacters(place: Place): Problem {
  return {
    code: 'invisible-characters',
    severity: 'warning',
    place,
    message: 'Unexpected characters that cannot be seen or that turn the direction of the text, expected none: they were left out.',
    hint: 'Type the line again without them.',
  };
}

/** What cannot be taken apart is said, and is never an empty record. */
export function documentUnreadable(place: Place, complaint: string): Problem {
  return {
    code: 'document-unreadable',
    severity: 'error',
    place,
    message: `Unexpected text that cannot be read, expected Markdown: ${complaint}.`,
    hint: 'Write what is below this place in a simpler form.',
  };
}
