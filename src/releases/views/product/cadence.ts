import type { Release } from '../../../book/schema/book.ts';

/** How many years are told apart. */
const shownYears = 12;

/** How often a product is released. */
export interface Cadence {
  /** Days between one final release and the next, on any line: the middle value. */
  readonly medianDays: number | null;
  /** Days between the first release of one line and that of the next: the middle value. */
  readonly medianLineDays: number | null;
  /** Final releases per year, newest first. */
  readonly years: readonly { readonly year: string; readonly releases: number; readonly share: number }[];
}

/** Counts the final releases of each year, and the days between them. */
export function cadence(releases: readonly Release[]): Cadence {
  const dates = releases
    .filter((release) => release.status !== 'candidate')
    .flatMap(({ date, line }) => (date === null ? [] : [{ line, year: date.slice(0, 4), time: Date.parse(date) }]))
    .sort((a, b) => a.time - b.time);
  const firstOfLine = new Map(dates.toReversed().map(({ line, time }) => [line, time]));
  const perYear = Map.groupBy(dates, ({ year }) => year);
  const years = [...perYear].map(([year, own]) => ({ year, releases: own.length })).sort((a, b) => Number(b.year) - Number(a.year));
  const most = Math.max(1, ...years.map((entry) => entry.releases));
  return {
    medianDays: median(gaps(dates.map(({ time }) => time))),
    medianLineDays: median(gaps([...firstOfLine.values()].sort((a, b) => a - b))),
    years: years.slice(0, shownYears).map((entry) => ({ ...entry, share: Math.round((entry.releases / most) * 100) })),
  };
}

/** Days from each time to the next. */
function gaps(times: readonly number[]): readonly number[] {
  return times.flatMap((time, at) => {
    const before = times[at - 1];
    return before === undefined ? [] : [(time - before) / 86_400_000];
  });
}

/** The middle value; of an even number of values, the lower of the two in the middle. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
