import type { Product } from '../../../book/schema/book.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { learnHabits } from '../learn/learn-habits.ts';
import { describeRepository } from '../plan/describe-repository.ts';
import { planProduct } from '../plan/plan-product.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import { assembleReleases } from './assemble-releases.ts';

/** Joins the histories of a product's repositories into its lines and releases. */
export function assembleProduct(sources: ProductSources): { readonly product: Product; readonly problems: readonly Problem[] } {
  const { config } = sources;
  const planned = planProduct(sources);
  const repositories = planned.repositories.map(learnHabits);
  const plan = { ...planned, repositories };
  const { lines, releases, problems } = assembleReleases(plan, sources);
  return {
    product: {
      id: config.id,
      name: config.name,
      description: config.description ?? null,
      repositories: plan.repositories.map(describeRepository),
      join: plan.join,
      lines,
      releases,
    },
    problems: [...plan.problems, ...problems],
  };
}
