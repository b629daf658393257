import type { Change } from '../../book/schema/change.ts';
import type { ChangesText } from '../../book/schema/changes-text.ts';

/** The changes of a release in words, as an earlier run had them. */
export interface KeptRange {
  /** The changes in the order of a page. */
  readonly text: ChangesText;
  readonly read: () => readonly Change[];
  /** Where each of them stands among the drafts. */
  readonly order: readonly number[];
  readonly people: readonly { readonly name: string; readonly email: string; readonly bot: boolean }[];
  /** The people of each draft, by their place. */
  readonly authors: readonly (readonly number[])[];
  /** The numbers about which it was asked whether they are pull requests: those that are, and the others. */
  readonly pulls: readonly number[];
  readonly others: readonly number[];
}

/** Changes of releases that are kept from one run to the next, by all that they are made from, as a text. */
export interface KeptRanges {
  readonly find: (material: string) => KeptRange | undefined;
  /** Keeps changes that are written as `json`; null where that cannot be written. */
  readonly put: (material: string, range: Omit<KeptRange, 'text' | 'read'>, json: string) => ChangesText | null;
}
