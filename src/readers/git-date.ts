const newest = Date.UTC(9999, 11, 30) / 1000;
const offsetForm = /^([+-])(0\d|1[0-4])([0-5]\d)$/;

/**
 * Turns git's raw date (`1700000000 +1100`: seconds since 1970, offset) into ISO 8601 with offset (`2023-11-15T09:13:20+11:00`).
 * Null when there is no such date: nothing written, after the year 9999, or an offset that no clock on Earth has.
 */
export function parseGitDate(text: string): string | null {
  let seconds = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  if (at === 0 || at > 12 || seconds > newest || text.charCodeAt(at) !== 32) return null;
  const offset = parseOffset(text.slice(at + 1));
  return offset === null ? null : formatDate(seconds + offset.seconds, offset.text);
}

interface Offset {
  readonly seconds: number;
  readonly text: string;
}

// Histories have a date a commit, many commits a day and few offsets: what is kept makes reading a large one noticeably faster.
const offsets = new Map<string, Offset>();
const days = new Map<number, string>();

function parseOffset(written: string): Offset | null {
  const known = offsets.get(written);
  if (known !== undefined) return known;
  const match = offsetForm.exec(written);
  if (match === null) return null;
  const [, sign = '', hours = '', minutes = ''] = match;
  const size = Number(hours) * 3600 + Number(minutes) * 60;
  const offset = { seconds: sign === '-' ? -size : size, text: `${size === 0 ? '+' : sign}${hours}:${minutes}` };
  offsets.set(written, offset);
  return offset;
}

// Written byte by byte, a date is one short string; joined from texts it would be a tree of them, three times as large.
const written = Buffer.from('1970-01-01T00:00:00+00:00', 'latin1');

function formatDate(local: number, offset: string): string {
  const day = Math.floor(local / 86_400);
  const time = local - day * 86_400;
  writeText(formatDay(day), 0);
  writeTwoDigits(Math.floor(time / 3600), 11);
  writeTwoDigits(Math.floor(time / 60) % 60, 14);
  writeTwoDigits(time % 60, 17);
  writeText(offset, 19);
  return written.toString('latin1');
}

function writeText(text: string, start: number): void {
  for (let at = 0; at < text.length; at += 1) written[start + at] = text.charCodeAt(at);
}

function writeTwoDigits(number: number, at: number): void {
  const tens = Math.floor(number / 10);
  written[at] = 48 + tens;
  written[at + 1] = 48 + number - tens * 10;
}

function formatDay(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const formatted = new Date(day * 86_400_000).toISOString().slice(0, 10);
  days.set(day, formatted);
  return formatted;
}
