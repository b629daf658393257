import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { z } from 'zod';
import type { Snapshot } from '../forges/schema/snapshot/snapshot.ts';
import type { ContentHistory, ContentPaths } from '../git/schema/content-history.ts';
import type { KeepValue } from '../git/schema/keep-value.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import type { Markup } from '../text/schema/html.ts';
import type { Problem } from '../text/schema/problem.ts';
import type { Href } from '../ui/views/format-link.ts';
import type { Linked } from '../ui/views/linked.ts';
import type { Stamp } from '../ui/views/stamps.ts';
import type { Book, BookExtension, Line, Product, Release, ReleaseExtension } from './schema/book.ts';
import type { Config } from './schema/config.ts';
import type { SearchDocument, SearchedGuide } from './schema/search-document.ts';

/**
 * What a part of Docket is made of, in one shape for all. `src/capabilities.ts` lists them, and nothing else names them: taking a line out there switches
 * one off. Plain data, and functions that load the rest when it is asked for, since loading takes longer than reading a small repository.
 */
export interface Capability {
  /** The name of its folder below `src/`. */
  readonly id: string;
  /** Files of the content folder that are its own, and whose history counts. */
  readonly content: ContentPaths;
  /** Those of its fields of the Book whose entries belong to a product each, in the order of products; what all others hold is the same for all. */
  readonly byProduct: readonly ProductField[];
  /** The fields that it adds to the Book and to each release, as they are before anything was read. */
  readonly blank: { readonly book: Partial<BookExtension>; readonly release: Partial<ReleaseExtension> };
  /** Schemas of those fields, for the published schema of the Book. */
  readonly schema: () => Promise<{ readonly book: z.ZodRawShape; readonly release: z.ZodRawShape }>;
  /** What each code of its problems means for the reader of the site. */
  readonly problems: () => Promise<ReadonlyMap<string, string>>;
  /** Reads what is its own and lays it into the Book; undefined for who only shows what others read. */
  readonly collect: (() => Promise<CollectPart>) | undefined;
  /** Whether it collects from repositories alone, and so also where there is no content folder. */
  readonly fromRepositories?: boolean;
  /** Its pages, and whether the Book holds anything that they show. */
  readonly pages: readonly Route[];
  readonly isUsed: (book: Book) => boolean;
  /** First parts of addresses that are its own: of the site, so that no product takes one, and below a product, so that no version does. */
  readonly reserved: { readonly site: readonly string[]; readonly product: readonly string[] };
  /** Commands of `docket`: those of `scripts/commands/` by name, others with what loads them. */
  readonly commands: readonly CommandEntry[];
  /** What pages and files beside them show of it. */
  readonly views: () => Promise<CapabilityViews>;
  /** Files beside the pages. */
  readonly outputs: () => Promise<readonly WriteOutput[]>;
}

/** A field of the Book that lists what belongs to products. */
export type ProductField = {
  [Field in keyof BookExtension]: BookExtension[Field] extends readonly { readonly product: string }[] ? Field : never;
}[keyof BookExtension];

/** A page: its address, and the file below `src/` that renders it. */
export interface Route {
  readonly pattern: string;
  readonly file: string;
}

export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly load?: () => Promise<CommandUnknownOpts>;
}

/** What a capability collects from. */
export interface CollectInputs {
  /** Absolute folder that holds `content/`. */
  readonly root: string;
  /** What the configuration says, the history of the records settled. */
  readonly config: Config;
  /** The Book as it stands before. */
  readonly book: Book;
  /** Ids of products that are collected elsewhere: what the content folder holds of them is not looked at, and the Book has no more than their names. */
  readonly elsewhere: ReadonlySet<string>;
  /** The repositories of each product, by its id. */
  readonly histories: ReadonlyMap<string, readonly RepositoryHistory[]>;
  /** Where git keeps each repository, absolute, by the repository's id; for who reads files of commits. */
  readonly gitDirs: ReadonlyMap<string, string>;
  /** What was collected from forges, by repository id. */
  readonly pulls: ReadonlyMap<string, Snapshot>;
  /** Leads from a path, a bundle or a URL in the configuration to a folder that git can read. Throws `CannotGoOn`. */
  readonly locate: (given: string) => Promise<string>;
  /** The history of the content folder; read once, when it is asked for. */
  readonly history: () => Promise<ContentHistory>;
  /** Whether what counts as now was given. */
  readonly asOfGiven: boolean;
  /** The same as it is written: root keys vouch for that. */
  readonly written: Config;
  /** What the clock says, or what was given in its place, ISO 8601: nothing was signed after it. Null when nobody says. */
  readonly now: string | null;
  readonly keep: KeepValue;
  /** Where values are kept from run to run, absolute, and what stands for the code that makes them. */
  readonly kept: { readonly folder: string; readonly stamp: () => string };
  readonly onProgress: (state: 'begun' | 'ended') => void;
}

/** What was collected beside the Book, by capability: each declares its own part by augmenting this interface. */
export interface CollectedSources {
  readonly root: string;
  /** Where git keeps each repository, absolute, by the repository's id. */
  readonly gitDirs: ReadonlyMap<string, string>;
  /** The history of the content folder; read once, when it is asked for. */
  readonly history: () => Promise<ContentHistory>;
}

/** Null when there is nothing of it. */
export type CollectPart = (
  inputs: CollectInputs,
) => Promise<{ readonly book: Book; readonly problems: readonly Problem[]; readonly sources?: Partial<CollectedSources> } | null>;

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

/** A section of a product's page, between its timeline and its lines; the page writes its heading. */
export interface ProductSection {
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

/**
 * Which part of a site is built. What is below the folders of products is made by shards, each for its `own` products; the rest, by whoever merges them: that
 * makes anew the pages of products in `again`, whose shard could not know how they look.
 */
export type SitePart =
  | { readonly kind: 'products'; readonly own: ReadonlySet<string> }
  | { readonly kind: 'rest'; readonly again: ReadonlySet<string> };

/** What the files beside the pages are made from, and where they go. Paths are absolute. */
export interface OutputSite {
  readonly book: Book;
  /** Which files are written: all; those of the products that are collected here, as a shard does; or all others, where shards wrote those of the products. */
  readonly part?: SitePart;
  /** Known only once Astro has read them, so those who need them wait. */
  readonly guides: readonly SearchedGuide[] | Promise<readonly SearchedGuide[]>;
  /** The folder that `content/` is in; without it, no file of it is copied. */
  readonly root?: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** Where the site stands, without the folder that it is served from: `https://releases.example.org`; null when nobody said. */
  readonly site: string | null;
  /** `/`, or the folder that the site is served from, with a slash at both ends. */
  readonly base: string;
  /** The folder that files are kept in from one build to the next, and what stands for all code that makes them; without it, all are made anew. */
  readonly kept?: { readonly folder: string; readonly stamp: string };
}

/** Writes one kind of files beside the pages. */
export type WriteOutput = (site: OutputSite) => void | Promise<void>;
