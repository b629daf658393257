import type { Linked } from './linked.ts';

/** A line in menus, with its newest release. */
export interface LineEntry {
  readonly id: string;
  readonly address: string;
  readonly latest: { readonly version: string; readonly address: string } | null;
}

/** A repository and the commit that it was read at. */
export interface ReadAt {
  readonly name: string;
  readonly commit: string | null;
}

/** What the frame of a page shows of a product. Addresses are inside the site. */
export interface ProductFrame {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** The newest; how many more there are. */
  readonly lines: readonly LineEntry[];
  readonly hiddenLines: number;
  readonly versions: number;
  readonly compare: string;
  readonly links: readonly Linked[];
  readonly repositories: readonly ReadAt[];
  /** Pictures for who shares a page: of the product, and by version of those releases that have their own. */
  readonly card: string;
  readonly cards: ReadonlyMap<string, string>;
}

/** A link of the site's navigation; `within` names it on pages of a product, where that has one of the same name. */
export interface SiteLink extends Linked {
  readonly within?: string;
}

/** What the frame of every page shows, whatever the page is about: the layout knows this and no more. */
export interface SiteFrame {
  readonly title: string;
  /** Docket's version. */
  readonly docket: string;
  readonly asOf: string;
  readonly products: readonly ProductFrame[];
  readonly byId: ReadonlyMap<string, ProductFrame>;
  readonly links: readonly SiteLink[];
  readonly repositories: readonly ReadAt[];
  readonly card: string;
  /** What 'about the data' explains of capabilities. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

/**
 * The address that the navigation marks on a page: its own, or none when it is a page of the product that the navigation does not name. Of those
 * there are thousands, and to all of them the navigation is the same.
 */
export function markedAddress(product: ProductFrame | undefined, path: string): string {
  if (product === undefined) return path;
  const isNamed = product.lines.some((line) => line.address === path || line.latest?.address === path);
  return isNamed || path === product.address || product.links.some(({ href }) => href === path) ? path : '';
}
