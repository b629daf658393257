import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import type { FindCommit } from '../../../git/schema/find-commit.ts';
import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import type { FindTwins } from '../copies/find-twins.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { History } from '../ranges/shipped-before.ts';
import type { DraftRange } from './draft-range.ts';
import type { KnownPulls } from './know-pulls.ts';
import type { ListMerged } from './list-merged.ts';

/** Everything about one repository that drafting changes needs. */
export interface Drafting {
  readonly web: RepositoryWeb | null;
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  /** What is probably a copy of a commit, or it of that. */
  readonly twinsOf: FindTwins;
  readonly home: string | null;
  readonly history: History;
  /** Commits that touch the configured paths; null for all. */
  readonly touching: ReadonlySet<string> | null;
  readonly pulls: KnownPulls;
  readonly listMerged: ListMerged;
  /** What an earlier stop brought. */
  readonly rangeOf: (serial: number) => DraftRange | undefined;
  /** Told before merges are gone through for the one that brought a commit. */
  readonly askAll: () => void;
  /** Scratch space, one slot per commit. */
  readonly taken: Int32Array;
}
