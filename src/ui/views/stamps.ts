/**
 * A state as it is stamped: a word, and the kind that gives it its shape and colour (`src/ui/styles/stamps.css`). Green is what is done and sound, violet
 * what is under way, amber a doubt, red what is refused or broken; the others have the colour of text.
 */
export interface Stamp {
  readonly word: string;
  readonly kind: StampKind;
}

export type StampKind =
  /** A disc: released, pass, equal. */
  | 'good'
  /** A half disc: a candidate, security fixes only. */
  | 'open'
  /** A ring: superseded, on purpose. */
  | 'past'
  /** A cross: rejected, refused, yanked, fail. */
  | 'bad'
  /** A triangle: a doubt, drift, unclear, no longer valid. */
  | 'doubt'
  /** A check mark: approved, valid. */
  | 'signed'
  /** Two bars, amber. */
  | 'blocked'
  /** A slashed ring. */
  | 'skipped'
  /** A dash: not affected, ended. */
  | 'none'
  /** An arrow back: rolled back, reverted. */
  | 'back'
  /** A dashed ring: planned, not signed. */
  | 'planned'
  | 'waiting'
  /** Two bars: a window that is closed. */
  | 'closed'
  /** A triangle that points right: running, a window that is open. */
  | 'running'
  /** A dashed square. */
  | 'missing'
  /** A diamond. */
  | 'adapted'
  /** A diamond with a cross. */
  | 'conflict'
  /** A slashed ring. */
  | 'declined'
  /** A plus and a minus. */
  | 'gained'
  | 'lost';
