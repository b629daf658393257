/** What a commit changes in one file. */
export interface FilePrint {
  readonly path: string;
  /** A number for each line that was added or removed, white space left out; in ascending order. Equal lines have equal numbers. */
  readonly lines: readonly number[];
}

/** What a commit changes, short enough to keep and to compare. */
export interface PatchPrint {
  /** Equal for patches that are equal but for white space and line numbers, as `git patch-id` has it. */
  readonly exact: string;
  /** The same without the lines around what changed. */
  readonly loose: string;
  readonly files: readonly FilePrint[];
  /** Conflict markers that it adds: the first of each file, with its line there. */
  readonly markers: readonly { readonly path: string; readonly line: number }[];
  /** Whether it was too large to be read in full: it is equal to nothing then. */
  readonly cut: boolean;
}

/** The lines of all files, in ascending order. */
export function listChangedLines(print: PatchPrint): readonly number[] {
  const { files } = print;
  const [only, ...others] = files;
  if (only === undefined) return [];
  if (others.length === 0) return only.lines;
  const known = sorted.get(print);
  if (known) return known;
  const lines = files.flatMap((file) => file.lines).sort((left, right) => left - right);
  sorted.set(print, lines);
  return lines;
}

// A patch is compared with many others.
const sorted = new WeakMap<PatchPrint, readonly number[]>();

/** How much of the changed lines two patches share: Jaccard's index over lines, each counted as often as it stands there; 0 where both are empty. */
export function compareLines(left: readonly number[], right: readonly number[]): number {
  let shared = 0;
  for (let at = 0, other = 0; at < left.length && other < right.length; ) {
    const one = left[at] ?? 0;
    const two = right[other] ?? 0;
    if (one === two) shared += 1;
    if (one <= two) at += 1;
    if (two <= one) other += 1;
  }
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}
