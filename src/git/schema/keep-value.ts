/** What a value is kept under from one run to the next. */
export interface KeptName {
  /** What it is, one value each: `trail content/releases/portal/2.3.0/oq.mdx`. A new value takes the place of the old one, so that what is kept does not grow. */
  readonly name: string;
  /** Everything that it is made from, as a value that JSON can write. When it differs the value is made anew. */
  readonly facts: unknown;
}

/** Gives back the value that was made from the same facts, or makes it and keeps it. It must be a value that JSON can write. */
export type KeepValue = <Value>(named: KeptName, make: () => Value) => Value;

/** Keeps nothing. */
export const keepNothing: KeepValue = (_named, make) => make();
