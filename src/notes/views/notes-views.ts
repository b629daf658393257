import type { Book, Product } from '../../book/schema/book.ts';
import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { writtenAddress } from './addresses.ts';
import { formatWrittenSection } from './format-written-section.ts';

/** Whether a product has notes that people wrote. */
export function hasWritten(product: Product, { writtenNext }: Book): boolean {
  return product.releases.some(({ written }) => written !== null) || writtenNext.some((next) => next.product === product.id);
}

/** What pages show of written notes, beside their own. */
export const notesViews: CapabilityViews = {
  productLinks: (product, book) => (hasWritten(product, book) ? [{ text: 'Written notes', href: writtenAddress(product) }] : []),
  sections: ({ product, release }) => {
    const { written } = release;
    if (written === null) return [];
    const format = (href: (address: string) => string) => formatWrittenSection(product, release, written, href);
    return [{ id: 'written-notes', name: 'Written notes', count: written.notes.length, stamp: null, format }];
  },
  terms: (book) =>
    book.products.some((product) => hasWritten(product, book))
      ? [
          {
            term: 'Written note',
            meaning:
              'What people wrote in the repository about a release: a section of a changelog as of the release’s tag, or a fragment that a commit of the release wrote. It is joined to a change by commit, by number, or, as likely, by words.',
          },
        ]
      : [],
};
