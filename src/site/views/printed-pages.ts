import type { Book } from '../../book/schema/book.ts';
import type { CapabilityViews, PrintedPage } from '../../book/views/capability-views.ts';

/** Every page that is a document of its own, in the order of capabilities. */
export function listPrintedPages(book: Book, views: readonly CapabilityViews[]): readonly PrintedPage[] {
  return views.flatMap(({ printed }) => printed?.(book) ?? []);
}
