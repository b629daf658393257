const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const shortestRun = 4;

/** The character codes of the digits, by value. */
export const digitCodes: readonly number[] = [...digits].map((digit) => digit.charCodeAt(0));
const values = new Map(digitCodes.map((code, value) => [code, value]));

/** How far a list of ascending numbers is written: up to `last`, and the `run` numbers after it are known but not written yet. */
export interface WrittenPostings {
  last: number;
  run: number;
}

/** A list of which nothing is written. */
export const noPostings: Readonly<WrittenPostings> = { last: -1, run: 0 };

/**
 * Writes ascending numbers as text: the gap to the number before (the first counts from -1), five bits a character and the
 * sixth for 'goes on'; a gap of nought is followed by a count of numbers in a row.
 */
export function formatPostings(numbers: readonly number[]): string {
  let text = '';
  const put = (value: number): void => {
    text += digits[value];
  };
  const written = { ...noPostings };
  for (const number of numbers) addPosting(written, number, put);
  endPostings(written, put);
  return text;
}

/** Adds a number that is larger than all before, or the last one again, which changes nothing. `put` is given the values of the digits to write. */
export function addPosting(written: WrittenPostings, number: number, put: (value: number) => void): void {
  const gap = number - written.last - written.run;
  if (gap === 1) written.run += 1;
  if (gap <= 1) return;
  endPostings(written, put);
  putNumber(gap, put);
  written.last = number;
}

/** Writes what is known but not written yet. */
export function endPostings(written: WrittenPostings, put: (value: number) => void): void {
  if (written.run >= shortestRun) {
    put(0);
    putNumber(written.run, put);
  } else for (let n = 0; n < written.run; n++) put(1);
  written.last += written.run;
  written.run = 0;
}

/** Reads back what `formatPostings` wrote. */
export function parsePostings(text: string): readonly number[] {
  const numbers: number[] = [];
  let last = -1;
  let value = 0;
  let shift = 0;
  let run = false;
  for (let at = 0; at < text.length; at++) {
    const digit = values.get(text.charCodeAt(at)) ?? 0;
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit & 32) continue;
    if (run) for (let n = 0; n < value; n++) numbers.push(++last);
    else if (value > 0) {
      last += value;
      numbers.push(last);
    }
    run = !run && value === 0;
    value = 0;
    shift = 0;
  }
  return numbers;
}

function putNumber(number: number, put: (value: number) => void): void {
  let rest = number;
  while (rest > 31) {
    put((rest & 31) | 32);
    rest = Math.floor(rest / 32);
  }
  put(rest);
}
