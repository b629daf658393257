/** How much a finding matters: an error makes `docket check` fail, a warning does so under `strict`, a notice never does. */
export type Severity = 'error' | 'warning' | 'notice';

/** Where a finding was made. `source` is a file below the content root, or a repository's id; never an absolute path. */
export interface Place {
  readonly source: string;
  readonly line?: number;
  readonly column?: number;
  /** What inside the source: a tag, a commit, a branch. */
  readonly subject?: string;
}

/** A finding: a permanent code, how much it matters, where, what is wrong, and what to do about it. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** A full sentence in plain words: what is wrong, the bad value in backticks. */
  readonly message: string;
  /** What to do, beginning with a verb. */
  readonly hint?: string;
  /** How many times it was found at this place; absent means once. */
  readonly count?: number;
}
