import { assembleProduct } from '../../src/assemble/assemble-product.ts';
import type { ProductSources } from '../../src/assemble/product-sources.ts';
import type { Product } from '../../src/domain/book.ts';
import type { ProductConfig } from '../../src/domain/config.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { RepositoryHistory } from '../../src/domain/repository.ts';

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
    ...rest,
  });
}
