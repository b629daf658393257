import type { Product } from '../../book/schema/book.ts';
import type { Line } from '../../book/schema/product.ts';
import { productAddress } from '../../book/views/addresses.ts';
import { formatSlug } from '../../text/schema/slug.ts';
import type { LoggedChange } from '../schema/extension.ts';

/** Address of a product's backport log. */
export const backportsAddress = (product: Pick<Product, 'id'>): string => `${productAddress(product)}backports/`;

/** Address of the log of one line. */
export const backportLineAddress = (product: Pick<Product, 'id'>, line: Pick<Line, 'slug'>): string =>
  `${backportsAddress(product)}${line.slug}/`;

/** The last folder of a change's address. */
export const changeSlug = (change: Pick<LoggedChange, 'id'>): string => formatSlug(change.id);

/** Address of a change's own page. */
export const changeAddress = (product: Pick<Product, 'id'>, change: Pick<LoggedChange, 'id'>): string =>
  `${productAddress(product)}changes/${changeSlug(change)}/`;
