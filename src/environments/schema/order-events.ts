import type { EnvironmentEvent } from './event.ts';
import { compareEvents, momentOf } from './event-time.ts';

interface Placed {
  readonly event: EnvironmentEvent;
  readonly moment: number;
}

/**
 * Puts events into the order in which they happened. Each of `histories` is in the order that its source tells, and keeps it: clocks of committers may be wrong,
 * the order of commits is not. An event whose date contradicts that order takes its place right behind the event before it; the date itself is not changed.
 */
export function orderEvents(
  loose: readonly EnvironmentEvent[],
  histories: readonly (readonly EnvironmentEvent[])[],
): readonly EnvironmentEvent[] {
  const placed = loose.toSorted(compareEvents).map((event): Placed => ({ event, moment: momentOf(event.time) }));
  return histories.reduce((all, history) => mergeOrdered(all, placeHistory(history)), placed).map(({ event }) => event);
}

/** Gives each event of a history a moment that is no earlier than that of the one before it; most keep their own. */
function placeHistory(history: readonly EnvironmentEvent[]): Placed[] {
  const moments = history.map(({ time }) => momentOf(time));
  const sound = findLongestRise(moments);
  let last = moments.find((_, place) => sound.has(place)) ?? Number.POSITIVE_INFINITY;
  return history.map((event, place) => {
    if (sound.has(place)) last = moments[place] ?? last;
    return { event, moment: last };
  });
}

/** Places of a longest sequence of finite numbers that never falls (patience sorting); the others contradict it. */
function findLongestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [place, number] of numbers.entries()) {
    before.push(-1);
    if (!Number.isFinite(number)) continue;
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tops[middle] ?? -1] ?? Number.NEGATIVE_INFINITY) <= number) low = middle + 1;
      else high = middle;
    }
    before[place] = tops[low - 1] ?? -1;
    tops[low] = place;
  }
  const found = new Set<number>();
  for (let place = tops.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) found.add(place);
  return found;
}

/** Merges two ordered lists; of equal moments, by id. */
function mergeOrdered(left: readonly Placed[], right: readonly Placed[]): Placed[] {
  const merged: Placed[] = [];
  let [one, two] = [0, 0];
  for (;;) {
    const [first, second] = [left[one], right[two]];
    if (first === undefined && second === undefined) return merged;
    const takesFirst =
      second === undefined ||
      (first !== undefined && (first.moment < second.moment || (first.moment === second.moment && first.event.id < second.event.id)));
    const next = takesFirst ? first : second;
    if (takesFirst) one += 1;
    else two += 1;
    if (next !== undefined) merged.push(next);
  }
}
