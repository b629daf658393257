import type { Book } from '../../book/schema/book.ts';

const key = Symbol.for('docket.book');

/** Puts the Book where the pages of this process find it. The pages are bundled apart from this file, so a module variable would not reach them. */
export function holdBook(book: Book): void {
  Reflect.set(globalThis, key, book);
}

/** Source of `virtual:docket/book`. It never varies, so that caches keyed by module text stay valid. */
export const heldBookModule = `export function book() { return globalThis[Symbol.for('docket.book')]; }`;
