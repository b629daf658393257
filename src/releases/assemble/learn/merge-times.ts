/** When pull requests were merged, as far as it tells that a number in a text of another time is not theirs. Times are milliseconds since 1970. */
export interface MergeTimes {
  /** Notes a merge that is surely a pull request's. */
  readonly see: (number: number, at: number) => void;
  /** Notes what may be one: a number at the end of a subject. */
  readonly seeLoose: (number: number, at: number) => void;
  /** When the first pull request was merged; null where too few were to tell. */
  readonly beginning: () => number | null;
  /** Whether something was written long before the first pull request was merged. */
  readonly isBeforeAll: (written: number) => boolean;
  /** Why a number in a text of some time is that of an issue of an older tracker, as a sentence; null where nothing tells. */
  readonly tellEarly: (number: number, written: number) => string | null;
}

const year = 366 * 86_400_000;
/** Nobody waits longer for a merge. */
const longest = 3 * year;
/** So many merges tell when a project began to have pull requests. */
const least = 20;

export function startMergeTimes(): MergeTimes {
  const earliest = new Map<number, number>();
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  const note = (number: number, at: number): unknown => earliest.set(number, Math.min(at, earliest.get(number) ?? at));
  const beginning = (): number | null => (count < least ? null : first);
  const isBeforeAll = (written: number): boolean => written + year < (beginning() ?? 0);
  return {
    see: (number, at) => {
      count += 1;
      first = Math.min(first, at);
      note(number, at);
    },
    seeLoose: note,
    beginning,
    isBeforeAll,
    tellEarly: (number, written) => {
      if (isBeforeAll(written)) return 'written before pull requests were merged here';
      return written + longest < (earliest.get(number) ?? 0) ? 'written years before the pull request of this number was merged' : null;
    },
  };
}
