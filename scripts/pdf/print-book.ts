import type { Book } from '../../src/book/schema/book.ts';
import { loadViews } from '../../src/site/load-site.ts';
import { listPrintedPages } from '../../src/site/views/printed-pages.ts';
import { type MissingGlyphs, printPages } from './print-pages.ts';

/** Where the built site is, and where it will stand; without an address links lead to where `docket preview` serves it. */
export interface BuiltSite {
  readonly folder: string;
  readonly site: string | null;
  readonly base: string;
  /** Which pages are printed, by address; by default all that can be. */
  readonly isPrinted?: (address: string) => boolean;
}

/** Prints each release and each record of a built site to PDF, and says how many, and where a font was missing. */
export async function printBook(
  book: Book,
  { folder, site, base, isPrinted = () => true }: BuiltSite,
): Promise<{ readonly printed: number; readonly missing: readonly MissingGlyphs[] }> {
  const pages = listPrintedPages(book, await loadViews()).filter(({ address }) => isPrinted(address));
  const missing = await printPages({ folder, site: site ?? 'http://127.0.0.1:4321', base, pages, instant: book.asOf });
  return { printed: pages.length, missing };
}
