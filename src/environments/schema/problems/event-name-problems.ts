import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** Events happen in environments of the process. */
export function eventEnvironmentUnknown(
  place: Place,
  { environment, product, known }: { readonly environment: string; readonly product: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'event-environment-unknown',
    severity: 'error',
    place,
    message: `\`${quoteValue(environment)}\` is no environment of ${quoteValue(product)}.`,
    hint: known.length === 0 ? 'Name a `process` for the product in the configuration.' : `Choose from ${quoteList(known)}.`,
  };
}

/** An instance is one of those that the process names. */
export function eventInstanceUnknown(
  place: Place,
  { instance, environment, known }: { readonly instance: string; readonly environment: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'event-instance-unknown',
    severity: 'warning',
    place,
    message: `\`${quoteValue(instance)}\` is no instance of ${quoteValue(environment)}.`,
    hint: `Choose from ${quoteList(known)}, or add it to the process.`,
  };
}

/** A section is one of those that the process names. */
export function eventSectionUnknown(
  place: Place,
  { section, environment, known }: { readonly section: string; readonly environment: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'event-section-unknown',
    severity: 'warning',
    place,
    message: `\`${quoteValue(section)}\` is no section of ${quoteValue(environment)}.`,
    hint: `Choose from ${quoteList(known)}, or add it to the process.`,
  };
}

/** Events are about versions that tags or candidates made known. */
export function eventVersionUnknown(place: Place, { version, product }: { readonly version: string; readonly product: string }): Problem {
  return {
    code: 'event-version-unknown',
    severity: 'error',
    place,
    message: `There is no version \`${quoteValue(version)}\` of ${quoteValue(product)}.`,
    hint: 'Correct the version, or tag it; an event of a commit that is no release names the commit in `components`.',
  };
}

/** A component of an event names a tag that is there. */
export function eventTagUnknown(place: Place, { tag, repository }: { readonly tag: string; readonly repository: string }): Problem {
  return {
    code: 'event-tag-unknown',
    severity: 'error',
    place,
    message: `There is no tag \`${quoteValue(tag)}\` in ${repository}.`,
    hint: 'Correct the tag, or push it; a commit without a tag is named by `commit`.',
  };
}

/** People of events are those of people.yaml, where there is one. */
export function eventPersonUnknown(place: Place, person: string): Problem {
  return {
    code: 'event-person-unknown',
    severity: 'warning',
    place,
    message: `\`${quoteValue(person)}\` is nobody in \`content/people.yaml\`.`,
    hint: 'Write the principal or the name as it is there, or add the person.',
  };
}

/** An approval is by records of the release that are there. */
export function eventRecordUnknown(place: Place, { record, version }: { readonly record: string; readonly version: string }): Problem {
  return {
    code: 'event-record-unknown',
    severity: 'warning',
    place,
    message: `\`approval\` names \`${quoteValue(record)}\`, which is no record of ${quoteValue(version)}.`,
    hint: 'Write the name of the record without its ending.',
  };
}

/** A correction names an event that is there. */
export function eventCorrectsNothing(place: Place, id: string): Problem {
  return {
    code: 'event-corrects-nothing',
    severity: 'error',
    place,
    message: `\`corrects\` names \`${quoteValue(id)}\`, which is no other event of this product.`,
    hint: 'Write the file name of the event without its ending.',
  };
}

/** A record is executed in an environment that its product has. */
export function recordEnvironmentUnknown(
  place: Place,
  { environment, product, known }: { readonly environment: string; readonly product: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'record-environment-unknown',
    severity: 'warning',
    place,
    message: `The record was executed in \`${quoteValue(environment)}\`, which is no environment of ${quoteValue(product)}.`,
    hint: `Write one of ${quoteList(known)}, or add it to the process.`,
  };
}
