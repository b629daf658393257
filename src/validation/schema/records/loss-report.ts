/** What became of one line of an imported document. */
export interface ImportedLineFate {
  /** In the source, from 1. */
  readonly line: number;
  readonly text: string;
  /**
   * front matter, heading, step, deviation: understood as that · prose: stands in the protocol as text for people · not understood: left out, because it is
   * markup without words that Docket does not keep.
   */
  readonly fate: 'front matter' | 'heading' | 'step' | 'deviation' | 'prose' | 'not understood';
  /** The step that the line belongs to; null for all else. */
  readonly step: string | null;
  /** What was left out of the line: markup, ticks and results of an execution. */
  readonly dropped: readonly string[];
}

/** Every line of an imported document that is not blank, once, in order. */
export interface LossReport {
  readonly source: string;
  readonly steps: number;
  readonly lines: readonly ImportedLineFate[];
}
