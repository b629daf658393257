import { instantOf } from './instant.ts';
import type { Commit } from './repository.ts';

const authored = new WeakMap<readonly Commit[], Float64Array>();
const committed = new WeakMap<readonly Commit[], Float64Array>();

/** When each commit of a list was written, in seconds since 1970; NaN where that is not known. */
export function authoredDates(commits: readonly Commit[]): Float64Array {
  return read(commits, authored, (commit) => commit.authored ?? Number.NaN);
}

/** When each commit of a list was committed, in milliseconds since 1970. */
export function committedInstants(commits: readonly Commit[]): Float64Array {
  return read(commits, committed, ({ committedAt }) => instantOf(committedAt));
}

/** Says when the commits of a list were written, for who knows it already. */
export function settleAuthored(commits: readonly Commit[], dates: Float64Array): void {
  authored.set(commits, dates);
}

/** Says when the commits of a list were committed, for who knows it already: written out and read again, the dates of a large history take longer than all else that asks for them. */
export function settleCommitted(commits: readonly Commit[], instants: Float64Array): void {
  committed.set(commits, instants);
}

function read(commits: readonly Commit[], known: WeakMap<readonly Commit[], Float64Array>, dateOf: (commit: Commit) => number) {
  const found = known.get(commits);
  if (found !== undefined) return found;
  const dates = new Float64Array(commits.length);
  for (let index = 0; index < commits.length; index += 1) {
    const commit = commits[index];
    dates[index] = commit === undefined ? Number.NaN : dateOf(commit);
  }
  known.set(commits, dates);
  return dates;
}
