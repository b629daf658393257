import type { Book, Product } from '../../src/book/schema/book.ts';
import { type NotesSubject, unreleasedSubject } from '../../src/releases/views/notes/notes-subject.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { narrowBook } from './narrow-book.ts';

/** What is not released of one product: of a line, else of the newest that has something. Throws `CannotGoOn` where there is nothing, or where it is not clear of which product. */
export function findUnreleased(
  book: Book,
  { product: id, line: lineId }: { readonly product?: string | undefined; readonly line?: string | undefined },
): { readonly product: Product; readonly subject: NotesSubject } {
  const narrowed = narrowBook(book, { product: id });
  if ('unknown' in narrowed) throw new CannotGoOn(narrowed.unknown, { hint: narrowed.hint });
  const found = narrowed.book.products.flatMap((product) => {
    const lines = product.lines.filter((line) => lineId === undefined || line.id === lineId || line.slug === lineId);
    const subject = lines.map((line) => unreleasedSubject(product, line)).find((each) => each !== null);
    return subject ? [{ product, subject }] : [];
  });
  const [first, other] = found;
  if (other !== undefined) {
    const ids = found.map(({ product }) => `\`${product.id}\``).join(', ');
    throw new CannotGoOn(`Several products have changes that are not released: ${ids}.`, { hint: 'Choose one with `--product`.' });
  }
  if (first !== undefined) return first;
  const lines = narrowed.book.products.flatMap((product) => product.lines.map((line) => line));
  if (lineId !== undefined && !lines.some((line) => line.id === lineId || line.slug === lineId)) {
    const newest = lines.slice(0, 3).map((line) => `\`${line.id}\``);
    throw new CannotGoOn(`There is no line \`${lineId}\`.`, { hint: `The newest are ${newest.join(', ')}.` });
  }
  throw new CannotGoOn(
    `Nothing is unreleased${lineId === undefined ? '' : ` on line \`${lineId}\``}: its branches hold what its releases do.`,
    {
      hint: 'Name a release to print its notes.',
    },
  );
}
