import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** A record says what it executes, on what, where and by whom. */
export function recordFieldMissing(place: Place, { field, known }: { readonly field: string; readonly known: string }): Problem {
  return {
    code: 'record-field-missing',
    severity: 'warning',
    place,
    message: `The record does not say \`${field}\`.${known}`,
    hint: 'Add it to the front matter; `docket new record` writes it.',
  };
}

/** The folder of a record tells its product and release; the front matter only confirms it. */
export function recordPlaceDiffers(
  place: Place,
  { field, written, expected }: { readonly field: string; readonly written: string; readonly expected: string },
): Problem {
  return {
    code: 'record-place-differs',
    severity: 'error',
    place,
    message: `The record says ${field} \`${quoteValue(written)}\`, and its folder says \`${quoteValue(expected)}\`.`,
    hint: 'Correct it, or move the record.',
  };
}

/** Each record has a page of its own. */
export function recordAddressTwice(place: Place, before: string): Problem {
  return {
    code: 'record-address-twice',
    severity: 'error',
    place,
    message: `The record would have the same address as \`${quoteValue(before)}\`, so its address has a number behind it.`,
    hint: 'Rename one of the two.',
  };
}

/** Each run of a protocol for a release has a number of its own. */
export function runTwice(place: Place, { run, before }: { readonly run: number; readonly before: string }): Problem {
  return {
    code: 'run-twice',
    severity: 'error',
    place,
    message: `Run ${run} exists twice: \`${quoteValue(before)}\` is it already.`,
    hint: 'Give the later one the next number.',
  };
}

/** A run continues an earlier run of the same protocol for the same release. */
export function previousUnknown(place: Place, previous: string): Problem {
  return {
    code: 'previous-unknown',
    severity: 'error',
    place,
    message: `\`${quoteValue(previous)}\` is not an earlier run of the same protocol in the same folder.`,
    hint: 'Write the name of its file.',
  };
}

/** What stands for something is replaced by it. */
export function placeholderLeft(place: Place, placeholder: string): Problem {
  return {
    code: 'placeholder-left',
    severity: 'warning',
    place,
    message: `The placeholder \`${quoteValue(placeholder)}\` is still there.`,
    hint: 'Fill it in, or put it in backticks if it is meant as it is.',
  };
}

/** A link to a file leads to one. */
export function linkToNothing(place: Place, url: string): Problem {
  return {
    code: 'link-to-nothing',
    severity: 'warning',
    place,
    message: `The link leads to \`${quoteValue(url)}\`, which is not below the record's folder.`,
    hint: 'Correct the link, or add the file.',
  };
}

/** A record is not deleted but made void, so that it still says what happened; `taken` says that another file has its name now. */
export function recordDeleted(place: Place, record: string, taken = false): Problem {
  return {
    code: 'record-deleted',
    severity: 'warning',
    place,
    message: `The record \`${quoteValue(record)}\` was deleted${taken ? ', and another file has its name now' : ''}.`,
    hint: 'Restore it from history and set `status: void`.',
  };
}

/** Only a signature looks like one. */
export function imitatesSignature(place: Place, found: string): Problem {
  return {
    code: 'imitates-signature',
    severity: 'warning',
    place,
    message: `The text \`${quoteValue(found)}\` looks like a signature or a stamp. It is only text: nobody signed it.`,
    hint: 'Take it out and sign with `docket sign`; the page shows who signed, from the statements.',
  };
}
