import type { Release } from '../../../book/schema/book.ts';
import type { Category } from '../../../text/schema/category.ts';

/** A version as the list of a product's versions has it: enough to find out which lines a comparison needs. */
export interface ListedVersion {
  readonly version: string;
  /** Folder of the page of its release; for a candidate, of the release that it is a candidate of. */
  readonly slug: string;
  /** Slug of its line. */
  readonly line: string;
  readonly predecessor: string | null;
  readonly status: Release['status'];
}

/** What is shown of something that is in one version and not in another. `repository` is its place among the product's. */
export interface ComparedThing {
  readonly title: string;
  readonly repository: number;
  readonly pull?: number;
}

/** A commit that a revert takes back. */
export interface TakenBack {
  readonly commit: string;
  readonly title: string;
  readonly version: string | null;
}

/** A change as comparisons read it. Commits are the beginnings of their ids. */
export interface ComparedChange extends ComparedThing {
  /** Its permalink on the page of its release. */
  readonly id: string;
  readonly category: Category;
  readonly by: string;
  readonly commits: readonly string[];
  /** Equal for copies. */
  readonly family?: string;
  readonly likely?: readonly { readonly commit: string; readonly version: string; readonly common: string }[];
  readonly takes?: readonly TakenBack[];
  readonly brings?: readonly string[];
}

/** A commit that is in a version and whose change another release lists. */
export interface EarlierCommit extends ComparedThing {
  readonly commit: string;
  /** The version that lists it, and the commit by which that has it. */
  readonly version: string;
  readonly as?: string;
  readonly likely?: string;
  /** Whether the predecessor does not hold the change. */
  readonly fresh?: true;
}

/** A commit of the predecessor that a version does not contain. */
export interface LostCommit extends ComparedThing {
  readonly commit: string;
  readonly category: Category;
  readonly version: string | null;
  readonly id: string | null;
  readonly heldBy?: string;
  readonly likely?: string;
  readonly takes?: readonly TakenBack[];
}

/** What a version holds otherwise than its predecessor, as git has it: all commits but merges are in it. */
export interface VersionContent {
  readonly changes: readonly ComparedChange[];
  readonly earlier?: readonly EarlierCommit[];
  /** Pairs of a commit and its revert. */
  readonly cancelled?: readonly (readonly [commit: string, revert: string])[];
  readonly lost?: readonly LostCommit[];
}

/** The changes of the versions of one line. */
export interface LineChanges {
  readonly line: string;
  readonly versions: readonly { readonly version: string; readonly content: VersionContent }[];
  /** Candidates hold a part of the changes of their release. */
  readonly candidates: readonly { readonly version: string; readonly release: string; readonly changes: readonly string[] }[];
}
