import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** A record executes a protocol of the content folder. */
export function protocolUnknown(place: Place, { id, known }: { readonly id: string; readonly known: readonly string[] }): Problem {
  return {
    code: 'protocol-unknown',
    severity: 'error',
    place,
    message: `There is no protocol \`${quoteValue(id)}\`${known.length === 0 ? ': `content/protocols/` is empty' : `, only ${quoteList(known)}`}.`,
    hint: 'Correct the id, or add the protocol.',
  };
}

/** A protocol has steps: of one without, every record would be complete. */
export function protocolWithoutSteps(place: Place): Problem {
  return {
    code: 'protocol-without-steps',
    severity: 'error',
    place,
    message: 'No step of this protocol was understood.',
    hint: 'Write its steps as a table with the columns ID, Action and Expected, as boxes, or as a numbered list below a heading such as Steps.',
  };
}

/** A record executes a version of its protocol that is there or in history. */
export function protocolVersionUnknown(
  place: Place,
  { id, version, current }: { readonly id: string; readonly version: string; readonly current: string },
): Problem {
  return {
    code: 'protocol-version-unknown',
    severity: 'error',
    place,
    message: `Version \`${quoteValue(version)}\` of the protocol \`${quoteValue(id)}\` does not exist: the current one is \`${quoteValue(current)}\`, and git has no such earlier one.`,
    hint: 'Correct the version, or run `docket upgrade record`.',
  };
}

/** The digest in a record says by which text of the protocol it was executed. */
export function protocolDigestDiffers(
  place: Place,
  { id, digest, expected }: { readonly id: string; readonly digest: string; readonly expected: string },
): Problem {
  return {
    code: 'protocol-digest-differs',
    severity: 'error',
    place,
    message: `The digest \`${quoteValue(digest)}\` is of no version of the protocol \`${quoteValue(id)}\`; the current one has \`${expected}\`.`,
    hint: 'Correct the digest, run `docket upgrade record`, or fetch the whole history.',
  };
}

/** Version and digest of the protocol in a record name the same text. */
export function protocolVersionDiffers(
  place: Place,
  { version, expected }: { readonly version: string; readonly expected: string },
): Problem {
  return {
    code: 'protocol-version-differs',
    severity: 'error',
    place,
    message: `The record says protocol version \`${quoteValue(version)}\`, and the digest belongs to \`${quoteValue(expected)}\`.`,
    hint: 'Correct the version or the digest.',
  };
}

/** A protocol that changes gets another version, so that readers can tell the texts apart. */
export function protocolChangedInPlace(place: Place, { id, version }: { readonly id: string; readonly version: string }): Problem {
  return {
    code: 'protocol-changed-in-place',
    severity: 'warning',
    place,
    message: `\`${quoteValue(id)}\` ${quoteValue(version)} was changed after the record was executed, without a new version.`,
    hint: 'Give the protocol that is in the content folder another version.',
  };
}

/** Records are executed by protocols in force. */
export function protocolNotEffective(place: Place, { id, status }: { readonly id: string; readonly status: string }): Problem {
  return {
    code: 'protocol-not-effective',
    severity: 'warning',
    place,
    message: `The protocol \`${quoteValue(id)}\` is ${status}, not effective.`,
    hint: 'Approve the protocol first, or use another.',
  };
}

/** A protocol is looked at again by its date (Annex 11 §11). */
export function protocolReviewOverdue(place: Place, { due, asOf }: { readonly due: string; readonly asOf: string }): Problem {
  return {
    code: 'protocol-review-overdue',
    severity: 'warning',
    place,
    message: `The review was due on \`${due}\`; today is ${asOf.slice(0, 10)}.`,
    hint: 'Review the protocol and write the next date.',
  };
}

/** Each protocol stands in one file. */
export function protocolTwice(place: Place, { id, before }: { readonly id: string; readonly before: string }): Problem {
  return {
    code: 'protocol-twice',
    severity: 'error',
    place,
    message: `The protocol \`${quoteValue(id)}\` exists twice: \`${before}\` is it already.`,
    hint: 'Give one of them another id.',
  };
}

/** The file of a protocol is called by its id, so that its history is found. */
export function protocolNameDiffers(place: Place, id: string): Problem {
  return {
    code: 'protocol-name-differs',
    severity: 'error',
    place,
    message: `The id \`${quoteValue(id)}\` differs from the file name, which would be \`content/protocols/${quoteValue(id)}.mdx\`.`,
    hint: 'Rename the file, or correct the id.',
  };
}

/** A record executes the steps of its protocol as they are. */
export function stepsDiffer(
  place: Place,
  { id, version, steps }: { readonly id: string; readonly version: string; readonly steps: readonly string[] },
): Problem {
  return {
    code: 'steps-differ',
    severity: 'warning',
    place,
    message: `The steps differ from ${quoteValue(id)} ${quoteValue(version)}: ${quoteList(steps)}.`,
    hint: 'Restore them, or explain each in a deviation.',
  };
}
