import type { Product, TagSignature } from '../domain/book.ts';
import type { ProductConfig } from '../domain/config.ts';
import type { Problem } from '../domain/problem.ts';
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

/** Joins the histories of a product's repositories into its lines and releases. */
export function assembleProduct(sources: ProductSources): { readonly product: Product; readonly problems: readonly Problem[] } {
  return {
    product: { id: sources.config.id, name: sources.config.name, description: null, repositories: [], lines: [], releases: [] },
    problems: [],
  };
}
