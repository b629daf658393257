import type { ReleaseExtension } from '../../../book/schema/book.ts';
import type { ProductConfig } from '../../../book/schema/config.ts';
import type { TagSignature } from '../../../book/schema/tag.ts';
import type { Snapshot } from '../../../forges/schema/snapshot/snapshot.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { Category } from '../../../text/schema/category.ts';
import type { KeptRanges } from '../../schema/kept-ranges.ts';
import type { LockedTag, ReleaseNotes } from '../../schema/release-notes.ts';
import type { EarlyFacts } from '../facts/commit-facts.ts';

/** Everything that is known about a product before it is assembled. */
export interface ProductSources {
  readonly config: ProductConfig;
  /** In the order of `config.repositories`. */
  readonly histories: readonly RepositoryHistory[];
  /** Facts of commits by repository id, as far as there was time to read their messages before; those of others are read when they are asked for. */
  readonly facts?: ReadonlyMap<string, EarlyFacts>;
  /** Changes of releases that are kept from run to run; absent where none are. */
  readonly ranges?: KeptRanges;
  /** Stands for all that commits are read by (code, repository, mailmap), by repository id; absent for what is not kept from run to run. */
  readonly readings?: ReadonlyMap<string, string>;
  /** Judged signatures: by repository id, then by tag name. */
  readonly signatures: ReadonlyMap<string, ReadonlyMap<string, TagSignature>>;
  /** What was collected from forges, by repository id; absent where nothing was. */
  readonly pulls?: ReadonlyMap<string, Snapshot>;
  /** What labels of pull requests mean by the settings of their repository, by its id; each label in lower case. */
  readonly labels?: ReadonlyMap<string, ReadonlyMap<string, Category>>;
  readonly notes: readonly ReleaseNotes[];
  readonly lock: readonly LockedTag[];
  /** What capabilities add to each release, while nothing of it was read. */
  readonly blank: ReleaseExtension;
  /** Last parts of addresses below the product that are no version's. */
  readonly reserved: readonly string[];
}
