/** Thrown only when Docket cannot go on. `message` is a full sentence for the user; `hint` begins with a verb and says the remedy. */
export class CannotGoOn extends Error {
  override readonly name = 'CannotGoOn';
  readonly hint: string | undefined;

  constructor(message: string, { hint, cause }: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.hint = hint;
  }
}
