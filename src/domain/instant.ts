/**
 * A date's moment in milliseconds since 1970; 0 for a text that is no date. The form that readers give (`2026-03-12T14:05:00+11:00`) is read
 * several times faster than `Date.parse` reads it, which is felt in a large history.
 */
export function instantOf(date: string): number {
  if (date.length !== 25 || date.charCodeAt(10) !== 84 || date.charCodeAt(22) !== 58) return Date.parse(date) || 0;
  const sign = date.charCodeAt(19);
  const day = dayOf(date.slice(0, 10));
  const hours = twoDigits(date, 11);
  const minutes = twoDigits(date, 14);
  const seconds = twoDigits(date, 17);
  const offset = twoDigits(date, 20) * 60 + twoDigits(date, 23);
  const local = day + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const instant = sign === 43 ? local - offset * 60_000 : sign === 45 ? local + offset * 60_000 : Number.NaN;
  return instant || Date.parse(date) || 0;
}

const days = new Map<string, number>();

/** The moment at which a day begins, UTC; not a number for what is no day. */
function dayOf(text: string): number {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = Date.parse(text);
  days.set(text, day);
  return day;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
