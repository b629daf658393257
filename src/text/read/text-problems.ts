import { findTextFaults } from '../schema/form/text-faults.ts';
import { carriageReturnAlone, lettersWithManyMarks, textNotNfc } from '../schema/form/text-form-problems.ts';
import type { Problem } from '../schema/problem.ts';

/** What is wrong with the characters of a file, at their places in the file as it is: each is an error, for a text that programs read differently is refused. */
export function listTextProblems(text: string, source: string): readonly Problem[] {
  return findTextFaults(text).map(({ kind, line, column, found, expected }) => {
    const place = { source, line, column };
    if (kind === 'carriage-return') return carriageReturnAlone(place);
    return kind === 'piled-marks' ? lettersWithManyMarks(place) : textNotNfc(place, { found, expected });
  });
}
