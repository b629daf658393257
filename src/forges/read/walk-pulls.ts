import { z } from 'zod';
import type { Found } from '../schema/snapshot/found.ts';
import { compareMoments } from '../schema/snapshot/sort-snapshot.ts';
import type { Page, Wanted } from './collector.ts';

/** One page of pull requests as a forge lists them. */
export interface PullPage {
  readonly found: Found;
  /** When each on the page was changed, in the order of the page. */
  readonly changed: readonly string[];
  /** The forge's own cursor of the page after it; null for the last one. */
  readonly next: string | null;
  readonly total: number | null;
}

/** The two orders in which a forge lists pull requests. */
export interface PullOrders {
  /** By number, the oldest first: nothing changes its place while pages are read. */
  readonly oldest: (after: string | null) => Promise<PullPage>;
  /** By change, the newest first; those before `since` are not wanted. Without `since` nothing but the newest time is. */
  readonly recent: (after: string | null, since: string | null) => Promise<PullPage>;
  /** Some by their numbers. */
  readonly numbered: (numbers: readonly number[]) => Promise<Found>;
}

const cursorSchema = z.discriminatedUnion('pass', [
  z.strictObject({ pass: z.literal('oldest'), top: z.string(), after: z.string().nullable() }),
  z.strictObject({ pass: z.literal('recent'), since: z.string(), top: z.string().nullable(), after: z.string().nullable() }),
]);
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Reads pull requests so that none is missed while people go on working. At first: what was changed last, then all from the oldest on, then what was changed
 * since the beginning. Later: what was changed since the last time. What changes meanwhile comes to the front of that order, so it is read from the front again
 * until nothing is new.
 */
export async function walkPulls(text: string | null, wanted: Wanted, orders: PullOrders): Promise<Page> {
  const cursor = text === null ? await begin(wanted, orders) : cursorSchema.parse(JSON.parse(text));
  if ('found' in cursor) return cursor;
  if (cursor.pass === 'oldest') {
    const { found, next, total } = await orders.oldest(cursor.after);
    return { found, total, next: write(next === null ? recentSince(cursor.top) : { ...cursor, after: next }) };
  }
  return readRecent(cursor, orders);
}

async function begin({ since, again }: Wanted, orders: PullOrders): Promise<Cursor | Page> {
  if (since === null) {
    const { changed } = await orders.recent(null, null);
    const [top] = changed;
    // Without a pull request there is nothing to read, and the same answer says so.
    return top === undefined ? { found: { pulls: [] }, next: null } : { pass: 'oldest', top, after: null };
  }
  if (again.length === 0) return recentSince(since);
  return { found: await orders.numbered(again), next: write(recentSince(since)) };
}

async function readRecent(cursor: Extract<Cursor, { pass: 'recent' }>, orders: PullOrders): Promise<Page> {
  const { found, changed, next } = await orders.recent(cursor.after, cursor.since);
  const top = cursor.top ?? changed[0] ?? cursor.since;
  const isEnd = next === null || changed.some((at) => compareMoments(at, cursor.since) < 0);
  if (!isEnd) return { found, next: write({ ...cursor, top, after: next }) };
  return { found, next: compareMoments(top, cursor.since) > 0 ? write(recentSince(top)) : null };
}

function recentSince(since: string): Cursor {
  return { pass: 'recent', since, top: null, after: null };
}

function write(cursor: Cursor): string {
  return JSON.stringify(cursor);
}
