import type { Book } from '../../book/schema/book.ts';
import type { Problem } from '../../text/schema/problem.ts';
import type { ReleaseNotes } from './release-notes.ts';
import { releaseFolderUnknown } from './release-problems.ts';

/** Finds release directories that belong to no release of the Book. */
export function listUnknownReleaseFolders(book: Book, notes: readonly ReleaseNotes[]): readonly Problem[] {
  return notes.flatMap(({ product: id, version, source }) => {
    const product = book.products.find((one) => one.id === id);
    if (product === undefined) {
      const known = book.products.map((one) => `\`${one.id}\``).join(', ');
      return [releaseFolderUnknown({ source }, { product: id, version }, `a product, one of ${known}`)];
    }
    if (product.releases.some((release) => release.version === version)) return [];
    return [releaseFolderUnknown({ source }, { product: id, version }, `a version of \`${id}\` as its tags name it`)];
  });
}
