import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** A file without content proves nothing. */
export function evidenceEmpty(place: Place): Problem {
  return {
    code: 'evidence-empty',
    severity: 'error',
    place,
    message: 'The evidence file is empty.',
    hint: 'Put the right file there, or remove it.',
  };
}

/** The ending of a file says what is in it. */
export function evidenceKindDiffers(place: Place, expected: string): Problem {
  return {
    code: 'evidence-kind-differs',
    severity: 'warning',
    place,
    message: `The content is not \`${expected}\`, as the file name says.`,
    hint: 'Rename the file, or export it again.',
  };
}

/** Evidence is shown to readers, so nothing in it may run or load something from elsewhere. */
export function evidenceUnsafe(place: Place, danger: string): Problem {
  return {
    code: 'evidence-unsafe',
    severity: 'error',
    place,
    message: `The file holds ${danger}, so it is offered as a download and never shown.`,
    hint: 'Export it as PNG, or take that out.',
  };
}

/** Evidence that a step names is there. */
export function evidenceMissing(place: Place, named: string, longer: string | null = null): Problem {
  return {
    code: 'evidence-missing',
    severity: 'error',
    place,
    message: `The evidence \`${quoteValue(named)}\` is not below \`evidence/\` in the record's folder.`,
    hint:
      longer === null
        ? 'Add the file, or correct the name.'
        : `Link the file, since its name holds a blank: \`[${quoteValue(longer)}](<evidence/${quoteValue(longer)}>)\`.`,
  };
}

/** Evidence lies in the folder of its record. */
export function evidenceOutside(place: Place, named: string): Problem {
  return {
    code: 'evidence-outside',
    severity: 'error',
    place,
    message: `The ${/^[a-z]:|^\\/i.test(named) ? 'Windows path' : 'path'} \`${quoteValue(named)}\` was not followed: evidence is a file below \`evidence/\` in the record's folder.`,
    hint: 'Copy the file to `evidence/` and name it from there.',
  };
}

/** What is no file has no digest, so that nobody can tell whether it is still what was seen. */
export function evidenceNotFile(place: Place, words: string): Problem {
  const what = /^https?:\/\//i.test(words.trim()) ? 'An address is' : 'Words are';
  return {
    code: 'evidence-not-file',
    severity: 'warning',
    place,
    message: `${what} no evidence: \`${quoteValue(words)}\` names no file below \`evidence/\`, so nothing of it is signed, and it may change or go.`,
    hint: 'Save what it shows as a file below `evidence/` and name that; a link beside it may stay.',
  };
}

/** A report of failed tests contradicts a pass. */
export function passWithFailedTests(
  place: Place,
  { step, file, failed }: { readonly step: string; readonly file: string; readonly failed: number },
): Problem {
  return {
    code: 'pass-with-failed-tests',
    severity: 'error',
    place,
    message: `Step \`${quoteValue(step)}\` passed, and its report \`${quoteValue(file)}\` counts ${failed} failed ${failed === 1 ? 'test' : 'tests'}.`,
    hint: 'Correct the result, name the right report, or write a deviation that says why the failures do not matter.',
  };
}

/** One file seldom proves two different things. */
export function evidenceShared(place: Place, { file, steps }: { readonly file: string; readonly steps: readonly string[] }): Problem {
  return {
    code: 'evidence-shared',
    severity: 'warning',
    place,
    message: `\`${quoteValue(file)}\` is the evidence of the steps ${quoteList(steps)}, with the same content for each.`,
    hint: 'Check that no file was taken for another; say in the record when one shows all.',
  };
}

/** Evidence that no step names proves nothing. */
export function evidenceUnnamed(place: Place): Problem {
  return {
    code: 'evidence-unnamed',
    severity: 'notice',
    place,
    message: 'No step names this evidence.',
    hint: 'Name it in the step that it belongs to, or remove it.',
  };
}
