import type { Change } from '../../book/schema/change.ts';
import type { CommitGraph } from '../../git/schema/commit-graph.ts';
import type { FindCommit } from '../../git/schema/find-commit.ts';
import type { PatchPrint } from '../../git/schema/patches/patch-print.ts';
import type { KnownPulls } from '../../releases/assemble/changes/know-pulls.ts';
import type { ListMerged } from '../../releases/assemble/changes/list-merged.ts';
import type { FactsOf } from '../../releases/assemble/facts/commit-facts.ts';
import type { Sides } from '../../releases/assemble/links/line-reach.ts';
import type { Link } from '../../releases/schema/links/link.ts';

/** Where changes of a repository can be: a line or an environment, with the releases that were made there, oldest first. */
export interface Column {
  readonly id: string;
  readonly kind: 'line' | 'environment';
  readonly holds: (index: number) => boolean;
  /** The first release that holds a commit, by its place in `versions`; `versions.length` while it is in none. */
  readonly firstOf: (index: number) => number;
  readonly versions: readonly string[];
  /** The place of the first final release; -1 for none. */
  readonly firstFinal: number;
  /** When something came here last, ISO 8601; the newest date of its tips. */
  readonly newest: string;
  /** The newest commit here; -1 where there is neither a branch nor a tag. */
  readonly tip: number;
}

/** Whether a repository has neither a tag nor a branch of a line, so that nothing is known of what the line holds of it. */
export function isUntagged({ kind, newest }: Pick<Column, 'kind' | 'newest'>): boolean {
  return kind === 'line' && newest === '';
}

/** A repository whose copies are linked. Commits are numbers of its graph. */
export interface LinkedRepository {
  readonly id: string;
  /** Goes in front of ids in a product of several repositories. */
  readonly prefix: string;
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  readonly pulls: KnownPulls;
  readonly listMerged: ListMerged;
  readonly sides: Sides;
  readonly links: readonly Link[];
  /** Environments in their order, then lines, newest first. */
  readonly columns: readonly Column[];
  /** The commits of the pull request that brought one, itself among them; its merge, if it has one. */
  readonly broughtWith: (index: number) => { readonly commits: readonly number[]; readonly merge: number | null };
  /** The change of the Book that a commit belongs to; what was shipped before by a copy is in none. */
  readonly changeOf: (index: number) => Change | undefined;
  /** Moves of whole folders, as `nameTreeMove` names them: so many copies have them that they are no conflict of one. */
  readonly treeMoves: ReadonlySet<string>;
  /** Folders at the top that so many copies stand in, and their origins outside of, that they are another layout, as where several projects were put into one. */
  readonly tops: ReadonlySet<string>;
  /** Null where files are missing, undefined where it was not compared. */
  readonly printOf: (index: number) => PatchPrint | null | undefined;
  /** Lines of a patch, for those that were read. */
  readonly textOf: (index: number) => readonly string[] | undefined;
}
