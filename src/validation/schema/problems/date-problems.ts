import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** A date is one of the calendar. */
export function dateImpossible(place: Place, date: string): Problem {
  return {
    code: 'date-impossible',
    severity: 'error',
    place,
    message: `\`${quoteValue(date)}\` is not a day of the calendar.`,
    hint: 'Correct the date.',
  };
}

/** Everybody reads a date in the same way (ISO 8601). */
export function dateUnclear(place: Place, date: string): Problem {
  return {
    code: 'date-unclear',
    severity: 'warning',
    place,
    message: `The date \`${quoteValue(date)}\` can be read in more than one way. Write it like \`2026-03-12\`.`,
    hint: 'Write year, month and day in this order.',
  };
}

/** Nothing is recorded before it happens. */
export function dateInFuture(place: Place, { date, asOf }: { readonly date: string; readonly asOf: string }): Problem {
  return {
    code: 'date-in-future',
    severity: 'error',
    place,
    message: `The date \`${quoteValue(date)}\` is in the future: today is ${asOf.slice(0, 10)}.`,
    hint: 'Correct the date.',
  };
}

/** A candidate is tested after it was made. */
export function dateBeforeCandidate(
  place: Place,
  { date, tag, tagged }: { readonly date: string; readonly tag: string; readonly tagged: string },
): Problem {
  return {
    code: 'date-before-candidate',
    severity: 'error',
    place,
    message: `The date \`${quoteValue(date)}\` is before the candidate \`${quoteValue(tag)}\` existed, on ${tagged.slice(0, 10)}.`,
    hint: 'Correct the date, or name the candidate that was tested.',
  };
}

/** A decision waits for the end of the cooling-off period. */
export function decisionTooEarly(place: Place, { decision, until }: { readonly decision: string; readonly until: string }): Problem {
  return {
    code: 'decision-too-early',
    severity: 'error',
    place,
    message: `The decision \`${decision}\` was made before the cooling-off period ends on ${until.slice(0, 10)}. It is \`pending\` until then.`,
    hint: 'Wait, or withdraw the request.',
  };
}
