const key = Symbol.for('docket.printing');

/** Says to the pages whether those that are documents of their own get a PDF beside them. */
export function holdPrinting(there: boolean): void {
  Reflect.set(globalThis, key, there);
}

/** Source of `virtual:docket/printing`; it never varies. */
export const heldPrintingModule = `export function isPrinted() { return globalThis[Symbol.for('docket.printing')] === true; }`;
