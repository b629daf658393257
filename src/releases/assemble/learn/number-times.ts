/** Forges number in order: whoever was merged long after a smaller number was written cannot have had that number before. */
export interface NumberTimes {
  /** Notes a number that is surely a pull request's, and when it was merged, or its head written, in seconds. */
  readonly see: (number: number, at: number) => void;
  /** Whether a number, written at some second, stands where no pull request can have had it yet: it is of another tracker, from before the project came to its forge. */
  readonly isTooEarly: (number: number, written: number) => boolean;
}

/** Nobody waits longer for a merge. */
const longest = 3 * 366 * 86_400;
/** So many smaller numbers are looked at, the nearest; fewer than that least tell nothing. */
const most = 100;
const least = 5;
/** A branch may begin with a commit that is far older than its pull request. */
const nearlyAll = 0.95;

export function startNumberTimes(): NumberTimes {
  const seen: (readonly [number: number, at: number])[] = [];
  let sorted: typeof seen | undefined;
  return {
    see: (number, at) => {
      seen.push([number, at]);
      sorted = undefined;
    },
    isTooEarly: (number, written) => {
      sorted ??= seen.toSorted(([left], [right]) => left - right);
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle]?.[0] ?? 0) < number) low = middle + 1;
        else high = middle;
      }
      const smaller = sorted.slice(Math.max(0, low - most), low);
      const later = smaller.filter(([, at]) => at > written + longest).length;
      return smaller.length >= least && later >= nearlyAll * smaller.length;
    },
  };
}
