import type { Book } from '../schema/book.ts';
import type { OutputSite } from './output-site.ts';

/** The products whose own files are written: all, those that are collected here, or none where shards wrote them. */
export function listWritten({ book, part }: Pick<OutputSite, 'book' | 'part'>): Book['products'] {
  if (part === undefined) return book.products;
  return part.kind === 'rest' ? [] : book.products.filter(({ id }) => part.own.has(id));
}

/** Of what belongs to products, what belongs to one whose files are written. */
export function leaveWritten<Own extends { readonly product: string }>(
  site: Pick<OutputSite, 'book' | 'part'>,
  list: readonly Own[],
): readonly Own[] {
  const written = new Set(listWritten(site).map(({ id }) => id));
  return list.filter(({ product }) => written.has(product));
}
