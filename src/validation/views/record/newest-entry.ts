import type { ValidationRecord } from '../../schema/records/record.ts';

/** The newest moment that a record itself holds, of its history and its signatures; null when it holds none. What else changes later does not change it. */
export function newestEntry({ trail, signoffs }: Pick<ValidationRecord, 'trail' | 'signoffs'>): string | null {
  const times = [...trail.map(({ committedAt, writtenAt }) => committedAt ?? writtenAt), ...signoffs.map(({ signedAt }) => signedAt)];
  return times
    .filter((time) => time !== null && !Number.isNaN(Date.parse(time)))
    .reduce<string | null>(
      (newest, time) => (time !== null && (newest === null || Date.parse(time) > Date.parse(newest)) ? time : newest),
      null,
    );
}
