import type { Product, Release } from '../schema/book.ts';
import type { Line } from '../schema/product.ts';

/** Address of a product's page. */
export const productAddress = (product: Pick<Product, 'id'>): string => `/${product.id}/`;

/** Address of the page that compares any two versions of a product. */
export const compareAddress = (product: Pick<Product, 'id'>): string => `/${product.id}/compare/`;

/** Address that leads to the newest final release of a product. */
export const latestAddress = (product: Pick<Product, 'id'>): string => `/${product.id}/latest/`;

/** Address of a line's page. */
export const lineAddress = (product: Pick<Product, 'id'>, line: Pick<Line, 'slug'>): string => `/${product.id}/lines/${line.slug}/`;

/** Address of a release's page. */
export const releaseAddress = (product: Pick<Product, 'id'>, release: Pick<Release, 'slug'>): string => `/${product.id}/${release.slug}/`;
