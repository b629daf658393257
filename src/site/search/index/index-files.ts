import type { DocumentKind } from '../../../book/schema/search-document.ts';

/** A file of the index: its name below `search/`, and its text. */
export interface IndexFile {
  readonly name: string;
  readonly text: string;
}

/** One sorted list of keys, cut into files: the first key of each, and how many characters it has. */
export interface Column {
  readonly firsts: readonly string[];
  readonly sizes: readonly number[];
}

/** A part of the index, which has files of its own below `search/<name>/`. `words-3.json` is the fourth file of its column of words. */
export interface Segment {
  readonly name: string;
  readonly words: Column;
  readonly numbers: Column;
  readonly commits: Column;
  readonly documents: number;
  /** How many documents come before the first change. */
  readonly beforeChanges: number;
  /** Changes with the content of its files; asked for with them, so that no cache mixes two builds. */
  readonly digest: string;
}

/** `search/index.json`: what is where. A document's number counts through the segments in their order. */
export interface SearchManifest {
  readonly segments: readonly Segment[];
  /** How many documents a file of documents holds. */
  readonly perFile: number;
}

/** A file of a column: keys, and for each the documents that it leads to, as `formatPostings` writes them. */
export interface ColumnFile {
  readonly keys: readonly string[];
  readonly postings: readonly string[];
}

/** A file of documents. A place is a page that several of them lead to: what is shown of it, its address, its date. */
export interface DocumentFile {
  readonly places: readonly (readonly [context: string, href: string, date: string])[];
  /** Number of the kind, title, place, fragment of the place's address, and what else is shown. */
  readonly documents: readonly (readonly [kind: number, title: string, place: number, fragment: string, detail: string])[];
}

/** A document as results show it. */
export interface FoundDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly href: string;
  readonly context: string;
  readonly date: string;
  readonly detail: string;
}

/** Digits of a commit id that the index keeps; of two commits that begin the same, both are found. */
export const commitDigits = 8;

/** Orders numbers that are written without leading noughts, and a mention (`705!`) after its number. */
export function compareNumberKeys(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.length - b.length;
}

/** Orders words and ids by code unit. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a document stands by its number: its segment, the file there, and its row in that. Null for one that is not there. */
export function placeDocument(
  { segments, perFile }: SearchManifest,
  id: number,
): { readonly segment: Segment; readonly file: string; readonly row: number } | null {
  let before = 0;
  for (const segment of segments) {
    const own = id - before;
    if (own < segment.documents) return { segment, file: `documents-${Math.floor(own / perFile)}.json`, row: own % perFile };
    before += segment.documents;
  }
  return null;
}
