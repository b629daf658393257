declare module 'virtual:docket/book' {
  /** The Book that the site is built from. */
  export function book(): import('./domain/book.ts').Book;
}
