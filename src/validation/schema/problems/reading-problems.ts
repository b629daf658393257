import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** Each step of a document has an identifier of its own. */
export function stepIdTwice(place: Place, { step, other }: { readonly step: string; readonly other: number }): Problem {
  return {
    code: 'step-id-twice',
    severity: 'error',
    place,
    message: `Step \`${step}\` exists twice: the step in line ${other} has the same identifier.`,
    hint: 'Give one of the two another identifier.',
  };
}

/** The result of a step is one of six words. */
export function stepResultUnknown(place: Place, { step, written }: { readonly step: string; readonly written: string }): Problem {
  return {
    code: 'step-result-unknown',
    severity: 'error',
    place,
    message: `The result \`${written}\` of step \`${step}\` is not pass, fail, blocked, skipped or n/a, so the step counts as not executed.`,
    hint: 'Write one of these words; a reason follows after a colon.',
  };
}

/** The result of a step is one. */
export function stepResultTwice(place: Place, { step, written }: { readonly step: string; readonly written: string }): Problem {
  return {
    code: 'step-result-twice',
    severity: 'error',
    place,
    message: `Step \`${step}\` has more than one result, \`${written}\`, so it counts as not executed.`,
    hint: 'Leave one result, in one place.',
  };
}

/** What is said of all steps together is not better hidden than what is said of each. */
export function overallResultDiffers(place: Place, written: string): Problem {
  return {
    code: 'overall-result-differs',
    severity: 'error',
    place,
    message: `The overall result \`${quoteValue(written)}\` says that something failed, and no step failed.`,
    hint: 'Correct the result of the step that failed, or the overall result.',
  };
}

/** `Yes` says how a step came out only where its question asks for what should be. */
export function stepAnswerUnclear(place: Place, { step, written }: { readonly step: string; readonly written: string }): Problem {
  return {
    code: 'step-answer-unclear',
    severity: 'error',
    place,
    message: `The answer \`${written}\` of step \`${step}\` can mean pass or fail, because the step asks for something that should not be, or expects an answer of its own.`,
    hint: 'Write pass or fail instead.',
  };
}

/** A row has as many cells as its table has columns. */
export function tableRowTooLong(place: Place, columns: number): Problem {
  return {
    code: 'table-row-too-long',
    severity: 'error',
    place,
    message: `This row has more cells than the ${columns} columns of its table.`,
    hint: 'Write a bar within a cell as `\\|`.',
  };
}

/** A component of Docket is written so that it can be read as data. */
export function componentMalformed(place: Place, { tag, complaint }: { readonly tag: string; readonly complaint: string }): Problem {
  return {
    code: 'component-malformed',
    severity: 'error',
    place,
    message: `\`${tag}\` cannot be read: ${complaint}.`,
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
    message: `${component} has no attribute \`${attribute}\`, so it was left out. It has ${known.join(', ')}.`,
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
    message: `Deviation \`${deviation}\` has the ${field} \`${written}\`, which is not one of ${known.join(', ')}.`,
    hint: 'Write one of these words.',
  };
}

/** What cannot be taken apart is said, and is never an empty record. */
export function documentUnreadable(place: Place, complaint: string): Problem {
  return {
    code: 'document-unreadable',
    severity: 'error',
    place,
    message: `The text cannot be read as Markdown: ${complaint}.`,
    hint: 'Write what is below this place in a simpler form.',
  };
}
