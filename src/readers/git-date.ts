const newest = Date.UTC(9999, 11, 30) / 1000;
const raw = /^(\d{1,12}) ([+-])(0\d|1[0-4])([0-5]\d)$/;

/**
 * Turns git's raw date (`1700000000 +1100`: seconds since 1970, offset) into ISO 8601 with offset (`2023-11-15T09:13:20+11:00`).
 * Null when there is no such date: nothing written, after the year 9999, or an offset that no clock on Earth has.
 */
export function parseGitDate(text: string): string | null {
  const match = raw.exec(text);
  if (match === null) return null;
  const [, digits, sign, hours = '', minutes = ''] = match;
  const seconds = Number(digits);
  if (seconds > newest) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60;
  const local = sign === '-' ? seconds - offset : seconds + offset;
  const day = Math.floor(local / 86_400);
  const time = local - day * 86_400;
  const clock = `${twoDigits[Math.floor(time / 3600)]}:${twoDigits[Math.floor(time / 60) % 60]}:${twoDigits[time % 60]}`;
  return `${formatDay(day)}T${clock}${offset === 0 ? '+' : sign}${hours}:${minutes}`;
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

// Histories have two dates a commit and many commits a day: kept days make reading a large one noticeably faster.
const days = new Map<number, string>();

function formatDay(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const formatted = new Date(day * 86_400_000).toISOString().slice(0, 10);
  days.set(day, formatted);
  return formatted;
}
