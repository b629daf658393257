import type { Product, Release } from '../../book/schema/book.ts';
import { productAddress, releaseAddress } from '../../book/views/addresses.ts';

/** Address of the page that lays the written notes of a release, or of all releases of a product, beside git. */
export const writtenAddress = (product: Pick<Product, 'id'>, release?: Pick<Release, 'slug'>): string =>
  `${release === undefined ? productAddress(product) : releaseAddress(product, release)}written-notes/`;
