import type { Category } from '../../../text/schema/category.ts';

/** What one fragment says, as written: a file may hold several notes. */
export interface Fragment {
  readonly text: string;
  /** Its type or its heading, as written. */
  readonly section: string | null;
  readonly category: Category | null;
  /** Numbers that stand beside the text: in the file's name, or in a field. */
  readonly numbers: readonly number[];
}

/** Reads the notes of a file that lies in a folder of fragments; null for a file of another convention. */
export type FragmentConvention = (path: string, text: string) => readonly Fragment[] | null;

/** The number at the start of a file's name: `1234-slug.yml`, `1234.bugfix.rst`. */
export function readNameNumber(path: string): readonly number[] {
  const digits = /(?:^|\/)(?:gh-?|pr-?|#)?(\d{1,9})(?=[.\-_])[^/]*$/i.exec(path)?.[1];
  return digits === undefined || Number(digits) === 0 ? [] : [Number(digits)];
}
