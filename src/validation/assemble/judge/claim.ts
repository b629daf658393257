import type { Signoff, Statement } from '../../schema/signoffs/signoff.ts';

/** A statement that someone has signed, or is about to: what the rules judge, whatever the signature's own bytes say. */
export interface Claim {
  readonly statement: Statement;
  /** In wire format. */
  readonly publicKey: Buffer;
  /** Of the pair; null for one that is not signed yet. */
  readonly sha256: string | null;
  readonly bounds: Signoff['bounds'];
  /** When the text that was signed was committed, ISO 8601; null when that bounds nothing. */
  readonly textAt: string | null;
  /** When git first held the signature, in milliseconds since 1970; null when it does not. */
  readonly firstHeld: number | null;
  /** When the branch that is read first held it, by dates that nobody can make earlier, in milliseconds since 1970; null when that is not known. */
  readonly provenHeld: number | null;
}

/** A claim that stands before others, as judged. */
export interface EarlierClaim {
  readonly statement: Statement | null;
  readonly sha256: string;
  readonly valid: boolean;
  /** Whether its files are gone, and git alone remembers it. */
  readonly missing?: true;
}
