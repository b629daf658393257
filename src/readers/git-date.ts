const newest = Date.UTC(9999, 11, 30) / 1000;

/**
 * Turns git's raw date (`1700000000 +1100`: seconds since 1970, offset) into ISO 8601 with offset (`2023-11-15T09:13:20+11:00`).
 * Null when there is no such date: nothing written, after the year 9999, or an offset that no clock on Earth has.
 */
export function parseGitDate(raw: string): string | null {
  const space = raw.indexOf(' ');
  const seconds = Number(raw.slice(0, space));
  const offset = raw.slice(space + 1);
  if (space < 1 || !Number.isInteger(seconds) || seconds < 0 || seconds > newest) return null;
  if (!/^[+-](?:0\d|1[0-4])[0-5]\d$/.test(offset)) return null;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
  const local = new Date((seconds + (offset.startsWith('-') ? -60 : 60) * minutes) * 1000).toISOString();
  const sign = minutes === 0 ? '+' : offset.slice(0, 1);
  return `${local.slice(0, 19)}${sign}${offset.slice(1, 3)}:${offset.slice(3, 5)}`;
}
