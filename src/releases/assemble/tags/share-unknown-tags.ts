import type { Product } from '../../../book/schema/book.ts';
import type { Repository } from '../../../book/schema/product.ts';

/** A product with the places of its repositories: those of several products may be one. */
export interface PlacedProduct {
  readonly product: Product;
  readonly paths: readonly string[];
}

const misfit = 'It does not fit';

/**
 * Leaves each tag that is no version in the list of one product alone, the first of its repository, and out of all lists what another product of
 * the repository has: the components of a monorepo would each list the tags of all others.
 */
export function shareUnknownTags(placed: readonly PlacedProduct[]): readonly Product[] {
  const byPath = new Map<string, Repository[]>();
  for (const { product, paths } of placed) {
    product.repositories.forEach((repository, index) => {
      const path = paths[index] ?? repository.id;
      const known = byPath.get(path);
      if (known) known.push(repository);
      else byPath.set(path, [repository]);
    });
  }
  const unknownOf = new Map<Repository, Repository['unknownTags']>();
  for (const [first, ...others] of byPath.values()) {
    if (!first || others.length === 0) continue;
    unknownOf.set(first, listCommon(first, others));
    for (const other of others) unknownOf.set(other, []);
  }
  if (unknownOf.size === 0) return placed.map(({ product }) => product);
  return placed.map(({ product }) => ({
    ...product,
    repositories: product.repositories.map((repository) => ({
      ...repository,
      unknownTags: unknownOf.get(repository) ?? repository.unknownTags,
    })),
  }));
}

/** The tags that no product takes, each with the reason that says most. */
function listCommon(first: Repository, others: readonly Repository[]): Repository['unknownTags'] {
  let common = new Map(first.unknownTags.map((tag) => [tag.name, tag]));
  for (const { unknownTags } of others) {
    common = new Map(
      unknownTags.flatMap((tag) => {
        const known = common.get(tag.name);
        return known ? [[tag.name, known.reason.startsWith(misfit) ? tag : known] as const] : [];
      }),
    );
  }
  return [...common.values()];
}
