/** Where a text stands in what is kept. */
export type KeptPlace = readonly [block: number, start: number, length: number];

/**
 * What one repository of a product shipped, as an earlier run found out. Commits are called by numbers that they keep: those of the first run from 0 on, newest first, then those that came
 * with the next.
 */
export interface KeptShipment {
  /** Stands for all that changes are made from beside the history. */
  readonly key: string;
  /** Stands for what else is known of the commits that were there. */
  readonly about: string;
  /** The runs that brought commits. */
  readonly batches: readonly CommitBatch[];
  readonly people: readonly KeptPerson[];
  /** In the order in which they were shipped. */
  readonly stops: readonly KeptStop[];
  readonly asked: AskedOfHistory;
  /** What makes a change the same as another: numbers of pull requests that brought it or that it comes from, and other names. */
  readonly names: { readonly numbers: readonly number[]; readonly texts: readonly string[] };
  /** Commits of which it was asked which change holds them. */
  readonly watched: readonly number[];
}

/** Commits that came in one run: all that the tips reach and those before do not. */
export interface CommitBatch {
  readonly tips: readonly string[];
  readonly count: number;
  /** Of their ids in their order. */
  readonly digest: number;
}

export interface KeptPerson {
  readonly name: string;
  readonly email: string;
  readonly bot: boolean;
}

/** What was asked of the history as a whole, of which more commits may change the answer. */
export interface AskedOfHistory {
  /** Ids, abbreviated or of nothing that was there. */
  readonly ids: readonly string[];
  /** Numbers of which the commits that bear them were listed. */
  readonly numbers: readonly number[];
  readonly titles: readonly string[];
  /** Numbers of which it was asked whether they are pull requests: those that are, and the others. */
  readonly pulls: readonly number[];
  readonly others: readonly number[];
  /** Whether it was asked which copies of a commit were set apart. */
  readonly copies: boolean;
}

/** One release in one repository. */
export interface KeptStop {
  readonly version: string;
  /** What it comes after. */
  readonly after: string;
  readonly final: boolean;
  /** The number of its commit; -1 for none. */
  readonly tip: number;
  /** Of the commits that it brought, and of those that it has again. */
  readonly digest: number;
  /** The changes in words, as `KeptRanges.open` finds them. */
  readonly range: string;
  readonly draft: KeptPlace;
  readonly counts: RangeCounts;
  /** People by their place, each followed by how many changes are theirs. */
  readonly crew: readonly number[];
  /** What it tells later releases, as `packRecord` writes it; absent for nothing. */
  readonly records?: readonly KeptRecord[];
  /** Commits that were set apart, each behind the one that had shipped the same; absent for none. */
  readonly copies?: readonly number[];
}

/** How much there is in a range. */
export interface RangeCounts {
  readonly changes: number;
  /** Changes that a pull request brought. */
  readonly pulls: number;
  readonly commits: number;
  readonly merges: number;
  readonly alreadyShipped: number;
  readonly cancelled: number;
}

/** An identity (a commit by its number, a pull request, or a text), the commit that shipped or took it back, and the commit that speaks for it; -1 for none. */
export type KeptRecord = readonly [kind: 'commit' | 'pull' | 'text', of: number | string, by: number, shipped: boolean, speaker: number];
