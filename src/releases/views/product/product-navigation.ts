import type { Line, Product } from '../../../book/schema/book.ts';
import { checklistsAddress, compareAddress, lineAddress, productAddress, releaseAddress } from '../../../book/views/addresses.ts';
import { productIndex } from './product-index.ts';

/** How many lines the navigation names; the rest stands behind one link, so that pages do not grow with the product. */
const shownLines = 8;

/** A line in the navigation with its newest release. */
export interface LineEntry {
  readonly id: string;
  readonly address: string;
  readonly latest: { readonly version: string; readonly address: string } | null;
}

/** What the left column and the version switcher show of a product. */
export interface ProductNavigation {
  readonly lines: readonly LineEntry[];
  /** How many lines are not named. */
  readonly hidden: number;
}

const navigations = new WeakMap<Product, ProductNavigation>();

/** Navigation inside a product, newest lines first; computed once per product. */
export function productNavigation(product: Product): ProductNavigation {
  const known = navigations.get(product);
  if (known !== undefined) return known;
  const lines = product.lines.slice(0, shownLines).map((line) => lineEntry(product, line));
  const navigation = { lines, hidden: product.lines.length - lines.length };
  navigations.set(product, navigation);
  return navigation;
}

/**
 * The address that the navigation marks on a page: its own, or none when it is a page of the product that the navigation does not name. Of those
 * there are thousands, and to all of them the navigation is the same.
 */
export function markedAddress(product: Product | undefined, path: string): string {
  if (product === undefined) return path;
  const { lines } = productNavigation(product);
  const isNamed = lines.some((line) => line.address === path || line.latest?.address === path);
  return isNamed || path === productAddress(product) || path === compareAddress(product) || path === checklistsAddress(product) ? path : '';
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
