import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { findZoneOffset } from '../../src/text/schema/form/zone-offset.ts';

/** The time zone of the machine, as IANA names it. */
export function readZone(given: string | undefined): string {
  const zone = given ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === '' ? 'UTC' : zone;
  } catch (cause) {
    throw new CannotGoOn(`\`${zone}\` is not the name of a time zone, such as \`Australia/Sydney\`.`, {
      hint: 'Correct `--zone`.',
      cause,
    });
  }
}

/** A moment as RFC 3339 with the offset that its zone has then: `2027-03-01T16:20:00+11:00`. */
export function formatLocalTime(date: Date, zone: string): string {
  const offset = findZoneOffset(zone, date.getTime()) ?? 0;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  return `${new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** What `--signed-at` says, checked, as a time of the zone; else now. */
export function readSignedAt(given: string | undefined, zone: string, now: Date = new Date()): string {
  if (given === undefined) return formatLocalTime(now, zone);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/.test(given) && !Number.isNaN(Date.parse(given)))
    return formatLocalTime(new Date(given), zone);
  throw new CannotGoOn(`\`${given}\` is not a time with its offset, such as \`2027-03-01T16:20:00+11:00\`.`, {
    hint: 'Correct `--signed-at`, or leave it out to sign with the time of now.',
  });
}
