/** A state as it is stamped: a word, and the kind that gives it its shape and colour. */
export interface Stamp {
  readonly word: string;
  readonly kind: 'good' | 'open' | 'past' | 'bad' | 'doubt' | 'signed' | 'blocked' | 'skipped' | 'none';
}
