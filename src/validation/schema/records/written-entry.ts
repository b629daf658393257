/** Where in the lines of a document something is written. Lines count from 1. */
export type EntryPlace =
  /** The cell of a row, by its index from 0. */
  | { readonly kind: 'cell'; readonly line: number; readonly index: number }
  /** All that stands behind a label in a line. */
  | { readonly kind: 'label'; readonly line: number }
  /** Whole lines. */
  | { readonly kind: 'lines'; readonly from: number; readonly to: number }
  /** The value of an attribute of a component. */
  | { readonly kind: 'attribute'; readonly line: number; readonly column: number }
  /** What stands behind the words of an item: `(N/A)`, a sign. */
  | { readonly kind: 'remark'; readonly line: number }
  /** What the end or the sign of a heading says of its result: `TC-1: Sign in — FAILED`. */
  | { readonly kind: 'heading'; readonly line: number }
  /** A choice of results at the end of a line: `Firefox: ☐ Pass ☑ Fail`. */
  | { readonly kind: 'choice'; readonly line: number }
  /** An item of a list without a box. */
  | { readonly kind: 'item'; readonly line: number }
  /** A sign in a label: `**✅ Verified**`. */
  | { readonly kind: 'sign'; readonly line: number }
  /** The box of an item or a line. */
  | { readonly kind: 'box'; readonly line: number };

/** Something that an execution wrote into a document: a result, a name, a day, a tick, a measured value. */
export interface WrittenEntry {
  /** The step that it belongs to; empty for what stands outside of steps. */
  readonly step: string;
  /** As its column or label calls it. */
  readonly name: string;
  readonly where: EntryPlace;
}
