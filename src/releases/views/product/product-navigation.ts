import type { Product } from '../../../book/schema/book.ts';
import { lineAddress } from '../../../book/views/addresses.ts';
import type { LineEntry } from '../../../ui/views/site-frame.ts';

/** How many lines the navigation names; the rest stands behind one link, so that pages do not grow with the product. */
const shownLines = 8;

/** The newest lines of a product for menus, and how many are not named. */
export function productNavigation(product: Product): { readonly lines: readonly LineEntry[]; readonly hidden: number } {
  const lines = product.lines.slice(0, shownLines).map((line) => ({ id: line.id, address: lineAddress(product, line) }));
  return { lines, hidden: product.lines.length - lines.length };
}
