import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** A step whose deviation is open has not passed yet. */
export function passWithOpenDeviation(place: Place, { step, deviation }: { readonly step: string; readonly deviation: string }): Problem {
  return {
    code: 'pass-with-open-deviation',
    severity: 'error',
    place,
    message: `Step \`${quoteValue(step)}\` passed while its deviation \`${quoteValue(deviation)}\` is open.`,
    hint: 'Decide on the deviation, or correct the result.',
  };
}

/** What failed is explained and decided on in a deviation. */
export function failWithoutDeviation(place: Place, { step, result }: { readonly step: string; readonly result: string }): Problem {
  return {
    code: 'fail-without-deviation',
    severity: 'error',
    place,
    message: `Step \`${quoteValue(step)}\` is ${result} and has no deviation.`,
    hint: 'Below a heading `Deviations`, write a table with the columns ID, Step, Severity, Status, Disposition, Owner and Description.',
  };
}

/** Whoever decides about a deviation says what and why. */
export function deviationWithoutDisposition(
  place: Place,
  { deviation, status }: { readonly deviation: string; readonly status: string },
): Problem {
  return {
    code: 'deviation-without-disposition',
    severity: 'warning',
    place,
    message: `Deviation \`${quoteValue(deviation)}\` is ${status} and does not say what was decided and why.`,
    hint: 'Write it as the disposition of the deviation, or leave the deviation open.',
  };
}

/** A deviation is made from a step. */
export function deviationWithoutStep(
  place: Place,
  { deviation, step }: { readonly deviation: string; readonly step: string | null },
): Problem {
  return {
    code: 'deviation-without-step',
    severity: 'warning',
    place,
    message: `Deviation \`${quoteValue(deviation)}\` names ${step === null ? 'no step' : `the step \`${quoteValue(step)}\`, which the record does not have`}.`,
    hint: 'Name the step as it is written in the record.',
  };
}

/** Each deviation has an id of its own. */
export function deviationTwice(place: Place, deviation: string): Problem {
  return {
    code: 'deviation-twice',
    severity: 'error',
    place,
    message: `There are two deviations \`${quoteValue(deviation)}\`.`,
    hint: 'Give it the next number.',
  };
}

/** What was not done says why. */
export function reasonMissing(place: Place, { step, result }: { readonly step: string; readonly result: string }): Problem {
  return {
    code: 'reason-missing',
    severity: 'error',
    place,
    message: `Step \`${quoteValue(step)}\` is ${result} and gives no reason.`,
    hint: 'Write it behind the result: `n/a: the module is not installed`.',
  };
}

/** What happened is told in words of its own. */
export function expectedCopied(place: Place, step: string): Problem {
  return {
    code: 'expected-copied',
    severity: 'warning',
    place,
    message: `The actual result of step \`${quoteValue(step)}\` repeats the expected result word for word.`,
    hint: 'Write what was seen, with its values.',
  };
}

/** A record is closed when all its steps have their result. */
export function stepOpenAtClose(place: Place, step: string): Problem {
  return {
    code: 'step-open-at-close',
    severity: 'error',
    place,
    message: `Step \`${quoteValue(step)}\` has no result, and the record is closed.`,
    hint: 'Fill in the result, or write n/a with a reason.',
  };
}

/** Who executes is known by name. */
export function testerUnknown(place: Place, name: string): Problem {
  return {
    code: 'tester-unknown',
    severity: 'notice',
    place,
    message: `\`${quoteValue(name)}\` is not in \`content/people.yaml\`.`,
    hint: 'Correct the name, or add it as an alias.',
  };
}

/** A second person checks a critical step (Annex 11 §6). */
export function secondPersonMissing(place: Place, step: string): Problem {
  return {
    code: 'second-person-missing',
    severity: 'error',
    place,
    message: `Critical step \`${quoteValue(step)}\` has no second person.`,
    hint: 'Write the name in a column `Checked by`.',
  };
}

/** The second person of a critical step is another one (Annex 11 §6). */
export function secondPersonSame(place: Place, { step, name }: { readonly step: string; readonly name: string }): Problem {
  return {
    code: 'second-person-same',
    severity: 'error',
    place,
    message: `\`${quoteValue(name)}\` executed step \`${quoteValue(step)}\` and checked it, too.`,
    hint: 'Let somebody else check it.',
  };
}

/** A step depends on steps of the same record. */
export function dependencyUnknown(place: Place, { step, dependency }: { readonly step: string; readonly dependency: string }): Problem {
  return {
    code: 'dependency-unknown',
    severity: 'warning',
    place,
    message: `Step \`${quoteValue(step)}\` depends on \`${quoteValue(dependency)}\`, which the record does not have.`,
    hint: 'Name the step as it is written.',
  };
}

/** Who approves is another person than who executed, which only a known name can show (21 CFR 11.10(g)). */
export function executorUnknown(place: Place, name: string): Problem {
  return {
    code: 'executor-unknown',
    severity: 'warning',
    place,
    message: `\`${quoteValue(name)}\`, who executed, is not one person in \`content/people.yaml\`, so nothing shows that somebody else approved.`,
    hint: 'Correct the name, or add it as an alias of the person.',
  };
}

/** A record of which every step was left out proves nothing. */
export function nothingExecuted(place: Place, steps: number): Problem {
  return {
    code: 'nothing-executed',
    severity: 'warning',
    place,
    message: `Nothing was executed: ${steps === 1 ? 'the only step was' : `all ${steps} steps were`} left out as n/a or skipped.`,
    hint: 'Execute what applies, or make the record void with `status: void`.',
  };
}
