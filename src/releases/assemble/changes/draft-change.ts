/** Where a change came from, as far as pull requests tell. */
export interface DraftPull {
  readonly number: number;
  readonly role: 'merged' | 'origin' | 'mentioned';
  readonly evidence: string;
}

/** A change before it is put into words. */
export interface DraftChange {
  /** The number of its pull request; null for a commit without. */
  readonly number: number | null;
  /** Whether another change of the range has that number, and another title: a number alone makes them not one. */
  readonly sharesNumber: boolean;
  /** The merge of its pull request. */
  readonly merge: number | null;
  /** Without merges; oldest first. */
  commits: number[];
  readonly pulls: DraftPull[];
  /** For a revert of something shipped: what it takes back. */
  reverts: string | null;
  /** Commits that it takes back. */
  takenBack: readonly number[];
  /** Commits that it brings back by reverting their revert. */
  broughtBack: readonly number[];
}

const nothing: readonly number[] = [];

/** A change of one commit of which nothing is known yet. */
export function startDraft(index: number): DraftChange {
  return {
    number: null,
    sharesNumber: false,
    merge: null,
    commits: [index],
    pulls: [],
    reverts: null,
    takenBack: nothing,
    broughtBack: nothing,
  };
}

/** Adds a pull request, or what is surer about one that is there. */
export function addPull(draft: DraftChange, pull: DraftPull): void {
  const known = draft.pulls.findIndex((other) => other.number === pull.number);
  if (known < 0) draft.pulls.push(pull);
  else if (draft.pulls[known]?.role === 'mentioned' && pull.role !== 'mentioned') draft.pulls[known] = pull;
}
