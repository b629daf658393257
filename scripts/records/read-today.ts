import { readAsOf } from '../book/read-as-of.ts';

/** The day that counts as today, `2027-03-01`: what `--as-of` or SOURCE_DATE_EPOCH says, else the day of the machine's clock and time zone. */
export function readToday(asOf: string | undefined, now: Date = new Date()): string {
  const given = readAsOf(asOf, process.env['SOURCE_DATE_EPOCH']);
  if (given !== undefined) return given.slice(0, 10);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
