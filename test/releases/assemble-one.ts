import type { Product } from '../../src/book/schema/book.ts';
import type { ProductConfig } from '../../src/book/schema/config.ts';
import { blankRelease } from '../../src/collect/blank.ts';
import { reservedSlugs } from '../../src/collect/reserved.ts';
import type { RepositoryHistory } from '../../src/git/schema/repository.ts';
import type { ProductSources } from '../../src/releases/assemble/plan/product-sources.ts';
import { assembleProduct } from '../../src/releases/assemble/release/assemble-product.ts';
import type { Problem } from '../../src/text/schema/problem.ts';

/** What a product's sources hold where nobody says otherwise. */
export const without = { blank: blankRelease, reserved: reservedSlugs };

/** Assembles a product of some histories with nothing beside them. */
export function assembleOne(
  histories: readonly RepositoryHistory[],
  config: Partial<ProductConfig> = {},
  rest: Partial<ProductSources> = {},
): { readonly product: Product; readonly problems: readonly Problem[] } {
  return assembleProduct({
    config: { id: 'app', name: 'App', repositories: histories.map((history) => ({ path: history.id, id: history.id })), ...config },
    histories,
    signatures: new Map(),
    notes: [],
    lock: [],
    ...without,
    ...rest,
  });
}
