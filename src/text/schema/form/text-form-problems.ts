import type { Place, Problem } from '../problem.ts';
import { quoteValue } from '../quote.ts';

/** Signs for units that are letters by now, and what Unicode calls them. */
const units: ReadonlyMap<string, { readonly sign: string; readonly letter: string }> = new Map([
  ['\u212B', { sign: 'angstrom sign', letter: 'Å' }],
  ['\u2126', { sign: 'ohm sign', letter: 'Ω' }],
  ['\u212A', { sign: 'kelvin sign', letter: 'K' }],
]);

/** A letter has one form in a text that is signed: two forms look alike, and programs differ in which of them they read as what. */
export function textNotNfc(place: Place, { found, expected }: { readonly found: string; readonly expected: string }): Problem {
  const unit = units.get(found);
  const name = unit === undefined ? `\`${quoteValue(found)}\`` : `The ${unit.sign} \`${found}\``;
  return {
    code: 'text-not-nfc',
    severity: 'error',
    place,
    message: `${name} is written as ${formatCodes(found)}, which is not Unicode's form NFC: there it is ${describe(expected)}.`,
    hint:
      unit === undefined
        ? 'Type it anew, or run `docket check --fix`, which repairs every file that nobody has signed.'
        : `Write the letter \`${unit.letter}\` instead, or run \`docket check --fix\`, which repairs every file that nobody has signed.`,
  };
}

/** Some programs end a line at a carriage return and others do not, so that one file would say two things. */
export function carriageReturnAlone(place: Place): Problem {
  return {
    code: 'carriage-return-alone',
    severity: 'error',
    place,
    message: 'A carriage return stands here without a line feed behind it. Some programs end the line there and others do not.',
    hint: 'Take it out or end the line there, or run `docket check --fix`, which repairs every file that nobody has signed.',
  };
}

/** Letters with dozens of marks are no text, and take the square of their number to put in order. */
export function lettersWithManyMarks(place: Place): Problem {
  return {
    code: 'marks-piled-up',
    severity: 'error',
    place,
    message: 'A letter bears more than 30 accents or other marks here.',
    hint: 'Take them out.',
  };
}

function describe(expected: string): string {
  const isSeen = !/^\p{M}|`/u.test(expected);
  return isSeen ? `\`${quoteValue(expected)}\`, ${formatCodes(expected)}` : formatCodes(expected);
}

function formatCodes(text: string): string {
  const codes = [...text].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return codes.length > 6 ? `${codes.slice(0, 6).join(' ')} …` : codes.join(' ');
}
