import type { Product } from '../../../book/schema/book.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { describeRepository } from '../plan/describe-repository.ts';
import { planProduct } from '../plan/plan-product.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import { assembleReleases } from './assemble-releases.ts';

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
