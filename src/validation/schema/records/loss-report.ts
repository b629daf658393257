/** What became of one line of an imported document. */
export interface ImportedLineFate {
  /** In the source, from 1. */
  readonly line: number;
  readonly text: string;
  /**
   * front matter, heading, deviation: understood as that · step: a step and what is to be done in it · field: something else that a step says, or the names of
   * its columns · prose: text for people · dropped: not in the protocol, for the reasons in `dropped`.
   */
  readonly fate: 'front matter' | 'heading' | 'step' | 'field' | 'deviation' | 'prose' | 'dropped';
  /** The step that the line belongs to; null for all else. */
  readonly step: string | null;
  /** What was left out of the line: comments, markup, ticks and results of an execution. */
  readonly dropped: readonly string[];
}

/** Every line of an imported document that is not blank, once, in order. */
export interface LossReport {
  readonly source: string;
  readonly steps: number;
  /** Roles that sign, in their order. */
  readonly roles: readonly string[];
  /** How many lines have each fate; together, all lines. */
  readonly fates: Readonly<Record<ImportedLineFate['fate'], number>>;
  readonly lines: readonly ImportedLineFate[];
}
