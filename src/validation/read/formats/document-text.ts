/** A document as Markdown. */
export interface DocumentText {
  readonly markdown: string;
  /** What whoever imports it should know: what was filled in, or could not be taken over. */
  readonly notes: readonly string[];
}
