import type { Commit } from './repository.ts';

/** The first 48 bits of the id of each commit of a list, as numbers. */
export type IdMarks = Float64Array;

const settled = new WeakMap<readonly Commit[], IdMarks>();

/** Marks of a list of commits: to compare lists of them without a text for each. */
export function markIds(commits: readonly Commit[]): IdMarks {
  const known = settled.get(commits);
  if (known !== undefined) return known;
  const marks = Float64Array.from(commits, ({ sha }) => Number.parseInt(sha.slice(0, 12), 16));
  settled.set(commits, marks);
  return marks;
}

/** Says what the marks of a list are, for who knows them already. */
export function settleMarks(commits: readonly Commit[], marks: IdMarks): void {
  settled.set(commits, marks);
}

/** Begins a digest of numbers in their order, of 53 bits: to notice what is not as it was, not what somebody made on purpose. */
export function startNumbersDigest(): { readonly add: (number: number) => void; readonly value: () => number } {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  return {
    add: (number) => {
      const upper = Math.floor(number / 2 ** 32);
      high = Math.imul(high ^ number ^ (low >>> 7), 0x9e3779b1);
      low = Math.imul(low ^ upper ^ (high >>> 11), 0x5f356495);
    },
    value: () => (high & 0x1fffff) * 2 ** 32 + (low >>> 0),
  };
}
