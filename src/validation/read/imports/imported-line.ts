/** One line for a protocol, and the line of the document that it comes from. */
export interface ImportedLine {
  readonly text: string;
  /** In the document, from 1. */
  readonly source: number;
}
