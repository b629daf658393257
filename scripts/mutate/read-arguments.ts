/** What `npm run mutate` is to do. */
export interface MutateArguments {
  /** Files, folders or patterns to make mistakes in. */
  readonly paths: readonly string[];
  /** Folders or files of tests; `!…` leaves out. None: all that import what is mutated. */
  readonly tests: readonly string[];
  /** How many mistakes are tried. None: all. */
  readonly sample: number | 'wrong' | undefined;
}

/** Reads `PATH… [--sample N] [--tests TEST…]`. */
export function readArguments(all: readonly string[]): MutateArguments {
  const { rest, sample } = takeSample(all);
  const at = rest.indexOf('--tests');
  return { paths: at < 0 ? rest : rest.slice(0, at), tests: at < 0 ? [] : rest.slice(at + 1), sample };
}

function takeSample(all: readonly string[]): { readonly rest: readonly string[]; readonly sample: number | 'wrong' | undefined } {
  const at = all.indexOf('--sample');
  if (at < 0) return { rest: all, sample: undefined };
  const sample = /^[1-9]\d{0,5}$/.test(all[at + 1] ?? '') ? Number(all[at + 1]) : 'wrong';
  return { rest: all.toSpliced(at, 2), sample };
}
