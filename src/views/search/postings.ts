const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...digits].map((digit, value) => [digit.charCodeAt(0), value]));
const shortestRun = 4;

/**
 * Writes ascending numbers as text: the gap to the number before (the first counts from -1), five bits a character and the
 * sixth for 'goes on'; a gap of nought is followed by a count of numbers in a row.
 */
export function formatPostings(numbers: readonly number[]): string {
  let text = '';
  let last = -1;
  for (let at = 0; at < numbers.length; ) {
    const run = countRun(numbers, at, last);
    if (run >= shortestRun) {
      text += formatNumber(0) + formatNumber(run);
      last += run;
      at += run;
      continue;
    }
    const number = numbers[at] ?? 0;
    text += formatNumber(number - last);
    last = number;
    at += 1;
  }
  return text;
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

function countRun(numbers: readonly number[], start: number, last: number): number {
  let length = 0;
  while (numbers[start + length] === last + 1 + length) length += 1;
  return length;
}

function formatNumber(number: number): string {
  let text = '';
  let rest = number;
  while (rest > 31) {
    text += digits[(rest & 31) | 32];
    rest = Math.floor(rest / 32);
  }
  return text + digits[rest];
}
