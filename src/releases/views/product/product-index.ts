import type { Product, Release } from '../../../book/schema/book.ts';
import type { Line, Repository } from '../../../book/schema/product.ts';
import { type ForgeLinks, forgeLinks } from '../../../forges/schema/forge-links.ts';

/** A repository as pages refer to it: its place in the product and its links. */
export interface RepositoryEntry {
  readonly repository: Repository;
  /** Counted from 1, for filters. */
  readonly number: number;
  readonly links: ForgeLinks | null;
}

/** A product's parts by name, so that no page has to search for them. */
export interface ProductIndex {
  readonly lines: ReadonlyMap<string, Line>;
  readonly releases: ReadonlyMap<string, Release>;
  readonly repositories: ReadonlyMap<string, RepositoryEntry>;
}

const indexes = new WeakMap<Product, ProductIndex>();

/** The index of a product; built once per product. */
export function productIndex(product: Product): ProductIndex {
  const known = indexes.get(product);
  if (known !== undefined) return known;
  const index: ProductIndex = {
    lines: new Map(product.lines.map((line) => [line.id, line])),
    releases: new Map(product.releases.map((release) => [release.version, release])),
    repositories: new Map(
      product.repositories.map((repository, at) => [repository.id, { repository, number: at + 1, links: forgeLinks(repository.web) }]),
    ),
  };
  indexes.set(product, index);
  return index;
}

/** Has another index stand for a product from now on, for who wants to know what pages ask of it. */
export function holdProductIndex(product: Product, index: ProductIndex): void {
  indexes.set(product, index);
}
