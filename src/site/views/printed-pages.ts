import type { Book } from '../../book/schema/book.ts';
import { recordAddress, releaseAddress } from '../../book/views/addresses.ts';

/** A page that becomes a PDF, and the name of the file beside it. */
export interface PrintedPage {
  readonly address: string;
  readonly file: string;
}

/** Every page that is a document of its own: each release and each record, in the order of the Book. */
export function listPrintedPages(book: Book): readonly PrintedPage[] {
  const releases = book.products.flatMap((product) =>
    product.releases.flatMap((release) => [
      { address: releaseAddress(product, release), file: 'release.pdf' },
      ...release.validation.records.map((record) => ({ address: recordAddress(record, release), file: 'record.pdf' })),
    ]),
  );
  return [...releases, ...book.operations.map((record) => ({ address: recordAddress(record, null), file: 'record.pdf' }))];
}
