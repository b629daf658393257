declare module 'virtual:docket/guides' {
  /** Whether the site has guides. */
  export function hasGuides(): boolean;
  /** Says which guides there are, for the search index. */
  export function tellGuides(guides: readonly import('./book/schema/search-document.ts').SearchedGuide[]): void;
}

declare module 'virtual:docket/book' {
  /** The Book that the site is built from. */
  export function book(): import('./book/schema/book.ts').Book;
}

declare module 'virtual:docket/site' {
  /** What the frame of every page shows. */
  export function site(): import('./ui/views/site-frame.ts').SiteFrame;
  /** What capabilities add to the pages of others. */
  export function slots(): import('./book/views/slots.ts').Slots;
  /** What each code of a problem means, by code. */
  export function explanations(): ReadonlyMap<string, string>;
}

declare module 'virtual:docket/search' {
  /** Address of the script that opens the search dialog. */
  const address: string;
  export default address;
}

declare module 'virtual:docket/frames' {
  /** Whether the page at the address is filled into the frame of another, so that Astro need not render it. */
  export function isFilled(address: string): boolean;
  /** What marks the holes of the page at the address, if it is a frame. */
  export function sealAt(address: string): string | null;
}

declare module 'virtual:docket/printing' {
  /** Whether each release and each record gets a PDF beside its page. */
  export function isPrinted(): boolean;
}
