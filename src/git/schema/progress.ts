/** A step of long work that begins or ends. Whoever listens has the clock; what reports it has none. */
export interface Progress {
  readonly stage: 'fetch' | 'read' | 'judge' | 'assemble' | 'records' | 'pages' | 'print' | 'shards';
  /** What is worked on: a repository's id, a product's id; empty when there is only one. */
  readonly subject: string;
  readonly state: 'begun' | 'ended';
  /** What came of it, in a few words: `85,012 commits, 1,008 tags`. */
  readonly result?: string;
}
