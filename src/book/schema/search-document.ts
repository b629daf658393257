/** Kinds of things that search finds; their place in the list is their number in the files of the index. */
export const documentKinds = [
  'guide',
  'product',
  'line',
  'release',
  'repository',
  'person',
  'change',
  'record',
  'protocol',
  'environment',
  'policy',
  'process',
] as const;

/** What a search result leads to. */
export type DocumentKind = (typeof documentKinds)[number];

/** One thing that can be found. Addresses are below the site's base, without a slash in front. */
export interface SearchDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly href: string;
  /** Beside the title, in few words: `Portal 2.3.0`. */
  readonly context: string;
  readonly date: string | null;
  /** Everything that it is found by, besides its title. */
  readonly texts: readonly string[];
  /** Pull requests that brought it. */
  readonly numbers: readonly number[];
  /** The first of them as its forge writes it: `#705`, `!705`; null without one. */
  readonly pull: string | null;
  /** What else a result says of it; absent for nothing. */
  readonly remark?: string;
  /** Numbers that it names. */
  readonly mentions: readonly number[];
  readonly commits: readonly string[];
}

/** A guide as search sees it. */
export interface SearchedGuide {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}
