import { instantOf } from '../../git/schema/instant.ts';
import type { EventTime } from './event.ts';

/** The earliest and the latest moment at which something happened, in milliseconds since 1970; infinite where a bound is open. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** The bounds of a time; of one that is known, both are it. */
export function spanOf({ at, after, before }: EventTime): Span {
  if (at !== null) {
    const moment = instantOf(at);
    return { earliest: moment, latest: moment };
  }
  return {
    earliest: after === null ? Number.NEGATIVE_INFINITY : instantOf(after),
    latest: before === null ? Number.POSITIVE_INFINITY : instantOf(before),
  };
}

/** The moment by which events are put in order: when it happened, else the earliest that it can have, else the latest. */
export function momentOf(time: EventTime): number {
  const { earliest, latest } = spanOf(time);
  return Number.isFinite(earliest) ? earliest : latest;
}

/** The text of that moment; null when no bound is known. */
export function textOf({ at, after, before }: EventTime): string | null {
  return at ?? after ?? before;
}

/** Whether one thing happened no later than another: `unknown` where their bounds overlap. */
export function happenedBefore(one: Span, other: Span): 'yes' | 'no' | 'unknown' {
  if (one.latest <= other.earliest) return 'yes';
  return one.earliest > other.latest ? 'no' : 'unknown';
}

/** Events in the order in which they happened; equal moments by id, so that the order never depends on where they were read. */
export function compareEvents(
  left: { readonly id: string; readonly time: EventTime },
  right: { readonly id: string; readonly time: EventTime },
): number {
  return momentOf(left.time) - momentOf(right.time) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}
