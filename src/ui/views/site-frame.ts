import type { Linked } from './linked.ts';

/** A line in menus. Its newest release is not named: the next tag would change every page. */
export interface LineEntry {
  readonly id: string;
  readonly address: string;
}

/** What the frame of a page shows of a product. Addresses are inside the site. */
export interface ProductFrame {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** The newest; how many more there are. */
  readonly lines: readonly LineEntry[];
  readonly hiddenLines: number;
  readonly compare: string;
  readonly links: readonly Linked[];
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
  readonly products: readonly ProductFrame[];
  readonly byId: ReadonlyMap<string, ProductFrame>;
  readonly links: readonly SiteLink[];
  readonly card: string;
  /** Time zone of the times on pages. */
  readonly zone: string;
  /** Address of a picture beside the title; null for none. */
  readonly logo: string | null;
  /** Whether the site has a style sheet of its own, `/looks.css`. */
  readonly ownLooks: boolean;
  /** What 'about the data' explains of capabilities. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

/**
 * The address that the navigation marks on a page: its own, or none when it is a page of the product that the navigation does not name. Of those
 * there are thousands, and to all of them the navigation is the same.
 */
export function markedAddress(product: ProductFrame | undefined, path: string): string {
  if (product === undefined) return path;
  const isNamed = product.lines.some((line) => line.address === path);
  return isNamed || path === product.address || product.links.some(({ href }) => href === path) ? path : '';
}

/** The link of the site's header that a page belongs to: the longest one that its address begins with, or that it is the product's own form of. */
export function sectionAddress(site: Pick<SiteFrame, 'links'>, product: ProductFrame | undefined, path: string): string {
  const inside = product === undefined ? path : `/${path.slice(product.address.length)}`;
  const above = [...site.links.flatMap(({ href }) => (href === undefined ? [] : [href])), '/guides/'].filter((address) =>
    inside.startsWith(address),
  );
  return above.sort((a, b) => b.length - a.length)[0] ?? (path === '/' ? '/' : '');
}
