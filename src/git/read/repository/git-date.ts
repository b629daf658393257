const newest = Date.UTC(9999, 11, 30) / 1000;
const offsetLength = '+1100'.length;
const [space, plus, minus, zero] = [32, 43, 45, 48];

/**
 * Turns git's raw date (`1700000000 +1100`: seconds since 1970, offset) into ISO 8601 with offset (`2023-11-15T09:13:20+11:00`).
 * Null when there is no such date: nothing written, after the year 9999, or an offset that no clock on Earth has.
 */
export function parseGitDate(text: string): string | null {
  let seconds = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  if (at === 0 || at > 12 || seconds > newest || text.charCodeAt(at) !== space || text.length !== at + 1 + offsetLength) return null;
  const sign = text.charCodeAt(at + 1);
  const hours = readTwoDigits(text, at + 2);
  const minutes = readTwoDigits(text, at + 4);
  if ((sign !== plus && sign !== minus) || !(hours < 15) || !(minutes < 60)) return null;
  const size = hours * 3600 + minutes * 60;
  writeOffset(size === 0 ? plus : sign, hours, minutes);
  return formatDate(seconds + (sign === minus ? -size : size));
}

/** The date whose clock showed `local` seconds since 1970, so many minutes ahead of UTC. */
export function formatGitDate(local: number, offset: number): string {
  const size = Math.abs(offset);
  writeOffset(offset < 0 ? minus : plus, Math.floor(size / 60), size % 60);
  return formatDate(local);
}

// Written letter by letter, a date is one short string; joined from texts it would be a tree of them, three times as large.
const written = Array.from('1970-01-01T00:00:00+00:00', codeOf);
// A history goes from day to day: most of its dates are of the day that is already written.
let writtenDay = 0;

function formatDate(local: number): string {
  const day = Math.floor(local / 86_400);
  const time = local - day * 86_400;
  if (day !== writtenDay) {
    const letters = new Date(day * 86_400_000).toISOString().slice(0, '1970-01-01'.length);
    for (let at = 0; at < letters.length; at += 1) written[at] = letters.charCodeAt(at);
    writtenDay = day;
  }
  writeTwoDigits(Math.floor(time / 3600), 11);
  writeTwoDigits(Math.floor(time / 60) % 60, 14);
  writeTwoDigits(time % 60, 17);
  return String.fromCharCode(...written);
}

function writeOffset(sign: number, hours: number, minutes: number): void {
  written[19] = sign;
  writeTwoDigits(hours, 20);
  writeTwoDigits(minutes, 23);
}

function writeTwoDigits(number: number, at: number): void {
  const tens = Math.floor(number / 10);
  written[at] = zero + tens;
  written[at + 1] = zero + number - tens * 10;
}

function codeOf(letter: string): number {
  return letter.charCodeAt(0);
}

/** The number that the two digits at a place make; not a number for anything else. */
function readTwoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
