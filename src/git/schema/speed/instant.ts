import { readTwoDigits } from './two-digits.ts';

const [minus, plus, colon, letterT] = [45, 43, 58, 84];

/**
 * A date's moment in milliseconds since 1970; 0 for a text that is no date. The form that readers give (`2026-03-12T14:05:00+11:00`) is read
 * several times faster than `Date.parse` reads it, which is felt in a large history.
 */
export function instantOf(date: string): number {
  if (date.length !== 25 || date.charCodeAt(10) !== letterT || date.charCodeAt(22) !== colon) return Date.parse(date) || 0;
  const sign = date.charCodeAt(19);
  const day = dayOf(date);
  const hours = readTwoDigits(date, 11);
  const minutes = readTwoDigits(date, 14);
  const seconds = readTwoDigits(date, 17);
  const offset = readTwoDigits(date, 20) * 60 + readTwoDigits(date, 23);
  const local = day + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const instant = sign === plus ? local - offset * 60_000 : sign === minus ? local + offset * 60_000 : Number.NaN;
  return instant || Date.parse(date) || 0;
}

const days = new Map<number, number>();

/** The moment at which the day of a date begins, UTC; not a number for what is no day. */
function dayOf(date: string): number {
  if (date.charCodeAt(4) !== minus || date.charCodeAt(7) !== minus) return Number.NaN;
  const number = ((readTwoDigits(date, 0) * 100 + readTwoDigits(date, 2)) * 100 + readTwoDigits(date, 5)) * 100 + readTwoDigits(date, 8);
  if (Number.isNaN(number)) return Number.NaN;
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = Date.parse(date.slice(0, 10));
  days.set(number, day);
  return day;
}
