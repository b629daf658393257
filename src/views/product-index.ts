import type { Line, Product, Release } from '../domain/book.ts';

/** A product's lines and releases by name, so that no page has to search for its neighbours. */
export interface ProductIndex {
  readonly lines: ReadonlyMap<string, Line>;
  readonly releases: ReadonlyMap<string, Release>;
}

const indexes = new WeakMap<Product, ProductIndex>();

/** The index of a product; built once per product. */
export function productIndex(product: Product): ProductIndex {
  const known = indexes.get(product);
  if (known !== undefined) return known;
  const index: ProductIndex = {
    lines: new Map(product.lines.map((line) => [line.id, line])),
    releases: new Map(product.releases.map((release) => [release.version, release])),
  };
  indexes.set(product, index);
  return index;
}
