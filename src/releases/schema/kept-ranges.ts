import type { Change } from '../../book/schema/change.ts';
import type { ChangesText } from '../../book/schema/changes-text.ts';
import type { KeptPlace, KeptShipment } from './kept-shipment.ts';

/** What is told of the changes of a release beside their text. */
export interface RangeNotes {
  /** Where each of them stands among the drafts. */
  readonly order: readonly number[];
  readonly people: readonly { readonly name: string; readonly email: string; readonly bot: boolean }[];
  /** The people of each draft, by their place. */
  readonly authors: readonly (readonly number[])[];
  /** The numbers about which it was asked whether they are pull requests: those that are, and the others. */
  readonly pulls: readonly number[];
  readonly others: readonly number[];
}

/** The changes of a release in words, as an earlier run had them. */
export interface KeptRange {
  /** The changes in the order of a page. */
  readonly text: ChangesText;
  readonly read: () => readonly Change[];
  /** Read when they are asked for. */
  readonly notes: () => RangeNotes;
}

/** Changes of releases that are kept from one run to the next, by all that they are made from, as a text. */
export interface KeptRanges {
  readonly find: (material: string) => KeptRange | undefined;
  /** What some material is called there. */
  readonly nameOf: (material: string) => string;
  /** What `find` gives, by that name. */
  readonly open: (name: string) => KeptRange | undefined;
  /** Keeps changes that are written as `json`; null where that cannot be written. */
  readonly put: (material: string, notes: RangeNotes, json: string) => ChangesText | null;
  /** Keeps another text; null where that cannot be written. */
  readonly write: (text: string) => KeptPlace | null;
  readonly read: (place: KeptPlace) => string;
  /** What was kept of all that a repository of a product shipped, by what that is called. */
  readonly shipmentOf: (name: string) => KeptShipment | undefined;
  readonly keepShipment: (name: string, shipment: KeptShipment) => void;
}
