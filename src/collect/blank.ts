import type { BookExtension, ReleaseExtension } from '../book/schema/book.ts';
import { capabilities } from '../capabilities.ts';

// What each capability adds, they have declared; that all of them together are the whole is what the list means.
/** What capabilities add to the Book, while nothing of it was read. */
export const blankBook: BookExtension = Object.assign({}, ...capabilities.map(({ blank }) => blank.book));

/** What capabilities add to each release, while nothing of it was read. */
export const blankRelease: ReleaseExtension = Object.assign({}, ...capabilities.map(({ blank }) => blank.release));
