import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

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
