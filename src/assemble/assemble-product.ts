import type { Product } from '../domain/book.ts';
import type { Problem } from '../domain/problem.ts';
import { assembleReleases } from './assemble-releases.ts';
import { describeRepository } from './describe-repository.ts';
import { planProduct } from './plan-product.ts';
import type { ProductSources } from './product-sources.ts';

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
