import { hash } from 'node:crypto';
import type { Book, Product } from '../../book/schema/book.ts';
import type { Line } from '../../book/schema/product.ts';
import { lineAddress } from '../../book/views/addresses.ts';
import { linePage } from '../../releases/views/product/line-page.ts';
import type { Site } from '../load-site.ts';

/** What the pages of lines are made from. */
interface LineSources {
  readonly book: Book;
  readonly shared: Site;
  readonly site: string | undefined;
  readonly base: string;
  /** Stands for what renders them, and for the files that they load. */
  readonly renderer: string;
}

/**
 * Gives, by the name of its file, what stands for all that the page of a line is made from: what renders it, its frame, and what `linePage` says, which is all that the page asks. Null where that
 * is more than values, as of a line on which changes wait: its page is made anew.
 */
export function prepareLines({ book, shared, site, base, renderer }: LineSources): (file: string) => string | null {
  const { byId: _, products, ...frame } = shared.frame;
  // Pictures of releases are named on the pages of these alone.
  const framed = JSON.stringify([
    { ...frame, products: products.map(({ cards: __, ...product }) => product) },
    site ?? null,
    base,
    renderer,
  ]);
  const lines = new Map<string, { readonly product: Product; readonly line: Line }>(
    book.products.flatMap((product) =>
      product.lines.map((line) => [`${lineAddress(product, line).slice(1)}index.html`, { product, line }] as const),
    ),
  );
  return (file) => {
    const found = lines.get(file);
    if (found === undefined || found.line.unreleased.length > 0) return null;
    return hash('sha256', `${framed} ${JSON.stringify(linePage(found.product, found.line, shared.slots))}`);
  };
}
