import type { Commit } from './repository.ts';

const settled = new WeakMap<readonly Commit[], Float64Array>();

/** When each commit of a list was written, in seconds since 1970; NaN where that is not known. */
export function authoredDates(commits: readonly Commit[]): Float64Array {
  const known = settled.get(commits);
  if (known !== undefined) return known;
  const dates = new Float64Array(commits.length);
  for (let index = 0; index < commits.length; index += 1) dates[index] = commits[index]?.authored ?? Number.NaN;
  settled.set(commits, dates);
  return dates;
}

/** Says when the commits of a list were written, for who knows it already. */
export function settleAuthored(commits: readonly Commit[], dates: Float64Array): void {
  settled.set(commits, dates);
}
