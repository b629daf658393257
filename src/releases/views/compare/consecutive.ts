import type { Product } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { productIndex } from '../product/product-index.ts';

/** The releases of a line, each with what its page compares it with. */
export interface ConsecutiveLine {
  readonly line: string;
  readonly slug: string;
  readonly releases: readonly { readonly version: string; readonly address: string; readonly predecessor: string | null }[];
}

/** The comparisons that are pages already: each release with its predecessor, by line, newest first. */
export function listConsecutive(product: Product): readonly ConsecutiveLine[] {
  const { releases } = productIndex(product);
  return product.lines.map((line) => ({
    line: line.id,
    slug: line.slug,
    releases: line.versions.flatMap((version) => {
      const release = releases.get(version);
      if (release === undefined) return [];
      return [{ version, address: releaseAddress(product, release), predecessor: release.predecessor?.version ?? null }];
    }),
  }));
}
