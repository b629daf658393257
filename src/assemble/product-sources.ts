import type { TagSignature } from '../domain/book.ts';
import type { ProductConfig } from '../domain/config.ts';
import type { LockedTag, ReleaseNotes } from '../domain/release-notes.ts';
import type { RepositoryHistory } from '../domain/repository.ts';

/** Everything that is known about a product before it is assembled. */
export interface ProductSources {
  readonly config: ProductConfig;
  /** In the order of `config.repositories`. */
  readonly histories: readonly RepositoryHistory[];
  /** Judged signatures: by repository id, then by tag name. */
  readonly signatures: ReadonlyMap<string, ReadonlyMap<string, TagSignature>>;
  readonly notes: readonly ReleaseNotes[];
  readonly lock: readonly LockedTag[];
}
