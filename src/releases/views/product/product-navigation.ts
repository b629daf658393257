import type { Line, Product } from '../../../book/schema/book.ts';
import { lineAddress, releaseAddress } from '../../../book/views/addresses.ts';
import type { LineEntry } from '../../../ui/views/site-frame.ts';
import { productIndex } from './product-index.ts';

/** How many lines the navigation names; the rest stands behind one link, so that pages do not grow with the product. */
const shownLines = 8;

/** The newest lines of a product for menus, and how many are not named. */
export function productNavigation(product: Product): { readonly lines: readonly LineEntry[]; readonly hidden: number } {
  const lines = product.lines.slice(0, shownLines).map((line) => lineEntry(product, line));
  return { lines, hidden: product.lines.length - lines.length };
}

/** A line's entry: its newest final release, else its newest candidate. */
function lineEntry(product: Product, line: Line): LineEntry {
  const version = line.latest ?? line.versions[0];
  const release = version === undefined ? undefined : productIndex(product).releases.get(version);
  return {
    id: line.id,
    address: lineAddress(product, line),
    latest: release === undefined ? null : { version: release.version, address: releaseAddress(product, release) },
  };
}
