/** What lines of a document were understood as. Lines count from 1; of spans that overlap the later one says it. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: 'heading' | 'step' | 'field' | 'deviation' | 'prose';
  /** The step that the lines belong to; empty for none. */
  readonly step: string;
}
