/** A text that leads somewhere, when the address is known. */
export interface Linked {
  readonly text: string;
  readonly href: string | undefined;
}
