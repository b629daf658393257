import type { Book } from '../schema/book.ts';
import type { SearchedGuide } from '../schema/search-document.ts';

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
