/** What the facts of a commit may hold that somebody looks for in all of a history, as bits. Without a bit there is none of it, so that nobody need look. They are kept in 16 bits. */
export const hints = {
  merged: 1,
  lines: 2,
  reverts: 4,
  refers: 8,
  merge: 16,
  files: 32,
  component: 64,
  candidate: 128,
  marks: 256,
  closing: 512,
  address: 1024,
  followUp: 2048,
} as const;

/** For a commit of which nothing is known. */
export const allHints = 0xffff;

/** Gives the bits of a commit. */
export type HintsOf<Of> = (of: Of) => number;
