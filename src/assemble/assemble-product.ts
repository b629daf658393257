import type { Product, TagSignature } from '../domain/book.ts';
import type { ProductConfig } from '../domain/config.ts';
import type { Problem } from '../domain/problem.ts';
import type { LockedTag, ReleaseNotes } from '../domain/release-notes.ts';
import type { RepositoryHistory } from '../domain/repository.ts';
import { assembleReleases } from './assemble-releases.ts';
import { describeRepository } from './describe-repository.ts';
import { planProduct } from './plan-product.ts';

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
  const { config } = sources;
  const plan = planProduct(sources);
  const { lines, releases, problems } = assembleReleases(plan, sources);
  return {
    product: {
      id: config.id,
      name: config.name,
      description: config.description ?? null,
      repositories: plan.repositories.map(describeRepository),
      lines,
      releases,
    },
    problems: [...plan.problems, ...problems],
  };
}
