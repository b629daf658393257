import type { Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import type { Linked } from '../../ui/views/linked.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
import type { Book, Product, Release } from '../schema/book.ts';
import type { Line } from '../schema/product.ts';
import type { SearchDocument } from '../schema/search-document.ts';

/** A release where it is named. */
export interface ReleaseRef {
  readonly product: Product;
  readonly release: Release;
}

/** A section of a release's page. */
export interface ReleaseSection {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
  /** Shown in the head of the page; null for none. */
  readonly stamp: Stamp | null;
  /** A few words beside the stamp, such as `2 of 3 signatures`. */
  readonly fact?: string;
  /** What everyone must know of it, as a line of its own in the head of the page: a state, and a sentence that says what it rests on. */
  readonly verdict?: { readonly stamp: Stamp; readonly text: string };
  /** Before what one gains and loses, as by default, after it, or after the changes. */
  readonly place?: 'first' | 'after-gain' | 'after-changes';
  readonly format: (href: Href) => Markup;
}

/** A section of the home page. */
export interface HomeSection {
  readonly id: string;
  readonly name: string;
  /** In place of the list of products, for who shows all of them and what runs of them; else before or after the newest releases. */
  readonly place: 'instead-of-products' | 'before-releases' | 'after-releases';
  readonly format: (href: Href) => Markup;
}

/** A section of a product's page, between its timeline and its lines; the page writes its heading. What people come for stands before all others. */
export interface ProductSection {
  readonly first?: boolean;
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly format: (href: Href) => Markup;
}

/** A link of a menu; those that people look for first stand before all others. */
export interface MenuLink extends Linked {
  readonly first?: boolean;
}

/** A column of lists of releases. */
export interface ReleaseColumn {
  readonly name: string;
  /** Null for an empty cell. */
  readonly cell: (ref: ReleaseRef) => Stamp | null;
}

/** What a feed says; ids name entries for good, wherever the site stands. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** Inside the site. */
  readonly address: string;
  readonly date: string;
  /** Escaped. */
  readonly html: string;
  readonly product: string;
}

/** A page that becomes a PDF, and the name of the file beside it. */
export interface PrintedPage {
  readonly address: string;
  readonly file: string;
}

/** What a capability shows: pages of its own in menus, search and feeds, and what it adds to the pages of others. Each part is optional. */
export interface CapabilityViews {
  /** Links of the site's navigation, and of a product's; `within` names one of the first anew where a product has its own. */
  readonly siteLinks?: (book: Book) => readonly (MenuLink & { readonly within?: string })[];
  readonly productLinks?: (product: Product, book: Book) => readonly MenuLink[];
  readonly documents?: (book: Book) => Iterable<SearchDocument>;
  readonly feedEntries?: (book: Book) => readonly FeedEntry[];
  readonly printed?: (book: Book) => readonly PrintedPage[];
  /** Terms that 'about the data' explains. */
  readonly terms?: (book: Book) => readonly { readonly term: string; readonly meaning: string }[];
  /** Stamps beside the status wherever a release is named. */
  readonly stamps?: (ref: ReleaseRef) => readonly Stamp[];
  /** Whether somebody said that a release shall not be used: it is not what `latest` leads to. */
  readonly isRefused?: (ref: ReleaseRef) => boolean;
  /** Sections of a release's page, before or after its changes. */
  readonly sections?: (ref: ReleaseRef, book: Book) => readonly ReleaseSection[];
  /** Sections of the home page. */
  readonly home?: (book: Book) => readonly HomeSection[];
  readonly columns?: readonly ReleaseColumn[];
  /** Lines about a product, on home and on its page. */
  readonly productLines?: (product: Product, book: Book) => readonly { readonly name: string; readonly link: Linked }[];
  readonly productSections?: (product: Product, book: Book) => readonly ProductSection[];
  /** What a line's page says of it beside its releases. */
  readonly lineFacts?: (product: Product, line: Line) => readonly { readonly name: string; readonly text: Markup }[];
  /** Pages of their own that changes have, by their commits, each with what it says in a few words. */
  readonly changePages?: (product: Product, book: Book) => ReadonlyMap<string, Linked>;
  /** What the feed's entry of a release says more, escaped. */
  readonly feedText?: (ref: ReleaseRef) => string;
}
