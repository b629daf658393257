import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** An event happened at some time, or between two. */
export function eventNotDated(place: Place): Problem {
  return {
    code: 'event-not-dated',
    severity: 'error',
    place,
    message: 'Nothing says when the event happened.',
    hint: 'Write `at`, or `after` and `before` where only bounds are known.',
  };
}

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

/** What the forge calls an environment is one of the process. */
export function forgeEnvironmentUnknown(
  place: Place,
  { environment, product, known }: { readonly environment: string; readonly product: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'forge-environment-unknown',
    severity: 'notice',
    place,
    message: `The forge knows deployments to \`${quoteValue(environment)}\`, which is no environment of ${quoteValue(product)}; they are not used.`,
    hint: `Say which of ${quoteList(known)} it is with \`deployments\` of the repository in the configuration.`,
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

/** Nothing is deployed before it is there. */
export function eventBeforeTag(
  place: Place,
  { version, at, tagged }: { readonly version: string; readonly at: string; readonly tagged: string },
): Problem {
  return {
    code: 'event-before-tag',
    severity: 'warning',
    place,
    message: `The event is of ${at}, before \`${quoteValue(version)}\` was tagged (${tagged}).`,
    hint: 'Correct the time or the version with a new event that `corrects` this one; a commit that was tagged later is named by its commit.',
  };
}

/** An event is of the past; what is planned says so. */
export function eventInFuture(place: Place, at: string): Problem {
  return {
    code: 'event-in-future',
    severity: 'warning',
    place,
    message: `The event is of ${at}, which has not come yet.`,
    hint: 'Write `event: planned` for what is to happen.',
  };
}

/** One place cannot get two versions at one moment. */
export function eventsContradict(
  place: Place,
  { place: where, versions, other }: { readonly place: string; readonly versions: readonly string[]; readonly other: string },
): Problem {
  return {
    code: 'events-contradict',
    severity: 'error',
    place,
    message: `${where} got ${versions.map((version) => `\`${quoteValue(version)}\``).join(' and ')} at the same moment, says this event and \`${quoteValue(other)}\`.`,
    hint: 'Find out which is right, and write an event that `corrects` the other.',
  };
}

/** What is deployed is on the branch that stands for the environment. */
export function eventNotOnBranch(
  place: Place,
  told: {
    readonly version: string;
    readonly environment: string;
    readonly branch: string;
    readonly repository: string;
    readonly tag: string;
  },
): Problem {
  const { version, environment, branch, repository, tag } = told;
  return {
    code: 'event-not-on-branch',
    severity: 'warning',
    place,
    message: `The event says that \`${quoteValue(version)}\` was deployed to ${environment}, and \`${quoteValue(branch)}\` of ${repository}, the branch of that environment, does not contain \`${quoteValue(tag)}\`.`,
    hint: 'Merge the tag into the branch, or write an event that `corrects` this one.',
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

/** Bounds hold the event between them. */
export function eventBoundsCrossed(place: Place): Problem {
  return {
    code: 'event-bounds-crossed',
    severity: 'error',
    place,
    message: '`after` is later than `before`, so that no time is left for the event.',
    hint: 'Exchange or correct the two.',
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

/** An event's name is its id. */
export function eventNameTwice(place: Place, { id, other }: { readonly id: string; readonly other: string }): Problem {
  return {
    code: 'event-name-twice',
    severity: 'error',
    place,
    message: `\`${quoteValue(id)}\` is the name of another event, too: \`${other}\`.`,
    hint: 'Rename the file that is not committed yet.',
  };
}

/** What happened stays written. */
export function eventEdited(place: Place, by: string): Problem {
  return {
    code: 'event-edited',
    severity: 'error',
    place,
    message: `The event was changed after it was committed${by === '' ? '' : `, by ${quoteValue(by)}`}.`,
    hint: 'Restore the file, and write a new event that `corrects` it.',
  };
}

/** What happened stays written. */
export function eventDeleted(place: Place, by: string): Problem {
  return {
    code: 'event-deleted',
    severity: 'error',
    place,
    message: `The event was deleted after it was committed${by === '' ? '' : `, by ${quoteValue(by)}`}.`,
    hint: 'Restore the file, and write a new event that `corrects` it.',
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

/** Git notes of a promotion tool are JSON. */
export function promotionNoteWrong(place: Place, why: string): Problem {
  return {
    code: 'promotion-note-wrong',
    severity: 'warning',
    place,
    message: `A note of the promotion tool was not read: ${quoteValue(why)}.`,
    hint: 'Look at it with `git notes --ref=promoter.history show <commit>`.',
  };
}

/** A branch that stands for an environment is there. */
export function environmentBranchUnknown(
  place: Place,
  { branch, environment }: { readonly branch: string; readonly environment: string },
): Problem {
  return {
    code: 'environment-branch-unknown',
    severity: 'warning',
    place,
    message: `The branch \`${quoteValue(branch)}\` of the environment \`${quoteValue(environment)}\` is not there, so nothing is known from it.`,
    hint: 'Correct the name in `environments`, or fetch the branch.',
  };
}
